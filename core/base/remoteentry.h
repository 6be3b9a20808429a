// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QUrl>

namespace waybill
{

/// One thing in a folder on a server, as its listing tells.
struct RemoteEntry
{
    QString name; ///< safe to show; what it is called there is in the URL
    QUrl url;     ///< directly beneath the folder, on its origin; a folder's ends with '/'
    bool isFolder = false;
    qint64 size = -1;           ///< bytes; -1 where it does not tell, and for folders
    bool isSizeRounded = false; ///< told as "1.2K"
    QDateTime modified;         ///< UTC; invalid where it does not tell
    QByteArray etag;            ///< as sent; empty where it does not tell

    bool operator==(const RemoteEntry &) const = default;
};

/// What a folder on a server holds. Safe to copy between threads.
struct Listing
{
    QUrl url; ///< that answered, behind redirects; ends with '/'
    bool isWebDav = false;
    QList<RemoteEntry> entries; ///< in the server's order, each name once
    int leftOut = 0;            ///< that lie elsewhere, have impossible names, or came twice
};

} // namespace waybill
