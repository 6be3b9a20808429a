// SPDX-License-Identifier: MIT
#include "tests/support/faultysqlite.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <mutex>

#ifdef WAYBILL_HAS_SQLITE
#include <sqlite3.h>
#endif

namespace waybill::test
{

#ifdef WAYBILL_HAS_SQLITE

namespace
{

/// Which operation fails, and how many there were.
class Plan
{
public:
    void fail(int number, FaultySqlite::Fault fault, bool isForAll)
    {
        const std::lock_guard lock(m_mutex);
        m_countdown = number;
        m_fault = fault;
        m_isForAll = isForAll;
        m_hasFailed = false;
    }

    /// SQLITE_OK, or what the operation is to say: `ioError`, where the disk is not full.
    int count(int ioError)
    {
        const std::lock_guard lock(m_mutex);
        ++m_calls;
        if (m_countdown == 0)
            return SQLITE_OK;
        if (--m_countdown > 0)
            return SQLITE_OK;
        if (m_isForAll)
            m_countdown = 1;
        m_hasFailed = true;
        return m_fault == FaultySqlite::Fault::Full ? SQLITE_FULL : ioError;
    }

    bool hasFailed()
    {
        const std::lock_guard lock(m_mutex);
        return m_hasFailed;
    }

    int calls()
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }

private:
    std::mutex m_mutex;
    int m_calls = 0;
    int m_countdown = 0; ///< 1: the next one fails; 0: none
    FaultySqlite::Fault m_fault = FaultySqlite::Fault::Io;
    bool m_isForAll = false;
    bool m_hasFailed = false;
};

Plan &plan()
{
    static Plan instance;
    return instance;
}

sqlite3_vfs *realVfs = nullptr; ///< written once, by install()

/// The real file lies right behind, in memory that SQLite gives.
struct CountedFile
{
    sqlite3_file base;
    sqlite3_file *real;
    bool isJournal;
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<CountedFile *>(file)->real;
}

int check(sqlite3_file *file, int ioError)
{
    return reinterpret_cast<CountedFile *>(file)->isJournal ? plan().count(ioError) : SQLITE_OK;
}

bool isOfJournal(const char *name)
{
    return name && std::string_view(name).find("/journal.db") != std::string_view::npos;
}

const sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = [](sqlite3_file *file) { return realOf(file)->pMethods->xClose(realOf(file)); },
    .xRead =
        [](sqlite3_file *file, void *into, int bytes, sqlite3_int64 offset) {
            const int failed = check(file, SQLITE_IOERR_READ);
            return failed ? failed
                          : realOf(file)->pMethods->xRead(realOf(file), into, bytes, offset);
        },
    .xWrite =
        [](sqlite3_file *file, const void *from, int bytes, sqlite3_int64 offset) {
            const int failed = check(file, SQLITE_IOERR_WRITE);
            return failed ? failed
                          : realOf(file)->pMethods->xWrite(realOf(file), from, bytes, offset);
        },
    .xTruncate =
        [](sqlite3_file *file, sqlite3_int64 size) {
            const int failed = check(file, SQLITE_IOERR_TRUNCATE);
            return failed ? failed : realOf(file)->pMethods->xTruncate(realOf(file), size);
        },
    .xSync =
        [](sqlite3_file *file, int flags) {
            const int failed = check(file, SQLITE_IOERR_FSYNC);
            return failed ? failed : realOf(file)->pMethods->xSync(realOf(file), flags);
        },
    .xFileSize =
        [](sqlite3_file *file, sqlite3_int64 *size) {
            return realOf(file)->pMethods->xFileSize(realOf(file), size);
        },
    .xLock = [](sqlite3_file *file,
                 int lock) { return realOf(file)->pMethods->xLock(realOf(file), lock); },
    .xUnlock = [](sqlite3_file *file,
                   int lock) { return realOf(file)->pMethods->xUnlock(realOf(file), lock); },
    .xCheckReservedLock =
        [](sqlite3_file *file, int *isHeld) {
            return realOf(file)->pMethods->xCheckReservedLock(realOf(file), isHeld);
        },
    .xFileControl =
        [](sqlite3_file *file, int what, void *argument) {
            return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
        },
    .xSectorSize =
        [](sqlite3_file *file) { return realOf(file)->pMethods->xSectorSize(realOf(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file *file) {
            return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
        },
    .xShmMap =
        [](sqlite3_file *file, int region, int size, int extends, volatile void **into) {
            return realOf(file)->pMethods->xShmMap(realOf(file), region, size, extends, into);
        },
    .xShmLock =
        [](sqlite3_file *file, int offset, int count, int flags) {
            return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
        },
    .xShmBarrier = [](sqlite3_file *file) { realOf(file)->pMethods->xShmBarrier(realOf(file)); },
    .xShmUnmap =
        [](sqlite3_file *file, int removes) {
            return realOf(file)->pMethods->xShmUnmap(realOf(file), removes);
        },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openCounted(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *flagsOut)
{
    auto *const counted = reinterpret_cast<CountedFile *>(file);
    counted->base.pMethods = nullptr; // else SQLite closes what was not opened
    counted->isJournal = isOfJournal(name);
    counted->real = reinterpret_cast<sqlite3_file *>(counted + 1);
    if (const int failed = check(file, SQLITE_CANTOPEN))
        return failed;
    const int opened = realVfs->xOpen(realVfs, name, counted->real, flags, flagsOut);
    if (counted->real->pMethods)
        counted->base.pMethods = &kMethods;
    return opened;
}

int removeCounted(sqlite3_vfs *, const char *name, int syncsFolder)
{
    const int failed = isOfJournal(name) ? plan().count(SQLITE_IOERR_DELETE) : SQLITE_OK;
    return failed ? failed : realVfs->xDelete(realVfs, name, syncsFolder);
}

/// A database of Qt's goes through the double: its SQLite is the one that this is linked with.
bool isUsedByQt()
{
    const QString name = QStringLiteral("faultysqlite");
    const int before = plan().calls();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(QStringLiteral("/nowhere/journal.db"));
        database.open();
    }
    QSqlDatabase::removeDatabase(name);
    return plan().calls() > before;
}

} // namespace

bool FaultySqlite::install()
{
    static bool isUsed = false;
    if (realVfs)
        return isUsed;
    realVfs = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs counted = *realVfs;
    counted.szOsFile = static_cast<int>(sizeof(CountedFile)) + realVfs->szOsFile;
    counted.pNext = nullptr;
    counted.zName = "waybill-faulty";
    counted.xOpen = openCounted;
    counted.xDelete = removeCounted;
    sqlite3_vfs_register(&counted, 1);
    isUsed = isUsedByQt();
    return isUsed;
}

void FaultySqlite::failAt(int number, Fault fault)
{
    plan().fail(number, fault, false);
}

void FaultySqlite::failFrom(int number, Fault fault)
{
    plan().fail(number, fault, true);
}

void FaultySqlite::heal()
{
    plan().fail(0, Fault::Io, false);
}

bool FaultySqlite::hasFailed()
{
    return plan().hasFailed();
}

int FaultySqlite::calls()
{
    return plan().calls();
}

#else

bool FaultySqlite::install()
{
    return false;
}

void FaultySqlite::failAt(int, Fault) {}
void FaultySqlite::failFrom(int, Fault) {}
void FaultySqlite::heal() {}

bool FaultySqlite::hasFailed()
{
    return false;
}

int FaultySqlite::calls()
{
    return 0;
}

#endif

} // namespace waybill::test
