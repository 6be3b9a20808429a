// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <map>
#include <memory>
#include <optional>

namespace waybill
{

/// The room that transfers at work will still need, by volume: no two count on the same. (Btrfs
/// gives each subvolume a device of its own: there they do, and the writing tells.) Engine thread.
class DiskSpace
{
    struct Ledger;

public:
    /// Room that is held while this lives. It may outlive the DiskSpace.
    class Hold
    {
    public:
        Hold(Hold &&other) noexcept = default;
        Hold &operator=(Hold &&other) noexcept;
        ~Hold();

        /// What is written, or set aside by the file system itself, is no longer free, and need
        /// not be held any more. More than is held changes nothing.
        void lowerTo(qint64 bytes);

    private:
        friend class DiskSpace;
        Hold(std::shared_ptr<Ledger> ledger, quint64 device, qint64 bytes);
        void setBytes(qint64 bytes);

        std::shared_ptr<Ledger> m_ledger;
        quint64 m_device = 0;
        qint64 m_bytes = 0;
    };

    DiskSpace();

    /// Nothing if not all of it is left of `free` bytes, as the volume tells them now.
    std::optional<Hold> tryHold(quint64 device, qint64 bytes, qint64 free);

private:
    struct Ledger
    {
        std::map<quint64, qint64> held; ///< bytes by device
    };

    std::shared_ptr<Ledger> m_ledger;
};

} // namespace waybill
