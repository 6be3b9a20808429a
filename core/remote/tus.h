// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/redirect.h"
#include "core/remote/remotecontext.h"

namespace waybill::tus
{

/// POST to the creation endpoint (tus 1.0, Creation): the URL that takes the bytes, checked as all
/// URLs that a server names. `length` -1 leaves it to be told at the end (creation-defer-length);
/// NotSupportedByServer if the server will not have that. `metadata` values are encoded here.
QCoro::Task<Result<NamedUrl>> create(RemoteContext context, QUrl endpoint, qint64 length,
    QList<std::pair<QByteArray, QString>> metadata);

/// Whether the server puts parts together (tus 1.0, Concatenation), as it says in an OPTIONS
/// answer.
QCoro::Task<Result<bool>> offersConcatenation(RemoteContext context, QUrl endpoint);

/// As create(), of a part that is put together with others later.
QCoro::Task<Result<NamedUrl>> createPart(RemoteContext context, QUrl endpoint, qint64 length);

/// The upload that these complete parts are, in this order. UploadExpired where the server has them
/// no more, NotSupportedByServer where it will not put them together.
QCoro::Task<Result<NamedUrl>> concatenate(RemoteContext context, QUrl endpoint, QList<QUrl> parts,
    QList<std::pair<QByteArray, QString>> metadata);

/// An empty PATCH that tells the length of an upload that was created without one.
QCoro::Task<Status> tellLength(RemoteContext context, QUrl upload, qint64 length);

/// What a server has of an upload; no length if that has not been told yet.
struct Stored
{
    qint64 offset = 0;
    std::optional<qint64> length;
};

/// HEAD. UploadExpired if the server knows nothing of the upload any more (403, 404, 410); Locked
/// (retryable) while our own dead connection still holds it.
QCoro::Task<Result<Stored>> find(RemoteContext context, QUrl upload);

/// The offset alone; MalformedResponse if it cannot be one of an upload of this length.
QCoro::Task<Result<qint64>> offset(RemoteContext context, QUrl upload, qint64 length);

/// PATCH: sends the rest from `offset`; returns the server's new offset. Conflict (409): ask for
/// the offset again.
QCoro::Task<Result<qint64>> append(
    RemoteContext context, QUrl upload, qint64 offset, std::shared_ptr<BodySource> rest);

/// DELETE (Termination); a server without it keeps what it has.
QCoro::Task<Status> remove(RemoteContext context, QUrl upload);

} // namespace waybill::tus
