// SPDX-License-Identifier: MIT
#include "core/http/url.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

bool isSecretKey(const QString &key)
{
    static const QStringList secretParts = {u"sig"_s, u"token"_s, u"key"_s, u"secret"_s, u"pass"_s,
        u"auth"_s, u"credential"_s, u"session"_s, u"jwt"_s, u"code"_s, u"policy"_s, u"hmac"_s,
        u"md5"_s, u"hash"_s, u"hdnts"_s};
    const QString lower = key.toLower();
    if (lower.startsWith("x-amz-"_L1) || lower.startsWith("x-goog-"_L1))
        return true;
    for (const QString &part : secretParts) {
        if (lower.contains(part))
            return true;
    }
    return false;
}

} // namespace

Result<QUrl> parseHttpUrl(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return fail(ErrorKind::InvalidUrl, u"control character"_s);
    }
    return checkHttpUrl(QUrl(text.trimmed(), QUrl::TolerantMode));
}

Result<QUrl> checkHttpUrl(QUrl url)
{
    if (!url.isValid() || url.isEmpty())
        return fail(ErrorKind::InvalidUrl, url.errorString().section(u';', 0, 0));
    if (url.scheme().isEmpty())
        return fail(ErrorKind::InvalidUrl, u"no scheme"_s);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return fail(ErrorKind::UnsupportedScheme, url.scheme());
    if (url.host().isEmpty())
        return fail(ErrorKind::InvalidUrl, u"no host"_s);
    if (url.port() == 0)
        return fail(ErrorKind::InvalidUrl, u"port 0"_s);
    url.setFragment(QString());
    return url;
}

Origin originOf(const QUrl &url)
{
    const int defaultPort = url.scheme() == "https"_L1 ? 443 : 80;
    return {url.scheme(), url.host(QUrl::FullyEncoded).toLower(), url.port(defaultPort)};
}

QString hostOf(const QUrl &url)
{
    QString host = url.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

QString redactedUrl(const QUrl &url)
{
    QUrl shown = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    if (!shown.hasQuery())
        return shown.toString();
    QStringList parts;
    for (const QString &part : shown.query(QUrl::FullyEncoded).split(u'&')) {
        const qsizetype equals = part.indexOf(u'=');
        const bool isSecret = equals > 0 && isSecretKey(part.left(equals));
        parts.append(isSecret ? part.left(equals + 1) + "***"_L1 : part);
    }
    shown.setQuery(QString());
    return shown.toString() + u'?' + parts.join(u'&');
}

QString maskedUrl(const QUrl &url)
{
    const auto parts =
        QUrl::RemoveUserInfo | QUrl::RemoveFilename | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return url.adjusted(parts).toString() + "***"_L1;
}

bool isSecretUrl(const QUrl &url)
{
    const QUrlQuery query(url);
    for (const auto &[key, value] : query.queryItems()) {
        if (isSecretKey(key))
            return true;
    }
    return false;
}

bool isPrivateAddress(const QString &text)
{
    const QHostAddress address(text);
    if (address.isNull())
        return false;
    static const QList<std::pair<QHostAddress, int>> ranges = {
        QHostAddress::parseSubnet(u"0.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"127.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"169.254.0.0/16"_s),
        QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s),
        QHostAddress::parseSubnet(u"::/127"_s),
        QHostAddress::parseSubnet(u"fc00::/7"_s),
        QHostAddress::parseSubnet(u"fe80::/10"_s),
    };
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped);
    const QHostAddress plain = isMapped ? QHostAddress(v4) : address;
    for (const auto &range : ranges) {
        if (plain.protocol() == range.first.protocol() && plain.isInSubnet(range))
            return true;
    }
    return false;
}

} // namespace waybill
