// SPDX-License-Identifier: MIT
#include "core/http/waybilllink.h"

#include "core/http/url.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kScheme = "waybill:"_L1;
constexpr qsizetype kLongestText = 32 * 1024;
constexpr qsizetype kMostUrls = 20;

Result<QUrl> publicUrl(const QString &text)
{
    const auto url = parseHttpUrl(text);
    if (url && !url->userInfo().isEmpty())
        return fail(ErrorKind::InvalidUrl, u"userinfo"_s);
    return url;
}

Result<QList<QUrl>> parametersOf(const QString &query)
{
    QList<QUrl> urls;
    for (const QString &parameter : query.split(u'&')) {
        const QString name = parameter.section(u'=', 0, 0);
        if (name != "url"_L1)
            return fail(ErrorKind::InvalidUrl, name.left(40));
        if (urls.size() == kMostUrls)
            return fail(ErrorKind::InvalidUrl, QString::number(kMostUrls));
        const QByteArray value = parameter.section(u'=', 1).toUtf8();
        const auto url = publicUrl(QString::fromUtf8(QByteArray::fromPercentEncoding(value)));
        if (!url)
            return fail(url.error());
        urls.append(*url);
    }
    return urls;
}

} // namespace

bool isWaybillLink(const QString &text)
{
    return text.startsWith(kScheme, Qt::CaseInsensitive);
}

Result<QList<QUrl>> parseWaybillLink(const QString &text)
{
    if (!isWaybillLink(text) || text.size() > kLongestText)
        return fail(ErrorKind::InvalidUrl, text.left(40));
    QString rest = text.mid(kScheme.size());
    // Browsers and desktops like to make `waybill://add?…` of it.
    if (rest.startsWith("//"_L1))
        rest = rest.mid(2);
    for (const QString &form : {u"add?"_s, u"add/?"_s}) {
        if (rest.startsWith(form, Qt::CaseInsensitive))
            return parametersOf(rest.mid(form.size()));
    }
    const auto url = publicUrl(rest);
    if (!url)
        return fail(url.error());
    return QList<QUrl>{*url};
}

} // namespace waybill
