// SPDX-License-Identifier: MIT
// Packing and unpacking on a disk that is full or broken, at every call of the file system: what
// waits goes on when there is room, what failed ends right when it is tried again.
#include "tests/support/archivescene.h"
#include "tests/support/trees.h"

#include <QTest>

#include <cerrno>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

using Call = FaultyFileSystem::Call;

class TestArchiveFaults : public QObject
{
    Q_OBJECT

private slots:
    void waitsForRoomAtEveryWrite_data();
    void waitsForRoomAtEveryWrite();
    void leavesNothingAfterAnyFailure_data();
    void leavesNothingAfterAnyFailure();
};

void TestArchiveFaults::waitsForRoomAtEveryWrite_data()
{
    QTest::addColumn<Call>("call");
    QTest::newRow("write") << Call::Write;
    QTest::newRow("sync") << Call::Sync;
    QTest::newRow("sync folder") << Call::SyncFolder;
    QTest::newRow("make folder") << Call::MakeFolder;
    QTest::newRow("open") << Call::Open;
    QTest::newRow("rename") << Call::Rename;
}

void TestArchiveFaults::waitsForRoomAtEveryWrite()
{
    QFETCH(Call, call);
    int tried = 0;
    for (int number = 1;; ++number) {
        ArchiveScene scene(TransferKind::Pack);
        scene.files.failAt(call, number, ENOSPC);
        const TransferId id = scene.engine.add(scene.spec);
        const TransferSnapshot waiting = scene.engine.waitUntilSettled(id);
        if (!scene.files.hasFailed())
            break;
        ++tried;
        const QByteArray told = QByteArray::number(number) + ' ' + nameOf(waiting.state).toUtf8();
        QVERIFY2(waiting.waitReason == WaitReason::DiskFull, told.constData());
        QVERIFY2(visibleIn(scene.engine.downloads()).isEmpty() || call == Call::SyncFolder,
            told.constData());
        scene.files.heal();

        scene.engine->resume({id});

        const TransferSnapshot ended = scene.engine.waitUntilSettled(id);
        QVERIFY2(ended.state == TransferState::Done, told.constData());
        QVERIFY2(scene.isRight(ended), told.constData());
        QVERIFY2(scene.hidden().isEmpty(), told.constData());
    }
    QVERIFY(tried > 0);
}

void TestArchiveFaults::leavesNothingAfterAnyFailure_data()
{
    QTest::addColumn<TransferKind>("kind");
    QTest::newRow("pack") << TransferKind::Pack;
    QTest::newRow("unpack") << TransferKind::Unpack;
}

/// What is hidden after a failure is there for the retry.
void TestArchiveFaults::leavesNothingAfterAnyFailure()
{
    QFETCH(TransferKind, kind);
    const int calls = callsOfRun(kind);
    for (int number = 1; number <= calls; ++number) {
        ArchiveScene scene(kind);
        scene.files.failAt(number, EIO);
        QList<TransferState> states;
        QObject context; // gone before the list is
        QObject::connect(scene.engine.operator->(), &Engine::stateChanged, &context,
            [&](const TransferSnapshot &transfer) { states.append(transfer.state); });

        const TransferSnapshot ended = scene.engine.run(scene.spec);

        const QByteArray told = QByteArray::number(number) + ' ' + nameOf(ended.state).toUtf8();
        QVERIFY2(hasEnded(ended.state), told.constData());
        if (ended.state == TransferState::Failed) {
            QTRY_VERIFY(states.contains(TransferState::Failed));
            const bool wasFinished = states.contains(TransferState::Finalising);
            QVERIFY2(wasFinished || scene.hidden().isEmpty(), told.constData());
            scene.engine->retry({ended.id});
            const TransferSnapshot again = scene.engine.waitUntilSettled(ended.id);
            QVERIFY2(again.state == TransferState::Done, told.constData());
            QVERIFY2(scene.isRight(again), told.constData());
        }
        QVERIFY2(scene.hidden().isEmpty(), told.constData());
    }
}

QTEST_GUILESS_MAIN(TestArchiveFaults)
#include "tst_archivefaults.moc"
