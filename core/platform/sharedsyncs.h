// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace waybill
{

/// Lets those who want the same folder synced at the same time share one fsync: thousands of small
/// files end in one folder, many at once. Any thread.
class SharedSyncs
{
public:
    /// Blocks until a call of `sync` for this folder that began after this call has ended, whoever
    /// made it, and tells how that went.
    Status run(const QString &folder, const std::function<Status()> &sync);

private:
    struct Round
    {
        bool isDone = false;
        Status status;
    };
    struct Folder
    {
        int users = 0;
        bool isBusy = false;         ///< a round is under way, which began before now
        std::shared_ptr<Round> next; ///< what those who come now share
    };

    std::mutex m_mutex;
    std::condition_variable m_ended;
    QHash<QString, std::shared_ptr<Folder>> m_folders; ///< that somebody waits for
};

} // namespace waybill
