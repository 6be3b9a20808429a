// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/givenaccess.h"
#include "core/queue/instanceservice.h"

#include <QPointer>

namespace waybill
{

/// One other instance that uses the engine: does what it asks for, and tells it what happens to the
/// transfers that it follows: those that it added or gave a command for, and what comes of them.
///
/// A request is {"number": n, verb: content} and is answered by {"answer": n, ...}, with an "error"
/// if it failed. Verbs: "open" (links, paths), "ping", "load", "add" (specs, isToStart, access),
/// "start", "pause", "resume", "cancel", "retry", "remove" (ids; access), "timeline" (id), "fetch"
/// (url, access; its answer has the URL that answered). Told unasked: "welcome", "loaded", "added",
/// "state", "changed", "removed", "work" (which of the followed have work), "timeline", "body" (of
/// a fetch, in pieces of base64), "journalFailed", "closing".
class InstanceSession : public QObject
{
    Q_OBJECT

public:
    /// A child of the connection, and gone with it. `scope` takes what it starts.
    InstanceSession(
        InstanceConnection *connection, Engine *engine, TaskScope *scope, bool takesOffers);
    ~InstanceSession() override;

    /// A request is unanswered, or something that it follows is at work.
    bool isServing() const;
    /// From now on no work is no end: the engine stops.
    void tellClosing();
    /// Tells the last of what it follows.
    void tellLast();

signals:
    void offered(const waybill::InstanceOffer &offer);
    /// What isServing() says may have changed.
    void looked();

private:
    using Self = QPointer<InstanceSession>;
    struct Settling
    {
        qint64 number = 0;
        QList<TransferId> ids;
    };

    void receive(const QJsonObject &message);
    void tell(const QString &event, const QJsonValue &content);
    void tellSnapshots(const QString &event, const QList<TransferSnapshot> &snapshots);
    void tellSome(const QString &event, const QList<TransferId> &ids);
    void answer(qint64 number, QJsonObject content = {});
    void refuse(qint64 number, const Error &error);
    void open(qint64 number, const QJsonObject &content);
    void load(qint64 number);
    /// An access of its own for what this request is about; nothing if it brings none.
    Result<std::shared_ptr<SessionAccess>> accessIn(const QJsonObject &content) const;
    void add(qint64 number, const QJsonObject &content);
    void command(qint64 number, const QString &verb, const QJsonObject &content);
    static QCoro::Task<> finishAdding(Self self, Engine *engine, qint64 number,
        QList<TransferSpec> specs, std::shared_ptr<SessionAccess> access, bool isToStart);
    void fetch(qint64 number, const QJsonObject &content);
    static QCoro::Task<> sendFetched(
        Self self, Engine *engine, qint64 number, QUrl url, std::shared_ptr<SessionAccess> access);
    static QCoro::Task<> sendTimeline(Self self, Engine *engine, qint64 number, TransferId id);
    void follow(const QList<TransferId> &ids);
    void listenToEngine();
    void tellAdded(const QList<TransferSnapshot> &transfers);
    void tellChanged(const QList<TransferSnapshot> &transfers);
    /// Looks when the engine has said all that it has to say now.
    void lookSoon();
    void look();

    InstanceConnection *m_connection;
    Engine *m_engine;
    TaskScope *m_scope;
    const bool m_takesOffers;
    QSet<TransferId> m_followed;
    QList<TransferId> m_toldWork;
    QList<Settling> m_settling;
    int m_unanswered = 0;
    QTimer m_look;
};

} // namespace waybill
