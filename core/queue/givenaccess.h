// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/sessionaccess.h"

#include <QJsonObject>

namespace waybill
{

/// What one run of a program was given to get at servers and archives. In memory, and on the socket
/// between two processes of one user; never on a disk.
struct GivenAccess
{
    Access defaults;
    QByteArray netrc;
    QList<std::pair<QUrl, Credentials>> urlCredentials; ///< that stood in URLs
    QByteArray archivePassword;                         ///< of every archive

    void giveTo(SessionAccess &access) const;
    bool operator==(const GivenAccess &) const = default;
};

QJsonObject toJson(const GivenAccess &access);
/// InvalidHeader where a header is none.
Result<GivenAccess> accessFromJson(const QJsonObject &json);

} // namespace waybill
