// SPDX-License-Identifier: MIT
// What another instance may ask of the engine.
#include "core/queue/instancesession.h"
#include "core/queue/recordcodec.h"
#include "core/queue/snapshotcodec.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostLinks = 1'000;
constexpr qsizetype kMostPaths = 10'000;
constexpr qsizetype kPieceOfBody = 256 * 1024;

struct VerbRow
{
    const char *name;
    void (Engine::*act)(const QList<TransferId> &ids);
    bool settles; ///< it is done when nothing is at work any more
};

constexpr VerbRow kVerbs[] = {
    {"start", &Engine::start, false},
    {"pause", &Engine::pause, true},
    {"resume", &Engine::resume, false},
    {"cancel", &Engine::cancel, true},
    {"retry", &Engine::retry, false},
    {"remove", &Engine::remove, true},
};

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &text : value.toArray())
        texts.append(text.toString());
    return texts;
}

QList<TransferId> idsIn(const QJsonValue &value)
{
    QList<TransferId> ids;
    for (const auto &id : value.toArray())
        ids.append(id.toInteger());
    return ids;
}

QJsonArray idsToJson(const QList<TransferId> &ids)
{
    QJsonArray json;
    for (const TransferId id : ids)
        json.append(id);
    return json;
}

Result<QList<TransferSpec>> specsIn(const QJsonValue &value)
{
    QList<TransferSpec> specs;
    for (const auto &item : value.toArray()) {
        const auto kind = valueOf<TransferKind>(item[u"kind"_s].toString());
        const auto spec = kind ? specFromJson(item.toObject(), *kind) : std::nullopt;
        if (!spec || !QDir::isAbsolutePath(spec->path))
            return fail(ErrorKind::MalformedResponse, u"spec"_s);
        specs.append(*spec);
    }
    return specs;
}

} // namespace

void InstanceSession::receive(const QJsonObject &message)
{
    ++m_unanswered;
    const qint64 number = message[u"number"_s].toInteger();
    for (auto entry = message.begin(); entry != message.end(); ++entry) {
        const QString verb = entry.key();
        const QJsonObject content = entry.value().toObject();
        if (verb == "number"_L1)
            continue;
        if (verb == "open"_L1)
            return open(number, content);
        if (verb == "ping"_L1)
            return answer(number);
        if (verb == "load"_L1)
            return load(number);
        if (verb == "add"_L1)
            return add(number, content);
        if (verb == "fetch"_L1)
            return fetch(number, content);
        if (verb == "timeline"_L1)
            return m_scope->launch(
                sendTimeline(this, m_engine, number, content[u"id"_s].toInteger()));
        return command(number, verb, content);
    }
    refuse(number, makeError(ErrorKind::MalformedResponse, u"verb"_s));
}

void InstanceSession::open(qint64 number, const QJsonObject &content)
{
    const InstanceOffer offer{textsIn(content[u"links"_s]), textsIn(content[u"paths"_s])};
    const bool isTooMuch = offer.links.size() > kMostLinks || offer.paths.size() > kMostPaths;
    const bool isRelative = std::ranges::any_of(
        offer.paths, [](const QString &path) { return !QDir::isAbsolutePath(path); });
    if (!m_takesOffers)
        return refuse(number, makeError(ErrorKind::ProfileInUse));
    if (isTooMuch || isRelative)
        return refuse(number, makeError(ErrorKind::MalformedResponse, u"offer"_s));
    emit offered(offer);
    answer(number);
}

void InstanceSession::load(qint64 number)
{
    tellSnapshots(u"loaded"_s, m_engine->snapshots());
    answer(number);
}

Result<std::shared_ptr<SessionAccess>> InstanceSession::accessIn(const QJsonObject &content) const
{
    if (!content.contains(u"access"_s))
        return nullptr;
    const auto given = accessFromJson(content[u"access"_s].toObject());
    if (!given)
        return fail(given.error());
    auto access = std::make_shared<SessionAccess>();
    given->giveTo(*access);
    return access;
}

void InstanceSession::add(qint64 number, const QJsonObject &content)
{
    const auto specs = specsIn(content[u"specs"_s]);
    const auto access = accessIn(content);
    if (!specs || !access)
        return refuse(number, specs ? access.error() : specs.error());
    m_scope->launch(
        finishAdding(this, m_engine, number, *specs, *access, content[u"isToStart"_s].toBool()));
}

QCoro::Task<> InstanceSession::finishAdding(Self self, Engine *engine, qint64 number,
    QList<TransferSpec> specs, std::shared_ptr<SessionAccess> access, bool isToStart)
{
    auto adding = engine->add(std::move(specs), std::move(access));
    const auto ids = co_await std::move(adding);
    if (ids && isToStart)
        engine->start(*ids);
    if (!self) {
        // Who asked is gone before it could say what to do with them.
        if (ids && isToStart)
            engine->pause(*ids);
        co_return;
    }
    if (!ids) {
        self->refuse(number, ids.error());
        co_return;
    }
    self->follow(*ids);
    self->tellSome(u"added"_s, *ids);
    self->look();
    self->answer(number, {{u"ids"_s, idsToJson(*ids)}});
}

void InstanceSession::command(qint64 number, const QString &verb, const QJsonObject &content)
{
    const auto row = std::ranges::find_if(
        kVerbs, [&verb](const VerbRow &known) { return verb == QLatin1StringView(known.name); });
    const auto access = accessIn(content);
    if (row == std::end(kVerbs) || !access)
        return refuse(number,
            access ? makeError(ErrorKind::MalformedResponse, verb.left(40)) : access.error());
    const QList<TransferId> ids = idsIn(content[u"ids"_s]);
    if (*access)
        m_engine->setAccess(ids, *access);
    follow(ids);
    (m_engine->*row->act)(ids);
    look();
    if (row->settles) {
        m_settling.append({number, ids});
        lookSoon();
        return;
    }
    answer(number);
}

void InstanceSession::fetch(qint64 number, const QJsonObject &content)
{
    const auto url = checkHttpUrl(QUrl(content[u"url"_s].toString(), QUrl::StrictMode));
    const auto access = accessIn(content);
    if (!url || !access)
        return refuse(number, url ? access.error() : url.error());
    m_scope->launch(sendFetched(this, m_engine, number, *url, *access));
}

QCoro::Task<> InstanceSession::sendFetched(
    Self self, Engine *engine, qint64 number, QUrl url, std::shared_ptr<SessionAccess> access)
{
    auto fetching = engine->fetchSmall(url, {}, access);
    const auto fetched = co_await std::move(fetching);
    if (!self)
        co_return;
    if (!fetched) {
        self->refuse(number, fetched.error());
        co_return;
    }
    for (qsizetype at = 0; at < fetched->body.size(); at += kPieceOfBody) {
        const QByteArray piece = fetched->body.mid(at, kPieceOfBody).toBase64();
        self->tell(u"body"_s, QString::fromLatin1(piece));
    }
    self->answer(number, {{u"url"_s, fetched->url.toString(QUrl::FullyEncoded)}});
}

QCoro::Task<> InstanceSession::sendTimeline(Self self, Engine *engine, qint64 number, TransferId id)
{
    auto reading = engine->timeline(id);
    const auto entries = co_await std::move(reading);
    if (!self)
        co_return;
    if (!entries) {
        self->refuse(number, entries.error());
        co_return;
    }
    for (const TimelineEntry &entry : *entries)
        self->tell(u"timeline"_s, toJson(entry));
    self->answer(number);
}

} // namespace waybill
