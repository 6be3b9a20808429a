// SPDX-License-Identifier: MIT
// Packing and unpacking held, cancelled, removed or shut down, at every call of the file system:
// nothing half done is seen, nothing hidden stays, and what may go on ends right.
#include "tests/support/archivescene.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

void addKinds()
{
    QTest::addColumn<TransferKind>("kind");
    QTest::newRow("pack") << TransferKind::Pack;
    QTest::newRow("unpack") << TransferKind::Unpack;
}

} // namespace

class TestArchiveStops : public QObject
{
    Q_OBJECT

private slots:
    void cancelsAtEveryCall_data() { addKinds(); }
    void cancelsAtEveryCall();
    void removesAtEveryCall_data() { addKinds(); }
    void removesAtEveryCall();
    void pausesAndGoesOnAtEveryCall_data() { addKinds(); }
    void pausesAndGoesOnAtEveryCall();
    void shutsDownAndStartsAgainAtEveryCall_data() { addKinds(); }
    void shutsDownAndStartsAgainAtEveryCall();
    void holdsPackingWhereItIs();
    void cancelsWhatIsPaused_data();
    void cancelsWhatIsPaused();
    void cancelsWhatTakesLong();
    void shutsDownWithManyPaused();
};

void TestArchiveStops::cancelsAtEveryCall()
{
    QFETCH(TransferKind, kind);
    const int calls = callsOfRun(kind);
    QVERIFY(calls > 5);
    for (int number = 1; number <= calls; ++number) {
        ArchiveScene scene(kind);
        scene.atCall(number, [&scene] { scene.engine->cancel({scene.last()}); });

        const TransferSnapshot ended = scene.engine.run(scene.spec);

        const QByteArray told = QByteArray::number(number) + ' ' + nameOf(ended.state).toUtf8();
        QVERIFY2(hasEnded(ended.state) && ended.state != TransferState::Failed, told.constData());
        QVERIFY2(scene.isRight(ended), told.constData());
        QVERIFY2(scene.hidden().isEmpty(), told.constData());
        QVERIFY2(!scene.isProgramRunning(), told.constData());
    }
}

void TestArchiveStops::removesAtEveryCall()
{
    QFETCH(TransferKind, kind);
    const int calls = callsOfRun(kind);
    for (int number = 1; number <= calls; ++number) {
        ArchiveScene scene(kind);
        const qsizetype others = scene.engine->ids().size();
        scene.atCall(number, [&scene] { scene.engine->remove({scene.last()}); });

        scene.engine.add(scene.spec);

        QTRY_COMPARE(scene.engine->ids().size(), others);
        QVERIFY2(scene.hidden().isEmpty(), qPrintable(QString::number(number)));
        QVERIFY2(!scene.isProgramRunning(), qPrintable(QString::number(number)));
    }
}

void TestArchiveStops::pausesAndGoesOnAtEveryCall()
{
    QFETCH(TransferKind, kind);
    const int calls = callsOfRun(kind);
    for (int number = 1; number <= calls; ++number) {
        ArchiveScene scene(kind);
        scene.atCall(number, [&scene] { scene.engine->pause({scene.last()}); });
        const TransferId id = scene.engine.add(scene.spec);
        const TransferSnapshot paused = scene.engine.waitUntilSettled(id);
        scene.engine->resume({id});

        const TransferSnapshot ended = scene.engine.waitUntilSettled(id);

        const QByteArray told = QByteArray::number(number) + ' ' + nameOf(paused.state).toUtf8();
        QVERIFY2(ended.state == TransferState::Done, told.constData());
        QVERIFY2(scene.isRight(ended), told.constData());
        QVERIFY2(scene.hidden().isEmpty(), told.constData());
    }
}

void TestArchiveStops::shutsDownAndStartsAgainAtEveryCall()
{
    QFETCH(TransferKind, kind);
    const int calls = callsOfRun(kind);
    for (int number = 1; number <= calls; ++number) {
        ArchiveScene scene(kind);
        bool isDue = false;
        scene.atCall(number, [&isDue] { isDue = true; });
        const TransferId id = scene.engine.add(scene.spec);
        QTRY_VERIFY(isDue);
        scene.engine.stop();
        QVERIFY2(!scene.isProgramRunning(), qPrintable(QString::number(number)));
        scene.engine.start();

        const TransferSnapshot ended = scene.engine.waitUntilSettled(id);

        QVERIFY2(ended.state == TransferState::Done, qPrintable(QString::number(number)));
        QVERIFY2(scene.isRight(ended), qPrintable(QString::number(number)));
        QVERIFY2(scene.hidden().isEmpty(), qPrintable(QString::number(number)));
    }
}

/// Other work that comes to its end is the clock here.
void TestArchiveStops::holdsPackingWhereItIs()
{
    ArchiveScene scene(TransferKind::Pack);
    writeFile(scene.tree() + u"/large"_s, noise(40'000'000));
    scene.files.atCall(FaultyFileSystem::Call::Write, 1, [&scene] {
        QMetaObject::invokeMethod(
            scene.engine.operator->(), [&scene] { scene.engine->pause({scene.last()}); },
            Qt::BlockingQueuedConnection);
    });
    const auto run = [&scene](const QString &name) {
        return scene.engine.run(scene.engine.pack({scene.tree() + u"/below"_s}, name)).state;
    };
    const TransferId id = scene.engine.add(scene.spec);
    QTRY_COMPARE(scene.engine->snapshot(id)->state, TransferState::Paused);
    const QString part = scene.engine.downloads() + u'/' + scene.hidden().value(0);

    QCOMPARE(run(u"one.zip"_s), TransferState::Done);
    const QByteArray before = readFile(part);
    const TransferSnapshot paused = *scene.engine->snapshot(id);
    QCOMPARE(run(u"two.zip"_s), TransferState::Done);

    QVERIFY(before.size() > 0 && before.size() < 40'000'000);
    QVERIFY(readFile(part) == before);
    QCOMPARE(scene.engine->snapshot(id)->bytesDone, paused.bytesDone);
    scene.engine->resume({id});
    const TransferSnapshot ended = scene.engine.waitUntilSettled(id);
    QCOMPARE(ended.state, TransferState::Done);
    QVERIFY(scene.isRight(ended));
    QVERIFY(readFile(ended.receipt.path).startsWith(before)); // it went on
    QCOMPARE(scene.hidden(), QStringList());
}

void TestArchiveStops::cancelsWhatIsPaused_data()
{
    QTest::addColumn<TransferKind>("kind");
    QTest::addColumn<bool>("isRestarted");
    QTest::addColumn<bool>("isRemoved");
    for (const TransferKind kind : {TransferKind::Pack, TransferKind::Unpack}) {
        for (const bool isRestarted : {false, true}) {
            for (const bool isRemoved : {false, true})
                QTest::addRow("%s%s%s", qPrintable(nameOf(kind)),
                    isRestarted ? ", after a restart" : "", isRemoved ? ", removed" : "")
                    << kind << isRestarted << isRemoved;
        }
    }
}

void TestArchiveStops::cancelsWhatIsPaused()
{
    QFETCH(TransferKind, kind);
    QFETCH(bool, isRestarted);
    QFETCH(bool, isRemoved);
    ArchiveScene scene(kind);
    scene.atCall(4, [&scene] { scene.engine->pause({scene.last()}); });
    const TransferId id = scene.engine.add(scene.spec);
    QCOMPARE(scene.engine.waitUntilSettled(id).state, TransferState::Paused);
    if (isRestarted) {
        scene.engine.stop();
        scene.engine.start();
        QCOMPARE(scene.engine->snapshot(id)->state, TransferState::Paused);
    }

    if (isRemoved) {
        scene.engine->remove({id});
        QTRY_VERIFY(!scene.engine->snapshot(id));
    } else {
        scene.engine->cancel({id});
        QTRY_COMPARE(scene.engine->snapshot(id)->state, TransferState::Cancelled);
    }

    QCOMPARE(scene.hidden(), QStringList());
    QVERIFY(!scene.isProgramRunning());
}

void TestArchiveStops::cancelsWhatTakesLong()
{
    ArchiveScene scene(TransferKind::Pack);
    writeFile(scene.tree() + u"/slow"_s, noise(30'000'000).toHex());
    TransferSpec spec = scene.engine.pack({scene.tree()}, u"a.tar.xz"_s);
    spec.packing.edit().level = 9;
    const TransferId id = scene.engine.add(spec);
    QTRY_VERIFY(scene.engine->snapshot(id)->bytesDone > 8'000'000);

    scene.engine->cancel({id});

    QTRY_COMPARE(scene.engine->snapshot(id)->state, TransferState::Cancelled);
    QCOMPARE(scene.hidden(), QStringList());
}

/// More than there are threads for anything else.
void TestArchiveStops::shutsDownWithManyPaused()
{
    ArchiveScene scene(TransferKind::Unpack);
    QList<TransferId> ids;
    for (int i = 0; i < 20; ++i) {
        ids.append(scene.engine.add(scene.engine.pack({scene.tree()}, u"%1.tar.xz"_s.arg(i))));
        ids.append(scene.engine.add(scene.engine.unpack(scene.spec.archive, QString::number(i))));
        scene.engine->pause(ids.last(2));
    }
    scene.engine->resume(ids);
    scene.engine->pause(ids);
    scene.engine.stop();
    QVERIFY(!scene.isProgramRunning());

    scene.engine.start();
    scene.engine->resume(ids);

    for (const TransferId id : std::as_const(ids))
        QCOMPARE(scene.engine.waitUntilSettled(id, 60'000).state, TransferState::Done);
    QCOMPARE(scene.hidden(), QStringList());
    QCOMPARE(visibleIn(scene.engine.downloads()).size(), ids.size());
}

QTEST_GUILESS_MAIN(TestArchiveStops)
#include "tst_archivestops.moc"
