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
    const bool waits = state == TransferState::Waiting;
    unsigned commands = 0;
    if (isActive(state) || state == TransferState::Queued || waits)
        commands |= bit(SelectionTally::Pause);
    if (state == TransferState::Paused || waits)
        commands |= bit(SelectionTally::Resume);
    if (!hasEnded(state))
        commands |= bit(SelectionTally::Cancel);
    if (state == TransferState::Failed || state == TransferState::Cancelled)
        commands |= bit(SelectionTally::Retry);
    if (transfer.waitReason == WaitReason::SignIn)
        commands |= bit(SelectionTally::SignIn);
    if (state == TransferState::Done)
        commands |= bit(SelectionTally::Open);
    if (isWithServer(transfer.kind) && !hasEnded(state))
        commands |= bit(SelectionTally::Limit);
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
