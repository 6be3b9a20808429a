// SPDX-License-Identifier: MIT
#include "ui/transfers/transferfilter.h"

namespace waybill
{
namespace
{

using Group = TransferFilter::Group;

unsigned bit(Group group)
{
    return 1U << static_cast<unsigned>(group);
}

} // namespace

bool needsAttention(const TransferSnapshot &transfer)
{
    if (transfer.state == TransferState::Failed)
        return true;
    if (transfer.state != TransferState::Waiting)
        return false;
    switch (transfer.waitReason) {
    case WaitReason::SignIn:
    case WaitReason::DiskFull:
    case WaitReason::TargetFolder:
    case WaitReason::Decision:
    case WaitReason::CaptivePortal:
        return true;
    case WaitReason::None:
    case WaitReason::Retry:
    case WaitReason::ServerBusy:
    case WaitReason::Children:
    case WaitReason::Timetable:
    case WaitReason::StartTime:
    case WaitReason::Network:
    case WaitReason::Metered:
    case WaitReason::Battery:
        break;
    }
    return false;
}

unsigned groupsOf(const TransferSnapshot &transfer)
{
    unsigned groups = bit(Group::All);
    const bool isAtWork = isActive(transfer.state) || transfer.waitReason == WaitReason::Children;
    if (isAtWork)
        groups |= bit(Group::Active);
    else if (transfer.state == TransferState::Queued)
        groups |= bit(Group::Queued);
    else if (transfer.state == TransferState::Waiting || transfer.state == TransferState::Paused)
        groups |= bit(Group::Waiting);
    else if (transfer.state == TransferState::Done)
        groups |= bit(Group::Done);
    if (needsAttention(transfer))
        groups |= bit(Group::Attention);
    switch (transfer.kind) {
    case TransferKind::Download:
        return groups | bit(Group::Downloads);
    case TransferKind::Upload:
        return groups | bit(Group::Uploads);
    case TransferKind::Pack:
    case TransferKind::Unpack:
        break;
    }
    return groups | bit(Group::Archives);
}

bool TransferFilter::matches(const TransferSnapshot &transfer) const
{
    switch (group) {
    case Group::Server:
        return transfer.server == name;
    case Group::Category:
        return transfer.category == name;
    default:
        return (groupsOf(transfer) & bit(group)) != 0;
    }
}

} // namespace waybill
