// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

/// What is known of one version of a file, to be compared with another.
struct FileVersion
{
    qint64 bytes = -1;  ///< -1: nobody tells
    QDateTime modified; ///< invalid: nobody tells

    bool operator==(const FileVersion &) const = default;
};

FileVersion versionOf(const FileFacts &facts);

/// What is to be done with a target that exists.
struct TargetVerdict
{
    enum class Action { Ask, Skip, Overwrite, Rename };

    Action action = Action::Ask;
    Error::Untold untold = Error::Untold::Nothing; ///< Ask: for want of what
    QString reason;                                ///< Skip: why, for the receipt

    /// Ask: the error that says so.
    Error toError(ErrorKind kind, QString detail) const;
};

/// What the policy makes of a target that exists. Times are compared by whole seconds, as servers
/// tell them (RFC 9110 section 5.6.7); what is not known is never overwritten. Pure.
TargetVerdict judgeTarget(
    ConflictPolicy policy, const FileVersion &source, const FileVersion &target);

} // namespace waybill
