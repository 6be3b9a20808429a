// SPDX-License-Identifier: MIT
#pragma once

#include <QUrl>

namespace waybill
{

/// What a server says of a file before it is fetched.
struct LinkFacts
{
    QUrl url; ///< that was asked for
    QString name;
    qint64 size = -1;        ///< -1 where it does not tell
    bool isMetalink = false; ///< the server says so: the type of RFC 5854
};

} // namespace waybill
