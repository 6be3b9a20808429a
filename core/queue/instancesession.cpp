// SPDX-License-Identifier: MIT
#include "core/queue/instancesession.h"

#include "core/queue/recordcodec.h"
#include "core/queue/snapshotcodec.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostLinks = 1'000;
constexpr qsizetype kMostPaths = 10'000;
/// Of the items in one message; the rest of it is small.
constexpr qsizetype kMostPerMessage = kLongestMessage - 1024;

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

InstanceSession::InstanceSession(
    InstanceConnection *connection, Engine *engine, TaskScope *scope, bool takesOffers)
    : QObject(connection)
    , m_connection(connection)
    , m_engine(engine)
    , m_scope(scope)
    , m_takesOffers(takesOffers)
{
    m_look.setSingleShot(true);
    m_look.setInterval(0);
    connect(&m_look, &QTimer::timeout, this, &InstanceSession::look);
    connect(connection, &InstanceConnection::received, this, &InstanceSession::receive);
    listenToEngine();
    tell(u"welcome"_s, m_takesOffers);
}

InstanceSession::~InstanceSession() = default;

void InstanceSession::listenToEngine()
{
    connect(m_engine, &Engine::added, this, &InstanceSession::tellAdded);
    connect(m_engine, &Engine::changed, this, &InstanceSession::tellChanged);
    connect(m_engine, &Engine::stateChanged, this, [this](const TransferSnapshot &transfer) {
        if (!m_followed.contains(transfer.id))
            return;
        tell(u"state"_s, toJson(transfer));
        lookSoon();
    });
    connect(m_engine, &Engine::removed, this, [this](const QList<TransferId> &ids) {
        for (const TransferId id : ids)
            m_followed.remove(id);
        tell(u"removed"_s, idsToJson(ids));
        lookSoon();
    });
    connect(m_engine, &Engine::journalFailed, this,
        [this](const Error &error) { tell(u"journalFailed"_s, toJson(error)); });
}

bool InstanceSession::isServing() const
{
    return m_connection->isOpen() &&
           (m_unanswered > 0 || std::ranges::any_of(m_followed,
                                    [this](TransferId id) { return m_engine->hasWork(id); }));
}

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
        if (verb == "timeline"_L1)
            return m_scope->launch(
                sendTimeline(this, m_engine, number, content[u"id"_s].toInteger()));
        return command(number, verb, content);
    }
    refuse(number, makeError(ErrorKind::MalformedResponse, u"verb"_s));
}

void InstanceSession::tell(const QString &event, const QJsonValue &content)
{
    std::ignore = m_connection->send({{event, content}}); // who is gone hears nothing
}

void InstanceSession::tellSnapshots(const QString &event, const QList<TransferSnapshot> &snapshots)
{
    QJsonArray some;
    qsizetype size = 0;
    for (const TransferSnapshot &snapshot : snapshots) {
        const QJsonObject json = toJson(snapshot);
        const qsizetype more = QJsonDocument(json).toJson(QJsonDocument::Compact).size() + 1;
        if (size + more > kMostPerMessage) {
            tell(event, std::exchange(some, {}));
            size = 0;
        }
        some.append(json);
        size += more;
    }
    if (!some.isEmpty())
        tell(event, some);
}

void InstanceSession::tellSome(const QString &event, const QList<TransferId> &ids)
{
    QList<TransferSnapshot> snapshots;
    for (const TransferId id : ids) {
        if (const auto snapshot = m_engine->snapshot(id))
            snapshots.append(*snapshot);
    }
    tellSnapshots(event, snapshots);
}

void InstanceSession::answer(qint64 number, QJsonObject content)
{
    --m_unanswered;
    content[u"answer"_s] = number;
    std::ignore = m_connection->send(content);
    emit looked();
}

void InstanceSession::refuse(qint64 number, const Error &error)
{
    answer(number, {{u"error"_s, toJson(error)}});
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
    if (!self)
        co_return;
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

void InstanceSession::follow(const QList<TransferId> &ids)
{
    const QSet<TransferId> wanted(ids.begin(), ids.end());
    m_followed.unite(wanted);
    for (const TransferSnapshot &transfer : m_engine->snapshots()) {
        if (transfer.parent && wanted.contains(*transfer.parent))
            m_followed.insert(transfer.id);
    }
}

void InstanceSession::tellAdded(const QList<TransferSnapshot> &transfers)
{
    QList<TransferSnapshot> ours;
    for (const TransferSnapshot &transfer : transfers) {
        const bool isOfOurs = (transfer.parent && m_followed.contains(*transfer.parent)) ||
                              m_followed.contains(transfer.after);
        if (!isOfOurs)
            continue;
        m_followed.insert(transfer.id);
        ours.append(transfer);
    }
    if (ours.isEmpty())
        return;
    tellSnapshots(u"added"_s, ours);
    lookSoon();
}

void InstanceSession::tellChanged(const QList<TransferSnapshot> &transfers)
{
    QList<TransferSnapshot> ours = transfers;
    ours.removeIf(
        [this](const TransferSnapshot &transfer) { return !m_followed.contains(transfer.id); });
    tellSnapshots(u"changed"_s, ours);
    lookSoon();
}

void InstanceSession::lookSoon()
{
    if (!m_look.isActive())
        m_look.start();
}

void InstanceSession::look()
{
    QList<TransferId> working;
    for (const TransferId id : std::as_const(m_followed)) {
        if (m_engine->hasWork(id))
            working.append(id);
    }
    std::ranges::sort(working);
    if (working != m_toldWork) {
        // What is over has a new state, even if that is not in the journal yet.
        QList<TransferId> over = std::exchange(m_toldWork, working);
        over.removeIf([&working](TransferId id) { return working.contains(id); });
        tellSome(u"changed"_s, over);
        tell(u"work"_s, idsToJson(working));
    }
    const auto waiting = std::exchange(m_settling, {});
    for (const Settling &settling : waiting) {
        const bool isAtWork = std::ranges::any_of(
            settling.ids, [this](TransferId id) { return m_engine->hasWork(id); });
        if (isAtWork) {
            m_settling.append(settling);
            continue;
        }
        tellSome(u"changed"_s, settling.ids);
        answer(settling.number);
    }
    emit looked();
}

void InstanceSession::tellLast()
{
    tellSome(u"changed"_s, m_followed.values());
    look();
}

} // namespace waybill
