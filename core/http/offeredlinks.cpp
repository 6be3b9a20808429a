// SPDX-License-Identifier: MIT
#include "core/http/offeredlinks.h"

#include "core/http/curlcommand.h"
#include "core/http/url.h"
#include "core/http/waybilllink.h"

namespace waybill
{

using namespace Qt::StringLiterals;

bool looksLikeLinks(const QString &text)
{
    const QString start = text.left(16).trimmed();
    return start.startsWith("http://"_L1, Qt::CaseInsensitive) ||
           start.startsWith("https://"_L1, Qt::CaseInsensitive) || isWaybillLink(start) ||
           isCurlCommand(start);
}

Result<OfferedLinks> readOfferedLinks(const QString &text)
{
    if (isCurlCommand(text)) {
        const auto command = parseCurlCommand(text);
        if (!command)
            return fail(command.error());
        return OfferedLinks{command->urls, command->ignored};
    }
    OfferedLinks offered;
    for (const QString &untrimmed : text.split(u'\n')) {
        const QString line = untrimmed.trimmed();
        if (line.isEmpty())
            continue;
        if (isWaybillLink(line)) {
            const auto urls = parseWaybillLink(line);
            if (!urls)
                return fail(urls.error().kind, line.section(u'@', -1).left(80));
            offered.urls += *urls;
            continue;
        }
        auto url = parseHttpUrl(line);
        if (!url) {
            url.error().detail = line.section(u'@', -1).left(80); // no userinfo
            return fail(url.error());
        }
        offered.urls.append(*url);
    }
    return offered;
}

} // namespace waybill
