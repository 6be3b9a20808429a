// SPDX-License-Identifier: MIT
#include "core/platform/sharedsyncs.h"

namespace waybill
{

Status SharedSyncs::run(const QString &path, const std::function<Status()> &sync)
{
    std::unique_lock lock(m_mutex);
    std::shared_ptr<Folder> &known = m_folders[path];
    if (!known)
        known = std::make_shared<Folder>();
    const std::shared_ptr<Folder> folder = known;
    ++folder->users;
    if (!folder->next)
        folder->next = std::make_shared<Round>();
    const std::shared_ptr<Round> round = folder->next;

    m_ended.wait(lock, [&] { return round->isDone || !folder->isBusy; });
    if (!round->isDone) { // the first of the round does it for all
        folder->isBusy = true;
        folder->next.reset();
        lock.unlock();
        Status status = sync();
        lock.lock();
        round->status = std::move(status);
        round->isDone = true;
        folder->isBusy = false;
        m_ended.notify_all();
    }
    if (--folder->users == 0)
        m_folders.remove(path);
    return round->status;
}

} // namespace waybill
