// SPDX-License-Identifier: MIT
#include "core/journal/journal.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlError>
#include <QTest>

#include <future>

#include <sys/stat.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::noise;
using test::readFile;
using test::writeFile;

namespace
{

const QString kFixture = QStringLiteral(WAYBILL_TEST_DATA "/journal-v%1.db");

const CountRow kCount = {4, 2'460'000, u"example.org"_s, u"down"_s, 5'000, 70, 1, 0};

template <typename T>
QCoro::Task<T> taken(Completion<T> completion)
{
    co_return co_await completion;
}

template <typename T>
T wait(const Completion<T> &completion)
{
    return QCoro::waitFor(taken(completion));
}

TransferRow row(qint64 id, std::optional<qint64> parent = {})
{
    TransferRow made;
    made.id = id;
    made.parent = parent;
    made.position = id * 10;
    made.kind = u"download"_s;
    made.state = u"Queued"_s;
    made.addedMs = 1'700'000'000'000 + id;
    made.finishedMs = id % 2 == 0 ? 1'700'000'100'000 + id : 0;
    made.spec =
        "{\"url\":\"https://example.org/" + QByteArray::number(id) + "/gr\xc3\xbc\xc3\x9f\x65\"}";
    made.progress = "{\"bytesDone\":" + QByteArray::number(id * 1000) + '}';
    made.resume = "{}";
    made.outcome = "{}";
    return made;
}

BlockRow block(int number)
{
    return {number * 8'388'608LL, 8'388'608, noise(32, static_cast<quint32>(number) + 1)};
}

TimelineRow entry(qint64 number)
{
    return {1'700'000'000'000 + number, u"note"_s, u"what happened: %1"_s.arg(number), number};
}

Journal::Operation saving(const TransferRow &saved)
{
    return [saved](JournalConnection &connection) { return connection.saveTransfer(saved); };
}

/// What the fixture holds, and what is written to journals that are to be damaged.
Status fill(JournalConnection &connection, int transfers)
{
    for (int id = 1; id <= transfers; ++id) {
        if (const Status saved =
                connection.saveTransfer(row(id, id == 3 ? std::optional<qint64>(2) : std::nullopt));
            !saved)
            return saved;
        for (int number = 0; number < id % 4; ++number) {
            if (const Status saved = connection.saveBlock(id, block(number)); !saved)
                return saved;
        }
        for (int number = 0; number < 3; ++number) {
            if (const Status added = connection.addTimeline(id, entry(number)); !added)
                return added;
        }
    }
    return connection.saveSetting(u"tag"_s, "0a1b2c3d");
}

mode_t modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

/// A profile folder and the journal in it.
class Profile
{
public:
    QString folder() const { return m_folder.filePath(u"profile"_s); }
    QString database() const { return folder() + u"/journal.db"_s; }
    QString wal() const { return database() + u"-wal"_s; }

    /// Opens; the error, if any, is kept.
    bool open()
    {
        auto opening = Journal::open(folder(), &m_home);
        m_error = opening ? std::nullopt : std::optional(opening.error());
        if (!opening)
            return false;
        m_journal = std::move(opening->journal);
        m_damagedPath = opening->damagedPath;
        m_salvaged = opening->salvaged;
        return true;
    }
    void close() { m_journal.reset(); }
    Journal *operator->() const { return m_journal.get(); }

    std::optional<Error> error() const { return m_error; }
    QString damagedPath() const { return m_damagedPath; }
    int salvaged() const { return m_salvaged; }

    template <typename Read>
    auto read(Read query)
    {
        return wait(m_journal->read(query));
    }
    QList<TransferRow> transfers()
    {
        return read([](JournalConnection &connection) {
            return connection.transfers();
        }).value_or(QList<TransferRow>());
    }
    QList<BlockRow> blocks(qint64 id)
    {
        return read([id](JournalConnection &connection) {
            return connection.blocks(id);
        }).value_or(QList<BlockRow>());
    }
    QList<TimelineRow> timeline(qint64 id)
    {
        return read([id](JournalConnection &connection) {
            return connection.timeline(id);
        }).value_or(QList<TimelineRow>());
    }
    qint64 lastId()
    {
        return read([](JournalConnection &connection) { return connection.lastId(); }).value_or(-1);
    }
    QByteArray setting(const QString &name)
    {
        return read([name](JournalConnection &connection) {
            return connection.setting(name);
        }).value_or(QByteArray());
    }
    QStringList files() const
    {
        return QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private:
    QTemporaryDir m_folder;
    QObject m_home;
    std::unique_ptr<Journal> m_journal;
    std::optional<Error> m_error;
    QString m_damagedPath;
    int m_salvaged = 0;
};

/// What a power cut leaves: the database and its log, of a journal that was never closed.
struct Remains
{
    QByteArray database;
    QByteArray wal;
};

Remains remainsOf(int transfers, int later)
{
    Profile profile;
    profile.open();
    Status saved = wait(profile->commit(
        [transfers](JournalConnection &connection) { return fill(connection, transfers); }));
    profile.close();
    profile.open();
    for (int id = transfers + 1; saved && id <= transfers + later; ++id)
        saved = wait(profile->commit(saving(row(id))));
    if (!saved)
        qFatal("the journal to damage cannot be made: %s", qPrintable(saved.error().detail));
    return {readFile(profile.database()), readFile(profile.wal())};
}

QVariant pragma(const QString &name)
{
    QSqlQuery query(QSqlDatabase::database(QSqlDatabase::connectionNames().constFirst(), false));
    return query.exec(u"PRAGMA "_s + name) && query.next() ? query.value(0) : QVariant();
}

/// Runs SQL on a closed database, as some other program would.
void runOn(const QString &path, const QStringList &statements)
{
    const QString name = u"foreign"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open %s", qPrintable(path));
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s", qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace

class JournalTest final : public QObject
{
    Q_OBJECT

private slots:
    /// WAYBILL_WRITE_FIXTURE=1 writes the fixture of the present version anew. Only for a schema
    /// that was never released.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("WAYBILL_WRITE_FIXTURE"))
            return;
        QDir().mkpath(QStringLiteral(WAYBILL_TEST_DATA));
        const QString fixture = kFixture.arg(kSchemaVersion);
        QFile::remove(fixture);
        JournalConnection connection;
        QVERIFY(connection.open(fixture));
        QVERIFY(connection.begin());
        QVERIFY(fill(connection, 5));
        QVERIFY(connection.count(kCount));
        QVERIFY(connection.removeTransfer(5));
        QVERIFY(connection.commit());
        connection.close();
        QVERIFY(!QFile::exists(fixture + u"-wal"_s));
    }

    void keepsWhatWasCommitted()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(profile.damagedPath().isEmpty());
        QVERIFY(wait(
            profile->commit([](JournalConnection &connection) { return fill(connection, 5); })));
        profile.close();

        QVERIFY(profile.open());

        QCOMPARE(profile.transfers(), (QList{row(1), row(2), row(3, 2), row(4), row(5)}));
        QCOMPARE(profile.blocks(3), (QList{block(0), block(1), block(2)}));
        QCOMPARE(profile.timeline(4), (QList{entry(0), entry(1), entry(2)}));
        QCOMPARE(profile.setting(u"tag"_s), QByteArray("0a1b2c3d"));
        QCOMPARE(profile.setting(u"unknown"_s), QByteArray());
        QVERIFY(profile.damagedPath().isEmpty());
    }

    void keepsWhatWasCommittedWithoutAClose()
    {
        const Remains remains = remainsOf(5, 10);
        QVERIFY(!remains.wal.isEmpty());
        Profile profile;
        writeFile(profile.database(), remains.database);
        writeFile(profile.wal(), remains.wal);

        QVERIFY(profile.open());

        QVERIFY(profile.damagedPath().isEmpty());
        QCOMPARE(profile.transfers().size(), 15);
        QCOMPARE(profile.transfers().constLast(), row(15));
    }

    /// A commit that was cut off in the log leaves all that came before it.
    void keepsEarlierCommitsWhenTheLastIsTornOff()
    {
        const Remains remains = remainsOf(5, 10);
        Profile profile;
        writeFile(profile.database(), remains.database);
        writeFile(profile.wal(), remains.wal.chopped(100));

        QVERIFY(profile.open());

        QVERIFY(profile.damagedPath().isEmpty());
        const QList<TransferRow> rows = profile.transfers();
        QVERIFY(rows.size() >= 13);
        QVERIFY(rows.size() < 15);
        for (const TransferRow &kept : rows)
            QCOMPARE(kept, row(kept.id, kept.id == 3 ? std::optional<qint64>(2) : std::nullopt));
    }

    void savesATransferOverItself()
    {
        Profile profile;
        QVERIFY(profile.open());
        TransferRow changed = row(1);
        QVERIFY(wait(profile->commit(saving(changed))));
        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.saveBlock(1, block(0)); })));
        changed.state = u"Done"_s;
        changed.finishedMs = 99;
        changed.progress = "{\"bytesDone\":7}";
        changed.resume = "[]";
        changed.outcome = "[1]";
        changed.position = -5;

        QVERIFY(wait(profile->commit(saving(changed))));

        QCOMPARE(profile.transfers(), QList{changed});
        QCOMPARE(profile.blocks(1), QList{block(0)});
    }

    void savesABlockOverItself()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(profile->commit(saving(row(1)))));
        BlockRow grown = block(0);
        grown.length = 100;

        QVERIFY(wait(profile->commit(
            [grown](JournalConnection &connection) { return connection.saveBlock(1, grown); })));
        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.saveBlock(1, block(0)); })));
        QCOMPARE(profile.blocks(1), QList{block(0)});

        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.clearBlocks(1); })));
        QVERIFY(profile.blocks(1).isEmpty());
    }

    void commitsMany()
    {
        constexpr int many = 500;
        Profile profile;
        QVERIFY(profile.open());
        std::vector<Completion<Status>> pending;
        for (int id = 1; id <= many; ++id)
            pending.push_back(profile->commit(saving(row(id))));

        for (const auto &completion : pending)
            QVERIFY(wait(completion));

        QCOMPARE(profile.transfers().size(), many);
    }

    void runsOperationsInTheOrderTheyWereGiven()
    {
        const auto order = std::make_shared<QList<int>>();
        QList<int> given;
        Profile profile;
        QVERIFY(profile.open());
        for (int number = 0; number < 300; ++number) {
            given.append(number);
            profile->post([order, number](JournalConnection &connection) {
                order->append(number);
                return connection.saveSetting(u"last"_s, QByteArray::number(number));
            });
        }

        QCOMPARE(profile.setting(u"last"_s), QByteArray("299"));
        QCOMPARE(*order, given);
    }

    void keepsWhatWasPostedBeforeItClosed()
    {
        Profile profile;
        QVERIFY(profile.open());
        for (int id = 1; id <= 100; ++id)
            profile->post(saving(row(id)));
        profile.close();

        QVERIFY(profile.open());

        QCOMPARE(profile.transfers().size(), 100);
    }

    void failsOneOperationWithoutItsNeighbours()
    {
        Profile profile;
        QVERIFY(profile.open());
        // Holds the journal's thread, so that what follows comes into one group.
        std::promise<void> gate;
        profile->post([opened = gate.get_future().share()](JournalConnection &) -> Status {
            opened.wait();
            return {};
        });
        const auto before = profile->commit(saving(row(1)));
        const auto bad = profile->commit([](JournalConnection &connection) -> Status {
            if (const Status saved = connection.saveTransfer(row(2)); !saved)
                return saved;
            return connection.saveTransfer(row(3, 12345)); // no such parent
        });
        const auto refused = profile->commit([](JournalConnection &connection) -> Status {
            if (const Status saved = connection.saveTransfer(row(4)); !saved)
                return saved;
            return fail(ErrorKind::Conflict);
        });
        const auto after = profile->commit(saving(row(5)));
        gate.set_value();

        QVERIFY(wait(before));
        const Status constraint = wait(bad);
        const Status refusal = wait(refused);
        QVERIFY(wait(after));

        QVERIFY(!constraint);
        QCOMPARE(toString(constraint.error().kind), toString(ErrorKind::JournalUnusable));
        QVERIFY(!refusal);
        QCOMPARE(toString(refusal.error().kind), toString(ErrorKind::Conflict));
        QCOMPARE(profile.transfers(), (QList{row(1), row(5)}));
        profile.close();
        QVERIFY(profile.open());
        QCOMPARE(profile.transfers(), (QList{row(1), row(5)}));
    }

    void takesBlocksAndTimelineAwayWithTheirTransfer()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(
            profile->commit([](JournalConnection &connection) { return fill(connection, 3); })));

        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.removeTransfer(2); })));

        // 3 is a child of 2.
        QCOMPARE(profile.transfers(), QList{row(1)});
        for (const qint64 id : {2, 3}) {
            QVERIFY(profile.blocks(id).isEmpty());
            QVERIFY(profile.timeline(id).isEmpty());
        }
        QCOMPARE(profile.blocks(1).size(), 1);
        QCOMPARE(profile.timeline(1).size(), 3);
    }

    void dropsWhatComesTooLateForARemovedTransfer()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(profile->commit(saving(row(1)))));
        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.removeTransfer(1); })));

        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.addTimeline(1, entry(1)); })));
        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.saveBlock(1, block(1)); })));

        QVERIFY(profile.timeline(1).isEmpty());
        QVERIFY(profile.blocks(1).isEmpty());
    }

    void givesNoIdTwice()
    {
        Profile profile;
        QVERIFY(profile.open());
        QCOMPARE(profile.lastId(), 0);
        QVERIFY(wait(profile->commit(saving(row(41)))));
        QVERIFY(wait(profile->commit(saving(row(7)))));
        QCOMPARE(profile.lastId(), 41);

        QVERIFY(wait(profile->commit(
            [](JournalConnection &connection) { return connection.removeTransfer(41); })));
        QCOMPARE(profile.lastId(), 41);

        profile.close();
        QVERIFY(profile.open());
        QCOMPARE(profile.lastId(), 41);
    }

    void keepsTextThatIsHardToKeep()
    {
        TransferRow hard = row(1);
        hard.spec = "{\"name\":\"'; DROP TABLE transfer; -- \xf0\x9f\x98\x80 %1 ? :a\"}";
        hard.kind = QString();
        hard.state = u""_s;
        Profile profile;
        QVERIFY(profile.open());

        QVERIFY(wait(profile->commit(saving(hard))));
        QVERIFY(wait(profile->commit([](JournalConnection &connection) {
            return connection.addTimeline(1, {0, QString(), QString(), -1});
        })));

        QCOMPARE(profile.transfers().constFirst().spec, hard.spec);
        QCOMPARE(profile.timeline(1).constFirst().number, -1);
    }

    void refusesAProfileThatIsOpen()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(profile->commit(saving(row(1)))));
        QObject home;

        const auto second = Journal::open(profile.folder(), &home);

        QVERIFY(!second);
        QCOMPARE(toString(second.error().kind), toString(ErrorKind::ProfileInUse));
        QCOMPARE(profile.transfers(), QList{row(1)});
        profile.close();
        QVERIFY(profile.open());
        QCOMPARE(profile.transfers(), QList{row(1)});
    }

    /// Of a process that died before it had written who it was, or after that.
    void opensWhereALockFileWasLeft_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("with a process") << QByteArray("1\nwaybill-cli\nsomewhere else\n");
    }

    void opensWhereALockFileWasLeft()
    {
        QFETCH(QByteArray, content);
        Profile profile;
        QVERIFY(QDir().mkpath(profile.folder()));
        writeFile(profile.folder() + u"/profile.lock"_s, content);

        QVERIFY(profile.open());

        QObject home;
        QVERIFY(!Journal::open(profile.folder(), &home));
    }

    void isPrivate()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(profile->commit(saving(row(1)))));

        QCOMPARE(modeOf(profile.folder()), mode_t(0700));
        QCOMPARE(modeOf(profile.database()), mode_t(0600));
        QCOMPARE(modeOf(profile.wal()), mode_t(0600));
    }

    void holdsItsPragmas()
    {
        const QTemporaryDir folder;
        JournalConnection connection;
        QVERIFY(connection.open(folder.filePath(u"journal.db"_s)));

        QCOMPARE(QSqlDatabase::connectionNames().size(), 1);
        QCOMPARE(pragma(u"journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(pragma(u"synchronous"_s).toInt(), 2);
        QCOMPARE(pragma(u"foreign_keys"_s).toInt(), 1);
        QCOMPARE(pragma(u"locking_mode"_s).toString(), u"exclusive"_s);
        QCOMPARE(pragma(u"user_version"_s).toInt(), kSchemaVersion);
        connection.close();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void leavesNoLogAfterAClose()
    {
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(profile->commit(saving(row(1)))));
        QVERIFY(QFile::exists(profile.wal()));

        profile.close();

        QVERIFY(!QFile::exists(profile.wal()));
    }

    void leavesANewerJournalAlone_data()
    {
        QTest::addColumn<QString>("journalMode");
        QTest::newRow("in WAL mode") << u"WAL"_s;
        QTest::newRow("in another mode") << u"DELETE"_s;
    }

    void leavesANewerJournalAlone()
    {
        QFETCH(QString, journalMode);
        Profile profile;
        QVERIFY(profile.open());
        QVERIFY(wait(profile->commit(saving(row(1)))));
        profile.close();
        runOn(profile.database(),
            {u"PRAGMA journal_mode = "_s + journalMode, u"PRAGMA user_version = 99"_s});
        const QByteArray before = readFile(profile.database());

        QVERIFY(!profile.open());

        QCOMPARE(toString(profile.error()->kind), toString(ErrorKind::JournalNewer));
        QVERIFY(readFile(profile.database()) == before);
        QCOMPARE(profile.files(), (QStringList{u"journal.db"_s, u"profile.lock"_s}));
    }

    void refusesAProfileThatIsAFile()
    {
        Profile profile;
        writeFile(profile.folder(), "no folder");

        QVERIFY(!profile.open());

        QCOMPARE(toString(profile.error()->kind), toString(ErrorKind::PermissionDenied));
        QCOMPARE(readFile(profile.folder()), QByteArray("no folder"));
    }

    void refusesADatabaseThatIsAFolder()
    {
        Profile profile;
        QVERIFY(QDir().mkpath(profile.database()));
        writeFile(profile.database() + u"/inside"_s, "kept");

        QVERIFY(!profile.open());

        QVERIFY(profile.error()->kind != ErrorKind::Internal);
        QCOMPARE(readFile(profile.database() + u"/inside"_s), QByteArray("kept"));
    }

    void movesADamagedJournalAside_data()
    {
        QTest::addColumn<QByteArray>("database");
        QTest::addColumn<int>("salvagedAtLeast");
        constexpr int page = 4096;
        const QByteArray whole = remainsOf(400, 0).database;
        const qsizetype middle = whole.size() / 2 / page * page;

        QTest::newRow("zeroed header") << QByteArray(100, '\0') + whole.mid(100) << 0;
        QTest::newRow("zeroed first page") << QByteArray(page, '\0') + whole.mid(page) << 0;
        QTest::newRow("cut in the middle of a page") << whole.left(middle + 1'000) << 0;
        QTest::newRow("cut after a page") << whole.left(middle) << 0;
        QTest::newRow("cut to one page") << whole.left(page) << 0;
        QTest::newRow("cut to a few bytes") << whole.left(50) << 0;
        QTest::newRow("garbage") << noise(50'000) << 0;
        QTest::newRow("text") << QByteArray("hello, I am not a database\n") << 0;
        QByteArray hole = whole;
        hole.replace(middle, page, QByteArray(page, '\0'));
        QTest::newRow("a hole in the middle") << hole << 1;
        for (quint32 seed = 1; seed <= 6; ++seed) {
            QByteArray flipped = whole;
            QRandomGenerator generator(seed);
            // At the start of pages, where what is not text has its place.
            for (int i = 0; i < 40; ++i) {
                const qsizetype at = middle + generator.bounded(6) * page + generator.bounded(24);
                flipped[at] =
                    static_cast<char>(flipped[at] ^ static_cast<char>(generator.bounded(1, 256)));
            }
            QTest::addRow("bytes flipped in the middle, %u", seed) << flipped << 1;
        }
    }

    void movesADamagedJournalAside()
    {
        QFETCH(QByteArray, database);
        QFETCH(int, salvagedAtLeast);
        Profile profile;
        writeFile(profile.database(), database);

        QVERIFY2(profile.open(), qPrintable(profile.error().value_or(Error()).detail));

        QVERIFY(!profile.damagedPath().isEmpty());
        QVERIFY2(
            readFile(profile.damagedPath()) == database, "what was moved aside has been changed");
        QVERIFY(profile.salvaged() >= salvagedAtLeast);
        const QList<TransferRow> rows = profile.transfers();
        QCOMPARE(rows.size(), profile.salvaged());
        QCOMPARE(modeOf(profile.database()), mode_t(0600));
        QVERIFY(wait(profile->commit(saving(row(1000)))));
        profile.close();
        QVERIFY(profile.open());
        QVERIFY(profile.damagedPath().isEmpty());
        QCOMPARE(profile.transfers().size(), rows.size() + 1);
    }

    void movesADamagedJournalAsideWithItsLog_data()
    {
        QTest::addColumn<QByteArray>("database");
        QTest::addColumn<QByteArray>("wal");
        constexpr int page = 4096;
        const Remains remains = remainsOf(400, 10);
        const qsizetype middle = remains.database.size() / 2 / page * page;

        QTest::newRow("zeroed header")
            << QByteArray(100, '\0') + remains.database.mid(100) << remains.wal;
        QTest::newRow("garbage") << noise(50'000) << remains.wal;
        QTest::newRow("cut to a few bytes") << remains.database.left(50) << remains.wal;
        QTest::newRow("cut to nothing") << QByteArray() << remains.wal;
        QTest::newRow("cut in the middle") << remains.database.left(middle) << remains.wal;
        QByteArray hole = remains.database;
        hole.replace(middle, page, QByteArray(page, '\0'));
        QTest::newRow("a hole in the middle") << hole << remains.wal;
    }

    void movesADamagedJournalAsideWithItsLog()
    {
        QFETCH(QByteArray, database);
        QFETCH(QByteArray, wal);
        QVERIFY(!wal.isEmpty());
        Profile profile;
        writeFile(profile.database(), database);
        writeFile(profile.wal(), wal);

        QVERIFY2(profile.open(), qPrintable(profile.error().value_or(Error()).detail));

        QVERIFY(!profile.damagedPath().isEmpty());
        QVERIFY2(readFile(profile.damagedPath()) == database, "the database has been changed");
        QVERIFY2(readFile(profile.damagedPath() + u"-wal"_s) == wal,
            "the log has been changed or removed");
        QVERIFY(wait(profile->commit(saving(row(1000)))));
    }

    /// Most of what a single bad page leaves readable comes over, with its blocks.
    void salvagesWhatCanBeRead()
    {
        constexpr int page = 4096;
        QByteArray damaged = remainsOf(400, 0).database;
        const qsizetype middle = damaged.size() / 2 / page * page;
        damaged.replace(middle, page, QByteArray(page, '\0'));
        Profile profile;
        writeFile(profile.database(), damaged);

        QVERIFY(profile.open());

        QVERIFY(profile.salvaged() > 0);
        int withBlocks = 0;
        for (const TransferRow &kept : profile.transfers()) {
            QCOMPARE(kept, row(kept.id, kept.id == 3 ? std::optional<qint64>(2) : std::nullopt));
            withBlocks += profile.blocks(kept.id).isEmpty() ? 0 : 1;
        }
        QVERIFY(withBlocks > 0);
    }

    void readsAJournalOfVersion_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QList<StatisticRow>>("statistics");
        QTest::newRow("1") << 1 << QList<StatisticRow>();
        QTest::newRow("2") << 2
                           << QList{StatisticRow{kCount.day, kCount.server, kCount.direction,
                                  kCount.bytes, 1, 0, kCount.activeMs}};
    }

    void readsAJournalOfVersion()
    {
        QFETCH(int, version);
        QFETCH(QList<StatisticRow>, statistics);
        Profile profile;
        QVERIFY(QDir().mkpath(profile.folder()));
        QVERIFY(QFile::copy(kFixture.arg(version), profile.database()));

        QVERIFY(profile.open());

        QVERIFY(profile.damagedPath().isEmpty());
        QCOMPARE(profile.transfers(), (QList{row(1), row(2), row(3, 2), row(4)}));
        QCOMPARE(profile.blocks(1), QList{block(0)});
        QCOMPARE(profile.blocks(2), (QList{block(0), block(1)}));
        QCOMPARE(profile.blocks(3), (QList{block(0), block(1), block(2)}));
        QVERIFY(profile.blocks(4).isEmpty());
        for (qint64 id = 1; id <= 4; ++id)
            QCOMPARE(profile.timeline(id), (QList{entry(0), entry(1), entry(2)}));
        QCOMPARE(profile.setting(u"tag"_s), QByteArray("0a1b2c3d"));
        QCOMPARE(profile.lastId(), 5);
        const auto counted = profile.read([](JournalConnection &connection) {
            return connection.statistics(kCount.day, kCount.day);
        });
        QCOMPARE(*counted, statistics);
        QVERIFY(wait(profile->commit(saving(row(6)))));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::JournalTest)
#include "tst_journal.moc"
