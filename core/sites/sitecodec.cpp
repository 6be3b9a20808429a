// SPDX-License-Identifier: MIT
#include "core/sites/sitecodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

constexpr int kFileVersion = 1;
const QString kVersion = u"waybillSites"_s;

struct LimitMember
{
    const char *name;
    qint64 RateLimits::*member;
};

/// Bytes a second.
constexpr LimitMember kLimits[] = {
    {"downLimit", &RateLimits::down},
    {"upLimit", &RateLimits::up},
};

struct TextMember
{
    const char *name;
    QString Site::*member;
};

constexpr TextMember kTexts[] = {
    {"name", &Site::name},
    {"user", &Site::user},
    {"caFile", &Site::caFile},
    {"clientCertificate", &Site::clientCertificate},
    {"clientKey", &Site::clientKey},
    {"proxy", &Site::proxy},
    {"proxyUser", &Site::proxyUser},
};

QJsonObject objectOf(const Site &site)
{
    QJsonObject object;
    for (const TextMember &text : kTexts) {
        if (!(site.*text.member).isEmpty())
            object[QLatin1StringView(text.name)] = site.*text.member;
    }
    // Checked before; but nothing that is written here may hold userinfo.
    object[u"url"_s] = site.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
    object[u"kind"_s] = nameOf(site.kind);
    if (!site.pinnedCertificate.isEmpty())
        object[u"pin"_s] = QString::fromLatin1(site.pinnedCertificate.toHex());
    if (site.onConflict)
        object[u"onConflict"_s] = nameOf(*site.onConflict);
    for (const LimitMember &limit : kLimits) {
        if (site.limits.*limit.member > 0)
            object[QLatin1StringView(limit.name)] = site.limits.*limit.member;
    }
    return object;
}

SiteResult<Site> siteOf(const QJsonObject &object)
{
    Site site;
    for (const TextMember &text : kTexts) {
        const QJsonValue value = object[QLatin1StringView(text.name)];
        if (!value.isString() && !value.isUndefined())
            return siteFailure(Kind::BadValue, QString::fromLatin1(text.name));
        site.*text.member = value.toString();
    }
    const auto url = parseHttpUrl(object[u"url"_s].toString());
    if (!url) {
        const bool isOtherScheme = url.error().kind == ErrorKind::UnsupportedScheme;
        return isOtherScheme ? siteFailure(Kind::WrongScheme, url.error().detail)
                             : siteFailure(Kind::BadUrl);
    }
    site.url = *url;
    const auto kind = valueOf<UploadVia>(object[u"kind"_s].toString(nameOf(UploadVia::Auto)));
    if (!kind)
        return siteFailure(Kind::BadValue, u"kind"_s);
    site.kind = *kind;
    if (object.contains("onConflict"_L1)) {
        site.onConflict = valueOf<ConflictPolicy>(object[u"onConflict"_s].toString());
        if (!site.onConflict)
            return siteFailure(Kind::BadValue, u"onConflict"_s);
    }
    if (object.contains("pin"_L1)) {
        const auto pin = parseFingerprint(object[u"pin"_s].toString());
        if (!pin)
            return siteFailure(Kind::BadPin);
        site.pinnedCertificate = *pin;
    }
    for (const LimitMember &limit : kLimits) {
        const QJsonValue value = object[QLatin1StringView(limit.name)];
        const qint64 bytesPerSecond = value.toInteger(value.isUndefined() ? 0 : -1);
        if (bytesPerSecond < 0)
            return siteFailure(Kind::BadValue, QString::fromLatin1(limit.name));
        site.limits.*limit.member = bytesPerSecond;
    }
    const QList<SiteProblem> problems = problemsOf(site);
    if (!problems.isEmpty())
        return std::unexpected(problems.constFirst());
    return site;
}

} // namespace

QByteArray toSetting(const Site &site)
{
    QJsonObject object = objectOf(site);
    if (site.keepsPassword)
        object[u"keepsPassword"_s] = true;
    if (site.keepsProxyPassword)
        object[u"keepsProxyPassword"_s] = true;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Site> siteFromSetting(const QString &id, const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    auto site = siteOf(object);
    if (!site || id.isEmpty())
        return std::nullopt;
    site->id = id;
    site->keepsPassword = object[u"keepsPassword"_s].toBool();
    site->keepsProxyPassword = object[u"keepsProxyPassword"_s].toBool();
    return *site;
}

QByteArray exportSites(const QList<Site> &sites)
{
    QJsonArray array;
    for (const Site &site : sites)
        array.append(objectOf(site));
    const QJsonObject file = {{kVersion, kFileVersion}, {u"sites"_s, array}};
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

SiteResult<QList<Site>> importSites(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return siteFailure(Kind::NotJson, error.errorString());
    const QJsonObject file = document.object();
    const int version = file[kVersion].toInt();
    if (version > kFileVersion)
        return siteFailure(Kind::NewerFile, QString::number(version));
    if (version < 1 || !file[u"sites"_s].isArray())
        return siteFailure(Kind::NotASiteFile);
    QList<Site> sites;
    const QJsonArray array = file[u"sites"_s].toArray();
    for (const auto &value : array) {
        const auto site = siteOf(value.toObject());
        if (!site) {
            SiteProblem problem = site.error();
            problem.entry = sites.size() + 1;
            return std::unexpected(problem);
        }
        sites.append(*site);
    }
    return sites;
}

} // namespace waybill
