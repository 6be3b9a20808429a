// SPDX-License-Identifier: MIT
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "ui/engine/enginehost.h"

#include <QSignalSpy>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(100'000, 3);

qint64 movedDown(const ThroughputHistory &history)
{
    const auto later =
        std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()) + std::chrono::minutes(10);
    qint64 sum = 0;
    for (const auto &sample : history.series(ThroughputHistory::Period::Day, later))
        sum += sample.down;
    return sum;
}

} // namespace

class EngineHostTest final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAddedBeforeTheQueueIsThereComesBehindIt()
    {
        ScratchEngine scratch;
        scratch.start();
        for (const QString &path : {u"/a"_s, u"/b"_s, u"/c"_s})
            scratch->pause({scratch.add(scratch.download(QUrl(u"http://127.0.0.1:1"_s + path)))});
        scratch.stop();
        QStringList sources;
        EngineHost host;
        connect(&host, &EngineHost::added, this, [&](const QList<TransferSnapshot> &transfers) {
            for (const TransferSnapshot &transfer : transfers)
                sources.append(QUrl(transfer.source).path());
        });

        host.open(scratch.options);
        host.add({scratch.download(QUrl(u"http://127.0.0.1:1/d"_s))});

        QTRY_COMPARE(sources, (QStringList{u"/a"_s, u"/b"_s, u"/c"_s, u"/d"_s}));
    }

    void handsHistoryAndStatisticOver()
    {
        const MisbehavingServer server(
            [](const SeenRequest &request) { return serveFile(request, kContent, "\"one\""); });
        const ScratchEngine scratch; // for its folder and options
        ThroughputHistory history;
        QList<Statistic> statistics;
        EngineHost host;
        connect(&host, &EngineHost::historyReady, this,
            [&](const ThroughputHistory &ready) { history = ready; });
        connect(&host, &EngineHost::statisticsReady, this,
            [&](const QList<Statistic> &ready) { statistics = ready; });
        QSignalSpy opened(&host, &EngineHost::opened);
        bool isDone = false;
        connect(&host, &EngineHost::changed, this, [&](const QList<TransferSnapshot> &changed) {
            isDone = changed.constFirst().state == TransferState::Done;
        });
        host.open(scratch.options);
        QTRY_COMPARE(opened.size(), 1);
        host.add({scratch.download(server.url())});
        QTRY_VERIFY(isDone);

        host.requestHistory();
        const QDate today = QDate::currentDate();
        host.requestStatistics(today.addDays(-1), today);

        QTRY_COMPARE(statistics.size(), 1);
        QCOMPARE(statistics.constFirst().transfers, 1);
        QVERIFY(statistics.constFirst().bytes >= kContent.size());
        QCOMPARE(movedDown(history), statistics.constFirst().bytes);
    }

    void givesNoAnswerBeforeItIsOpen()
    {
        EngineHost host;
        const QSignalSpy history(&host, &EngineHost::historyReady);

        host.requestHistory();
        host.requestStatistics(QDate::currentDate(), QDate::currentDate());
        const QSignalSpy stopped(&host, &EngineHost::stopped);
        host.shutDown();

        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(history.isEmpty());
    }
};

QTEST_MAIN(EngineHostTest)
#include "tst_enginehost.moc"
