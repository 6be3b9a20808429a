// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/headerlist.h"

namespace waybill
{

/// What tells one version of a file on a server from another (RFC 9110 section 8.8).
struct Validators
{
    QByteArray etag;         ///< with its quotes and W/; empty if none or malformed
    QByteArray lastModified; ///< as sent
    QByteArray date;         ///< of the answer, for the strength of Last-Modified

    bool hasStrongEtag() const;
    /// At least a second older than the answer's Date (RFC 9110 section 8.8.2.2).
    bool hasStrongDate() const;
    bool isStrong() const { return hasStrongEtag() || hasStrongDate(); }
    bool isEmpty() const { return etag.isEmpty() && lastModified.isEmpty(); }
    /// The value of If-Range for a resume, or empty where nothing is strong (RFC 9110
    /// section 13.1.5).
    QByteArray ifRange() const;
    /// Nothing that both have differs. ETags are compared weakly, byte for byte after W/.
    bool agreesWith(const Validators &other) const;

    bool operator==(const Validators &) const = default;
};

Validators validatorsOf(const HeaderList &headers);

/// Content-Range of a 206 or 416 (RFC 9110 section 14.4).
struct ContentRange
{
    qint64 first = -1; ///< -1 in `bytes */N`
    qint64 last = -1;
    qint64 total = -1; ///< -1 in `bytes a-b/*`

    bool operator==(const ContentRange &) const = default;
};

/// Nothing if it is not one well-formed range in bytes.
std::optional<ContentRange> parseContentRange(const QByteArray &text);

/// A Content-Length: digits only, fits in 63 bits (RFC 9110 section 8.6).
std::optional<qint64> parseLength(const QByteArray &text);

} // namespace waybill
