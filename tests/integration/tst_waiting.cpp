// SPDX-License-Identifier: MIT
// What the engine does when the machine around it has no network, a metered one, or runs on its
// battery: transfers wait without spending a retry, and go on by themselves.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "tests/support/surroundingsdouble.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;
using Network = MachineState::Network;

namespace
{

/// Of an answer with 300,000 bytes.
constexpr qsizetype kStopsAt = 200'000;

/// The loopback interface by an address that no rule knows as this machine's own.
QUrl elsewhere(const MisbehavingServer &server)
{
    QUrl url = server.url();
    url.setHost(u"0.0.0.0"_s);
    return url;
}

MisbehavingServer::Handler small()
{
    return [](const SeenRequest &request) { return serveFile(request, "abc", "\"v1\""); };
}

/// Nobody answers: the name does not exist (RFC 6761, section 6.4).
const QUrl kNowhere(u"http://nowhere.invalid/file"_s);

} // namespace

class WaitingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_engine = std::make_unique<ScratchEngine>();
        m_machine = std::make_unique<SurroundingsDouble>();
        m_engine->options.surroundings = m_machine.get();
    }
    void cleanup()
    {
        m_engine.reset();
        m_machine.reset();
    }

    void withoutNetworkNothingIsAskedAndAllGoesOnWithIt()
    {
        MisbehavingServer server(small());
        m_machine->set({.network = Network::Offline});
        m_engine->start();

        const TransferId id = m_engine->add(m_engine->download(elsewhere(server)));
        waitForReason(id, WaitReason::Network);
        QCOMPARE(server.requests().size(), 0);
        QVERIFY((*m_engine)->hasWork(id));

        m_machine->set({.network = Network::Online});
        const TransferSnapshot done = m_engine->waitUntilSettled(id);
        QCOMPARE(done.state, TransferState::Done);
        QCOMPARE(done.attempts, 1);
    }

    /// A long queue is not gone through anew at each start without a network.
    void staysHeldOverARestartAndGoesOn()
    {
        MisbehavingServer server(small());
        m_machine->set({.network = Network::Offline});
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(elsewhere(server)));
        waitForReason(id, WaitReason::Network);

        m_engine->stop();
        auto again = Engine::open(m_engine->options);
        QVERIFY(again);
        QSignalSpy changes(again->engine.get(), &Engine::stateChanged);
        QVERIFY(QCoro::waitFor(again->engine->load()));
        QVERIFY(!changes.wait(100));
        QCoro::waitFor(again->engine->shutDown());
        again->engine.reset();

        m_engine->start();
        QCOMPARE((*m_engine)->snapshot(id)->waitReason, WaitReason::Network);
        m_machine->set({.network = Network::Online});
        QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
    }

    void thisMachineIsReachedWithoutNetwork()
    {
        MisbehavingServer server(small());
        m_machine->set({.network = Network::Offline});
        m_engine->start();

        const TransferSnapshot done = m_engine->run(m_engine->download(server.url()));

        QCOMPARE(done.state, TransferState::Done);
    }

    void holdsWhatRunsWithItsBytes_data()
    {
        QTest::addColumn<MachineState>("machine");
        QTest::addColumn<WaitReason>("reason");
        QTest::newRow("offline") << MachineState{.network = Network::Offline}
                                 << WaitReason::Network;
        QTest::newRow("portal") << MachineState{.network = Network::CaptivePortal}
                                << WaitReason::CaptivePortal;
        QTest::newRow("metered") << MachineState{.network = Network::Online, .isMetered = true}
                                 << WaitReason::Metered;
        QTest::newRow("battery") << MachineState{.network = Network::Online, .isOnBattery = true}
                                 << WaitReason::Battery;
    }

    void holdsWhatRunsWithItsBytes()
    {
        QFETCH(const MachineState, machine);
        QFETCH(const WaitReason, reason);
        const QByteArray content = noise(300'000);
        std::atomic<bool> isGenerous = false;
        MisbehavingServer server([&](const SeenRequest &request) {
            const Script whole = serveFile(request, content, "\"v1\"");
            return isGenerous ? whole : stoppedAfter(whole, kStopsAt);
        });
        m_engine->options.holds = {.onMetered = true, .onBattery = true};
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(elsewhere(server)));
        QTRY_VERIFY((*m_engine)->snapshot(id)->bytesDone > 100'000);

        m_machine->set(machine);
        waitForReason(id, reason);
        const int asked = int(server.requests().size());
        isGenerous = true;
        m_machine->set({.network = Network::Online});

        const TransferSnapshot done = m_engine->waitUntilSettled(id);
        QCOMPARE(done.state, TransferState::Done);
        QCOMPARE(readFile(m_engine->downloads() + u"/file"_s), content);
        QCOMPARE(server.requests().size(), asked + 1);
        QVERIFY(server.requests().constLast().rangeStart() > 0);
    }

    void meteredAndBatteryHoldOnlyWhereSomebodyWantsIt()
    {
        MisbehavingServer server(small());
        m_machine->set({.network = Network::Online, .isMetered = true, .isOnBattery = true});
        m_engine->start();

        QCOMPARE(m_engine->run(m_engine->download(elsewhere(server))).state, TransferState::Done);
    }

    void aPersonOverridesAHold()
    {
        MisbehavingServer server(small());
        m_machine->set({.network = Network::Online, .isMetered = true});
        m_engine->options.holds.onMetered = true;
        m_engine->start();
        const TransferId held = m_engine->add(m_engine->download(elsewhere(server)));
        const TransferId id = m_engine->add(m_engine->download(elsewhere(server)));
        waitForReason(held, WaitReason::Metered);
        waitForReason(id, WaitReason::Metered);

        (*m_engine)->resume({id});

        QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
        QCOMPARE((*m_engine)->snapshot(held)->waitReason, WaitReason::Metered);
        (*m_engine)->setHoldPolicy({});
        QCOMPARE(m_engine->waitUntilSettled(held).state, TransferState::Done);
    }

    /// It overrides the timetable, as the console promises, and nothing else.
    void startingIsNoWordAboutTheNetwork()
    {
        MisbehavingServer server(small());
        m_machine->set({.network = Network::Online, .isMetered = true});
        m_engine->options.holds.onMetered = true;
        m_engine->options.startsQueue = false;
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(elsewhere(server)));

        (*m_engine)->start({id});

        waitForReason(id, WaitReason::Metered);
        QCOMPARE(server.requests().size(), 0);
    }

    void anOverrideEndsWithWhatItWasFor()
    {
        const QByteArray content = noise(300'000);
        MisbehavingServer server([&](const SeenRequest &request) {
            return stoppedAfter(serveFile(request, content, "\"v1\""), kStopsAt);
        });
        m_machine->set({.network = Network::Online, .isOnBattery = true});
        m_engine->options.holds = {.onMetered = true, .onBattery = true};
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(elsewhere(server)));
        waitForReason(id, WaitReason::Battery);
        (*m_engine)->resume({id});
        QTRY_VERIFY((*m_engine)->snapshot(id)->bytesDone > 100'000);

        m_machine->set({.network = Network::Online, .isMetered = true, .isOnBattery = true});

        waitForReason(id, WaitReason::Metered);
    }

    /// The system's word alone does not stop what may be reached all the same.
    void aFailureWithoutInternetSpendsNoRetry()
    {
        m_machine->set({.network = Network::Limited});
        m_engine->options.retry.maxRetries = 0;
        m_engine->start();

        const TransferId id = m_engine->add(m_engine->download(kNowhere));
        waitForReason(id, WaitReason::Network);
        QCOMPARE((*m_engine)->snapshot(id)->attempts, 1);

        m_machine->set({.network = Network::Online});
        QTRY_COMPARE((*m_engine)->snapshot(id)->state, TransferState::Failed);
        QCOMPARE(toString((*m_engine)->snapshot(id)->error->kind), u"HostNotFound"_s);
    }

    void silentConnectionsAreMadeAnewAfterSleep()
    {
        const QByteArray content = noise(300'000);
        MisbehavingServer server([&](const SeenRequest &request) {
            const Script whole = serveFile(request, content, "\"v1\"");
            return request.number > 1 ? whole : stoppedAfter(whole, kStopsAt);
        });
        m_engine->options.deadlines.minimumRateOver = std::chrono::hours(1);
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(server.url()));
        QTRY_VERIFY((*m_engine)->snapshot(id)->bytesDone > 100'000);

        emit m_machine->connectionsLost();

        const TransferSnapshot done = m_engine->waitUntilSettled(id);
        QCOMPARE(done.state, TransferState::Done);
        QCOMPARE(done.attempts, 2);
        QCOMPARE(server.requests().constLast().connection, 2);
        QCOMPARE(readFile(m_engine->downloads() + u"/file"_s), content);
    }

    void idleConnectionsOfBeforeAreNotUsedAfterSleep()
    {
        MisbehavingServer server(small());
        m_engine->start();
        QCOMPARE(m_engine->run(m_engine->download(server.url())).state, TransferState::Done);
        QCOMPARE(m_engine->run(m_engine->download(server.url())).state, TransferState::Done);
        QCOMPARE(server.requests().constLast().connection, 1);

        emit m_machine->connectionsLost();

        QCOMPARE(m_engine->run(m_engine->download(server.url())).state, TransferState::Done);
        QCOMPARE(server.requests().constLast().connection, 2);
    }

    void theMachineStaysAwakeOnlyWhileSomethingMoves()
    {
        const MisbehavingServer server([](const SeenRequest &request) {
            return stoppedAfter(serveFile(request, noise(300'000), "\"v1\""), kStopsAt);
        });
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(server.url()));
        QTRY_VERIFY(m_machine->isAwake());

        (*m_engine)->pause({id});

        QTRY_VERIFY(!m_machine->isAwake());
    }

private:
    void waitForReason(TransferId id, WaitReason reason)
    {
        QTRY_COMPARE((*m_engine)->snapshot(id)->waitReason, reason);
    }

    std::unique_ptr<SurroundingsDouble> m_machine;
    std::unique_ptr<ScratchEngine> m_engine;
};

} // namespace waybill

QTEST_MAIN(waybill::WaitingTest)
#include "tst_waiting.moc"
