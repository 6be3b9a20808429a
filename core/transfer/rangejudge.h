// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"
#include "core/http/validators.h"

namespace waybill
{

/// What a download asked for.
struct RangeQuestion
{
    qint64 offset = 0;
    qint64 total = -1; ///< as known so far
    Validators validators;
    QByteArray contentEncoding;
    qint64 last = -1; ///< the last byte that is wanted; -1: all there are

    /// Else the whole file is asked for.
    bool isRange() const { return offset > 0 || last >= 0; }
};

/// What to do with the answer.
struct RangeAnswer
{
    enum class Verdict {
        Append,    ///< the body goes behind what is here
        StartOver, ///< the body is the whole file: what is here is thrown away
        Complete,  ///< nothing is missing
        AskWhole,  ///< the answer is no use: ask again without a range
        Fail,
    };

    Verdict verdict = Verdict::Fail;
    Error error;       ///< with Fail; with AskWhole: why
    qint64 total = -1; ///< of the whole file, if the answer tells
};

/// The headers that put the question, with If-Range where the validators are strong (RFC 9110
/// sections 13.1.5 and 14.2).
HeaderList headersOf(const RangeQuestion &question);

/// The table that decides what a download believes (RFC 9110 sections 14 and 15). A 206 counts only
/// if unit, start, end, total and validators agree with what was asked; a 200 is never written at
/// an offset.
RangeAnswer judgeAnswer(const RangeQuestion &question, const HttpResponse &response);

} // namespace waybill
