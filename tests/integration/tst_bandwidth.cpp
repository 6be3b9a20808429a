// SPDX-License-Identifier: MIT
// What limits the engine's transfers, with a real server: how much, in which parts, and when.
#include "core/http/url.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 kMebibyte = 1024 * 1024;

/// Holds now and for hours.
TimetableRule ruleForNow()
{
    const int hour = QTime::currentTime().hour();
    TimetableRule rule;
    rule.fromMinute = (hour + 20) % 24 * 60;
    rule.toMinute = (hour + 4) % 24 * 60;
    return rule;
}

Timetable restNow()
{
    TimetableRule rule = ruleForNow();
    rule.rests = true;
    return Timetable({rule});
}

} // namespace

class BandwidthTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<RealServer>(u"nginx"_s);
        if (!m_server->isRunning())
            QSKIP(qPrintable(m_server->problem()));
        for (const QString &name : {u"one"_s, u"two"_s, u"three"_s}) {
            QFile file(m_server->folder() + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(64 * kMebibyte));
        }
    }

    void init()
    {
        m_engine = std::make_unique<ScratchEngine>();
        m_engine->options.startsQueue = true;
    }
    void cleanup() { m_engine.reset(); }

    void twoDownloadsGetEqualParts()
    {
        m_engine->options.bandwidth.all.down = 4 * kMebibyte;
        m_engine->start();

        const TransferId first = add(u"one"_s);
        const TransferId second = add(u"two"_s);

        QTRY_VERIFY_WITH_TIMEOUT(bytes(first) > 0 && bytes(second) > 0, 30'000);
        const qint64 firstBefore = bytes(first); // one of them may have begun long before
        const qint64 secondBefore = bytes(second);
        const auto firstMore = [&] { return bytes(first) - firstBefore; };
        const auto secondMore = [&] { return bytes(second) - secondBefore; };
        QTRY_VERIFY_WITH_TIMEOUT(firstMore() + secondMore() > 20 * kMebibyte, 30'000);
        const double part =
            static_cast<double>(firstMore()) / static_cast<double>(firstMore() + secondMore());
        QVERIFY2(part > 0.45 && part < 0.55, qPrintable(QString::number(part)));
    }

    void aTransferWithALimitOfItsOwnLeavesTheRestToOthers()
    {
        m_engine->options.bandwidth.all.down = 4 * kMebibyte;
        m_engine->start();

        const TransferId slow = add(u"one"_s, kMebibyte / 2);
        const TransferId other = add(u"two"_s);

        QTRY_VERIFY_WITH_TIMEOUT(bytes(slow) + bytes(other) > 12 * kMebibyte, 30'000);
        const double part =
            static_cast<double>(bytes(slow)) / static_cast<double>(bytes(slow) + bytes(other));
        QVERIFY2(part > 0.08 && part < 0.18, qPrintable(QString::number(part)));
    }

    void aNewLimitHoldsForWhatRuns()
    {
        m_engine->options.bandwidth.all.down = 50 * 1024;
        m_engine->start();
        const TransferId id = add(u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bytes(id) > 0, 30'000);
        QVERIFY(bytes(id) < 4 * kMebibyte);

        (*m_engine)->setBandwidth({});

        const TransferSnapshot done = m_engine->waitUntilSettled(id, 30'000);
        QCOMPARE(done.state, TransferState::Done);
    }

    void theLimitOfATransferIsChangedWhileItRunsAndKept()
    {
        m_engine->start();
        const TransferId id = add(u"one"_s, 50 * 1024);
        QTRY_VERIFY_WITH_TIMEOUT(bytes(id) > 0, 30'000);
        QCOMPARE((*m_engine)->snapshot(id)->mostBytesPerSecond, 50 * 1024);

        (*m_engine)->setTransferLimit({id}, 60 * 1024);
        m_engine->stop();
        m_engine->start();

        QCOMPARE((*m_engine)->snapshot(id)->mostBytesPerSecond, 60 * 1024);
        (*m_engine)->setTransferLimit({id}, 0);
        QCOMPARE(m_engine->waitUntilSettled(id, 30'000).state, TransferState::Done);
    }

    void aHostsLimitHoldsForItsTransfers()
    {
        m_engine->options.bandwidth.hosts.insert(hostOf(m_server->url()), {50 * 1024, 0});
        m_engine->start();
        const TransferId id = add(u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bytes(id) > 0, 30'000);
        QVERIFY(bytes(id) < 4 * kMebibyte);

        (*m_engine)->setBandwidth({});

        QCOMPARE(m_engine->waitUntilSettled(id, 30'000).state, TransferState::Done);
    }

    void uploadsAreLimitedApart()
    {
        m_engine->options.bandwidth.all.up = 50 * 1024;
        m_engine->start();
        const QString source = m_engine->path(u"source"_s);
        QFile file(source);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(8 * kMebibyte));
        file.close();
        const TransferId up =
            m_engine->add(m_engine->upload(source, m_server->url().resolved(QUrl(u"sent"_s))));
        QTRY_VERIFY_WITH_TIMEOUT(bytes(up) > 0, 30'000);

        const TransferId down = add(u"one"_s);

        QCOMPARE(m_engine->waitUntilSettled(down, 30'000).state, TransferState::Done);
        QVERIFY(bytes(up) < 8 * kMebibyte);
        (*m_engine)->setBandwidth({});
        QCOMPARE(m_engine->waitUntilSettled(up, 30'000).state, TransferState::Done);
    }

    void aRuleHoldsInsteadOfTheUsualLimit()
    {
        m_engine->options.bandwidth.all = {1, 1};
        TimetableRule rule = ruleForNow();
        rule.limits = {5 * kMebibyte, 0};
        m_engine->options.timetable = Timetable({rule});
        m_engine->start();

        QCOMPARE((*m_engine)->bandwidthState().limits, rule.limits);
        QCOMPARE((*m_engine)->bandwidthState().rule, rule);
        QVERIFY((*m_engine)->bandwidthState().until > QDateTime::currentDateTime());
        QSignalSpy changed(m_engine->operator->(), &Engine::bandwidthChanged);
        (*m_engine)->setTimetable({});
        QVERIFY(!changed.isEmpty());
        QCOMPARE((*m_engine)->bandwidthState().limits, (RateLimits{1, 1}));
    }

    void whatRunsWaitsOutATimeWithoutTransfersAndGoesOnByItself()
    {
        m_engine->options.bandwidth.all.down = 2 * kMebibyte;
        m_engine->start();
        const TransferId running = add(u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bytes(running) > 0, 30'000);

        (*m_engine)->setTimetable(restNow());
        const TransferId queued = add(u"two"_s);

        for (const TransferId id : {running, queued}) {
            QTRY_COMPARE_WITH_TIMEOUT(state(id), TransferState::Waiting, 30'000);
            QCOMPARE((*m_engine)->snapshot(id)->waitReason, WaitReason::Timetable);
            QVERIFY((*m_engine)->hasWork(id));
        }
        const int attempts = (*m_engine)->snapshot(running)->attempts;
        (*m_engine)->setBandwidth({});
        (*m_engine)->setTimetable({});

        for (const TransferId id : {running, queued})
            QCOMPARE(m_engine->waitUntilSettled(id, 30'000).state, TransferState::Done);
        QCOMPARE((*m_engine)->snapshot(running)->attempts, attempts + 1);
        QVERIFY((*m_engine)->snapshot(running)->resumedFrom > 0);
    }

    void aPersonMayStartOneAllTheSame()
    {
        m_engine->options.timetable = restNow();
        m_engine->start();
        const TransferId wanted = add(u"one"_s);
        const TransferId other = add(u"two"_s);
        QTRY_COMPARE(state(wanted), TransferState::Waiting);
        QTRY_COMPARE(state(other), TransferState::Waiting);

        (*m_engine)->resume({wanted});

        QTRY_COMPARE_WITH_TIMEOUT(state(wanted), TransferState::Done, 30'000);
        QCOMPARE(state(other), TransferState::Waiting);
    }

    void theRestOutlivesARestart()
    {
        m_engine->options.timetable = restNow();
        m_engine->start();
        const TransferId id = add(u"three"_s);
        QTRY_COMPARE(state(id), TransferState::Waiting);
        m_engine->stop();

        m_engine->start();
        QCOMPARE((*m_engine)->snapshot(id)->waitReason, WaitReason::Timetable);
        m_engine->stop();

        m_engine->options.timetable = {};
        m_engine->start();
        QCOMPARE(m_engine->waitUntilSettled(id, 30'000).state, TransferState::Done);
    }

private:
    TransferId add(const QString &name, qint64 bytesPerSecond = 0)
    {
        TransferSpec spec = m_engine->download(m_server->url().resolved(QUrl(name)));
        spec.bytesPerSecond = bytesPerSecond;
        return m_engine->add(spec);
    }
    qint64 bytes(TransferId id) const { return (*m_engine)->snapshot(id)->bytesDone; }
    TransferState state(TransferId id) const { return (*m_engine)->snapshot(id)->state; }

    std::unique_ptr<RealServer> m_server;
    std::unique_ptr<ScratchEngine> m_engine;
};

QTEST_GUILESS_MAIN(BandwidthTest)
#include "tst_bandwidth.moc"
