// SPDX-License-Identifier: MIT
// What each command asks of the engine.
#include "app/cli/session.h"
#include "app/cli/sources.h"

namespace waybill
{

using Command = CommandLine::Command;
using Verb = ConsoleEngine::Verb;

bool Session::isAdding() const
{
    return m_line.command == Command::Get || m_line.command == Command::Put ||
           m_line.command == Command::Pack || m_line.command == Command::Unpack;
}

QCoro::Task<> Session::run()
{
    if (m_trouble) {
        m_scope.launch(end(*m_trouble));
        co_return;
    }
    if (isAdding()) {
        auto adding = addAsked();
        co_await std::move(adding);
    } else if (m_line.command == Command::Run) {
        auto working = workOn(Verb::Start, m_engine->ids());
        co_await std::move(working);
    } else {
        auto commanding = runCommand();
        co_await std::move(commanding);
    }
}

QCoro::Task<> Session::addAsked()
{
    auto finding = findSources(m_engine.get(), m_line);
    auto specs = co_await std::move(finding);
    m_line.specs = {}; // they can be very many
    if (m_isEnding)
        co_return;
    if (!specs) {
        giveUpAdding(specs.error());
        co_return;
    }
    m_isWorking = true;
    auto adding = m_engine->add(std::move(*specs), !m_line.isQueueOnly);
    const auto ids = co_await std::move(adding);
    if (m_isEnding)
        co_return;
    if (!ids) {
        giveUp(ids.error());
        co_return;
    }
    if (m_line.isQueueOnly) {
        finish();
        co_return;
    }
    watch(*ids);
    m_isAsked = true;
    checkSettled();
}

/// Has the engine work, and answers for how these end.
QCoro::Task<> Session::workOn(Verb verb, QList<TransferId> ids)
{
    m_isWorking = true;
    if (verb != Verb::Start)
        watch(ids);
    auto commanding = m_engine->command(verb, ids);
    const Status done = co_await std::move(commanding);
    if (m_isEnding)
        co_return;
    if (!done) {
        giveUp(done.error());
        co_return;
    }
    if (verb == Verb::Start)
        watch(ids);
    m_isAsked = true;
    checkSettled();
}

QCoro::Task<> Session::runCommand()
{
    if (m_line.command == Command::List) {
        for (const TransferSnapshot &transfer : m_engine->snapshots()) {
            if (!m_line.listState || transfer.state == *m_line.listState)
                m_reporter.reportListed(transfer);
        }
        finish();
        co_return;
    }
    const auto ids = idsAsked();
    if (!ids) {
        m_scope.launch(end(ExitStatus::Usage));
        co_return;
    }
    static const std::map<Command, Verb> verbs = {{Command::Pause, Verb::Pause},
        {Command::Resume, Verb::Resume}, {Command::Cancel, Verb::Cancel},
        {Command::Retry, Verb::Retry}, {Command::Remove, Verb::Remove}};
    if (m_line.command == Command::Show) {
        auto showing = showOne(ids->constFirst());
        co_await std::move(showing);
    } else if (m_line.command == Command::Resume || m_line.command == Command::Retry) {
        auto working = workOn(verbs.at(m_line.command), *ids);
        co_await std::move(working);
        co_return;
    } else {
        auto commanding = m_engine->command(verbs.at(m_line.command), *ids);
        const Status done = co_await std::move(commanding);
        if (!done && !m_isEnding) {
            giveUp(done.error());
            co_return;
        }
    }
    finish();
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

} // namespace waybill
