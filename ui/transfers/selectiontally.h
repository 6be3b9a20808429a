// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QHash>

#include <array>
#include <optional>

namespace waybill
{

/// Which transfers are selected, and how many of them each command would be for: counted, so that
/// a change costs what it changes, however much is selected.
class SelectionTally
{
public:
    enum Command {
        Pause,
        Resume,
        Cancel,
        Retry,
        SignIn,
        Open,
        Limit,
        StartNow,
        StartAt,
        MakeHigh, ///< of another priority, as are the next two
        MakeNormal,
        MakeLow,
        CommandCount
    };

    /// Counts it as it is now, if it was there before or not.
    void add(const TransferSnapshot &transfer);
    void remove(TransferId id);

    bool contains(TransferId id) const { return m_commands.contains(id); }
    QList<TransferId> ids() const { return m_commands.keys(); }
    int count() const { return static_cast<int>(m_commands.size()); }
    /// Whether there is one that the command is for.
    bool allows(Command command) const { return m_counts[command] > 0; }
    /// The one that is selected; nothing where there are others, or none.
    std::optional<TransferId> only() const;

private:
    void count(unsigned commands, int by);

    QHash<TransferId, unsigned> m_commands; ///< a bit for each
    std::array<int, CommandCount> m_counts = {};
};

} // namespace waybill
