// SPDX-License-Identifier: MIT
#include "app/cli/localengine.h"

#include "core/base/logging.h"

namespace waybill
{

Result<LocalEngine::Opened> LocalEngine::open(EngineOptions options, const GivenAccess &access)
{
    const QString profile = options.profile;
    options.watchesMachine = true;
    auto opened = Engine::open(std::move(options));
    if (!opened)
        return fail(opened.error());
    access.giveTo(opened->engine->access());
    std::unique_ptr<LocalEngine> engine(new LocalEngine(std::move(opened->engine), profile));
    return Opened{std::move(engine), opened->damagedJournal, opened->salvaged};
}

LocalEngine::LocalEngine(std::unique_ptr<Engine> engine, QString profile)
    : m_engine(std::move(engine))
    , m_profile(std::move(profile))
    , m_service(m_engine.get(), false)
{
    connect(m_engine.get(), &Engine::added, this, &ConsoleEngine::added);
    connect(m_engine.get(), &Engine::stateChanged, this, &ConsoleEngine::stateChanged);
    connect(m_engine.get(), &Engine::changed, this, &ConsoleEngine::changed);
    connect(m_engine.get(), &Engine::journalFailed, this, &ConsoleEngine::journalFailed);
    connect(&m_service, &InstanceService::served, this, &ConsoleEngine::workChanged);
}

LocalEngine::~LocalEngine() = default;

QCoro::Task<Status> LocalEngine::load(bool)
{
    auto loading = m_engine->load();
    const Status loaded = co_await std::move(loading);
    if (!loaded)
        co_return loaded;
    // Only now can others be told what there is.
    if (const Status listening = m_service.listen(m_profile); !listening)
        qCInfo(lcQueue) << "other consoles cannot use this one:" << listening.error().detail;
    co_return loaded;
}

QCoro::Task<Result<QList<TransferId>>> LocalEngine::add(QList<TransferSpec> specs, bool isToStart)
{
    auto adding = m_engine->add(std::move(specs));
    const auto ids = co_await std::move(adding);
    if (ids && isToStart)
        m_engine->start(*ids);
    co_return ids;
}

QCoro::Task<Status> LocalEngine::command(Verb verb, QList<TransferId> ids)
{
    switch (verb) {
    case Verb::Start:
        m_engine->start(ids);
        co_return Status();
    case Verb::Resume:
        m_engine->resume(ids);
        co_return Status();
    case Verb::Retry:
        m_engine->retry(ids);
        co_return Status();
    case Verb::Pause:
        m_engine->pause(ids);
        break;
    case Verb::Cancel:
        m_engine->cancel(ids);
        break;
    case Verb::Remove:
        m_engine->remove(ids);
        break;
    }
    auto emptied = m_engine->scope().emptied();
    co_await std::move(emptied);
    co_return Status();
}

QCoro::Task<Result<QList<TimelineEntry>>> LocalEngine::timeline(TransferId id)
{
    return m_engine->timeline(id);
}

QCoro::Task<Result<HttpResponse>> LocalEngine::fetchSmall(QUrl url)
{
    return m_engine->fetchSmall(std::move(url), {});
}

/// What is at work is checkpointed, and is queued when the profile is opened again.
QCoro::Task<> LocalEngine::leave(QList<TransferId>)
{
    m_service.stopListening();
    auto resting = m_engine->shutDown();
    co_await std::move(resting);
    auto closing = m_service.shutDown();
    co_await std::move(closing);
}

} // namespace waybill
