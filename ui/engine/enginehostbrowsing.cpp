// SPDX-License-Identifier: MIT
// The part of the engine's face that looks into a server's folders.
#include "ui/engine/enginehost.h"

#include "core/transfer/checksumsearch.h"
#include "core/transfer/metalinkdocument.h"

namespace waybill
{
namespace
{

FetchSmall fetchOf(Engine *engine, const CancelToken &token)
{
    return [engine, token](const QUrl &url) {
        return engine->fetchSmall(engine->access().takeUserInfo(url), token);
    };
}

} // namespace

template <typename Work>
quint64 EngineHost::browse(Work work)
{
    const quint64 request = ++m_lastRequest;
    QMetaObject::invokeMethod(
        &m_context,
        [this, request, work = std::move(work)]() mutable {
            if (!m_engine) {
                emit browsingFailed(request, makeError(ErrorKind::Cancelled));
                return;
            }
            const CancelToken token = m_browsing[request].token();
            m_scope->launch(work(m_engine.get(), request, token));
        },
        Qt::QueuedConnection);
    return request;
}

void EngineHost::tellBrowsed(quint64 request, const Status &status)
{
    m_browsing.erase(request);
    if (status)
        emit folderChanged(request);
    else
        emit browsingFailed(request, status.error());
}

quint64 EngineHost::lookUp(QUrl link)
{
    return browse(
        [this, link = std::move(link)](Engine *engine, quint64 request, const CancelToken &token) {
            return lookUpFor(this, engine, request, link, token);
        });
}

QCoro::Task<> EngineHost::lookUpFor(
    EngineHost *host, Engine *engine, quint64 request, QUrl link, CancelToken token)
{
    const QUrl plain = engine->access().takeUserInfo(link);
    auto looking = engine->lookUp(plain, token);
    auto facts = co_await std::move(looking);
    if (!facts) {
        host->tellBrowsed(request, fail(facts.error()));
        co_return;
    }
    host->m_browsing.erase(request);
    facts->url = link;
    emit host->lookedUp(request, *facts);
}

quint64 EngineHost::readMetalink(QUrl metalink)
{
    return browse([this, metalink = std::move(metalink)](
                      Engine *engine, quint64 request, const CancelToken &token) {
        return readMetalinkFor(this, engine, request, metalink, token);
    });
}

QCoro::Task<> EngineHost::readMetalinkFor(
    EngineHost *host, Engine *engine, quint64 request, QUrl metalink, CancelToken token)
{
    const FetchSmall fetch = fetchOf(engine, token);
    auto reading = fetchMetalink(fetch, metalink);
    const auto files = co_await std::move(reading);
    if (!files) {
        host->tellBrowsed(request, fail(files.error()));
        co_return;
    }
    host->m_browsing.erase(request);
    emit host->metalinkRead(request, *files);
}

quint64 EngineHost::findChecksums(QList<TransferSpec> specs, QString from)
{
    return browse([this, specs = std::move(specs), from = std::move(from)](
                      Engine *engine, quint64 request, const CancelToken &token) {
        return findChecksumsFor(this, engine, request, specs, from, token);
    });
}

QCoro::Task<> EngineHost::findChecksumsFor(EngineHost *host, Engine *engine, quint64 request,
    QList<TransferSpec> specs, QString from, CancelToken token)
{
    const FetchSmall fetch = fetchOf(engine, token);
    auto finding = waybill::findChecksums(fetch, specs, from);
    const auto found = co_await std::move(finding);
    if (!found) {
        host->tellBrowsed(request, fail(found.error()));
        co_return;
    }
    host->m_browsing.erase(request);
    emit host->checksumsFound(request, *found);
}

quint64 EngineHost::list(QUrl folder)
{
    return browse(
        [this, folder = std::move(folder)](Engine *engine, quint64 request,
            const CancelToken &token) { return listFor(this, engine, request, folder, token); });
}

QCoro::Task<> EngineHost::listFor(
    EngineHost *host, Engine *engine, quint64 request, QUrl folder, CancelToken token)
{
    folder = engine->access().takeUserInfo(folder);
    auto listing = engine->list(folder, token);
    const auto listed = co_await std::move(listing);
    if (!listed) {
        host->tellBrowsed(request, fail(listed.error()));
        co_return;
    }
    host->m_browsing.erase(request);
    emit host->listed(request, *listed);
}

quint64 EngineHost::makeFolder(QUrl folder, QString name)
{
    return browse([this, folder = std::move(folder), name = std::move(name)](
                      Engine *engine, quint64 request, const CancelToken &token) {
        return changeFor(this, request, engine->makeFolder(folder, name, token));
    });
}

quint64 EngineHost::rename(RemoteEntry entry, QString name)
{
    return browse([this, entry = std::move(entry), name = std::move(name)](
                      Engine *engine, quint64 request, const CancelToken &token) {
        return changeFor(this, request, engine->rename(entry, name, token));
    });
}

QCoro::Task<> EngineHost::changeFor(EngineHost *host, quint64 request, QCoro::Task<Status> change)
{
    const Status changed = co_await std::move(change);
    host->tellBrowsed(request, changed);
}

quint64 EngineHost::removeRemote(QList<RemoteEntry> entries)
{
    return browse(
        [this, entries = std::move(entries)](Engine *engine, quint64 request,
            const CancelToken &token) { return removeFor(this, engine, request, entries, token); });
}

QCoro::Task<> EngineHost::removeFor(EngineHost *host, Engine *engine, quint64 request,
    QList<RemoteEntry> entries, CancelToken token)
{
    Status removed;
    for (qsizetype i = 0; removed && i < entries.size(); ++i) {
        auto removing = engine->removeRemote(entries.at(i), token);
        removed = co_await std::move(removing);
    }
    host->tellBrowsed(request, removed);
}

void EngineHost::cancelBrowsing(quint64 request)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, request] {
            const auto found = m_browsing.find(request);
            if (found == m_browsing.end())
                return;
            // A copy: what it calls may take the entry away.
            CancelSource source = found->second;
            source.cancel(CancelReason::Cancelled);
        },
        Qt::QueuedConnection);
}

} // namespace waybill
