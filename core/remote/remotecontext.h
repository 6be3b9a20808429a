// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/workerpool.h"
#include "core/http/httpclient.h"

#include <QDateTime>

namespace waybill
{

/// What talking to one server takes. `request` makes one with the transfer's access, deadlines and
/// observer.
struct RemoteContext
{
    HttpClient *http = nullptr;
    CancelToken token;
    std::function<HttpRequest(QByteArray method, QUrl url)> request;
    WorkerPool *workers = nullptr; ///< for reading long answers
};

/// What a server tells of one resource.
struct RemoteFile
{
    bool isFolder = false;
    qint64 size = -1; ///< -1 where it does not tell
    QByteArray etag;
    QDateTime modified; ///< UTC; invalid where it does not tell
};

} // namespace waybill
