// SPDX-License-Identifier: MIT
#include "core/transfer/rangejudge.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

RangeAnswer failed(Error error)
{
    return {RangeAnswer::Verdict::Fail, std::move(error), -1};
}

RangeAnswer askWhole(ErrorKind why, QString detail)
{
    return {RangeAnswer::Verdict::AskWhole, makeError(why, std::move(detail)), -1};
}

RangeAnswer judgePartial(const RangeQuestion &question, const HttpResponse &response)
{
    const auto range = parseContentRange(response.headers.value("Content-Range"));
    if (response.headers.values("Content-Range").size() != 1 || !range || range->first < 0)
        return askWhole(ErrorKind::RangeMismatch, u"Content-Range"_s);
    if (range->first != question.offset)
        return askWhole(ErrorKind::RangeMismatch, u"start"_s);
    if (question.last >= 0 && range->last > question.last)
        return askWhole(ErrorKind::RangeMismatch, u"end"_s);
    const bool knowsBoth = range->total >= 0 && question.total >= 0;
    if (knowsBoth && range->total != question.total)
        return askWhole(ErrorKind::RemoteChanged, u"size"_s);
    const auto length = response.contentLength();
    if (length && *length != range->last - range->first + 1)
        return askWhole(ErrorKind::RangeMismatch, u"length"_s);
    if (!question.validators.agreesWith(validatorsOf(response.headers)))
        return askWhole(ErrorKind::RemoteChanged, u"validator"_s);
    if (response.headers.joined("Content-Encoding").toLower() != question.contentEncoding)
        return askWhole(ErrorKind::RangeMismatch, u"Content-Encoding"_s);
    return {RangeAnswer::Verdict::Append, {}, range->total >= 0 ? range->total : question.total};
}

RangeAnswer judgeUnsatisfiable(const RangeQuestion &question, const HttpResponse &response)
{
    const auto range = parseContentRange(response.headers.value("Content-Range"));
    const bool isWhole = range && range->total == question.offset &&
                         (question.total < 0 || question.total == question.offset) &&
                         question.validators.agreesWith(validatorsOf(response.headers));
    if (isWhole)
        return {RangeAnswer::Verdict::Complete, {}, range->total};
    return askWhole(ErrorKind::RemoteChanged, u"416"_s);
}

} // namespace

HeaderList headersOf(const RangeQuestion &question)
{
    HeaderList headers = {{"Accept", "*/*"}, {"Accept-Encoding", "identity"},
        {"Want-Repr-Digest", "sha-256=10, sha-512=9"}};
    if (!question.isRange())
        return headers;
    QByteArray range = "bytes=" + QByteArray::number(question.offset) + '-';
    if (question.last >= 0)
        range += QByteArray::number(question.last);
    headers.add("Range", range);
    if (const QByteArray validator = question.validators.ifRange(); !validator.isEmpty())
        headers.add("If-Range", validator);
    return headers;
}

RangeAnswer judgeAnswer(const RangeQuestion &question, const HttpResponse &response)
{
    const bool askedRange = question.isRange();
    if (response.status == 206 && askedRange)
        return judgePartial(question, response);
    if (response.status == 416 && askedRange)
        return judgeUnsatisfiable(question, response);
    if (response.status == 206)
        return failed(makeError(ErrorKind::RangeMismatch, u"206 to a request without a range"_s));
    if (response.status != 200)
        return failed(response.toError());
    return {RangeAnswer::Verdict::StartOver, {}, response.contentLength().value_or(-1)};
}

} // namespace waybill
