// SPDX-License-Identifier: MIT
#include "app/cli/session.h"

#include "app/cli/prompt.h"
#include "ui/format/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>

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

QString sentence(const Error &error)
{
    const ErrorText text = errorText(error);
    return text.message + u' ' + text.nextStep;
}

ExitStatus statusOf(const Error &error)
{
    return error.kind == ErrorKind::ProfileInUse ? ExitStatus::ProfileInUse
                                                 : ExitStatus::ProfileUnusable;
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
    auto opened = Engine::open(m_line.engine);
    if (!opened) {
        m_reporter.fail(sentence(opened.error()));
        emit finished(statusOf(opened.error()));
        return;
    }
    m_engine = std::move(opened->engine);
    if (!opened->damagedJournal.isEmpty()) {
        m_reporter.fail(
            tr("The journal was damaged. It was moved to %1. Transfers read out of it: %2. "
               "Look at them with 'list', then run the command again.")
                .arg(opened->damagedJournal)
                .arg(opened->salvaged));
        m_scope.launch(end(ExitStatus::ProfileUnusable));
        return;
    }
    connect(m_engine.get(), &Engine::added, this, [this](const QList<TransferSnapshot> &transfers) {
        for (const TransferSnapshot &transfer : transfers) {
            if (!m_isWorking)
                break;
            m_reporter.reportAdded(transfer);
            const bool isOfOurs = (transfer.parent && m_watched.contains(*transfer.parent)) ||
                                  m_watched.contains(transfer.after);
            if (isOfOurs)
                follow(transfer.id, transfer.state);
        }
    });
    connect(m_engine.get(), &Engine::stateChanged, this, &Session::followState);
    connect(
        m_engine.get(), &Engine::changed, this, [this](const QList<TransferSnapshot> &transfers) {
            if (m_isWorking)
                m_reporter.reportProgress(transfers);
        });
    connect(m_engine.get(), &Engine::journalFailed, this, [this](const Error &error) {
        if (!m_trouble)
            m_reporter.fail(sentence(error));
        m_trouble = ExitStatus::ProfileUnusable;
    });
    m_scope.launch(run());
}

void Session::prepareAccess()
{
    SessionAccess &access = m_engine->access();
    access.setDefaults(m_line.access);
    access.setNetrc(m_line.netrc);
    access.setArchivePassword(m_line.archivePassword);
    for (const auto &[url, credentials] : m_line.urlCredentials)
        access.setCredentials(originOf(url), credentials);
}

QCoro::Task<> Session::run()
{
    prepareAccess();
    m_isWorking = m_line.command == Command::Run;
    auto loading = m_engine->load();
    const Status loaded = co_await std::move(loading);
    if (!loaded) {
        m_reporter.fail(sentence(loaded.error()));
        m_scope.launch(end(ExitStatus::ProfileUnusable));
        co_return;
    }
    switch (m_line.command) {
    case Command::Get:
    case Command::Put:
    case Command::Pack:
    case Command::Unpack: {
        m_isWorking = true;
        auto adding = addAsked();
        const auto ids = co_await std::move(adding);
        if (!ids) {
            m_reporter.fail(sentence(ids.error()));
            m_scope.launch(end(ExitStatus::ProfileUnusable));
            co_return;
        }
        if (m_line.isQueueOnly)
            break;
        watch(*ids);
        m_engine->start(*ids);
        checkSettled();
        co_return;
    }
    case Command::Run:
        watch(m_engine->ids());
        checkSettled();
        co_return;
    case Command::List:
        for (const TransferSnapshot &transfer : m_engine->snapshots()) {
            if (!m_line.listState || transfer.state == *m_line.listState)
                m_reporter.reportListed(transfer);
        }
        break;
    default: {
        const auto ids = idsAsked();
        if (!ids) {
            m_scope.launch(end(ExitStatus::Usage));
            co_return;
        }
        if (m_line.command == Command::Show) {
            auto showing = showOne(ids->constFirst());
            co_await std::move(showing);
        } else if (m_line.command == Command::Pause) {
            m_engine->pause(*ids);
        } else if (m_line.command == Command::Cancel) {
            m_engine->cancel(*ids);
        } else if (m_line.command == Command::Remove) {
            m_engine->remove(*ids);
        } else {
            m_isWorking = true;
            watch(*ids);
            if (m_line.command == Command::Resume)
                m_engine->resume(*ids);
            else
                m_engine->retry(*ids);
            checkSettled();
            co_return;
        }
        auto emptied = m_engine->scope().emptied();
        co_await std::move(emptied);
    }
    }
    m_scope.launch(end(ExitStatus::Success));
}

QCoro::Task<Result<QList<TransferId>>> Session::addAsked()
{
    return m_engine->add(m_line.specs);
}

QCoro::Task<> Session::showOne(TransferId id)
{
    m_reporter.reportListed(*m_engine->snapshot(id));
    auto reading = m_engine->timeline(id);
    const auto entries = co_await std::move(reading);
    if (entries)
        m_reporter.reportTimeline(id, *entries);
}

std::optional<QList<TransferId>> Session::idsAsked()
{
    if (m_line.isForAll)
        return m_engine->ids();
    for (const TransferId id : m_line.ids) {
        if (!m_engine->snapshot(id)) {
            m_reporter.fail(tr("There is no transfer with the number %1.").arg(id));
            return std::nullopt;
        }
    }
    return m_line.ids;
}

void Session::watch(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const bool isFinished = m_line.command == Command::Run && !m_engine->hasWork(id);
        const auto state = m_engine->snapshot(id)->state;
        // `run` answers for what it worked on and for what is left, not for what ended long ago.
        if (isFinished && hasEnded(state))
            continue;
        follow(id, state);
    }
}

void Session::follow(TransferId id, TransferState state)
{
    m_watched.insert(id);
    m_open.insert(id);
    m_told.insert(id, state);
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
    if (m_isEnding || !m_isWorking)
        return;
    for (const TransferId id : std::as_const(m_open)) {
        const auto transfer = m_engine->snapshot(id);
        // A state that has been set but is not in the journal yet is still to be told.
        if (transfer && (m_engine->hasWork(id) || m_told.value(id) != transfer->state))
            return;
    }
    m_scope.launch(end(ExitStatus::Success));
}

ExitStatus Session::statusOfWatched() const
{
    bool isAnyLeft = false;
    for (const TransferId id : m_watched) {
        const auto transfer = m_engine->snapshot(id);
        if (!transfer)
            continue;
        if (transfer->state == TransferState::Failed || transfer->state == TransferState::Cancelled)
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
    m_scope.launch(end(ExitStatus::Stopped));
}

QCoro::Task<> Session::end(ExitStatus status)
{
    if (m_isEnding)
        co_return;
    m_isEnding = true;
    auto shuttingDown = m_engine->shutDown();
    co_await std::move(shuttingDown);
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
