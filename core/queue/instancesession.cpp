// SPDX-License-Identifier: MIT
#include "core/queue/instancesession.h"

#include "core/queue/recordcodec.h"
#include "core/queue/snapshotcodec.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Of the items in one message; the rest of it is small.
constexpr qsizetype kMostPerMessage = kLongestMessage - 1024;

QJsonArray idsToJson(const QList<TransferId> &ids)
{
    QJsonArray json;
    for (const TransferId id : ids)
        json.append(id);
    return json;
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

void InstanceSession::tellClosing()
{
    tell(u"closing"_s, true);
}

void InstanceSession::tellLast()
{
    tellSome(u"changed"_s, m_followed.values());
    look();
}

} // namespace waybill
