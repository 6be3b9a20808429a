// SPDX-License-Identifier: MIT
#include "core/queue/givenaccess.h"

#include <QJsonArray>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Bytes of any kind as text.
QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray fromBase64(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QJsonObject credentialsToJson(const Credentials &credentials)
{
    return {{u"user"_s, credentials.user}, {u"password"_s, credentials.password}};
}

Credentials credentialsFromJson(const QJsonObject &json)
{
    return {json[u"user"_s].toString(), json[u"password"_s].toString()};
}

} // namespace

void GivenAccess::giveTo(SessionAccess &access) const
{
    access.setDefaults(defaults);
    access.setNetrc(netrc);
    access.setArchivePassword(archivePassword);
    for (const auto &[url, credentials] : urlCredentials)
        access.setCredentials(originOf(url), credentials);
}

QJsonObject toJson(const GivenAccess &access)
{
    QJsonArray headers;
    for (const Header &header : access.defaults.headers.all())
        headers.append(QJsonArray{base64(header.name), base64(header.value)});
    QJsonArray urls;
    for (const auto &[url, credentials] : access.urlCredentials) {
        QJsonObject entry = credentialsToJson(credentials);
        entry[u"url"_s] = url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
        urls.append(entry);
    }
    return {{u"credentials"_s, credentialsToJson(access.defaults.credentials)},
        {u"headers"_s, headers}, {u"caFile"_s, access.defaults.caFile},
        {u"clientCertificate"_s, access.defaults.clientCertificate},
        {u"clientKey"_s, access.defaults.clientKey},
        {u"pinnedCertificate"_s, base64(access.defaults.pinnedCertificate)},
        {u"proxy"_s, access.defaults.proxy}, {u"netrc"_s, base64(access.netrc)},
        {u"urlCredentials"_s, urls}, {u"archivePassword"_s, base64(access.archivePassword)}};
}

Result<GivenAccess> accessFromJson(const QJsonObject &json)
{
    GivenAccess access;
    access.defaults.credentials = credentialsFromJson(json[u"credentials"_s].toObject());
    for (const auto &field : json[u"headers"_s].toArray()) {
        const QByteArray name = fromBase64(field[0]);
        const QByteArray value = fromBase64(field[1]);
        if (!isToken(name) || !isFieldValue(value))
            return fail(ErrorKind::InvalidHeader, QString::fromLatin1(name.left(40)));
        access.defaults.headers.add(name, value);
    }
    access.defaults.caFile = json[u"caFile"_s].toString();
    access.defaults.clientCertificate = json[u"clientCertificate"_s].toString();
    access.defaults.clientKey = json[u"clientKey"_s].toString();
    access.defaults.pinnedCertificate = fromBase64(json[u"pinnedCertificate"_s]);
    access.defaults.proxy = json[u"proxy"_s].toString();
    access.netrc = fromBase64(json[u"netrc"_s]);
    for (const auto &entry : json[u"urlCredentials"_s].toArray())
        access.urlCredentials.append(
            {QUrl(entry[u"url"_s].toString()), credentialsFromJson(entry.toObject())});
    access.archivePassword = fromBase64(json[u"archivePassword"_s]);
    return access;
}

} // namespace waybill
