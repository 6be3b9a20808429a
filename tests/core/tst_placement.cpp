// SPDX-License-Identifier: MIT
#include "core/transfer/placement.h"

#include "core/base/workerpool.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::readFile;
using test::writeFile;
using Call = FaultyFileSystem::Call;

namespace
{

const QByteArray kContent = "the right bytes";

/// A double of the journal: remembers what it was given, and fails when told to.
class RememberingStore final : public TransferStore
{
public:
    QCoro::Task<Status> save(DownloadState state) override
    {
        if (failure)
            co_return fail(*failure);
        if (beforeSave)
            beforeSave(state);
        saved.append(std::move(state));
        co_return Status();
    }
    QCoro::Task<Status> save(UploadState) override { co_return Status(); }
    QCoro::Task<Status> saveFinalising(DownloadState state) override { return save(state); }
    void addBlock(DurableBlock) override {}
    QCoro::Task<Status> saveBlock(DurableBlock) override { co_return Status(); }
    void clearBlocks() override {}
    void tell(TimelineEntry::Kind, QString, qint64) override {}
    void note(QString) override {}
    void setProgress(qint64, qint64) override {}
    void settleProgress(qint64, qint64) override {}
    void correctProgress(qint64, qint64) override {}
    void setResumedFrom(qint64) override {}
    void setRunning() override {}
    void setVerifying() override {}
    void setFinalising() override {}

    QStringList savedNames() const
    {
        QStringList names;
        for (const DownloadState &state : saved)
            names.append(QFileInfo(state.targetPath).fileName());
        return names;
    }

    QList<DownloadState> saved;
    std::optional<Error> failure;
    std::function<void(const DownloadState &)> beforeSave;
};

/// A sealed part beside the place where it is to go.
class Place
{
public:
    Place()
    {
        QDir().mkpath(downloads());
        state.partPath = path(u".file.bin.12345678.waybill-part"_s);
        state.targetPath = path(u"file.bin"_s);
        state.total = kContent.size();
        state.isFinalising = true;
        state.sha256 = QCryptographicHash::hash(kContent, QCryptographicHash::Sha256);
        writeFile(state.partPath, kContent);
    }

    QString downloads() const { return m_folder.filePath(u"downloads"_s); }
    QString path(const QString &name) const { return downloads() + u'/' + name; }
    QStringList names() const
    {
        return QDir(downloads())
            .entryList(
                QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    Result<QString> place(ConflictPolicy policy)
    {
        return QCoro::waitFor(placeFile(context(), policy, state));
    }
    Result<QString> recover(ConflictPolicy policy = ConflictPolicy::Rename)
    {
        return QCoro::waitFor(recoverPlacement(context(), policy, state));
    }

    DownloadState state;
    FaultyFileSystem files;
    RememberingStore store;

private:
    TransferContext context()
    {
        TransferContext made;
        made.home = &m_home;
        made.files = &files;
        made.workers = &m_workers;
        made.store = &store;
        return made;
    }

    QTemporaryDir m_folder;
    QObject m_home;
    WorkerPool m_workers{&m_home, 2};
};

void makeEntry(const QString &path, const QString &kind)
{
    if (kind == "folder"_L1) {
        QDir().mkpath(path);
    } else if (kind == "dangling link"_L1) {
        QFile::link(path + u".nowhere"_s, path);
    } else if (kind == "link"_L1) {
        writeFile(path + u".victim"_s, "victim");
        QFile::link(path + u".victim"_s, path);
    } else if (kind == "FIFO"_L1) {
        if (::mkfifo(QFile::encodeName(path).constData(), 0600) != 0)
            qFatal("cannot make a FIFO");
    } else {
        writeFile(path, "somebody else's");
    }
}

mode_t typeOf(const QString &path)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & S_IFMT : 0;
}

} // namespace

class PlacementTest final : public QObject
{
    Q_OBJECT

private slots:
    void putsAFileUnderItsName()
    {
        Place place;
        bool wasSavedFirst = false;
        place.store.beforeSave = [&](const DownloadState &saved) {
            wasSavedFirst = saved.isFinalising && !QFile::exists(saved.targetPath);
        };

        const auto placed = place.place(ConflictPolicy::Rename);

        QVERIFY(placed);
        QCOMPARE(*placed, place.path(u"file.bin"_s));
        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
        QCOMPARE(readFile(*placed), kContent);
        QVERIFY(wasSavedFirst);
        QCOMPARE(place.store.saved, QList{place.state});
        QCOMPARE(place.files.calls(Call::SyncFolder), 1);
    }

    void numbersATakenName()
    {
        Place place;
        writeFile(place.path(u"file.bin"_s), "0");
        writeFile(place.path(u"file (1).bin"_s), "1");

        const auto placed = place.place(ConflictPolicy::Rename);

        QVERIFY(placed);
        QCOMPARE(*placed, place.path(u"file (2).bin"_s));
        QCOMPARE(readFile(*placed), kContent);
        QCOMPARE(readFile(place.path(u"file.bin"_s)), QByteArray("0"));
        QCOMPARE(readFile(place.path(u"file (1).bin"_s)), QByteArray("1"));
        // Each name was journaled before it was tried.
        QCOMPARE(place.store.savedNames(),
            (QStringList{u"file.bin"_s, u"file (1).bin"_s, u"file (2).bin"_s}));
    }

    void keepsBothWhereItMayNotReplace_data()
    {
        QTest::addColumn<ConflictPolicy>("policy");
        QTest::newRow("fail") << ConflictPolicy::Fail;
        QTest::newRow("skip") << ConflictPolicy::Skip;
    }

    void keepsBothWhereItMayNotReplace()
    {
        QFETCH(ConflictPolicy, policy);
        Place place;
        writeFile(place.path(u"file.bin"_s), "somebody else's");

        const auto placed = place.place(policy);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(readFile(place.path(u"file.bin"_s)), QByteArray("somebody else's"));
        QCOMPARE(readFile(place.state.partPath), kContent);
    }

    void comparesWhatAppearedMeanwhile_data()
    {
        QTest::addColumn<ConflictPolicy>("policy");
        QTest::addColumn<QByteArray>("lastModified");
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<bool>("replaces");
        const QByteArray future = "Fri, 01 Jan 2100 00:00:00 GMT";
        const QByteArray past = "Sat, 01 Jan 2000 00:00:00 GMT";
        const QByteArray other = "of another size";
        QByteArray same = kContent;
        same.fill('x');
        QTest::newRow("newer") << ConflictPolicy::Newer << future << same << true;
        QTest::newRow("older") << ConflictPolicy::Newer << past << other << false;
        QTest::newRow("age untold") << ConflictPolicy::Newer << QByteArray() << other << false;
        QTest::newRow("other size")
            << ConflictPolicy::OtherSize << QByteArray() << other + other << true;
        QTest::newRow("same size") << ConflictPolicy::OtherSize << future << same << false;
    }

    void comparesWhatAppearedMeanwhile()
    {
        QFETCH(ConflictPolicy, policy);
        QFETCH(QByteArray, lastModified);
        QFETCH(QByteArray, there);
        QFETCH(bool, replaces);
        Place place;
        place.state.validators.lastModified = lastModified;
        writeFile(place.path(u"file.bin"_s), there);

        const auto placed = place.place(policy);

        QCOMPARE(placed.has_value(), replaces);
        if (!replaces)
            QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(readFile(place.path(u"file.bin"_s)), replaces ? kContent : there);
    }

    void replacesWhereItWasToldTo()
    {
        Place place;
        writeFile(place.path(u"file.bin"_s), "old");

        const auto placed = place.place(ConflictPolicy::Overwrite);

        QVERIFY(placed);
        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
        QCOMPARE(readFile(*placed), kContent);
    }

    void neverReplacesAnythingUnasked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ConflictPolicy>("policy");
        for (const char *kind : {"file", "folder", "link", "dangling link", "FIFO"}) {
            QTest::addRow("%s, rename", kind)
                << QString::fromLatin1(kind) << ConflictPolicy::Rename;
            QTest::addRow("%s, fail", kind) << QString::fromLatin1(kind) << ConflictPolicy::Fail;
            QTest::addRow("%s, skip", kind) << QString::fromLatin1(kind) << ConflictPolicy::Skip;
        }
    }

    void neverReplacesAnythingUnasked()
    {
        QFETCH(QString, kind);
        QFETCH(ConflictPolicy, policy);
        Place place;
        const QString target = place.path(u"file.bin"_s);
        makeEntry(target, kind);
        const mode_t type = typeOf(target);

        const auto placed = place.place(policy);

        QCOMPARE(typeOf(target), type);
        QVERIFY(!QFile::exists(target + u".nowhere"_s));
        if (kind == "file"_L1)
            QCOMPARE(readFile(target), QByteArray("somebody else's"));
        if (kind == "link"_L1)
            QCOMPARE(readFile(target + u".victim"_s), QByteArray("victim"));
        if (policy == ConflictPolicy::Rename) {
            QVERIFY(placed);
            QCOMPARE(*placed, place.path(u"file (1).bin"_s));
            QCOMPARE(readFile(*placed), kContent);
        } else {
            QVERIFY(!placed);
            QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
            QCOMPARE(readFile(place.state.partPath), kContent);
        }
    }

    void neverReplacesAFolder()
    {
        Place place;
        makeEntry(place.path(u"file.bin"_s), u"folder"_s);

        const auto placed = place.place(ConflictPolicy::Overwrite);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(typeOf(place.path(u"file.bin"_s)), mode_t(S_IFDIR));
        QCOMPARE(readFile(place.state.partPath), kContent);
    }

    void replacesALinkAndNotWhatItLeadsTo()
    {
        Place place;
        const QString target = place.path(u"file.bin"_s);
        makeEntry(target, u"link"_s);

        const auto placed = place.place(ConflictPolicy::Overwrite);

        QVERIFY(placed);
        QCOMPARE(typeOf(target), mode_t(S_IFREG));
        QCOMPARE(readFile(target), kContent);
        QCOMPARE(readFile(target + u".victim"_s), QByteArray("victim"));
    }

    void renamesNothingThatWasNotJournaled()
    {
        Place place;
        place.store.failure = makeError(ErrorKind::DiskFull);

        const auto placed = place.place(ConflictPolicy::Rename);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::DiskFull));
        QCOMPARE(place.names(), QStringList{QFileInfo(place.state.partPath).fileName()});
        QCOMPARE(place.files.calls(Call::Rename), 0);
    }

    void tellsOfAFailedRename()
    {
        Place place;
        place.files.failAt(Call::Rename, 1, EACCES);

        const auto placed = place.place(ConflictPolicy::Rename);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::PermissionDenied));
        QCOMPARE(readFile(place.state.partPath), kContent);
    }

    void tellsOfAFailedFolderSyncAndRecovers()
    {
        Place place;
        place.files.failAt(Call::SyncFolder, 1, EIO);

        const auto placed = place.place(ConflictPolicy::Rename);
        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::SyncFailed));
        const auto recovered = place.recover();

        QVERIFY(recovered);
        QCOMPARE(*recovered, place.path(u"file.bin"_s));
        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
        QCOMPARE(place.files.calls(Call::SyncFolder), 2);
    }

    void recoversWhenOnlyThePartIsThere()
    {
        Place place;

        const auto recovered = place.recover();

        QVERIFY(recovered);
        QCOMPARE(*recovered, place.path(u"file.bin"_s));
        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
        QCOMPARE(readFile(*recovered), kContent);
    }

    void recoversWhenOnlyTheTargetIsThereAndIsOurs()
    {
        Place place;
        QVERIFY(QFile::rename(place.state.partPath, place.state.targetPath));

        const auto recovered = place.recover();

        QVERIFY(recovered);
        QCOMPARE(*recovered, place.path(u"file.bin"_s));
        QCOMPARE(readFile(*recovered), kContent);
        QCOMPARE(place.files.calls(Call::Rename), 0);
        QCOMPARE(place.files.calls(Call::SyncFolder), 1);
    }

    void missesItsFileWhenOnlyAForeignTargetIsThere_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("file") << u"file"_s;
        QTest::newRow("link") << u"link"_s;
        QTest::newRow("dangling link") << u"dangling link"_s;
        QTest::newRow("folder") << u"folder"_s;
        QTest::newRow("FIFO") << u"FIFO"_s;
    }

    void missesItsFileWhenOnlyAForeignTargetIsThere()
    {
        QFETCH(QString, kind);
        Place place;
        QVERIFY(QFile::remove(place.state.partPath));
        makeEntry(place.state.targetPath, kind);
        const mode_t type = typeOf(place.state.targetPath);

        const auto recovered = place.recover();

        QVERIFY(!recovered);
        QCOMPARE(toString(recovered.error().kind), toString(ErrorKind::FinishedFileDisappeared));
        QCOMPARE(typeOf(place.state.targetPath), type);
    }

    /// A file system without a rename that replaces nothing: link, then unlink; the crash came
    /// between.
    void recoversWhenBothAreOneFile()
    {
        Place place;
        QCOMPARE(::link(QFile::encodeName(place.state.partPath).constData(),
                     QFile::encodeName(place.state.targetPath).constData()),
            0);

        const auto recovered = place.recover();

        QVERIFY(recovered);
        QCOMPARE(*recovered, place.path(u"file.bin"_s));
        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
        QCOMPARE(readFile(*recovered), kContent);
    }

    void recoversUnderAnotherNameWhenSomebodyTookIt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("file") << u"file"_s;
        QTest::newRow("folder") << u"folder"_s;
        QTest::newRow("dangling link") << u"dangling link"_s;
        QTest::newRow("FIFO") << u"FIFO"_s;
    }

    void recoversUnderAnotherNameWhenSomebodyTookIt()
    {
        QFETCH(QString, kind);
        Place place;
        makeEntry(place.state.targetPath, kind);
        const mode_t type = typeOf(place.state.targetPath);

        const auto recovered = place.recover();

        QVERIFY(recovered);
        QCOMPARE(*recovered, place.path(u"file (1).bin"_s));
        QCOMPARE(readFile(*recovered), kContent);
        QCOMPARE(typeOf(place.state.targetPath), type);
        QVERIFY(!QFile::exists(place.state.partPath));
    }

    void recoversByReplacingWhereItWasToldTo()
    {
        Place place;
        writeFile(place.state.targetPath, "old");

        const auto recovered = place.recover(ConflictPolicy::Overwrite);

        QVERIFY(recovered);
        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
        QCOMPARE(readFile(*recovered), kContent);
    }

    void saysThatTheFileDisappeared()
    {
        Place place;
        QVERIFY(QFile::remove(place.state.partPath));

        const auto recovered = place.recover();

        QVERIFY(!recovered);
        QCOMPARE(toString(recovered.error().kind), toString(ErrorKind::FinishedFileDisappeared));
        QVERIFY(place.names().isEmpty());
    }

    void waitsForAFolderThatIsGone()
    {
        Place place;
        QVERIFY(QDir(place.downloads()).removeRecursively());

        const auto recovered = place.recover();

        QVERIFY(!recovered);
        QCOMPARE(toString(recovered.error().kind), toString(ErrorKind::FolderMissing));
    }

    /// That a file cannot be looked at does not mean that it is gone.
    void takesNoReadErrorForAnAbsence_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("systemError");
        QTest::newRow("of the part") << 1 << EIO;
        QTest::newRow("of the target") << 2 << EIO;
        QTest::newRow("of the part, no permission") << 1 << EACCES;
    }

    void takesNoReadErrorForAnAbsence()
    {
        QFETCH(int, call);
        QFETCH(int, systemError);
        Place place;
        place.files.failAt(Call::Facts, call, systemError);

        const auto recovered = place.recover();

        if (!recovered)
            QVERIFY(recovered.error().kind != ErrorKind::FinishedFileDisappeared);
        else
            QCOMPARE(readFile(*recovered), kContent);
        const auto again = place.recover();
        QVERIFY(again);
        QCOMPARE(readFile(*again), kContent);
    }

    void leavesEverythingWhenTheTargetCannotBeRead()
    {
        Place place;
        QVERIFY(QFile::rename(place.state.partPath, place.state.targetPath));
        place.files.failAt(Call::Read, 1, EIO);

        const auto recovered = place.recover();

        QVERIFY(!recovered);
        QCOMPARE(toString(recovered.error().kind), toString(ErrorKind::ReadFailed));
        QCOMPARE(readFile(place.state.targetPath), kContent);
        QVERIFY(place.recover());
    }

    void tellsWhenThePartOfOneFileCannotBeRemoved()
    {
        Place place;
        QCOMPARE(::link(QFile::encodeName(place.state.partPath).constData(),
                     QFile::encodeName(place.state.targetPath).constData()),
            0);
        place.files.failAt(Call::Remove, 1, EIO);

        QVERIFY(!place.recover());
        QVERIFY(place.recover());

        QCOMPARE(place.names(), QStringList{u"file.bin"_s});
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PlacementTest)
#include "tst_placement.moc"
