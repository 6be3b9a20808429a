// SPDX-License-Identifier: MIT
#include "core/http/httpdate.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/pagelisting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Where Caddy's "url" leads, or the child of nginx's "name".
std::optional<ListingBuilder::Child> childOf(
    const ListingBuilder &builder, const QJsonObject &object)
{
    if (object.contains("url"_L1))
        return builder.child(object.value("url"_L1).toString().toUtf8());
    return ListingBuilder::childNamed(object.value("name"_L1).toString().toUtf8());
}

RemoteEntry factsOf(const QJsonObject &object)
{
    RemoteEntry facts;
    facts.isFolder =
        object.value("is_dir"_L1).toBool() || object.value("type"_L1) == "directory"_L1;
    facts.size = std::max<qint64>(-1, object.value("size"_L1).toInteger(-1));
    const QByteArray caddy = object.value("mod_time"_L1).toString().toLatin1();
    const QByteArray nginx = object.value("mtime"_L1).toString().toLatin1();
    facts.modified = caddy.isEmpty() ? parseHttpDate(nginx) : parseListingTime(caddy);
    return facts;
}

bool isEntry(const QJsonObject &object)
{
    return object.value("name"_L1).isString() &&
           (object.contains("type"_L1) || object.contains("is_dir"_L1));
}

} // namespace

Result<Listing> parseJsonListing(const QByteArray &json, const QUrl &folder)
{
    ListingBuilder builder(folder);
    if (json.trimmed() == "null") // an empty folder of Caddy
        return builder.take();
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorKind::MalformedResponse, u"JSON"_s);
    if (!document.isArray())
        return fail(ErrorKind::NotSupportedByServer, u"listing"_s);
    const QJsonArray array = document.array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        if (!isEntry(object))
            return fail(ErrorKind::NotSupportedByServer, u"listing"_s);
        const auto child = childOf(builder, object);
        if (!child || child->isFolderItself())
            builder.leaveOut();
        else if (!builder.add(*child, factsOf(object)))
            return fail(ErrorKind::AnswerTooLarge, u"listing"_s);
    }
    return builder.take();
}

} // namespace waybill
