// SPDX-License-Identifier: MIT
#include "core/sites/sitecheck.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

constexpr qsizetype kFingerprintBytes = 32;

std::optional<Kind> problemOfUrl(const QUrl &url)
{
    const auto checked = checkHttpUrl(url);
    if (!checked)
        return checked.error().kind == ErrorKind::UnsupportedScheme ? Kind::WrongScheme
                                                                    : Kind::BadUrl;
    if (!url.userInfo().isEmpty())
        return Kind::UserInfoInUrl;
    if (url.hasQuery() || url.hasFragment())
        return Kind::QueryInUrl;
    return std::nullopt;
}

} // namespace

std::optional<Kind> problemOfProxy(const QString &text)
{
    static const QStringList schemes = {u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s};
    if (text.isEmpty())
        return std::nullopt;
    const QUrl proxy(text);
    if (!proxy.isValid() || !schemes.contains(proxy.scheme()) || proxy.host().isEmpty())
        return Kind::BadProxy;
    if (!proxy.userInfo().isEmpty())
        return Kind::UserInfoInProxy;
    const bool isBare = (proxy.path().isEmpty() || proxy.path() == "/"_L1) && !proxy.hasQuery() &&
                        !proxy.hasFragment();
    return isBare ? std::nullopt : std::optional(Kind::BadProxy);
}

QList<SiteProblem> problemsOf(const Site &site)
{
    QList<SiteProblem> problems;
    if (site.name.trimmed().isEmpty())
        problems.append({Kind::NoName, {}, 0});
    if (const auto kind = problemOfUrl(site.url))
        problems.append({*kind, *kind == Kind::WrongScheme ? site.url.scheme() : QString(), 0});
    if (!site.clientCertificate.isEmpty() && site.clientKey.isEmpty())
        problems.append({Kind::CertificateWithoutKey, {}, 0});
    if (site.clientCertificate.isEmpty() && !site.clientKey.isEmpty())
        problems.append({Kind::KeyWithoutCertificate, {}, 0});
    if (!site.pinnedCertificate.isEmpty() && site.pinnedCertificate.size() != kFingerprintBytes)
        problems.append({Kind::BadPin, {}, 0});
    if (const auto kind = problemOfProxy(site.proxy))
        problems.append({*kind, {}, 0});
    return problems;
}

std::optional<QByteArray> parseFingerprint(const QString &text)
{
    QByteArray digits = text.toUtf8().toLower();
    digits.replace(':', "").replace(' ', "");
    QByteArray bytes = QByteArray::fromHex(digits);
    if (bytes.size() != kFingerprintBytes || bytes.toHex() != digits)
        return std::nullopt;
    return bytes;
}

} // namespace waybill
