// SPDX-License-Identifier: MIT
#include "ui/tray/trayicon.h"

#include <QLocale>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace waybill;
using namespace Qt::StringLiterals;

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
    made.kind = kind;
    made.bytesPerSecond = bytesPerSecond;
    return made;
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
        QTest::newRow("waiting for its files") << Waiting << WaitReason::Children << 1 << 1 << 0;
    }

    void countsEachState()
    {
        QFETCH(TransferState, state);
        QFETCH(WaitReason, reason);

        const Totals totals = totalsOf({transfer(state, reason)});

        QTEST(totals.active, "active");
        QTEST(totals.left, "left");
        QTEST(totals.attention, "attention");
    }

    void addsUpRatesEachWay()
    {
        const Totals totals =
            totalsOf({running(TransferKind::Download, 1000), running(TransferKind::Upload, 300),
                running(TransferKind::Download, 48), transfer(TransferState::Done)});

        QCOMPARE(totals.active, 3);
        QCOMPARE(totals.left, 3);
        QCOMPARE(totals.downRate, 1048.0);
        QCOMPARE(totals.upRate, 300.0);
    }

    void countsNothingOfNothing()
    {
        const Totals totals = totalsOf({});

        QCOMPARE(totals.active + totals.left + totals.attention, 0);
        QCOMPARE(totalsText(totals), u"0 active, 0 left"_s);
    }

    void writesTotals_data()
    {
        QTest::addColumn<Totals>("totals");
        QTest::addColumn<QString>("text");

        QTest::newRow("idle") << Totals{0, 2, 0, 0, 0} << u"0 active, 2 left"_s;
        QTest::newRow("down") << Totals{1, 2, 0, 2048, 0}
                              << u"1 active, 2 left, \u2193 2.00 KiB/s"_s;
        QTest::newRow("up") << Totals{1, 2, 0, 0, 2048} << u"1 active, 2 left, \u2191 2.00 KiB/s"_s;
        QTest::newRow("less than a byte") << Totals{1, 1, 0, 0.5, 0.9} << u"1 active, 1 left"_s;
        QTest::newRow("all")
            << Totals{2, 3, 1, 1024, 512}
            << u"2 active, 3 left, 1 in need of attention, \u2193 1.00 KiB/s, \u2191 512 B/s"_s;
    }

    void writesTotals()
    {
        QFETCH(Totals, totals);

        QTEST(totalsText(totals), "text");
    }

    void tellsTheTotalsInItsToolTip()
    {
        QWidget window;
        TrayIcon icon(&window);
        QCOMPARE(icon.toolTip(), u"Waybill\n0 active, 0 left"_s);

        icon.showTotals({1, 2, 0, 2048, 0});

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
        actions.constFirst()->trigger();
        actions.constLast()->trigger();

        QCOMPARE(toggle.size(), 2);
        QCOMPARE(quit.size(), 1);
    }
};

QTEST_MAIN(TrayIconTest)
#include "tst_trayicon.moc"
