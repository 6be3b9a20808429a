// SPDX-License-Identifier: MIT
#include "core/transfer/mirrorproof.h"

#include "core/http/digestfields.h"
#include "core/transfer/samples.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Fewer bytes prove nothing.
constexpr qint64 kLeastSample = 16 * 1024;

enum class Agreement { Unknown, Agrees, Differs };

Agreement compareDigests(const KnownFile &known, const HttpResponse &head)
{
    const auto offered = offeredDigest(head.headers, false);
    if (!known.serverDigest || !offered)
        return Agreement::Unknown;
    const auto algorithm = digestAlgorithmFromName(QString::fromLatin1(offered->algorithm));
    if (algorithm != known.serverDigest->algorithm)
        return Agreement::Unknown;
    return offered->digest == known.serverDigest->digest ? Agreement::Agrees : Agreement::Differs;
}

Status judgeHead(const RangeQuestion &question, const HttpResponse &head)
{
    const RangeAnswer answer = judgeAnswer(question, head);
    switch (answer.verdict) {
    case RangeAnswer::Verdict::Append: {
        const auto range = parseContentRange(head.headers.value("Content-Range"));
        return range && range->total == question.total ? Status()
                                                       : fail(ErrorKind::RemoteMismatch, u"size"_s);
    }
    case RangeAnswer::Verdict::StartOver:
        return answer.total == question.total ? fail(ErrorKind::NotSupportedByServer)
                                              : fail(ErrorKind::RemoteMismatch, u"size"_s);
    case RangeAnswer::Verdict::Fail:
        return fail(answer.error);
    default:
        return fail(ErrorKind::RemoteMismatch, answer.error.detail);
    }
}

} // namespace

HttpRequest requestTo(const TransferContext &context, const FileSource &source)
{
    HttpRequest request = context.request("GET", source.url);
    request.access = source.access;
    request.refusesPrivateAddresses = source.refusesPrivateAddresses;
    return request;
}

QCoro::Task<Result<ProvenReply>> askNewMirror(TransferContext context, FileSource mirror,
    RangeQuestion question, KnownFile known, std::shared_ptr<PartFile> part)
{
    question.validators = {};
    HttpRequest request = requestTo(context, mirror);
    request.headers = headersOf(question);
    auto opening = context.http->open(request, context.token);
    auto reply = co_await std::move(opening);
    if (!reply)
        co_return fail(reply.error());
    const HttpResponse &head = (*reply)->head();
    if (const Status judged = judgeHead(question, head); !judged)
        co_return fail(judged.error());
    const Agreement digests = compareDigests(known, head);
    if (digests == Agreement::Differs)
        co_return fail(ErrorKind::RemoteMismatch, u"digest"_s);
    const Validators validators = validatorsOf(head.headers);
    if (digests == Agreement::Unknown && !known.isDigestExpected) {
        if (!validators.isStrong() || part->front() < kLeastSample)
            co_return fail(ErrorKind::NotSupportedByServer, u"no proof"_s);
        auto comparing = samplesAgree(context, request, part, question.total);
        const auto agree = co_await std::move(comparing);
        if (!agree)
            co_return fail(agree.error());
        if (!*agree)
            co_return fail(ErrorKind::RemoteMismatch, u"content"_s);
    }
    co_return ProvenReply{std::move(*reply), validators};
}

} // namespace waybill
