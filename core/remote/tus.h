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

/// An empty PATCH that tells the length of an upload that was created without one.
QCoro::Task<Status> tellLength(RemoteContext context, QUrl upload, qint64 length);

/// HEAD: how much the server has, `length` -1 if that is not known yet. UploadExpired if it knows
/// nothing of the upload any more (403, 404, 410); Locked (retryable) while our own dead connection
/// still holds it.
QCoro::Task<Result<qint64>> offset(RemoteContext context, QUrl upload, qint64 length);

/// PATCH: sends the rest from `offset`; returns the server's new offset. Conflict (409): ask for
/// the offset again.
QCoro::Task<Result<qint64>> append(
    RemoteContext context, QUrl upload, qint64 offset, std::shared_ptr<BodySource> rest);

/// DELETE (Termination); a server without it keeps what it has.
QCoro::Task<Status> remove(RemoteContext context, QUrl upload);

} // namespace waybill::tus
