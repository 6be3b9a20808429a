// SPDX-License-Identifier: MIT
#include "ui/tray/trayicon.h"

#include <QLocale>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace waybill;
using namespace Qt::StringLiterals;
using Group = TransferFilter::Group;

namespace
{

TransferSnapshot transfer(TransferState state, WaitReason reason = WaitReason::None)
{
    TransferSnapshot made;
    made.state = state;
    made.waitReason = reason;
    return made;
}

TransferSnapshot running(TransferKind kind, double bytesPerSecond)
{
    TransferSnapshot made = transfer(TransferState::Running);
    static TransferId lastId = 100;
    made.id = ++lastId;
    made.kind = kind;
    made.bytesPerSecond = bytesPerSecond;
    return made;
}

TransferCounts countsOf(const QList<TransferSnapshot> &transfers)
{
    TransferCounts counts;
    for (const TransferSnapshot &one : transfers)
        counts.add(one);
    return counts;
}

} // namespace

class TrayIconTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void countsEachState_data()
    {
        QTest::addColumn<TransferState>("state");
        QTest::addColumn<WaitReason>("reason");
        QTest::addColumn<int>("active");
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("attention");

        using enum TransferState;
        QTest::newRow("queued") << Queued << WaitReason::None << 0 << 1 << 0;
        QTest::newRow("running") << Running << WaitReason::None << 1 << 1 << 0;
        QTest::newRow("verifying") << Verifying << WaitReason::None << 1 << 1 << 0;
        QTest::newRow("finalising") << Finalising << WaitReason::None << 1 << 1 << 0;
        QTest::newRow("paused") << Paused << WaitReason::None << 0 << 1 << 0;
        QTest::newRow("done") << Done << WaitReason::None << 0 << 0 << 0;
        QTest::newRow("failed") << Failed << WaitReason::None << 0 << 0 << 1;
        QTest::newRow("cancelled") << Cancelled << WaitReason::None << 0 << 0 << 0;
        QTest::newRow("waiting to retry") << Waiting << WaitReason::Retry << 0 << 1 << 0;
        QTest::newRow("waiting for the server") << Waiting << WaitReason::ServerBusy << 0 << 1 << 0;
        QTest::newRow("waiting for sign-in") << Waiting << WaitReason::SignIn << 0 << 1 << 1;
        QTest::newRow("waiting for room") << Waiting << WaitReason::DiskFull << 0 << 1 << 1;
        QTest::newRow("waiting for the folder")
            << Waiting << WaitReason::TargetFolder << 0 << 1 << 1;
        QTest::newRow("waiting for a decision") << Waiting << WaitReason::Decision << 0 << 1 << 1;
        QTest::newRow("waiting for its files") << Waiting << WaitReason::Children << 1 << 1 << 0;
    }

    void countsEachState()
    {
        QFETCH(TransferState, state);
        QFETCH(WaitReason, reason);

        const TransferCounts counts = countsOf({transfer(state, reason)});

        QTEST(counts.of(Group::Active), "active");
        QTEST(counts.left(), "left");
        QTEST(counts.of(Group::Attention), "attention");
    }

    void addsUpRatesEachWay()
    {
        const TransferCounts counts =
            countsOf({running(TransferKind::Download, 1000), running(TransferKind::Upload, 300),
                running(TransferKind::Download, 48), transfer(TransferState::Done)});

        QCOMPARE(counts.of(Group::Active), 3);
        QCOMPARE(counts.left(), 3);
        QCOMPARE(counts.downRate(), 1048.0);
        QCOMPARE(counts.upRate(), 300.0);
    }

    void countsNothingOfNothing()
    {
        const TransferCounts counts;

        QCOMPARE(counts.of(Group::All) + counts.left(), 0);
        QCOMPARE(countsText(counts), u"0 active, 0 left"_s);
    }

    void forgetsWhatGoes()
    {
        const TransferSnapshot one = running(TransferKind::Upload, 0.1);
        TransferSnapshot named = transfer(TransferState::Failed);
        named.id = 7;
        named.server = u"example.org"_s;
        named.category = u"work"_s;
        TransferCounts counts = countsOf({one, named});
        QCOMPARE(counts.servers(), (QMap<QString, int>{{u"example.org"_s, 1}}));
        QCOMPARE(counts.categories(), (QMap<QString, int>{{u"work"_s, 1}}));

        counts.remove(one);
        counts.remove(named);

        QCOMPARE(counts.of(Group::All) + counts.of(Group::Attention) + counts.left(), 0);
        QCOMPARE(counts.upRate(), 0.0);
        QVERIFY(counts.servers().isEmpty() && counts.categories().isEmpty());
        QVERIFY(!counts.progress());
    }

    void knowsHowFarAllIs()
    {
        TransferSnapshot half = running(TransferKind::Upload, 1);
        half.id = 1;
        half.bytesDone = 50;
        half.bytesTotal = 100;
        TransferSnapshot unknown = running(TransferKind::Download, 1);
        unknown.id = 2;

        QCOMPARE(countsOf({half, unknown}).progress(), std::optional(0.5));
    }

    void writesTotals_data()
    {
        QTest::addColumn<QList<TransferSnapshot>>("transfers");
        QTest::addColumn<QString>("text");

        using List = QList<TransferSnapshot>;
        const TransferSnapshot queued = transfer(TransferState::Queued);
        const TransferSnapshot failed = transfer(TransferState::Failed);
        QTest::newRow("idle") << List{queued, queued} << u"0 active, 2 left"_s;
        QTest::newRow("down") << List{running(TransferKind::Download, 2048), queued}
                              << u"1 active, 2 left, \u2193 2.00 KiB/s"_s;
        QTest::newRow("up") << List{running(TransferKind::Upload, 2048), queued}
                            << u"1 active, 2 left, \u2191 2.00 KiB/s"_s;
        QTest::newRow("less than a byte")
            << List{running(TransferKind::Upload, 0.5)} << u"1 active, 1 left"_s;
        QTest::newRow("all")
            << List{running(TransferKind::Download, 1024), running(TransferKind::Upload, 512),
                   queued, failed}
            << u"2 active, 3 left, 1 in need of attention, \u2193 1.00 KiB/s, \u2191 512 B/s"_s;
    }

    void writesTotals()
    {
        QFETCH(QList<TransferSnapshot>, transfers);

        QTEST(countsText(countsOf(transfers)), "text");
    }

    void tellsTheTotalsInItsToolTip()
    {
        QWidget window;
        TrayIcon icon(&window);
        QCOMPARE(icon.toolTip(), u"Waybill\n0 active, 0 left"_s);

        icon.showCounts(
            countsOf({running(TransferKind::Download, 2048), transfer(TransferState::Queued)}));

        QCOMPARE(icon.toolTip(), u"Waybill\n1 active, 2 left, \u2193 2.00 KiB/s"_s);
    }

    void asksToToggleAndToQuit()
    {
        QWidget window;
        TrayIcon icon(&window);
        QSignalSpy toggle(&icon, &TrayIcon::toggleRequested);
        QSignalSpy quit(&icon, &TrayIcon::quitRequested);

        emit icon.activated(QSystemTrayIcon::Trigger);
        emit icon.activated(QSystemTrayIcon::Context);
        QCOMPARE(toggle.size(), 1);

        const QList<QAction *> actions = icon.contextMenu()->actions();
        actions.at(2)->trigger(); // behind the rates and a line
        actions.constLast()->trigger();

        QCOMPARE(toggle.size(), 2);
        QCOMPARE(quit.size(), 1);
    }
};

QTEST_MAIN(TrayIconTest)
#include "tst_trayicon.moc"
