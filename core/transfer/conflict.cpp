// SPDX-License-Identifier: MIT
#include "core/transfer/conflict.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Action = TargetVerdict::Action;

constexpr qint64 kNsPerMs = 1'000'000;

TargetVerdict judgeAge(const QDateTime &source, const QDateTime &target)
{
    if (!source.isValid() || !target.isValid())
        return {Action::Ask, Error::Untold::Age, {}};
    if (source.toSecsSinceEpoch() > target.toSecsSinceEpoch())
        return {Action::Overwrite, {}, {}};
    return {Action::Skip, {}, u"skipped: the file that exists is newer, or as new"_s};
}

TargetVerdict judgeSize(qint64 source, qint64 target)
{
    if (source < 0 || target < 0)
        return {Action::Ask, Error::Untold::Size, {}};
    if (source != target)
        return {Action::Overwrite, {}, {}};
    return {Action::Skip, {}, u"skipped: the file that exists has the same size"_s};
}

} // namespace

FileVersion versionOf(const FileFacts &facts)
{
    return {facts.size, QDateTime::fromMSecsSinceEpoch(facts.modifiedNs / kNsPerMs, Qt::UTC)};
}

Error TargetVerdict::toError(ErrorKind kind, QString detail) const
{
    Error error = makeError(kind, std::move(detail));
    error.untold = untold;
    return error;
}

TargetVerdict judgeTarget(
    ConflictPolicy policy, const FileVersion &source, const FileVersion &target)
{
    switch (policy) {
    case ConflictPolicy::Fail:
        break;
    case ConflictPolicy::Skip:
        return {Action::Skip, {}, u"skipped: the file exists already"_s};
    case ConflictPolicy::Overwrite:
        return {Action::Overwrite, {}, {}};
    case ConflictPolicy::Rename:
        return {Action::Rename, {}, {}};
    case ConflictPolicy::Newer:
        return judgeAge(source.modified, target.modified);
    case ConflictPolicy::OtherSize:
        return judgeSize(source.bytes, target.bytes);
    }
    return {};
}

} // namespace waybill
