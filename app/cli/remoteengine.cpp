// SPDX-License-Identifier: MIT
#include "app/cli/remoteengine.h"

#include "core/queue/recordcodec.h"
#include "core/queue/snapshotcodec.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Of the specs in one request; access goes along.
constexpr qsizetype kMostPerRequest = kLongestMessage / 2;

QString verbName(ConsoleEngine::Verb verb)
{
    static constexpr std::array names = {"start", "pause", "resume", "cancel", "retry", "remove"};
    return QString::fromLatin1(names.at(static_cast<size_t>(verb)));
}

QJsonArray idsToJson(const QList<TransferId> &ids)
{
    QJsonArray json;
    for (const TransferId id : ids)
        json.append(id);
    return json;
}

/// As many as go into one request.
QJsonArray takeSome(QList<TransferSpec> &specs)
{
    QJsonArray some;
    qsizetype size = 0;
    while (!specs.isEmpty()) {
        QJsonObject json = toJson(specs.constFirst());
        json[u"kind"_s] = nameOf(specs.constFirst().kind);
        size += QJsonDocument(json).toJson(QJsonDocument::Compact).size() + 1;
        if (!some.isEmpty() && size > kMostPerRequest)
            break;
        some.append(json);
        specs.removeFirst();
    }
    return some;
}

} // namespace

Result<std::unique_ptr<RemoteEngine>> RemoteEngine::connectTo(
    const QString &profile, GivenAccess access)
{
    auto client = InstanceClient::connectTo(profile);
    if (!client)
        return fail(client.error());
    return std::unique_ptr<RemoteEngine>(new RemoteEngine(std::move(*client), std::move(access)));
}

RemoteEngine::RemoteEngine(std::unique_ptr<InstanceClient> client, GivenAccess access)
    : m_client(std::move(client))
    , m_access(std::move(access))
{
    connect(m_client.get(), &InstanceClient::told, this, &RemoteEngine::receive);
    connect(m_client.get(), &InstanceClient::lost, this, &RemoteEngine::lose);
}

/// What was at work is queued in the journal, or will be when the profile is opened again.
void RemoteEngine::lose()
{
    m_working.clear();
    for (TransferSnapshot &transfer : m_transfers) {
        if (isActive(transfer.state))
            transfer.state = TransferState::Queued;
    }
    emit lost();
}

std::optional<TransferSnapshot> RemoteEngine::snapshot(TransferId id) const
{
    const auto found = m_transfers.constFind(id);
    return found == m_transfers.cend() ? std::nullopt : std::optional(*found);
}

QList<TransferSnapshot> RemoteEngine::take(const QJsonValue &snapshots)
{
    QList<TransferSnapshot> taken;
    for (const auto &json : snapshots.toArray()) {
        const auto transfer = snapshotFromJson(json.toObject());
        if (!transfer)
            continue;
        m_transfers.insert(transfer->id, *transfer);
        taken.append(*transfer);
    }
    return taken;
}

void RemoteEngine::receive(const QJsonObject &event)
{
    const QString name = event.begin().key();
    const QJsonValue content = event.begin().value();
    if (name == "loaded"_L1 || name == "added"_L1) {
        emit added(take(content));
    } else if (name == "changed"_L1) {
        emit changed(take(content));
    } else if (name == "state"_L1) {
        for (const TransferSnapshot &transfer : take(QJsonArray{content}))
            emit stateChanged(transfer);
    } else if (name == "removed"_L1) {
        for (const auto &id : content.toArray())
            m_transfers.remove(id.toInteger());
    } else if (name == "closing"_L1) {
        m_isClosing = true;
    } else if (name == "work"_L1 && !m_isClosing) {
        m_working.clear();
        for (const auto &id : content.toArray())
            m_working.insert(id.toInteger());
        emit workChanged();
    } else if (name == "timeline"_L1) {
        m_timeline.append(timelineEntryFromJson(content.toObject()));
    } else if (name == "body"_L1) {
        m_body += QByteArray::fromBase64(content.toString().toLatin1());
    } else if (name == "journalFailed"_L1) {
        emit journalFailed(errorFromJson(content.toObject()));
    }
}

QJsonObject RemoteEngine::withAccess(QJsonObject content) const
{
    if (m_access != GivenAccess())
        content[u"access"_s] = toJson(m_access);
    return content;
}

QCoro::Task<Status> RemoteEngine::load(bool wantsList)
{
    auto asking = m_client->request(wantsList ? u"load"_s : u"ping"_s, {});
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    co_return Status();
}

QCoro::Task<Result<QList<TransferId>>> RemoteEngine::add(QList<TransferSpec> specs, bool isToStart)
{
    QList<TransferId> ids;
    while (!specs.isEmpty()) {
        const QJsonObject content =
            withAccess({{u"specs"_s, takeSome(specs)}, {u"isToStart"_s, isToStart}});
        auto asking = m_client->request(u"add"_s, content);
        const auto answer = co_await std::move(asking);
        if (!answer)
            co_return fail(answer.error());
        for (const auto &id : answer->value(u"ids"_s).toArray())
            ids.append(id.toInteger());
    }
    co_return ids;
}

QCoro::Task<Status> RemoteEngine::command(Verb verb, QList<TransferId> ids)
{
    const bool mayGoOn = verb == Verb::Start || verb == Verb::Resume || verb == Verb::Retry;
    QJsonObject content{{u"ids"_s, idsToJson(ids)}};
    if (mayGoOn)
        content = withAccess(content);
    auto asking = m_client->request(verbName(verb), content);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    co_return Status();
}

QCoro::Task<Result<QList<TimelineEntry>>> RemoteEngine::timeline(TransferId id)
{
    m_timeline.clear();
    const QJsonObject content{{u"id"_s, id}};
    auto asking = m_client->request(u"timeline"_s, content);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    co_return m_timeline;
}

QCoro::Task<Result<HttpResponse>> RemoteEngine::fetchSmall(QUrl url)
{
    m_body.clear();
    const QJsonObject content = withAccess({{u"url"_s, url.toString(QUrl::FullyEncoded)}});
    auto asking = m_client->request(u"fetch"_s, content);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    HttpResponse response;
    response.status = 200;
    response.url = QUrl((*answer)[u"url"_s].toString(), QUrl::StrictMode);
    response.body = m_body;
    co_return response;
}

/// They would go on without the console; nobody who stops it wants that.
QCoro::Task<> RemoteEngine::leave(QList<TransferId> working)
{
    if (!working.isEmpty()) {
        auto pausing = command(Verb::Pause, working);
        co_await std::move(pausing);
    }
    m_client->disconnect(this);
    m_client->close();
}

} // namespace waybill
