// SPDX-License-Identifier: MIT
// The program that unpacks crashes, hangs, talks nonsense or is not there: the transfer fails by
// name, the engine lives on, and a retry with a sound program ends well.
#include "tests/support/processes.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Waits for a writer that never comes; the command line goes on naming the folder.
const QByteArray kHang = "mkfifo \"$3/pipe\" && read -r line <\"$3/pipe\"";

} // namespace

class TestUnpackProgram : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void failsByNameAndLivesOn_data();
    void failsByNameAndLivesOn();
    void endsOneThatHangs_data();
    void endsOneThatHangs();
    void doesNotCountTheTimeOfAPause();
    void handsThePasswordOverAndNoOther();

private:
    QString program() const { return m_engine->path(u"program"_s); }
    /// A shell script in place of the program.
    void pretend(const QByteArray &script) const;
    TransferSpec unpack(const QString &name) const { return m_engine->unpack(m_archive, name); }
    QList<qint64> programs() const { return processesNaming(m_engine->downloads() + u"/."_s); }

    std::unique_ptr<ScratchEngine> m_engine;
    QString m_archive;
    QByteArray m_real;
};

void TestUnpackProgram::init()
{
    m_engine = std::make_unique<ScratchEngine>();
    m_real = "exec '" + QFile::encodeName(m_engine->options.unpacker) + "' \"$@\"";
    m_engine->options.unpacker = program();
    m_archive = m_engine->path(u"a.zip"_s);
    writeFile(m_engine->path(u"tree/file"_s), "content");
}

void TestUnpackProgram::pretend(const QByteArray &script) const
{
    QFile::remove(program());
    writeFile(program(), "#!/bin/sh\n" + script + '\n');
    QFile::setPermissions(program(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestUnpackProgram::failsByNameAndLivesOn_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray done = "echo '{\"isDone\":true,\"bytes\":7,\"entries\":2}'";
    QTest::newRow("crashes") << QByteArray("kill -SEGV $$");
    QTest::newRow("says that it is done, and crashes") << done + "; kill -SEGV $$";
    QTest::newRow("says that it is done, and fails") << done + "; exit 3";
    QTest::newRow("ends without a word") << QByteArray("exit 0");
    QTest::newRow("fails without a word") << QByteArray("exit 1");
    QTest::newRow("talks nonsense")
        << QByteArray("echo nonsense; echo '{\"a\":1}'; echo '[]'; printf '\\0\\377'; exit 0");
    QTest::newRow("never ends its line") << QByteArray("exec cat /dev/zero");
    QTest::newRow("is not there") << QByteArray();
}

void TestUnpackProgram::failsByNameAndLivesOn()
{
    QFETCH(QByteArray, script);
    if (!script.isEmpty())
        pretend(script);
    m_engine->start();
    TransferSpec packing = m_engine->pack({m_engine->path(u"tree"_s)}, u"a.zip"_s);
    packing.path = m_engine->path(QString());
    QCOMPARE(m_engine->run(packing).state, TransferState::Done);

    const TransferSnapshot failed = m_engine->run(unpack(u"out"_s));

    QCOMPARE(failed.state, TransferState::Failed);
    QCOMPARE(toString(failed.error->kind), u"UnpackerFailed"_s);
    if (script.isEmpty())
        QVERIFY2(failed.error->detail.contains(program()), qPrintable(failed.error->detail));
    QCOMPARE(programs(), QList<qint64>());
    QCOMPARE(visibleIn(m_engine->downloads()) + hiddenIn(m_engine->downloads()), QStringList());
    pretend(m_real);
    (*m_engine)->retry({failed.id});
    QCOMPARE(m_engine->waitUntilSettled(failed.id).state, TransferState::Done);
    QCOMPARE(readFile(m_engine->downloads() + u"/out/tree/file"_s), QByteArray("content"));
}

void TestUnpackProgram::endsOneThatHangs_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("at once") << kHang;
    QTest::newRow("after a while")
        << "echo '{\"current\":\"x\",\"bytes\":1,\"entries\":1}'; " + kHang;
    QTest::newRow("with its output closed") << "exec >&- 2>&-; " + kHang;
    QTest::newRow("talking nonsense") << QByteArray("exec yes \"$3\"");
    QTest::newRow("on the other channel") << QByteArray("exec yes \"$3\" >&2");
}

void TestUnpackProgram::endsOneThatHangs()
{
    QFETCH(QByteArray, script);
    pretend(script);
    m_engine->options.unpackerSilence = 300ms;
    m_engine->start();
    writeFile(m_archive, "any");

    const TransferSnapshot failed = m_engine->run(unpack(u"out"_s));

    QCOMPARE(failed.state, TransferState::Failed);
    QCOMPARE(toString(failed.error->kind), u"UnpackerFailed"_s);
    QCOMPARE(failed.error->detail, u"no progress"_s);
    QCOMPARE(programs(), QList<qint64>());
    QCOMPARE(hiddenIn(m_engine->downloads()), QStringList());
}

/// The second one, which hangs from its start on, is the clock.
void TestUnpackProgram::doesNotCountTheTimeOfAPause()
{
    pretend(kHang);
    m_engine->options.unpackerSilence = 500ms;
    m_engine->start();
    writeFile(m_archive, "any");
    const TransferId held = m_engine->add(unpack(u"held"_s));
    QTRY_COMPARE(programs().size(), 1);
    (*m_engine)->pause({held});
    QTRY_COMPARE((*m_engine)->snapshot(held)->state, TransferState::Paused);

    QCOMPARE(m_engine->run(unpack(u"other"_s)).state, TransferState::Failed);

    QCOMPARE((*m_engine)->snapshot(held)->state, TransferState::Paused);
    QCOMPARE(programs().size(), 1);
    QVERIFY(isStopped(programs().constFirst()));
    (*m_engine)->cancel({held});
    QTRY_COMPARE((*m_engine)->snapshot(held)->state, TransferState::Cancelled);
    QCOMPARE(programs(), QList<qint64>());
    QCOMPARE(hiddenIn(m_engine->downloads()), QStringList());
}

void TestUnpackProgram::handsThePasswordOverAndNoOther()
{
    const QString told = m_engine->path(u"told"_s);
    pretend("(echo \"$@\"; env; cat) > '" + QFile::encodeName(told) +
            "'; echo '{\"isDone\":true,\"bytes\":0,\"entries\":0}'");
    m_engine->start();
    writeFile(m_archive, "any");
    (*m_engine)->access().setArchivePassword(m_engine->path(u"other.zip"_s), "other");
    (*m_engine)->access().setArchivePassword(m_archive, "CANARY");

    QCOMPARE(m_engine->run(unpack(u"out"_s)).state, TransferState::Done);

    const QByteArray seen = readFile(told);
    QVERIFY(seen.endsWith("CANARY"));
    QCOMPARE(seen.count("CANARY"), 1); // not among arguments or in the environment
}

QTEST_GUILESS_MAIN(TestUnpackProgram)
#include "tst_unpackprogram.moc"
