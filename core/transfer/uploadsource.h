// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/http/body.h"

#include <memory>

namespace waybill
{

/// What an upload sends: a file, or a tree that is packed on the way. Blocking; used on workers,
/// one call at a time, but for size().
class UploadSource
{
public:
    virtual ~UploadSource() = default;
    /// Bytes; -1 while nobody knows, before all of it has been read once. Any thread.
    virtual qint64 size() const = 0;
    /// The bytes from `offset` to the end as a request's body.
    virtual std::shared_ptr<BodySource> body(qint64 offset) = 0;
    /// Reads into the digest what has not been read yet, up to `end`; -1: all.
    virtual Status digestTo(qint64 end, const CancelToken &token) = 0;
    /// SourceChanged if it is not what it was when it was opened.
    virtual Status checkUnchanged(const CancelToken &token) = 0;
    /// Of all bytes; digestTo(size()) first.
    virtual QByteArray sha256() const = 0;
};

} // namespace waybill
