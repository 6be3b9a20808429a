// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

namespace waybill
{

/// A choice of transfers, as the left rail offers them.
struct TransferFilter
{
    enum class Group {
        All,
        Active,
        Queued,
        Waiting,
        Done,
        Attention,
        Downloads,
        Uploads,
        Archives,
        Server,
        Category
    };
    /// The groups that need no name.
    static constexpr int kFixedGroups = 9;

    Group group = Group::All;
    QString name; ///< of the server or the category

    bool matches(const TransferSnapshot &transfer) const;
    bool operator==(const TransferFilter &) const = default;
};

/// Failed, or waiting for something that only a person can do.
bool needsAttention(const TransferSnapshot &transfer);

/// The groups, as bits, that a transfer is in; those with names left out.
unsigned groupsOf(const TransferSnapshot &transfer);

} // namespace waybill
