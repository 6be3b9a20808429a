// SPDX-License-Identifier: MIT
// The socket that other instances come to, and what strangers do to it.
#include "core/queue/instanceclient.h"
#include "core/queue/instanceserver.h"
#include "core/queue/instanceservice.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <sys/stat.h>
#include <unistd.h>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

QByteArray lengthOf(quint32 length)
{
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.append(static_cast<char>(length >> shift & 0xff));
    return bytes;
}

} // namespace

class TestInstanceServer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesTheSocketAfterTheProfile();
    void distrustsAFolderThatIsNotPrivate();
    void findsARoomForLongNames();
    void removesAStaleSocket();
    void letsOnlyTheOwnerIn();
    void closesOnGarbage_data();
    void closesOnGarbage();
    void forgetsHalfMessages();
    void bearsManyConnections();
    void turnsOtherUsersAway();
    void answersWhatItDoesNotKnow_data();
    void answersWhatItDoesNotKnow();
    void handsAnOfferOver();
    void refusesAnOfferWithoutAWindow();
    void refusesRelativePaths();
    void refusesWhenNobodyListens();
    void losesItsClientsWhenItEnds();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    /// An engine with a service that listens.
    void serve(bool takesOffers = true);
    std::unique_ptr<QLocalSocket> knock() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScratchEngine> m_engine;
    std::unique_ptr<InstanceService> m_service;
};

void TestInstanceServer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
}

void TestInstanceServer::cleanup()
{
    if (m_service)
        QCoro::waitFor(m_service->shutDown());
    m_service.reset();
    m_engine.reset();
}

void TestInstanceServer::serve(bool takesOffers)
{
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->start();
    m_service = std::make_unique<InstanceService>(m_engine->operator->(), takesOffers);
    QVERIFY(m_service->listen(path(u"profile"_s)));
}

std::unique_ptr<QLocalSocket> TestInstanceServer::knock() const
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->connectToServer(instanceSocketPaths(path(u"profile"_s)).constFirst());
    socket->waitForConnected(5'000);
    return socket;
}

void TestInstanceServer::namesTheSocketAfterTheProfile()
{
    const QString one = instanceSocketPaths(path(u"one"_s)).constFirst();

    QVERIFY(one.startsWith(m_folder->path() + u"/waybill-"_s));
    QCOMPARE(instanceSocketPaths(path(u"one/"_s)).constFirst(), one);
    QCOMPARE(instanceSocketPaths(path(u"x/../one"_s)).constFirst(), one);
    QVERIFY(instanceSocketPaths(path(u"two"_s)).constFirst() != one);
    QVERIFY(QDir().mkpath(path(u"one"_s)));
    QVERIFY(QFile::link(path(u"one"_s), path(u"link"_s)));
    QCOMPARE(instanceSocketPaths(path(u"link"_s)).constFirst(), one);
}

void TestInstanceServer::distrustsAFolderThatIsNotPrivate()
{
    QVERIFY(QDir().mkpath(path(u"profile"_s)));
    QVERIFY(::chmod(qPrintable(path(u"profile"_s)), 0700) == 0);
    const QStringList own = {path(u"profile/socket"_s)};

    QVERIFY(::chmod(qPrintable(m_folder->path()), 0755) == 0);
    QCOMPARE(instanceSocketPaths(path(u"profile"_s)), own);
    qputenv("XDG_RUNTIME_DIR", "relative");
    QCOMPARE(instanceSocketPaths(path(u"profile"_s)), own);
    qputenv("XDG_RUNTIME_DIR", "/nowhere");
    QCOMPARE(instanceSocketPaths(path(u"profile"_s)), own);
    qunsetenv("XDG_RUNTIME_DIR");
    QCOMPARE(instanceSocketPaths(path(u"profile"_s)), own);
    QVERIFY(::chmod(qPrintable(path(u"profile"_s)), 0750) == 0);
    QCOMPARE(instanceSocketPaths(path(u"profile"_s)), QStringList());
}

void TestInstanceServer::findsARoomForLongNames()
{
    const QString longProfile = path(QString(200, u'x'));
    QVERIFY(QDir().mkpath(longProfile));
    QVERIFY(::chmod(qPrintable(longProfile), 0700) == 0);

    InstanceServer server;
    QVERIFY(server.listen(longProfile));
    QVERIFY(server.path().startsWith(m_folder->path()));
    server.close();
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(!server.listen(longProfile));
    // The longest that is tried is one that can be bound.
    for (int length = 1; length < 108; ++length) {
        const QString profile = path(QString(length, u'y'));
        QVERIFY(QDir().mkpath(profile));
        QVERIFY(::chmod(qPrintable(profile), 0700) == 0);
        if (!instanceSocketPaths(profile).isEmpty())
            QVERIFY2(server.listen(profile), qPrintable(QString::number(length)));
        server.close();
    }
}

void TestInstanceServer::removesAStaleSocket()
{
    const QString place = instanceSocketPaths(path(u"profile"_s)).constFirst();
    QProcess dying;
    dying.start(u"/usr/bin/python3"_s,
        {u"-c"_s,
            u"import socket,os,signal,sys\ns=socket.socket(socket.AF_UNIX)\ns.bind(sys.argv[1])\n"
            "s.listen()\nos.kill(os.getpid(),signal.SIGKILL)"_s,
            place});
    QVERIFY(dying.waitForFinished());
    QVERIFY(QFile::exists(place));

    InstanceServer server;
    QVERIFY(server.listen(path(u"profile"_s)));
    QVERIFY(knock()->state() == QLocalSocket::ConnectedState);
    server.close();
    QVERIFY(!QFile::exists(place));
}

void TestInstanceServer::letsOnlyTheOwnerIn()
{
    serve();
    struct stat facts = {};
    QVERIFY(::stat(qPrintable(instanceSocketPaths(path(u"profile"_s)).constFirst()), &facts) == 0);
    QVERIFY(S_ISSOCK(facts.st_mode));
    QCOMPARE(facts.st_mode & (S_IRWXG | S_IRWXO), 0U);
}

void TestInstanceServer::closesOnGarbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("too long") << lengthOf(kLongestMessage + 1);
    QTest::newRow("endless") << QByteArray("\xff\xff\xff\xff") + QByteArray(2'000'000, 'x');
    QTest::newRow("no JSON") << lengthOf(5) + "hello";
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("noise") << noise(100'000);
    QTest::newRow("a good one first")
        << *frameOf({{u"number"_s, 1}, {u"ping"_s, QJsonObject()}}) + lengthOf(2) + "[]";
}

void TestInstanceServer::closesOnGarbage()
{
    QFETCH(QByteArray, bytes);
    serve();
    auto socket = knock();

    socket->write(bytes);

    QTRY_COMPARE(socket->state(), QLocalSocket::UnconnectedState);
    QSignalSpy offered(m_service.get(), &InstanceService::offered);
    auto next = knock(); // it serves the next one
    next->write(*frameOf({{u"number"_s, 1}, {u"open"_s, QJsonObject()}}));
    QTRY_COMPARE(offered.count(), 1);
}

void TestInstanceServer::forgetsHalfMessages()
{
    serve();
    auto silent = knock();
    auto half = knock();
    half->write(lengthOf(1'000) + "{\"a\":");
    auto second = knock();
    second->write(*frameOf({{u"number"_s, 1}, {u"ping"_s, QJsonObject()}}) + lengthOf(10));
    QTRY_VERIFY(second->bytesAvailable() > 0);
    QVERIFY(!m_service->isServing());

    QTRY_COMPARE_WITH_TIMEOUT(silent->state(), QLocalSocket::UnconnectedState, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(half->state(), QLocalSocket::UnconnectedState, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), QLocalSocket::UnconnectedState, 20'000);
}

void TestInstanceServer::bearsManyConnections()
{
    serve();
    std::vector<std::unique_ptr<QLocalSocket>> sockets;
    for (int i = 0; i < 100; ++i) {
        sockets.push_back(knock());
        QCoreApplication::processEvents();
    }
    const auto open = [&] {
        return std::ranges::count_if(sockets,
            [](const auto &socket) { return socket->state() == QLocalSocket::ConnectedState; });
    };

    QTRY_COMPARE(open(), 32);
    sockets.clear();

    QSignalSpy offered(m_service.get(), &InstanceService::offered);
    QTRY_VERIFY([&] {
        auto next = knock();
        next->write(*frameOf({{u"number"_s, 1}, {u"open"_s, QJsonObject()}}));
        return offered.wait(100);
    }());
}

void TestInstanceServer::turnsOtherUsersAway()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    QVERIFY(::chmod(qPrintable(m_folder->path()), 0755) == 0);
    InstanceServer server;
    QSignalSpy connected(&server, &InstanceServer::connected);
    QVERIFY(server.listenAt(path(u"open"_s)));
    QVERIFY(::chmod(qPrintable(path(u"open"_s)), 0777) == 0);
    const auto knockAs = [this](const QString &user) {
        QProcess other;
        other.start(u"/usr/bin/setpriv"_s,
            {u"--reuid"_s, user, u"--clear-groups"_s, u"/usr/bin/python3"_s, u"-c"_s,
                u"import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1])\n"
                "print('in',flush=True)\ns.settimeout(10)\nprint(len(s.recv(1)))"_s,
                path(u"open"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(other.state() == QProcess::NotRunning, 20'000);
        const QByteArray said = other.readAllStandardOutput();
        QVERIFY2(said == "in\n0\n", (said + other.readAllStandardError()).constData());
    };

    QTest::ignoreMessage(QtWarningMsg, "a program of another user at the socket");
    knockAs(u"nobody"_s);
    QCOMPARE(connected.count(), 0);
    knockAs(u"root"_s); // closed for its silence
    QCOMPARE(connected.count(), 1);
}

void TestInstanceServer::answersWhatItDoesNotKnow_data()
{
    QTest::addColumn<QJsonObject>("request");
    QTest::newRow("nothing") << QJsonObject{};
    QTest::newRow("no verb") << QJsonObject{{u"number"_s, 1}};
    QTest::newRow("unknown verb") << QJsonObject{{u"number"_s, 1}, {u"fly"_s, QJsonObject()}};
    QTest::newRow("specs of no kind") << QJsonObject{
        {u"number"_s, 1}, {u"add"_s, QJsonObject{{u"specs"_s, QJsonArray{QJsonObject()}}}}};
    QTest::newRow("a relative path") << QJsonObject{{u"number"_s, 1},
        {u"add"_s,
            QJsonObject{{u"specs"_s, QJsonArray{QJsonObject{{u"kind"_s, u"download"_s},
                                         {u"url"_s, u"https://h/x"_s}, {u"path"_s, u"x"_s}}}}}}};
    QTest::newRow("another scheme") << QJsonObject{{u"number"_s, 1},
        {u"add"_s,
            QJsonObject{{u"specs"_s, QJsonArray{QJsonObject{{u"kind"_s, u"download"_s},
                                         {u"url"_s, u"file:///x"_s}, {u"path"_s, u"/x"_s}}}}}}};
    QTest::newRow("a bad header") << QJsonObject{{u"number"_s, 1},
        {u"resume"_s, QJsonObject{{u"access"_s,
                          QJsonObject{{u"headers"_s, QJsonArray{QJsonArray{u"!!"_s, u"!!"_s}}}}}}}};
}

void TestInstanceServer::answersWhatItDoesNotKnow()
{
    QFETCH(QJsonObject, request);
    serve();
    auto socket = knock();
    FrameReader reader;
    QJsonObject answer;

    socket->write(*frameOf(request));

    QTRY_VERIFY([&] {
        reader.append(socket->readAll());
        for (auto next = reader.next(); next && *next; next = reader.next()) {
            if ((*next)->contains(u"answer"_s))
                answer = **next;
        }
        return !answer.isEmpty();
    }());
    QVERIFY(answer.contains(u"error"_s));
    QCOMPARE((*m_engine)->ids(), QList<TransferId>());
    QVERIFY(!m_service->isServing());
}

void TestInstanceServer::handsAnOfferOver()
{
    serve();
    QSignalSpy offered(m_service.get(), &InstanceService::offered);
    const InstanceOffer offer{{u"waybill:https://h/x"_s}, {u"/tmp/ä file"_s}};
    Status handed;
    const std::unique_ptr<QThread> second(QThread::create(
        [&handed, offer, profile = path(u"profile"_s)] { handed = handOver(profile, offer); }));

    second->start();

    QTRY_VERIFY(second->isFinished());
    QVERIFY(handed);
    QCOMPARE(offered.count(), 1);
    QVERIFY(offered.constFirst().constFirst().value<InstanceOffer>() == offer);
}

void TestInstanceServer::refusesAnOfferWithoutAWindow()
{
    serve(false);
    Status handed;
    const std::unique_ptr<QThread> second(QThread::create(
        [&handed, profile = path(u"profile"_s)] { handed = handOver(profile, {}); }));

    second->start();

    QTRY_VERIFY(second->isFinished());
    QVERIFY(handed.error().kind == ErrorKind::ProfileInUse);
}

void TestInstanceServer::refusesRelativePaths()
{
    serve();
    QSignalSpy offered(m_service.get(), &InstanceService::offered);
    Status handed;
    const std::unique_ptr<QThread> second(QThread::create([&handed, profile = path(u"profile"_s)] {
        handed = handOver(profile, {{}, {u"../x"_s}});
    }));

    second->start();

    QTRY_VERIFY(second->isFinished());
    QVERIFY(!handed);
    QCOMPARE(offered.count(), 0);
}

void TestInstanceServer::refusesWhenNobodyListens()
{
    QVERIFY(handOver(path(u"profile"_s), {}).error().kind == ErrorKind::ConnectionRefused);
    QVERIFY(!InstanceClient::connectTo(path(u"profile"_s)));
}

void TestInstanceServer::losesItsClientsWhenItEnds()
{
    serve();
    auto client = InstanceClient::connectTo(path(u"profile"_s));
    QVERIFY(client);
    QSignalSpy lost(client->get(), &InstanceClient::lost);
    const auto pinged = QCoro::waitFor((*client)->request(u"ping"_s, {}));
    QVERIFY(pinged);

    QCoro::waitFor(m_service->shutDown());
    m_service.reset();

    QTRY_COMPARE(lost.count(), 1);
    const auto late = QCoro::waitFor((*client)->request(u"ping"_s, {}));
    QVERIFY(late.error().kind == ErrorKind::ConnectionLost);
}

QTEST_GUILESS_MAIN(TestInstanceServer)
#include "tst_instanceserver.moc"
