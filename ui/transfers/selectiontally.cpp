// SPDX-License-Identifier: MIT
#include "ui/transfers/selectiontally.h"

namespace waybill
{
namespace
{

constexpr unsigned bit(SelectionTally::Command command)
{
    return 1U << command;
}

unsigned commandsFor(const TransferSnapshot &transfer)
{
    const TransferState state = transfer.state;
    const WaitReason reason = transfer.waitReason;
    const bool waits = state == TransferState::Waiting;
    const bool isAhead = state == TransferState::Queued || state == TransferState::Paused || waits;
    unsigned commands = 0;
    if (isActive(state) || state == TransferState::Queued || waits)
        commands |= bit(SelectionTally::Pause);
    if (state == TransferState::Paused || (waits && reason != WaitReason::StartTime))
        commands |= bit(SelectionTally::Resume);
    if (isAhead)
        commands |= bit(SelectionTally::StartNow);
    if (isAhead && reason != WaitReason::Children)
        commands |= bit(SelectionTally::StartAt);
    if (!hasEnded(state))
        commands |= bit(SelectionTally::Cancel);
    if (state == TransferState::Failed || state == TransferState::Cancelled)
        commands |= bit(SelectionTally::Retry);
    if (reason == WaitReason::SignIn)
        commands |= bit(SelectionTally::SignIn);
    if (state == TransferState::Done)
        commands |= bit(SelectionTally::Open);
    if (isWithServer(transfer.kind) && !hasEnded(state))
        commands |= bit(SelectionTally::Limit);
    if (hasEnded(state))
        return commands;
    if (transfer.priority != Priority::High)
        commands |= bit(SelectionTally::MakeHigh);
    if (transfer.priority != Priority::Normal)
        commands |= bit(SelectionTally::MakeNormal);
    if (transfer.priority != Priority::Low)
        commands |= bit(SelectionTally::MakeLow);
    return commands;
}

} // namespace

void SelectionTally::add(const TransferSnapshot &transfer)
{
    const unsigned commands = commandsFor(transfer);
    unsigned &known = m_commands[transfer.id]; // none for one that was not there
    if (known == commands)
        return;
    count(known, -1);
    count(commands, 1);
    known = commands;
}

void SelectionTally::remove(TransferId id)
{
    count(m_commands.take(id), -1);
}

std::optional<TransferId> SelectionTally::only() const
{
    return count() == 1 ? std::optional(m_commands.constBegin().key()) : std::nullopt;
}

void SelectionTally::count(unsigned commands, int by)
{
    for (size_t command = 0; command < m_counts.size(); ++command)
        m_counts[command] += (commands >> command & 1U) != 0 ? by : 0;
}

} // namespace waybill
