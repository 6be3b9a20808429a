// SPDX-License-Identifier: MIT
#include "core/http/bandwidth.h"

#include <QTest>

#include <thread>
#include <vector>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Time = RateLimiter::Time;

const Time kStart = Time() + 1h;

/// Requests that each take a piece whenever they may. Time is counted, not waited for.
class Simulation
{
public:
    struct Request
    {
        RatePath path;
        qint64 piece = 1'000;
        Time::duration lateness{0};  ///< after it might
        double mostPerSecond = 1e18; ///< of its server
        qint64 taken = 0;
        Time next = kStart;
    };

    Request &add(RatePath path)
    {
        requests.push_back(std::make_unique<Request>(Request{.path = std::move(path)}));
        return *requests.back();
    }

    void run(Time::duration length)
    {
        const Time end = now + length;
        for (; now < end; now += 1ms) {
            for (const auto &request : requests)
                step(*request);
        }
    }

    std::vector<std::unique_ptr<Request>> requests;
    Time now = kStart;

private:
    void step(Request &request) const
    {
        while (request.next <= now) {
            const Time ready = request.path.readyAt(now);
            if (ready > now) {
                request.next = ready + request.lateness;
                continue;
            }
            request.path.take(request.piece, now);
            request.taken += request.piece;
            const std::chrono::duration<double> served(
                static_cast<double>(request.piece) / request.mostPerSecond);
            request.next += std::chrono::ceil<Time::duration>(served);
            request.next = std::max(request.next, now);
        }
    }
};

std::shared_ptr<Bandwidth> limitedTo(qint64 down, const QMap<QString, RateLimits> &hosts = {})
{
    auto bandwidth = std::make_shared<Bandwidth>();
    bandwidth->setLimits({{down, 0}, hosts});
    return bandwidth;
}

RatePath newTransfer(const std::shared_ptr<Bandwidth> &bandwidth, const QString &host = u"a"_s)
{
    return bandwidth->addTransfer()->pathsTo(host).down;
}

/// Within so much of a hundred.
bool isAbout(qint64 bytes, double expected, double percent = 3)
{
    const bool is = std::abs(static_cast<double>(bytes) - expected) <= expected * percent / 100;
    if (!is)
        qWarning() << bytes << "instead of" << expected;
    return is;
}

} // namespace

class RateLimiterTest final : public QObject
{
    Q_OBJECT

private slots:
    void limitsNothingAtFirst()
    {
        const RatePath path = newTransfer(std::make_shared<Bandwidth>());

        path.take(1'000'000'000'000, kStart);

        QVERIFY(!path.isLimited());
        QCOMPARE(path.readyAt(kStart), kStart);
    }

    void givesOneTransferAllOfIt()
    {
        const auto bandwidth = limitedTo(100'000);
        Simulation simulation;
        const auto &request = simulation.add(newTransfer(bandwidth));

        simulation.run(10s);

        QVERIFY(isAbout(request.taken, 1'000'000));
    }

    void losesNothingToThreadsThatComeLate()
    {
        const auto bandwidth = limitedTo(100'000);
        Simulation simulation;
        auto &request = simulation.add(newTransfer(bandwidth));
        request.lateness = 50ms;

        simulation.run(10s);

        QVERIFY(isAbout(request.taken, 1'000'000));
    }

    void isFairWhateverTheNumberOfConnections()
    {
        const auto bandwidth = limitedTo(100'000);
        Simulation simulation;
        const auto many = bandwidth->addTransfer();
        for (int i = 0; i < 8; ++i)
            simulation.add(many->pathsTo(u"a"_s).down);
        const auto &single = simulation.add(newTransfer(bandwidth));

        simulation.run(10s);

        qint64 ofMany = 0;
        for (size_t i = 0; i < 8; ++i)
            ofMany += simulation.requests.at(i)->taken;
        QVERIFY(isAbout(single.taken, 500'000));
        QVERIFY(isAbout(ofMany, 500'000, 4));
    }

    void isFairWhateverTheSizeOfThePieces()
    {
        const auto bandwidth = limitedTo(100'000);
        Simulation simulation;
        auto &small = simulation.add(newTransfer(bandwidth));
        auto &large = simulation.add(newTransfer(bandwidth));
        small.piece = 500;
        large.piece = 16'000;

        simulation.run(60s);

        QVERIFY(isAbout(small.taken, 3'000'000));
        QVERIFY(isAbout(large.taken, 3'000'000));
    }

    void givesOthersWhatOneDoesNotUse()
    {
        const auto bandwidth = limitedTo(90'000);
        Simulation simulation;
        auto &slow = simulation.add(newTransfer(bandwidth));
        slow.mostPerSecond = 10'000;
        const auto &first = simulation.add(newTransfer(bandwidth));
        const auto &second = simulation.add(newTransfer(bandwidth));

        simulation.run(10s);

        QVERIFY(isAbout(slow.taken, 100'000));
        QVERIFY(isAbout(first.taken, 400'000));
        QVERIFY(isAbout(second.taken, 400'000));
    }

    void givesOthersWhatALimitOfItsOwnKeepsFromATransfer()
    {
        const auto bandwidth = limitedTo(100'000);
        Simulation simulation;
        const auto limited = bandwidth->addTransfer();
        limited->setLimits({10'000, 0});
        const auto &slow = simulation.add(limited->pathsTo(u"a"_s).down);
        const auto &other = simulation.add(newTransfer(bandwidth));

        simulation.run(10s);

        QVERIFY(isAbout(slow.taken, 100'000));
        QVERIFY(isAbout(other.taken, 900'000));
    }

    void keepsAHostToItsLimitAndIsFairWithinIt()
    {
        const auto bandwidth = limitedTo(100'000, {{u"slow"_s, {30'000, 0}}});
        Simulation simulation;
        const auto &first = simulation.add(newTransfer(bandwidth, u"slow"_s));
        const auto &second = simulation.add(newTransfer(bandwidth, u"slow"_s));
        const auto &other = simulation.add(newTransfer(bandwidth, u"fast"_s));

        simulation.run(10s);

        QVERIFY(isAbout(first.taken, 150'000));
        QVERIFY(isAbout(second.taken, 150'000));
        QVERIFY(isAbout(other.taken, 700'000));
    }

    void keepsAFolderToItsLimitAsAWhole()
    {
        const auto bandwidth = std::make_shared<Bandwidth>();
        const auto folder = bandwidth->addTransfer();
        folder->setLimits({20'000, 0});
        Simulation simulation;
        const auto &first = simulation.add(bandwidth->addTransfer(folder)->pathsTo(u"a"_s).down);
        const auto &second = simulation.add(bandwidth->addTransfer(folder)->pathsTo(u"b"_s).down);

        simulation.run(10s);

        QVERIFY(isAbout(first.taken, 100'000));
        QVERIFY(isAbout(second.taken, 100'000));
    }

    void isFairToManyAtALowRate()
    {
        const auto bandwidth = limitedTo(100'000);
        Simulation simulation;
        for (int i = 0; i < 50; ++i)
            simulation.add(newTransfer(bandwidth));

        simulation.run(60s);

        qint64 all = 0;
        for (const auto &request : simulation.requests) {
            QVERIFY(isAbout(request->taken, 120'000, 5));
            all += request->taken;
        }
        QVERIFY(isAbout(all, 6'000'000));
    }

    void manySmallTransfersOneAfterTheOtherAreLimitedToo()
    {
        const auto bandwidth = limitedTo(100'000);
        qint64 taken = 0;
        for (Time now = kStart; now < kStart + 10s; now += 1ms) {
            const RatePath path = newTransfer(bandwidth);
            if (path.readyAt(now) > now)
                continue;
            path.take(10'000, now);
            taken += 10'000;
        }

        QVERIFY(isAbout(taken, 1'000'000, 5));
    }

    void aNewLimitHoldsAtOnceAndForgetsTheDebt()
    {
        const auto bandwidth = limitedTo(10);
        const RatePath path = newTransfer(bandwidth);
        path.take(1'000'000, kStart);
        QVERIFY(path.readyAt(kStart) > kStart + 1h);

        bandwidth->setLimits({{100'000, 0}, {}});

        QCOMPARE(path.readyAt(kStart), kStart);
        Simulation simulation;
        const auto &request = simulation.add(path);
        simulation.run(10s);
        QVERIFY(isAbout(request.taken, 1'000'000));

        bandwidth->setLimits({});
        QVERIFY(!path.isLimited());
        QCOMPARE(path.readyAt(simulation.now), simulation.now);
    }

    void theSameLimitAgainChangesNothing()
    {
        const auto bandwidth = limitedTo(1'000);
        const RatePath path = newTransfer(bandwidth);
        path.take(60'000, kStart);

        bandwidth->setLimits({{1'000, 0}, {}});

        QVERIFY(path.readyAt(kStart) > kStart + 59s);
    }

    void aLimitOfAHostThatIsThereAlreadyHolds()
    {
        const auto bandwidth = std::make_shared<Bandwidth>();
        const RatePath path = newTransfer(bandwidth, u"a"_s);

        bandwidth->setLimits({{}, {{u"a"_s, {1'000, 0}}}});

        path.take(60'000, kStart);
        QVERIFY(path.readyAt(kStart) > kStart + 59s);
    }

    void theOtherDirectionIsFree()
    {
        const auto bandwidth = limitedTo(1'000);
        const RequestPaths paths = bandwidth->addTransfer()->pathsTo(u"a"_s);

        paths.down.take(60'000, kStart);

        QVERIFY(!paths.up.isLimited());
    }

    void aNegativeLimitIsNone()
    {
        const auto bandwidth = limitedTo(-5);
        const RatePath path = newTransfer(bandwidth);

        path.take(1'000, kStart);

        QCOMPARE(path.readyAt(kStart), kStart);
    }

    void countsMoreThan32Bits()
    {
        const auto bandwidth = limitedTo(qint64(1) << 33);
        const RatePath path = newTransfer(bandwidth);

        path.take(qint64(1) << 39, kStart);

        QVERIFY(path.readyAt(kStart + 63s) > kStart + 63s);
        QCOMPARE(path.readyAt(kStart + 64s), kStart + 64s);
    }

    void countsWhatAllThreadsTake()
    {
        const auto bandwidth = limitedTo(10'000);
        std::vector<RatePath> paths;
        for (int i = 0; i < 4; ++i)
            paths.push_back(newTransfer(bandwidth));
        {
            std::vector<std::jthread> threads;
            for (const RatePath &path : paths) {
                threads.emplace_back([&path] {
                    for (int n = 0; n < 1'000; ++n)
                        path.take(1'000, kStart);
                });
            }
        }

        QVERIFY(paths.front().readyAt(kStart + 399s) > kStart + 399s);
        QCOMPARE(paths.front().readyAt(kStart + 400s), kStart + 400s);
    }

    void tellsARequestItsPart()
    {
        const auto bandwidth = limitedTo(80'000);
        const auto transfer = bandwidth->addTransfer();
        const RatePath path = transfer->pathsTo(u"a"_s).down;
        QCOMPARE(path.bytesPerSecond(kStart), 80'000);

        const RatePath second = transfer->pathsTo(u"a"_s).down;
        QCOMPARE(path.bytesPerSecond(kStart), 40'000);

        const RatePath other = newTransfer(bandwidth);
        QCOMPARE(path.leastBytesPerSecond(), 20'000);
        other.take(10'000, kStart);
        QCOMPARE(path.bytesPerSecond(kStart), 20'000);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::RateLimiterTest)
#include "tst_ratelimiter.moc"
