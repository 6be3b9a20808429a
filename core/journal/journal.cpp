// SPDX-License-Identifier: MIT
#include "core/journal/journal.h"

#include "core/base/logging.h"
#include "core/platform/systemfilesystem.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>

#include <algorithm>
#include <future>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Moves a database and what belongs to it out of the way; nothing is ever deleted.
Result<QString> moveAside(const QString &path, const QString &name)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss-zzz"_s);
    QString aside = name + u".damaged-"_s + stamp;
    // The log first: with its database gone it would mean nothing.
    for (const auto &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s, QString()}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return fail(ErrorKind::JournalUnusable, path + suffix);
    }
    return aside;
}

const QString kLogSuffix = u"-wal"_s;
/// Of one that is to stand in for a damaged one, until it does.
const QString kFreshSuffix = u".fresh"_s;

/// SQLite changes what it opens, even if it then says that it is damaged: it writes the log into
/// the database and removes it, or throws the log of an empty database away. A log is there only
/// after a crash; then what was found is copied first, and the copy is what is moved aside.
bool copyWithLog(const QString &from, const QString &to)
{
    for (const auto &suffix : {kLogSuffix, QString()}) {
        QFile::remove(to + suffix);
        if (QFile::exists(from + suffix) && !QFile::copy(from + suffix, to + suffix))
            return false;
    }
    return true;
}

void removeWithLog(const QString &path)
{
    for (const auto &suffix : {u"-shm"_s, kLogSuffix, QString()})
        QFile::remove(path + suffix);
}

/// With its parents; private (0700) from its first moment, whatever happens in the next.
Status makePrivateFolder(const QString &path)
{
    SystemFileSystem files;
    if (const Status made = files.makeFolder(QDir::cleanPath(path + u"/.."_s)); !made)
        return made;
    if (QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return {};
    return files.makeFolder(path); // somebody was faster, or it tells why not
}

/// The file is private (0600) before SQLite writes a byte; its WAL takes over the mode.
Status createPrivate(const QString &path)
{
    const auto file = SystemFileSystem().open(path, OpenMode::CreateNew);
    if (!file && file.error().kind != ErrorKind::TargetExists)
        return fail(file.error());
    return {};
}

} // namespace

Journal::Journal(std::unique_ptr<ProfileLock> lock, QObject *home)
    : m_lock(std::move(lock))
    , m_home(home)
{
}

Result<Journal::Opening> Journal::open(const QString &profile, QObject *home)
{
    if (!QFileInfo::exists(profile)) {
        if (const Status made = makePrivateFolder(profile); !made)
            return fail(made.error());
    }
    if (!QFileInfo(profile).isDir())
        return fail(ErrorKind::PermissionDenied, profile);
    auto lock = ProfileLock::take(profile);
    if (!lock)
        return fail(lock.error());
    std::unique_ptr<Journal> journal(new Journal(std::move(*lock), home));
    auto opening = journal->start(QDir(profile).filePath(u"journal.db"_s));
    if (opening)
        opening->journal = std::move(journal);
    return opening;
}

Result<Journal::Opening> Journal::start(const QString &path)
{
    std::promise<Result<Opening>> promise;
    auto opened = promise.get_future();
    m_thread = std::thread([this, path, &promise] {
        const auto tryOpen = [&]() -> Result<Opening> {
            const QString fresh = path + kFreshSuffix;
            if (!QFile::exists(path) && QFile::exists(fresh) && !QFile::rename(fresh, path))
                return fail(ErrorKind::JournalUnusable, fresh);
            if (const Status created = createPrivate(path); !created)
                return fail(created.error());
            const bool hasLog = QFileInfo(path + kLogSuffix).size() > 0;
            const QString found = path + u".found"_s;
            if (hasLog && !copyWithLog(path, found))
                return fail(ErrorKind::DiskFull, found);
            const auto tidyUp = qScopeGuard([&] { removeWithLog(found); });
            m_connection = std::make_unique<JournalConnection>();
            const bool isEmptied = hasLog && QFileInfo(path).size() == 0;
            const Status first =
                isEmptied ? fail(ErrorKind::JournalUnusable, path) : m_connection->open(path);
            if (first)
                return Opening();
            if (first.error().kind != ErrorKind::JournalUnusable)
                return fail(first.error());
            QFile readable(path);
            if (!readable.open(QIODevice::ReadWrite))
                return fail(ErrorKind::JournalUnusable, path + u": "_s + readable.errorString());
            readable.close();
            return replaceDamaged(path, hasLog ? found : path);
        };
        auto result = tryOpen();
        const bool isOpen = result.has_value();
        if (!isOpen)
            m_connection.reset();
        promise.set_value(std::move(result));
        if (isOpen)
            run();
        m_connection.reset();
    });
    return opened.get();
}

/// Nothing of the old one is touched before the new one is whole and closed: whoever is stopped on
/// the way, by a kill or a full disk, finds the one or the other.
Result<Journal::Opening> Journal::replaceDamaged(const QString &path, const QString &damaged)
{
    const QString fresh = path + kFreshSuffix;
    const QString copy = path + u".copy"_s;
    m_connection = std::make_unique<JournalConnection>();
    removeWithLog(fresh);
    auto giveUp = qScopeGuard([&] {
        m_connection.reset();
        removeWithLog(fresh);
    });
    if (const Status created = createPrivate(fresh); !created)
        return fail(created.error());
    if (const Status opened = m_connection->open(fresh); !opened)
        return fail(opened.error());
    const auto tidyUp = qScopeGuard([&] { removeWithLog(copy); });
    if (!copyWithLog(damaged, copy))
        return fail(ErrorKind::DiskFull, copy);
    const auto salvaged = m_connection->salvageFrom(copy);
    if (!salvaged)
        return fail(salvaged.error());
    m_connection.reset();
    if (QFile::exists(fresh + kLogSuffix))
        return fail(ErrorKind::JournalUnusable, fresh + kLogSuffix);
    giveUp.dismiss();
    const auto aside = moveAside(damaged, path);
    if (!aside)
        return fail(aside.error());
    if (damaged != path)
        removeWithLog(path); // the copy of what it was is aside
    if (!QFile::rename(fresh, path))
        return fail(ErrorKind::JournalUnusable, fresh);
    m_connection = std::make_unique<JournalConnection>();
    if (const Status again = m_connection->open(path); !again)
        return fail(again.error());
    return Opening{nullptr, *aside, *salvaged};
}

Journal::~Journal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Completion<Status> Journal::commit(Operation operation)
{
    Completion<Status> done(m_home);
    add({std::move(operation), done});
    return done;
}

void Journal::post(Operation operation)
{
    add({std::move(operation), std::nullopt});
}

void Journal::add(Item item)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(item));
    }
    m_wake.notify_one();
}

void Journal::run()
{
    while (true) {
        std::vector<Item> group;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            group.swap(m_waiting);
        }
        runGroup(group);
    }
}

void Journal::runGroup(const std::vector<Item> &group)
{
    if (!runTogether(group))
        runEachAlone(group);
}

/// All or nothing, which is cheap: that one of them fails is rare. False if one did, and none
/// counts.
bool Journal::runTogether(const std::vector<Item> &group)
{
    // A read tells whoever asked that it failed, not us; SQLite may have undone the others with it.
    if (std::ranges::any_of(group, &Item::isRead) || !m_connection->begin())
        return false;
    for (const Item &item : group) {
        if (!item.operation(*m_connection)) {
            m_connection->rollback();
            return false;
        }
    }
    const Status committed = m_connection->commit();
    if (!committed)
        rollBackAfter(committed.error());
    for (const Item &item : group) {
        if (item.done)
            item.done->set(committed);
    }
    return true;
}

/// One that fails takes nothing with it.
void Journal::runEachAlone(const std::vector<Item> &group)
{
    const Status begun = m_connection->begin();
    std::vector<Status> results;
    results.reserve(group.size());
    for (const Item &item : group) {
        results.push_back(
            item.isRead ? item.operation(*m_connection) : m_connection->runAlone(item.operation));
        if (!results.back())
            qCCritical(lcJournal) << "an operation failed:" << results.back().error().detail;
    }
    Status committed = begun;
    if (begun)
        committed = m_connection->commit();
    if (!committed)
        rollBackAfter(committed.error());
    for (size_t i = 0; i < group.size(); ++i) {
        if (group[i].done)
            group[i].done->set(committed ? results[i] : committed);
    }
}

void Journal::rollBackAfter(const Error &error)
{
    m_connection->rollback();
    qCCritical(lcJournal) << "a commit failed:" << error.detail;
}

} // namespace waybill
