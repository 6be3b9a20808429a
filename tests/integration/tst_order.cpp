// SPDX-License-Identifier: MIT
// Which of many transfers goes first, when each begins, and what a person may do about it.
#include "tests/support/folderdouble.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QTest>

#include <atomic>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// What is named so is never answered: it keeps its place among those that run.
bool isStuck(const SeenRequest &request)
{
    return request.path.startsWith("/stuck");
}

Script serve(const SeenRequest &request)
{
    if (isStuck(request))
        return {hangStep()};
    return serveFile(request, "content of " + request.path, "\"1\"");
}

QDateTime inAnHour()
{
    return QDateTime::currentDateTimeUtc().addSecs(3600);
}

Timetable restNow()
{
    const int hour = QTime::currentTime().hour();
    TimetableRule rule;
    rule.fromMinute = (hour + 20) % 24 * 60;
    rule.toMinute = (hour + 4) % 24 * 60;
    rule.rests = true;
    return Timetable({rule});
}

QList<QByteArray> fetched(const MisbehavingServer &server)
{
    QList<QByteArray> paths;
    for (const SeenRequest &request : server.requests()) {
        if (request.method == "GET" && !paths.contains(request.path))
            paths.append(request.path);
    }
    return paths;
}

} // namespace

class OrderTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<MisbehavingServer>(serve);
        m_engine = std::make_unique<ScratchEngine>();
        m_engine->options.startsQueue = true;
        m_engine->options.limits = {1, 1};
        m_engine->options.deadlines.firstByte = 600s;
    }
    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
    }

    void aHigherPriorityGoesFirst();
    void aNewPriorityCountsForWhatWaits();
    void aFoldersPriorityIsThatOfItsFilesAndIsKept();
    void downloadsAndUploadsHaveLimitsOfTheirOwn();
    void nothingBeginsBeforeItsTime();
    void whatIsDueBeginsByItself();
    void aTimeThatIsTakenBackLetsItBegin();
    void whatIsPausedGoesOnAtItsTime();
    void whatWaitsForItsTimeCanBePaused();
    void theFilesOfAFolderWaitForItsTime();
    void whatIsWantedNowRunsBeyondTheLimits();
    void whatIsWantedNowWaitsForNoTime();
    void ofAFolderOneFileAtATimeRunsBeyondTheLimits();
    void aFailedFileOfAFolderIsRetriedAlone();

private:
    TransferId add(
        const QByteArray &path, Priority priority = Priority::Normal, const QDateTime &startAt = {})
    {
        TransferSpec spec = m_engine->download(m_server->url(path));
        spec.priority = priority;
        spec.startAt = startAt;
        return m_engine->add(spec);
    }
    TransferSnapshot shown(TransferId id) const { return *(*m_engine)->snapshot(id); }
    TransferState state(TransferId id) const { return shown(id).state; }

    std::unique_ptr<MisbehavingServer> m_server;
    std::unique_ptr<ScratchEngine> m_engine;
};

void OrderTest::aHigherPriorityGoesFirst()
{
    m_engine->start();
    const TransferId stuck = add("/stuck");
    QTRY_VERIFY(fetched(*m_server).contains("/stuck"));
    const QList<TransferId> ids = {
        add("/low", Priority::Low), add("/usual"), add("/high", Priority::High), add("/usual2")};

    (*m_engine)->cancel({stuck});

    for (const TransferId id : ids)
        QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
    QCOMPARE(
        fetched(*m_server), (QList<QByteArray>{"/stuck", "/high", "/usual", "/usual2", "/low"}));
}

void OrderTest::aNewPriorityCountsForWhatWaits()
{
    m_engine->start();
    const TransferId stuck = add("/stuck");
    QTRY_VERIFY(fetched(*m_server).contains("/stuck"));
    const QList<TransferId> ids = {add("/a"), add("/b"), add("/c")};

    (*m_engine)->setPriority({ids.at(0)}, Priority::Low);
    (*m_engine)->setPriority({ids.at(2)}, Priority::High);
    (*m_engine)->cancel({stuck});

    for (const TransferId id : ids)
        QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
    QCOMPARE(fetched(*m_server), (QList<QByteArray>{"/stuck", "/c", "/b", "/a"}));
}

void OrderTest::aFoldersPriorityIsThatOfItsFilesAndIsKept()
{
    MisbehavingServer server(someFolders());
    m_engine->start();
    TransferSpec spec = folderDownload(*m_engine, server.url("/tree/"));
    spec.priority = Priority::High;

    const TransferSnapshot done = m_engine->run(spec);
    m_engine->stop();
    m_engine->start();

    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(shown(done.id).priority, Priority::High);
    const QList<TransferSnapshot> children = childrenOf(*m_engine, done.id);
    QVERIFY(!children.isEmpty());
    for (const TransferSnapshot &child : children)
        QCOMPARE(child.priority, Priority::High);
}

void OrderTest::downloadsAndUploadsHaveLimitsOfTheirOwn()
{
    m_engine->options.limits = {8, 8, {1, 1}};
    m_engine->start();
    const TransferId down = add("/stuck/1");
    const TransferId nextDown = add("/stuck/2");
    const QString source = m_engine->path(u"source"_s);
    writeFile(source, "content");
    TransferSpec spec = m_engine->upload(source, m_server->url("/stuck/3"));
    spec.via = UploadVia::Put;

    const TransferId up = m_engine->add(spec);
    const TransferId nextUp = m_engine->add(spec);

    QTRY_COMPARE(state(down), TransferState::Running);
    QTRY_COMPARE(state(up), TransferState::Running);
    QCOMPARE(state(nextDown), TransferState::Queued);
    QCOMPARE(state(nextUp), TransferState::Queued);
    (*m_engine)->setLimits({8, 8, {2, 1}});
    QTRY_COMPARE(state(nextDown), TransferState::Running);
    QCOMPARE(state(nextUp), TransferState::Queued);
}

void OrderTest::nothingBeginsBeforeItsTime()
{
    m_engine->start();
    const QDateTime when = inAnHour();
    const TransferId id = add("/file", Priority::Normal, when);
    QTRY_COMPARE(state(id), TransferState::Waiting);
    m_engine->stop();

    m_engine->start();

    QCOMPARE(state(id), TransferState::Waiting);
    QCOMPARE(shown(id).waitReason, WaitReason::StartTime);
    QCOMPARE(shown(id).startAt, when);
    QVERIFY((*m_engine)->hasWork(id));
    // It keeps nobody else from working.
    QCOMPARE(m_engine->waitUntilSettled(add("/other")).state, TransferState::Done);
    QCOMPARE(fetched(*m_server), QList<QByteArray>{"/other"});
}

void OrderTest::whatIsDueBeginsByItself()
{
    m_engine->start();

    const TransferId id =
        add("/file", Priority::Normal, QDateTime::currentDateTimeUtc().addMSecs(200));

    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
    QVERIFY(!shown(id).startAt.isValid());
}

void OrderTest::aTimeThatIsTakenBackLetsItBegin()
{
    m_engine->start();
    const TransferId id = add("/file", Priority::Normal, inAnHour());
    QTRY_COMPARE(state(id), TransferState::Waiting);

    (*m_engine)->setStartAt({id}, {});

    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
}

void OrderTest::whatIsPausedGoesOnAtItsTime()
{
    m_engine->start();
    const TransferId stuck = add("/stuck");
    const TransferId id = add("/file");
    (*m_engine)->pause({id});
    QTRY_COMPARE(state(id), TransferState::Paused);
    (*m_engine)->cancel({stuck});

    (*m_engine)->setStartAt({id}, QDateTime::currentDateTimeUtc().addMSecs(200));

    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
}

void OrderTest::whatWaitsForItsTimeCanBePaused()
{
    m_engine->start();
    const TransferId id = add("/file", Priority::Normal, inAnHour());
    QTRY_COMPARE(state(id), TransferState::Waiting);

    (*m_engine)->pause({id});
    QCOMPARE(state(id), TransferState::Paused);
    (*m_engine)->resume({id});

    QCOMPARE(shown(id).waitReason, WaitReason::StartTime);
}

void OrderTest::theFilesOfAFolderWaitForItsTime()
{
    MisbehavingServer server([files = someFolders()](const SeenRequest &request) {
        return request.method == "GET" ? Script{hangStep()} : files(request);
    });
    m_engine->start();
    const TransferId folder = m_engine->add(folderDownload(*m_engine, server.url("/tree/")));
    QTRY_COMPARE(shown(folder).waitReason, WaitReason::Children);
    QTRY_VERIFY(!server.requests().isEmpty() && server.requests().constLast().method == "GET");

    (*m_engine)->setStartAt({folder}, inAnHour());

    // The one that runs goes on.
    int running = 0;
    int waiting = 0;
    for (const TransferSnapshot &child : childrenOf(*m_engine, folder)) {
        running += isActive(child.state) ? 1 : 0;
        waiting += child.waitReason == WaitReason::StartTime ? 1 : 0;
    }
    QCOMPARE(running, 1);
    QCOMPARE(waiting, 3);
    QCOMPARE(shown(folder).waitReason, WaitReason::Children);
    m_engine->stop();
}

void OrderTest::whatIsWantedNowRunsBeyondTheLimits()
{
    m_engine->start();
    const TransferId stuck = add("/stuck");
    QTRY_VERIFY(fetched(*m_server).contains("/stuck"));
    const TransferId other = add("/other");
    const TransferId wanted = add("/wanted", Priority::Low);

    (*m_engine)->startNow({wanted});

    QTRY_COMPARE(state(wanted), TransferState::Done);
    QCOMPARE(state(stuck), TransferState::Running);
    QCOMPARE(state(other), TransferState::Queued);
}

void OrderTest::whatIsWantedNowWaitsForNoTime()
{
    m_engine->options.timetable = restNow();
    m_engine->start();
    const TransferId timed = add("/timed", Priority::Normal, inAnHour());
    const TransferId resting = add("/resting");
    const TransferId other = add("/other");
    for (const TransferId id : {timed, resting, other})
        QTRY_COMPARE(state(id), TransferState::Waiting);

    (*m_engine)->startNow({timed, resting});

    QTRY_COMPARE(state(timed), TransferState::Done);
    QTRY_COMPARE(state(resting), TransferState::Done);
    QCOMPARE(state(other), TransferState::Waiting);
}

void OrderTest::ofAFolderOneFileAtATimeRunsBeyondTheLimits()
{
    const FolderDouble files = someFolders();
    MisbehavingServer server([&files](const SeenRequest &request) {
        return isStuck(request) ? serve(request) : files(request);
    });
    m_engine->start();
    const TransferId stuck = m_engine->add(m_engine->download(server.url("/stuck")));
    QTRY_COMPARE(state(stuck), TransferState::Running);
    const TransferId folder = m_engine->add(folderDownload(*m_engine, server.url("/tree/")));
    QSet<TransferId> running;
    qsizetype most = 0;
    connect(
        m_engine->operator->(), &Engine::stateChanged, this, [&](const TransferSnapshot &transfer) {
            if (transfer.parent != folder)
                return;
            if (transfer.state == TransferState::Running)
                running.insert(transfer.id);
            else if (hasEnded(transfer.state))
                running.remove(transfer.id);
            most = std::max(most, running.size());
        });

    (*m_engine)->startNow({folder});

    QTRY_COMPARE(state(folder), TransferState::Done);
    QCOMPARE(state(stuck), TransferState::Running);
    QCOMPARE(childrenOf(*m_engine, folder).size(), 4);
    QVERIFY2(most <= 2, qPrintable(QString::number(most))); // one may end while the next begins
    m_engine->stop();
}

void OrderTest::aFailedFileOfAFolderIsRetriedAlone()
{
    const FolderDouble files = someFolders();
    std::atomic<bool> isForbidden = true;
    QByteArray forbidden;
    for (const QByteArray &path : files.files.keys()) {
        if (!path.endsWith('/'))
            forbidden = path;
    }
    MisbehavingServer server([&](const SeenRequest &request) {
        return isForbidden && request.path == forbidden ? answer(403) : files(request);
    });
    m_engine->start();
    const TransferSnapshot failed = m_engine->run(folderDownload(*m_engine, server.url("/tree/")));
    QCOMPARE(failed.state, TransferState::Failed);
    QVERIFY(failed.error->kind == ErrorKind::ChildrenFailed);
    TransferId child = 0;
    for (const TransferSnapshot &one : childrenOf(*m_engine, failed.id)) {
        if (one.state == TransferState::Failed)
            child = one.id;
    }
    QVERIFY(child != 0);
    const auto before = server.requests().size();
    isForbidden = false;

    (*m_engine)->retry({child});

    QCOMPARE(shown(failed.id).waitReason, WaitReason::Children);
    QVERIFY(!shown(failed.id).error);
    QCOMPARE(m_engine->waitUntilSettled(failed.id).state, TransferState::Done);
    QCOMPARE(state(child), TransferState::Done);
    const QList<SeenRequest> requests = server.requests();
    for (qsizetype i = before; i < requests.size(); ++i)
        QCOMPARE(requests.at(i).path, forbidden);
}

QTEST_GUILESS_MAIN(OrderTest)
#include "tst_order.moc"
