// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"
#include "core/journal/journalconnection.h"
#include "core/platform/profilelock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace waybill
{

/// The durable memory of a profile: one SQLite file, one thread, one process.
///
/// Operations run in the order they were given, and all that wait at one moment share a commit: a
/// commit costs a disk flush, whatever is in it. Given from any thread; awaited on home's.
class Journal
{
public:
    /// Run again, after all that it did was undone, where another of its group fails.
    using Operation = std::function<Status(JournalConnection &)>;

    /// What opening had to do.
    struct Opening
    {
        std::unique_ptr<Journal> journal;
        QString
            damagedPath; ///< where a damaged journal was moved to, with its WAL; empty: it was fine
        int salvaged = 0; ///< transfers read out of it
    };

    /// Locks the profile's folder (made if missing, 0700) and opens `journal.db` in it. Blocks; for
    /// the start. ProfileInUse, JournalNewer, JournalUnusable, PermissionDenied, DiskFull.
    static Result<Opening> open(const QString &profile, QObject *home);
    ~Journal();
    Q_DISABLE_COPY_MOVE(Journal)

    /// Runs the operation; what it did is on the medium when this resumes with success.
    [[nodiscard]] Completion<Status> commit(Operation operation);
    /// The same without waiting; a failure is logged.
    void post(Operation operation);

    /// Runs a read among the other operations.
    template <typename Read>
    [[nodiscard]] auto read(Read query)
    {
        using Value = std::invoke_result_t<Read, JournalConnection &>;
        Completion<Value> completion(m_home);
        Operation reading = [completion, query = std::move(query)](JournalConnection &connection) {
            completion.set(query(connection));
            return Status();
        };
        add({std::move(reading), std::nullopt, true});
        return completion;
    }

private:
    struct Item
    {
        Operation operation;
        std::optional<Completion<Status>> done;
        /// Needs no savepoint, and so is asked whatever becomes of one: somebody waits for it.
        bool isRead = false;
    };

    Journal(std::unique_ptr<ProfileLock> lock, QObject *home);
    Result<Opening> start(const QString &path);
    Result<Opening> replaceDamaged(const QString &path, const QString &damaged);
    void add(Item item);
    void run();
    void runGroup(const std::vector<Item> &group);
    bool runTogether(const std::vector<Item> &group);
    void runEachAlone(const std::vector<Item> &group);
    void rollBackAfter(const Error &error);

    std::unique_ptr<ProfileLock> m_lock;
    QObject *m_home;
    std::unique_ptr<JournalConnection> m_connection; ///< journal thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Item> m_waiting;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace waybill
