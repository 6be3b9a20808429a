// SPDX-License-Identifier: MIT
// Packing as a transfer: what is in the archive, what the receipt says, and a name that is taken.
#include "tests/support/cli.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

using Call = FaultyFileSystem::Call;

void addTreeFormats()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
        {"a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "a.tar.xz", "a.tar.bz2"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

} // namespace

class TestPacking : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void packsATreeThatUnpacksTheSame_data() { addTreeFormats(); }
    void packsATreeThatUnpacksTheSame();
    void theCommandLinePacksAndUnpacks_data() { addTreeFormats(); }
    void theCommandLinePacksAndUnpacks();
    void packsOneFile_data();
    void packsOneFile();
    void tellsHowFarItIs();
    void leavesOutWhatIsExcluded();
    void handsTheLevelToTheCompressor();
    void treatsATakenNameAsAsked_data();
    void treatsATakenNameAsAsked();
    void refusesAFolderAtTheArchivesPlace();

private:
    QString tree() const { return m_engine->path(u"tree"_s); }
    QString archive(const QString &name) const { return m_engine->downloads() + u'/' + name; }
    QStringList hidden() const { return hiddenIn(m_engine->downloads()); }

    FaultyFileSystem m_files;
    std::unique_ptr<ScratchEngine> m_engine;
};

void TestPacking::init()
{
    m_files.heal();
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.files = &m_files;
    m_engine->start();
    makeTree(tree());
}

void TestPacking::packsATreeThatUnpacksTheSame()
{
    QFETCH(QString, name);

    const TransferSnapshot packed = m_engine->run(m_engine->pack({tree()}, name));
    const TransferSnapshot unpacked = m_engine->run(m_engine->unpack(archive(name), u"out"_s));

    QCOMPARE(packed.state, TransferState::Done);
    const Receipt &receipt = packed.receipt;
    QCOMPARE(receipt.path, archive(name));
    QCOMPARE(receipt.bytes, QFileInfo(archive(name)).size());
    QCOMPARE(receipt.sha256.toHex(), digestOfFile(archive(name)).toHex());
    QCOMPARE(receipt.verified, Verification::Digest);
    QCOMPARE(receipt.entries, describeTree(tree()).size() + 1);
    QCOMPARE(unpacked.state, TransferState::Done);
    QCOMPARE(unpacked.receipt.entries, receipt.entries);
    QCOMPARE(describeTree(m_engine->downloads() + u"/out/tree"_s), describeTree(tree()));
    QCOMPARE(hidden(), QStringList());
}

void TestPacking::theCommandLinePacksAndUnpacks()
{
    QFETCH(QString, name);
    const Cli cli(m_engine->path(u"cli"_s));

    const CliRun packed = cli.run({u"pack"_s, tree(), archive(name)});
    const CliRun unpacked =
        cli.run({u"unpack"_s, archive(name), u"--into"_s, m_engine->path(u"out"_s)});

    QCOMPARE(packed.status, 0);
    QCOMPARE(packed.errors, QString());
    const QJsonObject result = packed.result();
    QCOMPARE(result[u"kind"_s].toString(), u"pack"_s);
    QCOMPARE(result[u"path"_s].toString(), archive(name));
    QCOMPARE(result[u"bytes"_s].toInteger(), QFileInfo(archive(name)).size());
    QCOMPARE(
        result[u"sha256"_s].toString(), QString::fromLatin1(digestOfFile(archive(name)).toHex()));
    QCOMPARE(result[u"verified"_s].toString(), u"digest"_s);
    QCOMPARE(result[u"entries"_s].toInteger(), describeTree(tree()).size() + 1);
    QCOMPARE(unpacked.status, 0);
    QCOMPARE(unpacked.result()[u"kind"_s].toString(), u"unpack"_s);
    QCOMPARE(unpacked.result()[u"entries"_s].toInteger(), result[u"entries"_s].toInteger());
    QCOMPARE(describeTree(m_engine->path(u"out/tree"_s)), describeTree(tree()));
}

void TestPacking::packsOneFile_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"noise.gz", "noise.zst", "noise.xz", "noise.bz2"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPacking::packsOneFile()
{
    QFETCH(QString, name);

    const auto packed = m_engine->run(m_engine->pack({tree() + u"/noise"_s}, name));
    const auto unpacked = m_engine->run(m_engine->unpack(archive(name), u"out"_s));
    const auto refused = m_engine->run(m_engine->pack({tree()}, u"tree-"_s + name));

    QCOMPARE(packed.state, TransferState::Done);
    QCOMPARE(packed.receipt.sha256, digestOfFile(archive(name)));
    QCOMPARE(unpacked.state, TransferState::Done);
    QCOMPARE(digestOfFile(archive(u"out/noise"_s)), digestOfFile(tree() + u"/noise"_s));
    QCOMPARE(refused.state, TransferState::Failed);
    QCOMPARE(toString(refused.error->kind), u"FormatLimit"_s);
    QCOMPARE(hidden(), QStringList());
}

void TestPacking::tellsHowFarItIs()
{
    QList<TransferState> states;
    QList<TransferSnapshot> told;
    QObject context; // gone before the lists are
    Engine *const engine = m_engine->operator->();
    connect(engine, &Engine::stateChanged, &context,
        [&](const TransferSnapshot &transfer) { states.append(transfer.state); });
    m_files.atCall(Call::Read, 3, [&] {
        const auto tell = [&] { told = engine->snapshots(); };
        QMetaObject::invokeMethod(engine, tell, Qt::BlockingQueuedConnection);
    });

    const auto packed = m_engine->run(m_engine->pack({tree()}, u"a.tar"_s));

    QTRY_COMPARE(states, (QList{TransferState::Running, TransferState::Verifying,
                             TransferState::Finalising, TransferState::Done}));
    QCOMPARE(told.size(), 1);
    const TransferSnapshot midway = told.constFirst();
    QCOMPARE(midway.entriesTotal, packed.receipt.entries);
    QVERIFY(midway.entriesDone > 0 && midway.entriesDone < midway.entriesTotal);
    QVERIFY(midway.bytesDone > 0 && midway.bytesDone < midway.bytesTotal);
    QVERIFY(midway.currentEntry.startsWith(u"tree/"_s));
}

void TestPacking::leavesOutWhatIsExcluded()
{
    const Cli cli(m_engine->path(u"cli"_s));

    const CliRun packed = cli.run({u"pack"_s, tree(), archive(u"a.zip"_s), u"--exclude"_s,
        u"deeper/"_s, u"--exclude"_s, u"/no*"_s, u"--exclude"_s, u"!noise"_s});
    const CliRun unpacked =
        cli.run({u"unpack"_s, archive(u"a.zip"_s), u"--into"_s, m_engine->path(u"out"_s)});

    QCOMPARE(packed.status, 0);
    QCOMPARE(unpacked.status, 0);
    QVERIFY(!QFile::exists(m_engine->path(u"out/tree/deep/deeper"_s)));
    QVERIFY(!QFile::exists(m_engine->path(u"out/tree/nothing in it"_s)));
    QVERIFY(QFile::exists(m_engine->path(u"out/tree/noise"_s)));
    QVERIFY(QFile::exists(m_engine->path(u"out/tree/deep"_s)));
}

void TestPacking::handsTheLevelToTheCompressor()
{
    writeFile(tree() + u"/numbers"_s, noise(600'000, 5).toHex());
    for (const QString &suffix : {u"zip"_s, u"tar.gz"_s, u"tar.zst"_s}) {
        QList<qint64> sizes;
        for (const int level : {1, 9}) {
            TransferSpec spec =
                m_engine->pack({tree()}, u"%1.%2"_s.arg(QString::number(level), suffix));
            spec.packing.edit().level = level;
            sizes.append(m_engine->run(spec).receipt.bytes);
        }
        QVERIFY2(sizes.at(0) != sizes.at(1) && sizes.at(1) > 0, qPrintable(suffix));
    }
}

void TestPacking::treatsATakenNameAsAsked_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QStringList>("there");
    const QStringList one{u"a.zip"_s};
    QTest::newRow("fail") << ConflictPolicy::Fail << TransferState::Failed << one;
    QTest::newRow("skip") << ConflictPolicy::Skip << TransferState::Done << one;
    QTest::newRow("overwrite") << ConflictPolicy::Overwrite << TransferState::Done << one;
    QTest::newRow("newer") << ConflictPolicy::Newer << TransferState::Failed << one;
    QTest::newRow("size") << ConflictPolicy::OtherSize << TransferState::Failed << one;
    QTest::newRow("rename") << ConflictPolicy::Rename << TransferState::Done
                            << QStringList{u"a (1).zip"_s, u"a.zip"_s};
}

void TestPacking::treatsATakenNameAsAsked()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(TransferState, state);
    QFETCH(QStringList, there);
    writeFile(archive(u"a.zip"_s), "mine");
    TransferSpec spec = m_engine->pack({tree()}, u"a.zip"_s);
    spec.onConflict = policy;

    const TransferSnapshot ended = m_engine->run(spec);

    QCOMPARE(ended.state, state);
    if (state == TransferState::Failed)
        QCOMPARE(toString(ended.error->kind), u"TargetExists"_s);
    QCOMPARE(m_engine->filesInDownloads(), there);
    const bool isKept = readFile(archive(u"a.zip"_s)) == "mine";
    QCOMPARE(isKept, policy != ConflictPolicy::Overwrite);
    if (policy == ConflictPolicy::Rename)
        QCOMPARE(ended.receipt.path, archive(u"a (1).zip"_s));
    if (policy == ConflictPolicy::Skip)
        QCOMPARE(ended.receipt.verified, Verification::None);
    else if (state == TransferState::Done)
        QCOMPARE(digestOfFile(ended.receipt.path), ended.receipt.sha256);
}

void TestPacking::refusesAFolderAtTheArchivesPlace()
{
    QDir().mkpath(archive(u"a.zip"_s));
    TransferSpec spec = m_engine->pack({tree()}, u"a.zip"_s);
    spec.onConflict = ConflictPolicy::Overwrite;

    const TransferSnapshot ended = m_engine->run(spec);

    QCOMPARE(ended.state, TransferState::Failed);
    QCOMPARE(toString(ended.error->kind), u"TargetExists"_s);
    QCOMPARE(hidden(), QStringList());
}

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
