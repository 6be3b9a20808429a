// SPDX-License-Identifier: MIT
#include "app/cli/session.h"

#include "app/cli/localengine.h"
#include "app/cli/remoteengine.h"
#include "ui/format/errortext.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Command = CommandLine::Command;

/// A checkpoint takes milliseconds; a disk that hangs for longer is not waited for.
constexpr auto kStopWithin = 1800ms;
/// Who holds the profile may be just about to listen, or to end.
constexpr auto kAttachWithin = 3s;
constexpr auto kAttachEvery = 50ms;

QString sentence(const Error &error)
{
    const ErrorText text = errorText(error);
    return text.message + u' ' + text.nextStep;
}

GivenAccess accessOf(const CommandLine &line)
{
    return {line.access, line.netrc, line.urlCredentials, line.archivePassword};
}

} // namespace

Session::Session(CommandLine line, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_reporter(m_line.isJson, m_line.isQuiet, nullptr)
    , m_scope(&m_scopeHome)
{
}

Session::~Session() = default;

void Session::start()
{
    for (const QString &warning : m_line.warnings)
        m_reporter.warn(warning);
    m_scope.launch(attach());
}

QCoro::Task<> Session::attach()
{
    const QDeadlineTimer deadline(kAttachWithin);
    Status attached;
    while (!m_isEnding) {
        auto attaching = attachOnce();
        attached = co_await std::move(attaching);
        const bool isPassing = !attached && (attached.error().kind == ErrorKind::ProfileInUse ||
                                                attached.error().kind == ErrorKind::ConnectionLost);
        if (!isPassing || deadline.hasExpired())
            break;
        auto sleeping = sleepFor(&m_scopeHome, kAttachEvery, {});
        co_await std::move(sleeping);
    }
    if (m_isEnding) {
        if (!m_engine)
            emit finished(ExitStatus::Stopped);
        co_return;
    }
    if (!attached) {
        giveUp(attached.error());
        co_return;
    }
    if (m_engine->isRemote())
        warnOfForeignLimits();
    auto running = run();
    co_await std::move(running);
}

/// ProfileInUse or ConnectionLost: another try may go better.
QCoro::Task<Status> Session::attachOnce()
{
    const GivenAccess access = accessOf(m_line);
    auto opened = LocalEngine::open(m_line.engine, access);
    if (opened) {
        m_engine = std::move(opened->engine);
    } else if (opened.error().kind == ErrorKind::ProfileInUse) {
        auto connected = RemoteEngine::connectTo(m_line.engine.profile, access);
        if (!connected)
            co_return fail(opened.error());
        m_engine = std::move(*connected);
    } else {
        co_return fail(opened.error());
    }
    if (opened && !opened->damagedJournal.isEmpty()) {
        m_reporter.fail(
            tr("The journal was damaged. It was moved to %1. Transfers read out of it: %2. "
               "Look at them with 'list', then run the command again.")
                .arg(opened->damagedJournal)
                .arg(opened->salvaged));
        m_trouble = ExitStatus::ProfileUnusable;
        co_return Status();
    }
    listenToEngine();
    m_isWorking = m_line.command == Command::Run;
    const bool wantsList = !isAdding();
    auto loading = m_engine->load(wantsList);
    const Status loaded = co_await std::move(loading);
    if (!loaded && m_engine->isRemote() && !m_isEnding)
        m_engine.release()->deleteLater(); // it is what woke us
    else if (m_engine->isRemote())
        connect(m_engine.get(), &ConsoleEngine::lost, this, &Session::loseEngine);
    co_return loaded;
}

void Session::listenToEngine()
{
    connect(m_engine.get(), &ConsoleEngine::added, this, &Session::followAdded);
    connect(m_engine.get(), &ConsoleEngine::stateChanged, this, &Session::followState);
    connect(m_engine.get(), &ConsoleEngine::changed, this,
        [this](const QList<TransferSnapshot> &transfers) {
            if (m_isWorking)
                m_reporter.reportProgress(transfers);
        });
    connect(m_engine.get(), &ConsoleEngine::workChanged, this, &Session::checkSettled);
    connect(m_engine.get(), &ConsoleEngine::journalFailed, this, [this](const Error &error) {
        if (!m_trouble)
            m_reporter.fail(sentence(error));
        m_trouble = ExitStatus::ProfileUnusable;
    });
}

void Session::warnOfForeignLimits()
{
    const EngineOptions usual;
    if (m_line.engine.bandwidth != usual.bandwidth ||
        m_line.engine.limits.total != usual.limits.total ||
        m_line.engine.retry.maxRetries != usual.retry.maxRetries)
        m_reporter.warn(tr("Another Waybill uses this profile and does the work: its own limits "
                           "count, not --limit, --jobs and --retries."));
}

void Session::giveUp(const Error &error)
{
    const bool isTooMuch = error.kind == ErrorKind::FormatLimit;
    m_reporter.fail(isTooMuch ? tr("This is too much to hand to the Waybill that uses the profile. "
                                   "Close it, and run the command again.")
                              : sentence(error));
    const bool isInUse = error.kind == ErrorKind::ProfileInUse || isTooMuch;
    const ExitStatus status = isInUse ? ExitStatus::ProfileInUse : ExitStatus::ProfileUnusable;
    if (m_engine)
        m_scope.launch(end(status));
    else
        emit finished(status);
}

void Session::giveUpAdding(const Error &error)
{
    const QString subject = error.detail.isEmpty() ? QString() : error.detail + u": "_s;
    m_reporter.fail(subject + sentence(error));
    m_trouble = ExitStatus::Failed;
    m_scope.launch(end(ExitStatus::Failed));
}

void Session::watch(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto transfer = m_engine->snapshot(id);
        const bool isFinished = m_line.command == Command::Run && !m_engine->hasWork(id);
        // `run` answers for what it worked on and for what is left, not for what ended long ago.
        if (!transfer || (isFinished && hasEnded(transfer->state)))
            continue;
        follow(id, transfer->state);
    }
}

void Session::follow(TransferId id, TransferState state)
{
    m_watched.insert(id);
    m_open.insert(id);
    m_told.insert(id, state);
}

void Session::followAdded(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers) {
        if (!m_isWorking)
            break;
        m_reporter.reportAdded(transfer);
        const bool isOfOurs = (transfer.parent && m_watched.contains(*transfer.parent)) ||
                              m_watched.contains(transfer.after);
        if (isOfOurs)
            follow(transfer.id, transfer.state);
    }
}

void Session::followState(const TransferSnapshot &transfer)
{
    if (!m_isWorking)
        return;
    m_told.insert(transfer.id, transfer.state);
    m_reporter.reportState(transfer);
    if (hasEnded(transfer.state) && m_open.remove(transfer.id))
        m_reporter.reportResult(transfer);
    // The engine may still be busy with the same transfer; look again when it has said all.
    QMetaObject::invokeMethod(this, &Session::checkSettled, Qt::QueuedConnection);
}

void Session::checkSettled()
{
    if (m_isEnding)
        return;
    if (m_isDone) {
        finish();
        return;
    }
    if (!m_isWorking || !m_isAsked)
        return;
    for (const TransferId id : std::as_const(m_open)) {
        const auto transfer = m_engine->snapshot(id);
        // A state that has been set but is not in the journal yet is still to be told.
        if (transfer && (m_engine->hasWork(id) || m_told.value(id) != transfer->state))
            return;
    }
    finish();
}

void Session::finish()
{
    if (m_isEnding)
        return;
    const bool wasDone = std::exchange(m_isDone, true);
    if (!m_engine->isServing())
        m_scope.launch(end(ExitStatus::Success));
    else if (!wasDone && !m_line.isQuiet)
        m_reporter.warn(tr("Other consoles use this profile through this one, which stays until "
                           "their transfers have ended."));
}

ExitStatus Session::statusOfWatched() const
{
    bool isAnyLeft = false;
    for (const TransferId id : m_watched) {
        const auto transfer = m_engine->snapshot(id);
        // One that is gone was removed by somebody else.
        if (!transfer || transfer->state == TransferState::Failed ||
            transfer->state == TransferState::Cancelled)
            return ExitStatus::Failed;
        isAnyLeft |= transfer->state != TransferState::Done;
    }
    return isAnyLeft ? ExitStatus::WorkLeft : ExitStatus::Success;
}

void Session::stop()
{
    if (m_isEnding)
        return;
    // Whatever hangs: the journal is good at any moment, so leaving late helps nobody.
    QTimer::singleShot(kStopWithin, this, [] { _exit(static_cast<int>(ExitStatus::Stopped)); });
    if (m_engine)
        m_scope.launch(end(ExitStatus::Stopped));
    else
        m_isEnding = true; // attach() sees it
}

void Session::loseEngine()
{
    if (m_isEnding)
        return;
    m_reporter.fail(tr("The Waybill that did the work has ended. What it has not finished is kept, "
                       "and goes on when it runs again."));
    m_scope.launch(end(m_isWorking ? ExitStatus::Stopped : ExitStatus::ProfileInUse));
}

QCoro::Task<> Session::end(ExitStatus status)
{
    if (m_isEnding)
        co_return;
    m_isEnding = true;
    // What `run` only watches in another program goes on there.
    const bool isOurs = m_isWorking && m_line.command != Command::Run;
    const QList<TransferId> working =
        isOurs && status == ExitStatus::Stopped ? m_open.values() : QList<TransferId>();
    auto leaving = m_engine->leave(working);
    co_await std::move(leaving);
    if (m_isWorking) {
        for (const TransferId id : std::as_const(m_open)) {
            if (const auto transfer = m_engine->snapshot(id))
                m_reporter.reportResult(*transfer);
        }
        const ExitStatus reached = statusOfWatched();
        if (status == ExitStatus::Success || reached == ExitStatus::Success)
            status = reached;
    }
    if (m_trouble)
        status = *m_trouble;
    emit finished(status);
}

} // namespace waybill
