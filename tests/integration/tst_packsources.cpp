// SPDX-License-Identifier: MIT
// Packing what changes meanwhile, is missing, may not be read, or is no file.
#include "tests/support/cli.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QFile>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

using Call = FaultyFileSystem::Call;

class TestPackSources : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void failsByNameIfASourceChanges_data();
    void failsByNameIfASourceChanges();
    void failsIfASourceIsMissing();
    void failsOrSkipsWhatMayNotBeRead();
    void notesWhatIsNoFile();

private:
    QString tree() const { return m_engine->path(u"tree"_s); }
    QString archive(const QString &name) const { return m_engine->downloads() + u'/' + name; }

    FaultyFileSystem m_files;
    std::unique_ptr<ScratchEngine> m_engine;
};

void TestPackSources::init()
{
    m_files.heal();
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.files = &m_files;
    m_engine->start();
    makeTree(tree());
}

void TestPackSources::failsByNameIfASourceChanges_data()
{
    QTest::addColumn<QByteArray>("after");
    const QByteArray before = noise(3'000'000, 4);
    QTest::newRow("grows") << before + "more";
    QTest::newRow("shrinks") << before.left(1'000'000);
    QTest::newRow("changes") << noise(3'000'000, 5);
}

void TestPackSources::failsByNameIfASourceChanges()
{
    QFETCH(QByteArray, after);
    const QString source = m_engine->path(u"victim"_s);
    writeFile(source, noise(3'000'000, 4));
    m_files.atCall(Call::Read, 2, [&] { writeFile(source, after); });

    const TransferSnapshot ended = m_engine->run(m_engine->pack({source}, u"a.tar.zst"_s));

    QCOMPARE(ended.state, TransferState::Failed);
    QCOMPARE(toString(ended.error->kind), u"SourceChanged"_s);
    QCOMPARE(ended.error->detail, source);
    QCOMPARE(m_engine->filesInDownloads(), QStringList());
    // Once it keeps still, it goes.
    (*m_engine)->retry({ended.id});
    QCOMPARE(m_engine->waitUntilSettled(ended.id).state, TransferState::Done);
}

void TestPackSources::failsIfASourceIsMissing()
{
    const QString missing = m_engine->path(u"missing"_s);
    const Cli cli(m_engine->path(u"cli"_s));

    const auto ended = m_engine->run(m_engine->pack({tree(), missing}, u"a.zip"_s));
    const CliRun run = cli.run({u"pack"_s, missing, archive(u"b.zip"_s)});

    QCOMPARE(ended.state, TransferState::Failed);
    QCOMPARE(toString(ended.error->kind), u"FileNotFound"_s);
    QVERIFY2(ended.error->detail.startsWith(missing), qPrintable(ended.error->detail));
    QCOMPARE(run.status, 1);
    QCOMPARE(run.result()[u"error"_s][u"kind"_s].toString(), u"FileNotFound"_s);
    QCOMPARE(m_engine->filesInDownloads(), QStringList());
}

/// Root reads everything: the file system says no instead.
void TestPackSources::failsOrSkipsWhatMayNotBeRead()
{
    const QStringList sources{tree() + u"/text"_s, tree() + u"/noise"_s};
    m_files.failAt(Call::Open, 2, EACCES); // the first is the archive
    const auto failed = m_engine->run(m_engine->pack(sources, u"a.tar"_s));
    m_files.failAt(Call::Open, 1, EACCES);
    TransferSpec lenient = m_engine->pack(sources, u"b.tar"_s);
    lenient.packing.edit().skipsUnreadable = true;
    const auto skipped = m_engine->run(lenient);

    QCOMPARE(failed.state, TransferState::Failed);
    QCOMPARE(toString(failed.error->kind), u"PermissionDenied"_s);
    QVERIFY2(
        failed.error->detail.startsWith(sources.constFirst()), qPrintable(failed.error->detail));
    QCOMPARE(skipped.state, TransferState::Done);
    QCOMPARE(skipped.receipt.entries, 1);
    QCOMPARE(skipped.notes, QStringList{u"skipped, unreadable: text"_s});
    QCOMPARE(m_engine->filesInDownloads(), QStringList{u"b.tar"_s});
}

void TestPackSources::notesWhatIsNoFile()
{
    QCOMPARE(::mkfifo(QFile::encodeName(tree() + u"/pipe"_s).constData(), 0600), 0);

    const TransferSnapshot ended = m_engine->run(m_engine->pack({tree()}, u"a.zip"_s));

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.notes, QStringList{u"skipped, no file: tree/pipe"_s});
}

QTEST_GUILESS_MAIN(TestPackSources)
#include "tst_packsources.moc"
