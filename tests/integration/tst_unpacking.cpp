// SPDX-License-Identifier: MIT
// Unpacking as a transfer: where things land, what is held, what is refused, and a disk that is
// full.
#include "tests/support/faultyfilesystem.h"
#include "tests/support/processes.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>
#include <cstring>
#include <sys/mount.h>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

using Call = FaultyFileSystem::Call;

/// A small disk of our own; where that is not permitted there is none, and `problem` says why.
class SmallDisk
{
public:
    explicit SmallDisk(QString path)
        : m_path(std::move(path))
    {
        QDir().mkpath(m_path);
        mount(0, "size=8m");
    }
    ~SmallDisk() { ::umount2(QFile::encodeName(m_path).constData(), MNT_DETACH); }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    void grow() { mount(MS_REMOUNT, "size=64m"); }
    const QString &problem() const { return m_problem; }

private:
    void mount(unsigned long flags, const char *size)
    {
        const QByteArray path = QFile::encodeName(m_path);
        if (::mount("none", path.constData(), "tmpfs", flags, size) != 0)
            m_problem = QString::fromLocal8Bit(std::strerror(errno));
    }

    QString m_path;
    QString m_problem;
};

} // namespace

class TestUnpacking : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unpacksIntoWhatIsThere_data();
    void unpacksIntoWhatIsThere();
    void treatsTakenNamesAsAsked_data();
    void treatsTakenNamesAsAsked();
    void unpacksNothingOverAFile();
    void failsByNameIfTheArchiveCannotBeRead();
    void showsNothingOfADamagedArchive();
    void holdsTheProgramWhereItIs();
    void waitsForRoom();
    void unpacksMuchOnlyIfItMay();

private:
    QString out(const QString &name) const { return m_engine->downloads() + u"/out/"_s + name; }
    QString archive() const { return m_engine->path(u"a.tar.gz"_s); }
    void packInto(const QString &archive);

    FaultyFileSystem m_files;
    std::unique_ptr<ScratchEngine> m_engine;
};

void TestUnpacking::init()
{
    m_files.heal();
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.files = &m_files;
    m_engine->start();
    writeFile(m_engine->path(u"tree/new"_s), "new");
    writeFile(m_engine->path(u"tree/deep/file"_s), "theirs");
    packInto(archive());
}

void TestUnpacking::packInto(const QString &archive)
{
    TransferSpec spec = m_engine->pack({m_engine->path(u"tree"_s)}, QFileInfo(archive).fileName());
    spec.path = QFileInfo(archive).path();
    QCOMPARE(m_engine->run(spec).state, TransferState::Done);
}

void TestUnpacking::unpacksIntoWhatIsThere_data()
{
    QTest::addColumn<QString>("there"); ///< of the target, before
    QTest::newRow("nothing") << QString();
    QTest::newRow("an empty folder") << u"."_s;
    QTest::newRow("a folder with something else") << u"else"_s;
}

void TestUnpacking::unpacksIntoWhatIsThere()
{
    QFETCH(QString, there);
    if (there == u"."_s)
        QDir().mkpath(out(QString()));
    else if (!there.isEmpty())
        writeFile(out(there), "mine");

    const TransferSnapshot ended = m_engine->run(m_engine->unpack(archive(), u"out"_s));

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.receipt.path, m_engine->downloads() + u"/out"_s);
    QCOMPARE(ended.receipt.entries, 4);
    QCOMPARE(ended.receipt.bytes, 9);
    QCOMPARE(ended.receipt.verified, Verification::Digest);
    QCOMPARE(describeTree(out(u"tree"_s)), describeTree(m_engine->path(u"tree"_s)));
    if (there == u"else"_s)
        QCOMPARE(readFile(out(there)), QByteArray("mine"));
    QCOMPARE(hiddenIn(m_engine->downloads()), QStringList());
}

void TestUnpacking::treatsTakenNamesAsAsked_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("names");
    const QStringList one{u"file"_s};
    const QByteArray mine = "mine";
    QTest::newRow("fail") << ConflictPolicy::Fail << TransferState::Failed << mine << one;
    QTest::newRow("skip") << ConflictPolicy::Skip << TransferState::Done << mine << one;
    QTest::newRow("overwrite") << ConflictPolicy::Overwrite << TransferState::Done
                               << QByteArray("theirs") << one;
    QTest::newRow("size") << ConflictPolicy::OtherSize << TransferState::Done
                          << QByteArray("theirs") << one;
    QTest::newRow("rename") << ConflictPolicy::Rename << TransferState::Done << mine
                            << QStringList{u"file"_s, u"file (1)"_s};
}

void TestUnpacking::treatsTakenNamesAsAsked()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(TransferState, state);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, names);
    writeFile(out(u"tree/deep/file"_s), "mine");
    TransferSpec spec = m_engine->unpack(archive(), u"out"_s);
    spec.onConflict = policy;

    const TransferSnapshot ended = m_engine->run(spec);

    QCOMPARE(ended.state, state);
    QCOMPARE(readFile(out(u"tree/deep/file"_s)), content);
    QCOMPARE(visibleIn(out(u"tree/deep"_s)), names);
    // All or nothing where a taken name is an error.
    QCOMPARE(QFile::exists(out(u"tree/new"_s)), state == TransferState::Done);
    if (state == TransferState::Failed)
        QCOMPARE(toString(ended.error->kind), u"TargetExists"_s);
    QCOMPARE(hiddenIn(m_engine->downloads()), QStringList());
}

void TestUnpacking::unpacksNothingOverAFile()
{
    writeFile(m_engine->downloads() + u"/out"_s, "mine");
    TransferSpec spec = m_engine->unpack(archive(), u"out"_s);
    spec.onConflict = ConflictPolicy::Overwrite;

    const TransferSnapshot ended = m_engine->run(spec);

    QCOMPARE(ended.state, TransferState::Failed);
    QCOMPARE(toString(ended.error->kind), u"TargetExists"_s);
    QCOMPARE(m_engine->filesInDownloads(), QStringList{u"out"_s});
}

void TestUnpacking::failsByNameIfTheArchiveCannotBeRead()
{
    const QString missing = m_engine->path(u"missing.zip"_s);
    QDir().mkpath(m_engine->path(u"folder.zip"_s));
    const auto gone = m_engine->run(m_engine->unpack(missing, u"out"_s));
    const auto folder = m_engine->run(m_engine->unpack(m_engine->path(u"folder.zip"_s), u"out"_s));
    m_files.failAt(Call::Open, 1, EACCES);
    const auto refused = m_engine->run(m_engine->unpack(archive(), u"out"_s));

    QCOMPARE(toString(gone.error.value_or(Error()).kind), u"FileNotFound"_s);
    QVERIFY(gone.error->detail.startsWith(missing));
    QCOMPARE(toString(folder.error.value_or(Error()).kind), u"NotAFile"_s);
    QCOMPARE(toString(refused.error.value_or(Error()).kind), u"PermissionDenied"_s);
    QVERIFY(refused.error->detail.startsWith(archive()));
    QCOMPARE(visibleIn(m_engine->downloads()) + hiddenIn(m_engine->downloads()), QStringList());
}

void TestUnpacking::showsNothingOfADamagedArchive()
{
    const QByteArray whole = readFile(archive());
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped.at(whole.size() / 2) ^ 1);
    for (const QByteArray &bytes : {whole.chopped(20), flipped, QByteArray("no archive")}) {
        writeFile(archive(), bytes);

        const auto ended = m_engine->run(m_engine->unpack(archive(), u"out"_s));

        QCOMPARE(ended.state, TransferState::Failed);
        QCOMPARE(toString(ended.error->kind), u"ArchiveDamaged"_s);
        QCOMPARE(visibleIn(m_engine->downloads()) + hiddenIn(m_engine->downloads()), QStringList());
    }
}

/// Other work that comes to its end is the clock here.
void TestUnpacking::holdsTheProgramWhereItIs()
{
    writeFile(m_engine->path(u"tree/large"_s), noise(24'000'000));
    const QString large = m_engine->path(u"large.tar.bz2"_s);
    packInto(large);
    const TransferId id = m_engine->add(m_engine->unpack(large, u"out"_s));
    QTRY_VERIFY((*m_engine)->snapshot(id)->bytesDone > 0);
    (*m_engine)->pause({id});
    QTRY_COMPARE((*m_engine)->snapshot(id)->state, TransferState::Paused);
    const auto programs = processesNaming(m_engine->downloads() + u"/."_s);
    QCOMPARE(programs.size(), 1);
    QTRY_VERIFY(isStopped(programs.constFirst()));
    const QString part = m_engine->downloads() + u'/' + hiddenIn(m_engine->downloads()).value(0);
    const QStringList before = describeTree(part);

    packInto(m_engine->path(u"clock.tar"_s));

    QVERIFY(isStopped(programs.constFirst()));
    QCOMPARE(describeTree(part), before);
    QVERIFY(!QFile::exists(out(QString())));
    (*m_engine)->resume({id});
    const TransferSnapshot ended = m_engine->waitUntilSettled(id);
    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(describeTree(out(u"tree"_s)), describeTree(m_engine->path(u"tree"_s)));
    QTRY_VERIFY(processesNaming(m_engine->downloads() + u"/."_s).isEmpty());
}

void TestUnpacking::waitsForRoom()
{
    SmallDisk disk(m_engine->path(u"disk"_s));
    if (!disk.problem().isEmpty())
        QSKIP(qPrintable(u"no disk of our own may be mounted: "_s + disk.problem()));
    writeFile(m_engine->path(u"tree/large"_s), noise(12'000'000));
    const QString large = m_engine->path(u"large.tar.gz"_s);
    packInto(large);
    TransferSpec spec = m_engine->unpack(large, u"out"_s);
    spec.path = m_engine->path(u"disk/out"_s);

    const TransferSnapshot waiting = m_engine->run(spec);

    QCOMPARE(waiting.state, TransferState::Waiting);
    QCOMPARE(waiting.waitReason, WaitReason::DiskFull);
    QCOMPARE(visibleIn(m_engine->path(u"disk"_s)), QStringList());
    QCOMPARE(hiddenIn(m_engine->path(u"disk"_s)), QStringList());
    disk.grow();
    QCOMPARE(disk.problem(), QString());
    (*m_engine)->resume({waiting.id});
    QCOMPARE(m_engine->waitUntilSettled(waiting.id).state, TransferState::Done);
    QCOMPARE(describeTree(spec.path + u"/tree"_s), describeTree(m_engine->path(u"tree"_s)));
}

/// More than was allowed fails, or waits where somebody can be asked; an answer lets it go on.
void TestUnpacking::unpacksMuchOnlyIfItMay()
{
    TransferSpec spec = m_engine->unpack(archive(), u"out"_s);
    spec.mostUnpacked = 8; // of 9
    const TransferSnapshot refused = m_engine->run(spec);
    QCOMPARE(refused.state, TransferState::Failed);
    QCOMPARE(toString(refused.error->kind), u"ArchiveTooLarge"_s);

    spec.asks = true;
    const TransferId id = m_engine->add(spec);
    QTRY_COMPARE((*m_engine)->snapshot(id)->waitReason, WaitReason::Decision);
    QVERIFY(!QFile::exists(m_engine->downloads() + u"/out"_s));
    (*m_engine)->decide({id}, ConflictPolicy::Overwrite); // answers another question
    QCOMPARE((*m_engine)->snapshot(id)->waitReason, WaitReason::Decision);
    (*m_engine)->allowLargeArchives({id});

    QTRY_COMPARE((*m_engine)->snapshot(id)->state, TransferState::Done);
    QVERIFY(QFile::exists(m_engine->downloads() + u"/out"_s));
}

QTEST_GUILESS_MAIN(TestUnpacking)
#include "tst_unpacking.moc"
