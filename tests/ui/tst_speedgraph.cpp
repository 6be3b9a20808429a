// SPDX-License-Identifier: MIT
#include "ui/graph/speedgraph.h"
#include "ui/graph/speedpane.h"
#include "ui/graph/speedtab.h"

#include <QComboBox>
#include <QLocale>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace waybill;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr double kKiB = 1024;
constexpr double kMiB = 1024 * kKiB;
constexpr std::chrono::milliseconds kNow = 1'700'000'000s;
using Period = SpeedPane::Period;

/// One point a second.
QList<SpeedPoint> points(int count, double down, double up)
{
    QList<SpeedPoint> made;
    for (int i = 0; i < count; ++i)
        made.append({kNow + i * 1s, kNow + (i + 1) * 1s, down, up});
    return made;
}

void fill(SpeedGraph &graph, int count, double down, double up)
{
    graph.setPoints(points(count, down, up), kNow, kNow + count * 1s);
}

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

/// As WCAG 2.1 defines it: 1 to 21.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

TransferSnapshot transfer(TransferId id, TransferState state, double bytesPerSecond)
{
    TransferSnapshot made;
    made.id = id;
    made.state = state;
    made.bytesPerSecond = bytesPerSecond;
    return made;
}

/// A history with movement in the last seconds, of the wall clock.
ThroughputHistory recent()
{
    ThroughputHistory history;
    const auto now = std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch());
    for (auto time = now - 20s; time < now; time += 1s)
        history.add(time, 1'000'000, 200'000);
    return history;
}

class Painted : public SpeedGraph
{
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        ++paints;
        SpeedGraph::paintEvent(event);
    }
};

} // namespace

class SpeedGraphTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void hasRoundRates_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("top");
        QTest::addColumn<double>("step");
        QTest::newRow("nothing") << 0.0 << 1.0 * kKiB << 0.25 * kKiB;
        QTest::newRow("bytes") << 700.0 << 1.0 * kKiB << 0.25 * kKiB;
        QTest::newRow("KiB") << 3 * kKiB << 4 * kKiB << kKiB;
        QTest::newRow("many KiB") << 700 * kKiB << 800 * kKiB << 200 * kKiB;
        QTest::newRow("nearly a MiB") << 1020 * kKiB << 1.5 * kMiB << 0.5 * kMiB;
        QTest::newRow("MiB") << 1.3 * kMiB << 1.5 * kMiB << 0.5 * kMiB;
        QTest::newRow("many MiB") << 117 * kMiB << 150 * kMiB << 50 * kMiB;
        QTest::newRow("GiB") << 1.1 * 1024 * kMiB << 1.5 * 1024 * kMiB << 0.5 * 1024 * kMiB;
    }

    void hasRoundRates()
    {
        QFETCH(double, highest);
        QFETCH(double, top);
        QFETCH(double, step);

        const RateScale scale = rateScale(highest);

        QCOMPARE(scale.step, step);
        QCOMPARE(scale.top, top);
    }

    void coversEveryRate()
    {
        for (double rate = 1; rate < 1e15; rate *= 1.07) {
            const RateScale scale = rateScale(rate);
            QVERIFY(scale.top >= rate);
            QVERIFY(scale.top <= std::max(rate * 3.1, kKiB));
            const double lines = scale.top / scale.step;
            QVERIFY(lines >= 3 && lines <= 5);
        }
    }

    void labelsAnAxisInOneUnit()
    {
        const RateScale scale = rateScale(1.3 * kMiB);

        QCOMPARE(rateLabel(0, scale), u"0"_s);
        QCOMPARE(rateLabel(scale.step, scale), u"0.5 MiB/s"_s);
        QCOMPARE(rateLabel(scale.top, scale), u"1.5 MiB/s"_s);
        QCOMPARE(rateLabel(256, rateScale(0)), u"0.25 KiB/s"_s);
    }

    void labelsTimesWithSecondsWhereTheyMatter()
    {
        const auto time = std::chrono::milliseconds(
            QDateTime(QDate(2023, 11, 14), QTime(21, 5, 9)).toMSecsSinceEpoch());
        QCOMPARE(timeLabel(time, 10s), u"21:05:09"_s);
        QCOMPARE(timeLabel(time, 1min), u"21:05"_s);

        const QLocale before;
        const auto restore = qScopeGuard([before] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        // Newer locale data has a narrow no-break space there.
        QCOMPARE(timeLabel(time, 10s).replace(QChar(0x202f), u' '), u"9:05:09 PM"_s);
        QCOMPARE(timeLabel(time, 1h).replace(QChar(0x202f), u' '), u"9:05 PM"_s);
    }

    void hasRoundTimes()
    {
        QCOMPARE(timeStep(60s, 6), 10s);
        QCOMPARE(timeStep(5min, 6), 1min);
        QCOMPARE(timeStep(30min, 6), 5min);
        QCOMPARE(timeStep(3h, 6), 30min);
        QCOMPARE(timeStep(24h, 6), 6h);
        QCOMPARE(timeStep(24h, 0), 6h);
    }

    void tellsDownFromUpOnEveryBackground_data()
    {
        QTest::addColumn<QColor>("base");
        QTest::newRow("white") << QColor(Qt::white);
        QTest::newRow("light") << QColor(0xfc, 0xfc, 0xfc);
        QTest::newRow("dark") << QColor(0x1b, 0x1e, 0x20);
        QTest::newRow("black") << QColor(Qt::black);
    }

    void tellsDownFromUpOnEveryBackground()
    {
        QFETCH(QColor, base);
        QPalette palette;
        palette.setColor(QPalette::Base, base);

        const SpeedColors colors = speedColors(palette);

        // WCAG asks 3 of what is not text.
        QVERIFY(contrast(colors.down, base) >= 3);
        QVERIFY(contrast(colors.up, base) >= 3);
        QVERIFY(colors.down != colors.up);
    }

    void saysItsValues()
    {
        SpeedGraph graph;
        QCOMPARE(graph.accessibleName(), u"Speed graph"_s);
        QCOMPARE(graph.accessibleDescription(),
            u"Down: 0 B/s, at most 0 B/s; Up: 0 B/s, at most 0 B/s"_s);

        QList<SpeedPoint> rising = points(3, 2 * kMiB, 0);
        rising[1].down = 5 * kMiB;
        graph.setPoints(rising, kNow, kNow + 3s);
        graph.setLimits(0, 100 * 1024);

        QCOMPARE(graph.accessibleDescription(),
            u"Down: 2.00 MiB/s, at most 5.00 MiB/s; Up: 0 B/s, at most 0 B/s (limit 100 KiB/s)"_s);
    }

    void repaintsOnlyWhatIsNew()
    {
        Painted graph;
        graph.resize(500, 200);
        fill(graph, 60, kMiB, kKiB);
        graph.show();
        QVERIFY(QTest::qWaitForWindowExposed(&graph));
        QTRY_VERIFY(graph.paints > 0);
        QCoreApplication::processEvents();
        const int before = graph.paints;

        fill(graph, 60, kMiB, kKiB);
        graph.setLimits(0, 0);
        QCoreApplication::processEvents();
        QCOMPARE(graph.paints, before);

        fill(graph, 60, kMiB, 2 * kKiB);
        QTRY_COMPARE(graph.paints, before + 1);
    }

    void showsTheValuesUnderTheMouse()
    {
        SpeedGraph graph;
        graph.resize(600, 200);
        QList<SpeedPoint> shown = points(60, kMiB, kKiB);
        shown.last().down = 3 * kMiB;
        graph.setPoints(shown, kNow, kNow + 60s);
        graph.show();
        QVERIFY(QTest::qWaitForWindowExposed(&graph));
        QVERIFY(!graph.pointed());
        const QImage without = graph.grab().toImage();

        QTest::mouseMove(&graph, {graph.width() - 14, 100});
        QTRY_VERIFY(graph.pointed());

        QCOMPARE(*graph.pointed(), shown.constLast());
        QVERIFY(graph.grab().toImage() != without);
        QEvent left(QEvent::Leave);
        QCoreApplication::sendEvent(&graph, &left);
        QVERIFY(!graph.pointed());
    }

    void showsTheValuesByKeys()
    {
        SpeedGraph graph;
        graph.resize(600, 200);
        QTest::keyClick(&graph, Qt::Key_Left);
        QVERIFY(!graph.pointed());
        QList<SpeedPoint> shown = points(60, 0, 0);
        for (int i = 0; i < 60; ++i)
            shown[i].down = i;
        graph.setPoints(shown, kNow, kNow + 60s);

        QTest::keyClick(&graph, Qt::Key_Left);
        QCOMPARE(graph.pointed()->down, 59.0);
        QTest::keyClick(&graph, Qt::Key_Left);
        QCOMPARE(graph.pointed()->down, 58.0);
        QTest::keyClick(&graph, Qt::Key_Home);
        QTest::keyClick(&graph, Qt::Key_Right);
        QCOMPARE(graph.pointed()->down, 1.0);
        QTest::keyClick(&graph, Qt::Key_End);
        QTest::keyClick(&graph, Qt::Key_Right);
        QCOMPARE(graph.pointed()->down, 59.0);
        QTest::keyClick(&graph, Qt::Key_Escape);
        QVERIFY(!graph.pointed());
    }

    void drawsItsLimits()
    {
        SpeedGraph graph;
        graph.resize(600, 200);
        fill(graph, 60, kMiB, kKiB);
        const QImage without = graph.grab().toImage();

        graph.setLimits(2 * 1024 * 1024, 0);

        QVERIFY(graph.grab().toImage() != without);
    }

    void drawsInAnySize()
    {
        SpeedGraph graph;
        fill(graph, 300, kMiB, kKiB);
        graph.setLimits(1, 1LL << 50);
        for (const QSize size : {QSize(1, 1), QSize(20, 300), QSize(300, 20), QSize(2'000, 30)}) {
            graph.resize(size);
            QVERIFY(!graph.grab().isNull());
        }
    }

    void showsAHistory()
    {
        SpeedPane pane;
        ThroughputHistory history;
        for (int i = 0; i < 10; ++i)
            history.add(kNow + i * 1s, 1'000, 50);

        pane.setPeriod(Period::Minute);
        pane.showHistory(history, kNow + 10s);

        const auto *const graph = pane.findChild<SpeedGraph *>();
        QCOMPARE(graph->points().size(), 60);
        QCOMPARE(graph->points().constLast(), (SpeedPoint{kNow + 9s, kNow + 10s, 1'000.0, 50.0}));
        QCOMPARE(graph->points().constFirst().down, 0.0);
        pane.setPeriod(Period::Day);
        QCOMPARE(graph->points().size(), 288);
    }

    void asksForNothingWhileItIsHidden()
    {
        SpeedPane pane;
        const QSignalSpy asked(&pane, &SpeedPane::historyWanted);

        pane.noticeMovement();
        pane.showHistory(recent());

        QVERIFY(asked.isEmpty());
        QVERIFY(!pane.isTicking());
    }

    void asksAgainWhileTheCurveMoves()
    {
        SpeedPane pane;
        const QSignalSpy asked(&pane, &SpeedPane::historyWanted);
        connect(&pane, &SpeedPane::historyWanted, &pane, [&pane] { pane.showHistory(recent()); });

        pane.show();

        QTRY_VERIFY(asked.size() >= 3);
        pane.hide();
        QVERIFY(!pane.isTicking());
    }

    void comesToRestWhenNothingIsLeftToScroll()
    {
        SpeedPane pane;
        const QSignalSpy asked(&pane, &SpeedPane::historyWanted);
        connect(&pane, &SpeedPane::historyWanted, &pane,
            [&pane] { pane.showHistory(ThroughputHistory()); });

        pane.show();
        QTRY_VERIFY(!pane.isTicking());
        QCOMPARE(asked.size(), 1);

        pane.noticeMovement();
        pane.noticeMovement();
        QVERIFY(pane.isTicking());
        QCOMPARE(asked.size(), 2);
    }

    void keepsItsPeriod()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            SpeedPane pane;
            QCOMPARE(pane.period(), Period::FiveMinutes);
            pane.setPeriod(Period::HalfDay);
            pane.saveLayout(settings);
        }
        SpeedPane pane;

        pane.restoreLayout(settings);
        QCOMPARE(pane.period(), Period::HalfDay);

        settings.setValue(u"speed/period"_s, 99);
        pane.restoreLayout(settings);
        QCOMPARE(pane.period(), Period::HalfDay);
    }

    void averagesReadingsOfASecond()
    {
        SpeedSamples samples;
        samples.add(kNow, 100);
        samples.add(kNow + 100ms, 200);
        samples.add(kNow + 900ms, 300);
        samples.add(kNow + 1s, 50);

        QCOMPARE(samples.samples().size(), 2);
        QCOMPARE(samples.samples().constFirst().bytesPerSecond, 200.0);
        QCOMPARE(samples.samples().constLast().bytesPerSecond, 50.0);
    }

    void keepsAnyLengthInBoundedMemory()
    {
        SpeedSamples samples;
        for (int i = 0; i < 100'000; ++i)
            samples.add(kNow + i * 1s, 1'000);

        QVERIFY(samples.samples().size() <= SpeedSamples::kMost + 1);
        QVERIFY(samples.samples().size() > SpeedSamples::kMost / 3);
        QCOMPARE(samples.samples().constFirst().from, kNow);
        for (qsizetype i = 1; i < samples.samples().size(); ++i) {
            QCOMPARE(samples.samples().at(i).from, samples.samples().at(i - 1).to);
            QVERIFY(std::abs(samples.samples().at(i).bytesPerSecond - 1'000) < 1);
        }
    }

    void startsAnewWhenTheClockIsSetBack()
    {
        SpeedSamples samples;
        samples.add(kNow, 100);

        samples.add(kNow - 1h, 200);

        QCOMPARE(samples.samples().size(), 1);
        QCOMPARE(samples.samples().constFirst().bytesPerSecond, 200.0);
    }

    void showsTheSpeedOfATransfer()
    {
        SpeedTab tab;
        const auto *const graph = tab.findChild<SpeedGraph *>();
        tab.show(transfer(1, TransferState::Running, 1'000), kNow);
        tab.show(transfer(1, TransferState::Running, 3'000), kNow + 1s);
        tab.show(transfer(1, TransferState::Done, 0), kNow + 2s);
        tab.show(transfer(1, TransferState::Done, 0), kNow + 30s);

        QCOMPARE(graph->points().size(), 3);
        QCOMPARE(graph->points().at(1).down, 3'000.0);
        QCOMPARE(graph->points().at(2).down, 0.0);
        QCOMPARE(graph->accessibleName(), u"Speed of the transfer"_s);
        QVERIFY(!graph->accessibleDescription().contains(u"Up"_s));
    }

    void showsAnUploadAsUp()
    {
        SpeedTab tab;
        TransferSnapshot upload = transfer(1, TransferState::Running, 1'000);
        upload.kind = TransferKind::Upload;

        tab.show(upload, kNow);

        const auto *const graph = tab.findChild<SpeedGraph *>();
        QCOMPARE(graph->points().constLast().up, 1'000.0);
        QVERIFY(graph->accessibleDescription().startsWith(u"Up: 1000 B/s"_s));
    }

    void startsAnewWithAnotherTransfer()
    {
        SpeedTab tab;
        const auto *const graph = tab.findChild<SpeedGraph *>();
        tab.show(transfer(1, TransferState::Running, 1'000), kNow);

        tab.show(transfer(2, TransferState::Done, 0), kNow + 1s);
        QVERIFY(graph->points().isEmpty());

        tab.show(std::nullopt, kNow + 2s);
        QVERIFY(graph->points().isEmpty());
    }
};

QTEST_MAIN(SpeedGraphTest)
#include "tst_speedgraph.moc"
