// SPDX-License-Identifier: MIT
// The wall clock jumps by ten years, forward or back, while transfers run and wait: none waits for
// it, none is begun too often, and what follows the wall clock finds its new time soon.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QTest>

#include <atomic>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;

namespace
{

const QByteArray kContent = noise(500'000, 1);
constexpr qint64 kTenYears = 10LL * 365 * 24 * 3600;

/// The machine's, but for what somebody has set it by.
class JumpingClock final : public Clock
{
public:
    QDateTime wallNow() const override
    {
        ++looks;
        return m_real.wallNow().addSecs(offset);
    }
    std::chrono::milliseconds monotonicNow() const override { return m_real.monotonicNow(); }

    std::atomic<qint64> offset = 0; ///< seconds
    mutable std::atomic<int> looks = 0;

private:
    SystemClock m_real;
};

Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, "\"a\"");
}

void addJumps()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("forward") << kTenYears;
    QTest::newRow("back") << -kTenYears;
}

struct Scene
{
    explicit Scene(MisbehavingServer::Handler handler)
        : server(std::move(handler))
    {
        engine.options.clock = &clock;
        engine.options.lookAtClockEvery = 50ms;
        engine.options.countEvery = 50ms;
        engine.options.deadlines.minimumRateOver = 60s;
    }

    /// It ends well, and nobody was busy while it waited.
    void verifyEnd(TransferId id)
    {
        const TransferSnapshot ended = engine.waitUntilSettled(id);
        QVERIFY2(ended.state == TransferState::Done,
            qPrintable(nameOf(ended.state) + u'/' + nameOf(ended.waitReason)));
        QVERIFY(readFile(engine.downloads() + u"/file"_s) == kContent);
        QVERIFY(ended.activeMs >= 0 && ended.activeMs < kTenYears);
        QVERIFY2(
            server.requests().size() < 10, qPrintable(QString::number(server.requests().size())));
        QVERIFY2(clock.looks < 3'000, qPrintable(QString::number(clock.looks)));
    }

    JumpingClock clock;
    MisbehavingServer server;
    ScratchEngine engine;
};

} // namespace

class ClockTest final : public QObject
{
    Q_OBJECT

private slots:
    void aDownloadAtWorkGoesOn_data() { addJumps(); }
    void aDownloadAtWorkGoesOn();
    void aRetryComesInItsTime_data() { addJumps(); }
    void aRetryComesInItsTime();
    void aServersRestEndsInItsTime_data();
    void aServersRestEndsInItsTime();
    void aStartTimeFollowsTheClock();
    void aStartTimeComesAgainWhenTheClockIsSetRight();
    void aTimetableFollowsTheClock_data();
    void aTimetableFollowsTheClock();
};

void ClockTest::aDownloadAtWorkGoesOn()
{
    QFETCH(qint64, seconds);
    Scene scene([](const SeenRequest &request) {
        Script script = honest(request);
        script.last().milliseconds = 30; // after each 64 KiB
        return script;
    });
    scene.engine.start();
    const TransferId id = scene.engine.add(scene.engine.download(scene.server.url()));
    QTRY_VERIFY(scene.engine->snapshot(id)->bytesDone > 0);

    scene.clock.offset = seconds;

    scene.verifyEnd(id);
}

void ClockTest::aRetryComesInItsTime()
{
    QFETCH(qint64, seconds);
    Scene scene([](const SeenRequest &request) {
        return request.number == 1 ? Script{closeStep()} : honest(request);
    });
    scene.engine.options.retry.firstDelay = 500ms;
    scene.engine.options.retry.longestDelay = 500ms;
    scene.engine.start();
    const TransferId id = scene.engine.add(scene.engine.download(scene.server.url()));
    QTRY_COMPARE(scene.engine->snapshot(id)->waitReason, WaitReason::Retry);

    scene.clock.offset = seconds;

    scene.verifyEnd(id);
}

/// The date that a server names is one of its own clock.
void ClockTest::aServersRestEndsInItsTime_data()
{
    QTest::addColumn<QList<QByteArray>>("headers");
    QTest::addColumn<qint64>("seconds");
    const QList<QByteArray> inSeconds = {"Retry-After: 1"};
    const QList<QByteArray> ofThePast = {
        "Date: Mon, 01 Jan 2001 00:00:00 GMT", "Retry-After: Mon, 01 Jan 2001 00:00:01 GMT"};
    const QList<QByteArray> ofTheFuture = {
        "Date: Thu, 01 Jan 2099 00:00:00 GMT", "Retry-After: Thu, 01 Jan 2099 00:00:01 GMT"};
    QTest::newRow("seconds, forward") << inSeconds << kTenYears;
    QTest::newRow("seconds, back") << inSeconds << -kTenYears;
    QTest::newRow("a server of the past") << ofThePast << qint64(0);
    QTest::newRow("a server of the future") << ofTheFuture << qint64(0);
}

void ClockTest::aServersRestEndsInItsTime()
{
    QFETCH(QList<QByteArray>, headers);
    QFETCH(qint64, seconds);
    Scene scene([headers](const SeenRequest &request) {
        return request.number == 1 ? answer(503, {}, headers) : honest(request);
    });
    scene.engine.start();
    const TransferId id = scene.engine.add(scene.engine.download(scene.server.url()));
    QTRY_COMPARE(scene.engine->snapshot(id)->waitReason, WaitReason::ServerBusy);

    scene.clock.offset = seconds;

    QTRY_COMPARE(scene.engine->snapshot(id)->state, TransferState::Done);
    scene.verifyEnd(id);
}

void ClockTest::aStartTimeFollowsTheClock()
{
    Scene scene(honest);
    scene.engine.start();
    TransferSpec spec = scene.engine.download(scene.server.url());
    spec.startAt = scene.clock.wallNow().addSecs(3600);
    const TransferId id = scene.engine.add(spec);
    QTRY_COMPARE(scene.engine->snapshot(id)->waitReason, WaitReason::StartTime);

    scene.clock.offset = kTenYears;

    scene.verifyEnd(id);
}

void ClockTest::aStartTimeComesAgainWhenTheClockIsSetRight()
{
    Scene scene(honest);
    scene.engine.start();
    TransferSpec spec = scene.engine.download(scene.server.url());
    spec.startAt = scene.clock.wallNow().addSecs(3600);
    const TransferId id = scene.engine.add(spec);
    QTRY_COMPARE(scene.engine->snapshot(id)->waitReason, WaitReason::StartTime);

    scene.clock.offset = -kTenYears;
    const int looks = scene.clock.looks;
    QTRY_VERIFY(scene.clock.looks > looks + 2); // it has been seen
    QCOMPARE(scene.engine->snapshot(id)->waitReason, WaitReason::StartTime);
    scene.clock.offset = 3'700;

    scene.verifyEnd(id);
}

/// Ten years later, or earlier, it is another time of the day, and nothing rests then.
void ClockTest::aTimetableFollowsTheClock_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("forward") << kTenYears + 12 * 3600;
    QTest::newRow("back") << -kTenYears - 12 * 3600;
}

void ClockTest::aTimetableFollowsTheClock()
{
    QFETCH(qint64, seconds);
    Scene scene(honest);
    const QTime now = scene.clock.wallNow().toLocalTime().time();
    const int minute = now.hour() * 60 + now.minute();
    TimetableRule rule;
    rule.fromMinute = (minute + TimetableRule::kMinutesADay - 120) % TimetableRule::kMinutesADay;
    rule.toMinute = (minute + 120) % TimetableRule::kMinutesADay;
    rule.rests = true;
    scene.engine.options.timetable = Timetable({rule});
    scene.engine.start();
    const TransferId id = scene.engine.add(scene.engine.download(scene.server.url()));
    QTRY_COMPARE(scene.engine->snapshot(id)->waitReason, WaitReason::Timetable);

    scene.clock.offset = seconds;

    scene.verifyEnd(id);
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ClockTest)
#include "tst_clock.moc"
