// SPDX-License-Identifier: MIT
#include "ui/engine/enginehost.h"

#include "core/base/logging.h"
#include "core/queue/instanceservice.h"

#include <QEventLoop>

namespace waybill
{

EngineHost::EngineHost(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

EngineHost::~EngineHost()
{
    QEventLoop loop;
    connect(this, &EngineHost::stopped, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    shutDown();
    // It may have been asked before without having got there.
    if (!m_hasStopped)
        loop.exec();
    // Destroyed where they live.
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_service.reset();
            m_scope.reset();
            m_engine.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void EngineHost::open(EngineOptions options)
{
    QMetaObject::invokeMethod(
        &m_context, [this, options = std::move(options)] { openOnThread(options); },
        Qt::QueuedConnection);
}

void EngineHost::openOnThread(EngineOptions options)
{
    m_profile = options.startsQueue ? options.profile : QString();
    auto opening = Engine::open(std::move(options));
    if (!opening) {
        emit failed(opening.error());
        return;
    }
    m_engine = std::move(opening->engine);
    m_scope = std::make_unique<TaskScope>(&m_context);
    connect(m_engine.get(), &Engine::added, this, &EngineHost::added);
    connect(m_engine.get(), &Engine::changed, this, &EngineHost::changed);
    connect(m_engine.get(), &Engine::removed, this, &EngineHost::removed);
    connect(m_engine.get(), &Engine::bandwidthChanged, this, &EngineHost::bandwidthChanged);
    connect(m_engine.get(), &Engine::machineChanged, this, &EngineHost::machineChanged);
    connect(m_engine.get(), &Engine::notDone, this, &EngineHost::notDone);
    connect(m_engine.get(), &Engine::journalFailed, this, &EngineHost::journalFailed);
    connect(&m_engine->sites(), &EngineSites::changed, this, &EngineHost::sitesChanged);
    m_scope->launch(load(this, m_engine.get(), opening->damagedJournal, opening->salvaged));
}

QCoro::Task<> EngineHost::load(
    EngineHost *host, Engine *engine, QString damagedJournal, int salvaged)
{
    auto loading = engine->load();
    const Status loaded = co_await std::move(loading);
    if (!loaded) {
        emit host->failed(loaded.error());
        co_return;
    }
    host->m_isLoaded = true;
    for (const auto &work : std::exchange(host->m_early, {}))
        work(engine);
    host->listen();
    emit host->opened(damagedJournal, salvaged);
    emit host->machineChanged(engine->machineState());
}

/// Without a place to listen at all goes on, only nobody can hand over.
void EngineHost::listen()
{
    if (m_profile.isEmpty())
        return;
    m_service = std::make_unique<InstanceService>(m_engine.get(), true);
    connect(m_service.get(), &InstanceService::offered, this, &EngineHost::offered);
    if (const Status listening = m_service->listen(m_profile); !listening)
        qCWarning(lcQueue) << "other starts cannot hand over:" << listening.error().detail;
}

void EngineHost::shutDown()
{
    if (std::exchange(m_isStopping, true))
        return;
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            if (!m_engine) {
                m_hasStopped = true;
                emit stopped();
                return;
            }
            // Detached by need: it waits for the scope that would hold it.
            stop(this, m_engine.get());
        },
        Qt::QueuedConnection);
}

QCoro::Task<> EngineHost::stop(EngineHost *host, Engine *engine)
{
    if (host->m_service)
        host->m_service->stopListening();
    auto shuttingDown = engine->shutDown();
    co_await std::move(shuttingDown);
    if (host->m_service) {
        auto closing = host->m_service->shutDown();
        co_await std::move(closing);
    }
    auto emptied = host->m_scope->emptied();
    co_await std::move(emptied);
    host->m_hasStopped = true;
    emit host->stopped();
}

void EngineHost::add(QList<TransferSpec> specs, Engine::Begin begin)
{
    post([this, specs = std::move(specs), begin](
             Engine *engine) { m_scope->launch(addTo(this, engine, specs, begin, false)); });
}

void EngineHost::addAndStartNow(QList<TransferSpec> specs)
{
    post([this, specs = std::move(specs)](Engine *engine) {
        m_scope->launch(addTo(this, engine, specs, Engine::Begin::Now, true));
    });
}

QCoro::Task<> EngineHost::addTo(
    EngineHost *host, Engine *engine, QList<TransferSpec> specs, Engine::Begin begin, bool isNow)
{
    for (TransferSpec &spec : specs) {
        spec.url = engine->access().takeUserInfo(spec.url);
        for (QUrl &mirror : spec.mirrors)
            mirror = engine->access().takeUserInfo(mirror);
    }
    auto adding = engine->add(std::move(specs), nullptr, begin);
    const auto ids = co_await std::move(adding);
    if (!ids)
        emit host->journalFailed(ids.error());
    else if (isNow)
        engine->startNow(*ids);
}

void EngineHost::pause(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->pause(ids); });
}

void EngineHost::resume(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->resume(ids); });
}

void EngineHost::cancel(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->cancel(ids); });
}

void EngineHost::retry(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->retry(ids); });
}

void EngineHost::remove(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->remove(ids); });
}

void EngineHost::removeWithFiles(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->removeWithFiles(ids); });
}

void EngineHost::decide(QList<TransferId> ids, ConflictPolicy policy)
{
    post([ids = std::move(ids), policy](Engine *engine) { engine->decide(ids, policy); });
}

void EngineHost::allowLargeArchives(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->allowLargeArchives(ids); });
}

void EngineHost::setFolder(QList<TransferId> ids, QString folder)
{
    post([ids = std::move(ids), folder = std::move(folder)](
             Engine *engine) { engine->setFolder(ids, folder); });
}

void EngineHost::setLink(TransferId id, QUrl url)
{
    post([id, url = std::move(url)](Engine *engine) { engine->setLink(id, url); });
}

void EngineHost::trust(QString serverUrl, QByteArray certificate, QList<TransferId> thenRetry)
{
    post([serverUrl = std::move(serverUrl), certificate = std::move(certificate),
             ids = std::move(thenRetry)](Engine *engine) {
        engine->access().setPinned(originOf(QUrl(serverUrl)), certificate);
        engine->retry(ids);
    });
}

void EngineHost::moveBefore(QList<TransferId> ids, TransferId before)
{
    post([ids = std::move(ids), before](Engine *engine) { engine->moveBefore(ids, before); });
}

void EngineHost::setCategory(QList<TransferId> ids, QString category)
{
    post([ids = std::move(ids), category = std::move(category)](
             Engine *engine) { engine->setCategory(ids, category); });
}

void EngineHost::setPriority(QList<TransferId> ids, Priority priority)
{
    post([ids = std::move(ids), priority](Engine *engine) { engine->setPriority(ids, priority); });
}

void EngineHost::setStartAt(QList<TransferId> ids, QDateTime when)
{
    post([ids = std::move(ids), when = std::move(when)](
             Engine *engine) { engine->setStartAt(ids, when); });
}

void EngineHost::startNow(QList<TransferId> ids)
{
    post([ids = std::move(ids)](Engine *engine) { engine->startNow(ids); });
}

void EngineHost::setBandwidth(BandwidthLimits limits)
{
    post([limits = std::move(limits)](Engine *engine) { engine->setBandwidth(limits); });
}

void EngineHost::setTransferLimit(QList<TransferId> ids, qint64 bytesPerSecond)
{
    post([ids = std::move(ids), bytesPerSecond](
             Engine *engine) { engine->setTransferLimit(ids, bytesPerSecond); });
}

void EngineHost::setHoldPolicy(HoldPolicy policy)
{
    post([policy](Engine *engine) { engine->setHoldPolicy(policy); });
}

void EngineHost::setTimetable(Timetable timetable)
{
    post([timetable = std::move(timetable)](Engine *engine) { engine->setTimetable(timetable); });
}

void EngineHost::setLimits(Scheduler::Limits limits)
{
    post([limits](Engine *engine) { engine->setLimits(limits); });
}

void EngineHost::setConnections(ConnectionBudget::Limits limits)
{
    post([limits](Engine *engine) { engine->setConnections(limits); });
}

void EngineHost::setUsualRoute(QString caFile, QString proxy)
{
    post([caFile = std::move(caFile), proxy = std::move(proxy)](
             Engine *engine) { engine->access().setUsual(caFile, proxy); });
}

void EngineHost::setMaxRetries(int maxRetries)
{
    post([maxRetries](Engine *engine) { engine->setMaxRetries(maxRetries); });
}

void EngineHost::setDeadlines(std::chrono::seconds connect, std::chrono::seconds firstByte)
{
    post([connect, firstByte](Engine *engine) { engine->setDeadlines(connect, firstByte); });
}

void EngineHost::unlock(QString archive, QByteArray password, QList<TransferId> thenResume)
{
    post([archive = std::move(archive), password = std::move(password),
             ids = std::move(thenResume)](Engine *engine) {
        engine->access().setArchivePassword(archive, password);
        for (const TransferId id : ids)
            engine->accessOf(id).setArchivePassword(archive, password);
        engine->resume(ids);
    });
}

void EngineHost::requestTimeline(TransferId id)
{
    post([this, id](Engine *engine) { m_scope->launch(readTimeline(this, engine, id)); });
}

void EngineHost::requestSegments(TransferId id)
{
    post([this, id](Engine *engine) { emit segmentsReady(id, engine->segments(id)); });
}

void EngineHost::requestSurvey(QStringList paths)
{
    post([this, paths = std::move(paths)](
             Engine *engine) { m_scope->launch(survey(this, engine, paths)); });
}

QCoro::Task<> EngineHost::survey(EngineHost *host, Engine *engine, QStringList paths)
{
    auto surveying = engine->survey(paths);
    const auto surveyed = co_await std::move(surveying);
    if (surveyed)
        emit host->surveyed(paths, *surveyed);
}

void EngineHost::requestRoom(QString path)
{
    post([this, path = std::move(path)](
             Engine *engine) { m_scope->launch(askRoom(this, engine, path)); });
}

QCoro::Task<> EngineHost::askRoom(EngineHost *host, Engine *engine, QString path)
{
    auto asking = engine->room(path);
    const QueueRoom room = co_await std::move(asking);
    emit host->roomReady(path, room);
}

QCoro::Task<> EngineHost::readTimeline(EngineHost *host, Engine *engine, TransferId id)
{
    auto reading = engine->timeline(id);
    const auto entries = co_await std::move(reading);
    if (entries)
        emit host->timelineReady(id, *entries);
}

void EngineHost::requestHistory()
{
    post([this](Engine *engine) { emit historyReady(engine->history()); });
}

void EngineHost::requestStatistics(QDate from, QDate to)
{
    post([this, from, to](
             Engine *engine) { m_scope->launch(readStatistics(this, engine, from, to)); });
}

QCoro::Task<> EngineHost::readStatistics(EngineHost *host, Engine *engine, QDate from, QDate to)
{
    auto reading = engine->statistics(from, to);
    const auto statistics = co_await std::move(reading);
    if (statistics)
        emit host->statisticsReady(*statistics);
    else
        emit host->statisticsFailed(statistics.error());
}

} // namespace waybill
