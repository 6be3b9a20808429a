// SPDX-License-Identifier: MIT
// One large file in parts over several connections to a tus server, put together at the end.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "tests/support/tusjoiner.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;
const QByteArray kContent = noise(32 * kMiB + 1, 21); // four parts

qsizetype requestsOf(const MisbehavingServer &server, const QByteArray &method)
{
    const QList<SeenRequest> requests = server.requests();
    return std::ranges::count(requests, method, &SeenRequest::method);
}

qint64 sentBytes(const MisbehavingServer &server)
{
    qint64 bytes = 0;
    for (const SeenRequest &request : server.requests())
        bytes += request.method == "PATCH" ? request.bodyBytes : 0;
    return bytes;
}

} // namespace

class TestTusParts : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_tus = std::make_unique<TusJoiner>();
        m_server = std::make_unique<MisbehavingServer>(
            [this](const SeenRequest &request) { return (*m_tus)(request); });
        m_server->keepCutOff([this](const SeenRequest &cutOff) { m_tus->keep(cutOff); });
        m_engine = std::make_unique<ScratchEngine>();
        m_engine->options.retry.firstDelay = std::chrono::milliseconds(10);
    }
    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
        m_tus.reset();
    }

    void arriveAsOneFile_data()
    {
        QTest::addColumn<int>("hiddenLooks");
        QTest::newRow("put together at once") << 0;
        QTest::newRow("put together later") << 1;
    }

    void arriveAsOneFile()
    {
        QFETCH(int, hiddenLooks);
        m_tus->hiddenLooks = hiddenLooks;

        const TransferSnapshot sent = send();

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(sent.attempts, 1);
        QCOMPARE(sent.receipt.verified, Verification::Length);
        QCOMPARE(
            sent.receipt.sha256, QCryptographicHash::hash(kContent, QCryptographicHash::Sha256));
        QCOMPARE(m_tus->parts, 4);
        QCOMPARE(sentBytes(*m_server), kContent.size());
        QVERIFY(m_tus->uploads.at(m_tus->joined).stored == kContent);
        QSet<int> connections;
        for (const SeenRequest &request : m_server->requests()) {
            if (request.method == "PATCH")
                connections.insert(request.connection);
        }
        QVERIFY(connections.size() > 1);
    }

    void areNotMadeWhereTheyDoNotHelp_data()
    {
        QTest::addColumn<QByteArray>("extensions");
        QTest::addColumn<int>("connections");
        QTest::addColumn<qint64>("size");
        const QByteArray usual = "creation, concatenation";
        QTest::newRow("the server puts nothing together")
            << QByteArray("creation,termination") << 0 << kContent.size();
        QTest::newRow("one connection only") << usual << 1 << kContent.size();
        QTest::newRow("a small file") << usual << 0 << 10 * kMiB;
    }

    void areNotMadeWhereTheyDoNotHelp()
    {
        QFETCH(QByteArray, extensions);
        QFETCH(int, connections);
        QFETCH(qint64, size);
        m_tus->extensions = extensions;

        const TransferSnapshot sent = send(size, connections);

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(m_tus->parts, 0);
        QCOMPARE(requestsOf(*m_server, "PATCH"), 1);
        QVERIFY(m_tus->uploads.at("/up/1").stored == kContent.left(size));
    }

    void areGivenUpWhereTheServerRefusesThem()
    {
        m_server->setHandler([this](const SeenRequest &request) {
            return request.header("Upload-Concat").isEmpty() ? (*m_tus)(request) : answer(501);
        });

        const TransferSnapshot sent = send();

        QCOMPARE(sent.state, TransferState::Done);
        QVERIFY(m_tus->uploads.at("/up/1").stored == kContent);
        QVERIFY(!sent.notes.isEmpty());
    }

    void goInOnePieceWhereTheServerDoesNotPutThemTogether()
    {
        m_server->setHandler([this](const SeenRequest &request) {
            return request.header("Upload-Concat").startsWith("final") ? answer(405)
                                                                       : (*m_tus)(request);
        });

        const TransferSnapshot sent = send();

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(m_tus->parts, 4);
        QCOMPARE(requestsOf(*m_server, "DELETE"), 4);
        QCOMPARE(m_tus->uploads.size(), 1);
        QVERIFY(m_tus->uploads.begin()->second.stored == kContent);
    }

    /// Whoever restarts while the server is at it.
    void areWaitedForAgainAfterARestart()
    {
        m_tus->hiddenLooks = 1'000;
        m_engine->start();
        const TransferId id = m_engine->add(makeUpload());
        QTRY_VERIFY_WITH_TIMEOUT(!m_tus->joined.isEmpty(), 20'000);
        QTRY_COMPARE((*m_engine)->snapshot(id)->state, TransferState::Verifying);
        m_engine->stop();
        m_tus->hiddenLooks = 1;
        m_engine->start();

        const TransferSnapshot sent = m_engine->waitUntilSettled(id);

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(m_tus->parts, 4);
        QCOMPARE(requestsOf(*m_server, "POST"), 5);
    }

    /// The server has done it, and a gateway in front of it says that it has not.
    void tellWhereTheyMayBeTwice_data()
    {
        QTest::addColumn<Script>("lost");
        QTest::newRow("no answer") << Script{resetStep()};
        QTest::newRow("a gateway's") << answer(504);
    }

    void tellWhereTheyMayBeTwice()
    {
        QFETCH(Script, lost);
        bool isLost = false;
        m_server->setHandler([&](const SeenRequest &request) {
            const bool isFinal = request.header("Upload-Concat").startsWith("final");
            const Script answer = (*m_tus)(request);
            return isFinal && !std::exchange(isLost, true) ? lost : answer;
        });

        const TransferSnapshot sent = send();

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(sent.attempts, 2);
        QVERIFY(sent.notes.join(u' ').contains("twice"_L1));
    }

    void goOnWhereTheServerIs_data()
    {
        QTest::addColumn<int>("cut");
        for (const int cut : {5, 20, 40, 60})
            QTest::addRow("cut at %d", cut) << cut;
    }

    void goOnWhereTheServerIs()
    {
        QFETCH(int, cut);
        m_server->cutAt(cut, MisbehavingServer::Cut::Reset);

        const TransferSnapshot sent = send();

        QVERIFY(m_server->hasCut());
        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(m_tus->parts, 4);
        QVERIFY(m_tus->uploads.at(m_tus->joined).stored == kContent);
        QVERIFY(sentBytes(*m_server) < kContent.size() + 2 * kMiB);
    }

    void outliveARestart()
    {
        std::atomic_bool isHanging = true;
        m_server->setHandler([this, &isHanging](const SeenRequest &request) {
            // One part is there, of the others nothing.
            if (isHanging && request.method == "PATCH" && request.path != "/up/1")
                return Script{hangStep()};
            return (*m_tus)(request);
        });
        m_engine->start();
        const TransferId id = m_engine->add(makeUpload());
        QTRY_VERIFY_WITH_TIMEOUT(requestsOf(*m_server, "PATCH") >= 3, 20'000);
        m_engine->stop();
        isHanging = false;
        m_engine->start();

        const TransferSnapshot sent = m_engine->waitUntilSettled(id);

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(m_tus->parts, 4);
        QVERIFY(sent.resumedFrom >= 8 * kMiB);
        QVERIFY(m_tus->uploads.at(m_tus->joined).stored == kContent);
    }

    void areMadeAnewWhereTheServerForgotThem()
    {
        bool hasForgotten = false;
        m_server->setHandler([&](const SeenRequest &request) {
            if (request.method == "PATCH" && request.path == "/up/2" &&
                !std::exchange(hasForgotten, true))
                return answer(404);
            return hasForgotten && request.path == "/up/2" ? answer(404) : (*m_tus)(request);
        });

        const TransferSnapshot sent = send();

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(m_tus->parts, 5);
        QVERIFY(!sent.notes.isEmpty());
        QVERIFY(m_tus->uploads.at(m_tus->joined).stored == kContent);
    }

    void areRemovedWhenTheyAreNotWanted()
    {
        m_server->setHandler([this](const SeenRequest &request) {
            return request.method == "PATCH" ? Script{hangStep()} : (*m_tus)(request);
        });
        m_engine->start();
        const TransferId id = m_engine->add(makeUpload());
        QTRY_VERIFY_WITH_TIMEOUT(requestsOf(*m_server, "PATCH") >= 2, 20'000);

        (*m_engine)->cancel({id});

        QTRY_COMPARE((*m_engine)->snapshot(id)->state, TransferState::Cancelled);
        QVERIFY(m_tus->parts >= 2);
        QCOMPARE(requestsOf(*m_server, "DELETE"), m_tus->parts);
    }

    void areRemovedWhenTheSourceChanges()
    {
        QFile source(m_engine->path(u"source"_s));
        m_server->setHandler([&](const SeenRequest &request) {
            if (request.method == "PATCH" && !source.isOpen()) {
                if (source.open(QIODevice::ReadWrite))
                    source.write("something else");
                source.flush();
            }
            return (*m_tus)(request);
        });

        const TransferSnapshot sent = send();

        QCOMPARE(sent.state, TransferState::Failed);
        QCOMPARE(toString(sent.error->kind), u"SourceChanged"_s);
        QVERIFY(m_tus->joined.isEmpty());
        QCOMPARE(requestsOf(*m_server, "DELETE"), 4);
    }

private:
    TransferSpec makeUpload(qint64 size = kContent.size(), int connections = 0)
    {
        const QString source = m_engine->path(u"source"_s);
        writeFile(source, kContent.left(size));
        TransferSpec spec = m_engine->upload(source, m_server->url("/up"));
        spec.via = UploadVia::Tus;
        spec.connections = connections;
        return spec;
    }
    TransferSnapshot send(qint64 size = kContent.size(), int connections = 0)
    {
        m_engine->start();
        return m_engine->run(makeUpload(size, connections));
    }

    std::unique_ptr<TusJoiner> m_tus;
    std::unique_ptr<MisbehavingServer> m_server;
    std::unique_ptr<ScratchEngine> m_engine;
};

QTEST_MAIN(TestTusParts)
#include "tst_tusparts.moc"
