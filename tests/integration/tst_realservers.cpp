// SPDX-License-Identifier: MIT
// Uploads to and downloads from nginx, Apache, the tus server for Node and an asynchronous Django
// application.
#include "tests/support/cli.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

class TestRealServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sendsAFileAndProvesIt_data() { serverColumns(); }
    void sendsAFileAndProvesIt();
    void sendsAnEmptyFile_data() { serverColumns(); }
    void sendsAnEmptyFile();
    void fetchesWhatItSent_data();
    void fetchesWhatItSent();
    void sendsAFolderAsATree_data();
    void sendsAFolderAsATree();
    void respectsTheConflictPolicy_data();
    void respectsTheConflictPolicy();
    void makesMissingFoldersOnWebDav_data();
    void makesMissingFoldersOnWebDav();
    void signsIn_data();
    void signsIn();
    void waitsForSignInWithAWrongPassword();
    void trustsWhomItIsTold();
    void fetchesManySmallFiles();

private:
    void serverColumns();
    const RealServer &server(const QString &kind) { return *m_servers.at(kind); }

    std::map<QString, std::unique_ptr<RealServer>> m_servers;
    QTemporaryDir m_folder;
    const QByteArray m_content = noise(3'000'000, 5);
    QString m_source;
};

void TestRealServers::initTestCase()
{
    for (const QString &kind : {u"nginx"_s, u"apache"_s, u"tus"_s, u"django"_s}) {
        m_servers[kind] = std::make_unique<RealServer>(kind);
        QVERIFY2(m_servers[kind]->isRunning(), qPrintable(m_servers[kind]->problem()));
    }
    m_source = m_folder.filePath(u"a file & more.bin"_s);
    writeFile(m_source, m_content);
}

void TestRealServers::serverColumns()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"nginx", "apache", "tus", "django"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestRealServers::sendsAFileAndProvesIt()
{
    QFETCH(QString, kind);
    ScratchEngine engine;
    engine.options.deadlines.answer = std::chrono::seconds(20);
    engine.start();
    TransferSpec spec = engine.upload(m_source, server(kind).url());
    spec.verify = Verification::Digest;
    spec.onConflict = ConflictPolicy::Rename;

    const TransferSnapshot sent = engine.run(spec);

    QVERIFY2(sent.state == TransferState::Done,
        qPrintable(sent.error ? toString(sent.error->kind) + sent.error->detail : QString()));
    QCOMPARE(sent.receipt.verified, Verification::Digest);
    QCOMPARE(sent.receipt.bytes, m_content.size());
    QCOMPARE(sent.receipt.sha256, QCryptographicHash::hash(m_content, QCryptographicHash::Sha256));
    for (const QString &left : QDir(server(kind).folder()).entryList(QDir::Files | QDir::Hidden))
        QVERIFY2(!left.startsWith(u".waybill"_s), qPrintable(left));
}

void TestRealServers::sendsAnEmptyFile()
{
    QFETCH(QString, kind);
    ScratchEngine engine;
    engine.start();
    const QString source = engine.path(u"empty"_s);
    writeFile(source, {});

    const TransferSnapshot sent = engine.run(engine.upload(source, server(kind).url()));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(sent.receipt.bytes, 0);
    QCOMPARE(sent.receipt.verified, Verification::Length);
}

void TestRealServers::fetchesWhatItSent_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"nginx", "apache", "django"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestRealServers::fetchesWhatItSent()
{
    QFETCH(QString, kind);
    ScratchEngine engine;
    engine.start();
    writeFile(engine.path(u"there and back"_s), m_content);
    QCOMPARE(engine.run(engine.upload(engine.path(u"there and back"_s), server(kind).url())).state,
        TransferState::Done);
    TransferSpec spec = engine.download(server(kind).url().resolved(QUrl(u"there%20and%20back"_s)));
    spec.checksum = ExpectedDigest{
        DigestAlgorithm::Sha512, QCryptographicHash::hash(m_content, QCryptographicHash::Sha512)};

    const TransferSnapshot fetched = engine.run(spec);

    QCOMPARE(fetched.state, TransferState::Done);
    QCOMPARE(fetched.receipt.verified, Verification::Digest);
    QCOMPARE(readFile(engine.downloads() + u"/there and back"_s), m_content);
}

void TestRealServers::sendsAFolderAsATree_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"nginx", "apache", "tus"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestRealServers::sendsAFolderAsATree()
{
    QFETCH(QString, kind);
    ScratchEngine engine;
    engine.start();
    const QString root = engine.path(u"tree"_s);
    for (int i = 0; i < 20; ++i)
        writeFile(root + u"/sub %1/file \u00e4 %2.txt"_s.arg(i % 3).arg(i),
            noise(1000 * i, static_cast<quint32>(i + 1)));
    QDir(root).mkpath(u"empty/inside"_s);
    QFile::link(u"nowhere"_s, root + u"/dangling"_s);

    const TransferSnapshot sent = engine.run(engine.upload(root, server(kind).url()));

    QVERIFY2(sent.state == TransferState::Done,
        qPrintable(sent.error ? toString(sent.error->kind) + sent.error->detail : QString()));
    QCOMPARE(sent.bytesDone, sent.bytesTotal);
    QVERIFY(sent.notes.join(u' ').contains(u"dangling"_s));
    if (kind == "tus"_L1)
        return;
    const QString there = server(kind).folder() + u"/tree"_s;
    QVERIFY(QFileInfo(there + u"/empty/inside"_s).isDir());
    for (int i = 0; i < 20; ++i) {
        const QString name = u"/sub %1/file \u00e4 %2.txt"_s.arg(i % 3).arg(i);
        QCOMPARE(readFile(there + name), readFile(root + name));
    }
}

void TestRealServers::respectsTheConflictPolicy_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("replaces");
    QTest::addColumn<bool>("adds");
    const auto row = [](const char *kind, ConflictPolicy policy, TransferState state, bool replaces,
                         bool adds) {
        QTest::newRow(qPrintable(QString::fromLatin1(kind) + u' ' + nameOf(policy)))
            << QString::fromLatin1(kind) << static_cast<int>(policy) << static_cast<int>(state)
            << replaces << adds;
    };
    for (const char *kind : {"nginx", "apache", "django"}) {
        row(kind, ConflictPolicy::Fail, TransferState::Failed, false, false);
        row(kind, ConflictPolicy::Skip, TransferState::Done, false, false);
        row(kind, ConflictPolicy::Overwrite, TransferState::Done, true, false);
        row(kind, ConflictPolicy::Rename, TransferState::Done, false, true);
    }
}

void TestRealServers::respectsTheConflictPolicy()
{
    QFETCH(QString, kind);
    QFETCH(int, policy);
    QFETCH(int, state);
    QFETCH(bool, replaces);
    QFETCH(bool, adds);
    ScratchEngine engine;
    engine.start();
    const QString name = u"conflict-%1.bin"_s.arg(policy);
    const QString there = server(kind).folder() + u'/' + name;
    writeFile(engine.path(name), "old");
    QCOMPARE(engine.run(engine.upload(engine.path(name), server(kind).url())).state,
        TransferState::Done);
    writeFile(engine.path(name), "something new");
    TransferSpec spec = engine.upload(engine.path(name), server(kind).url());
    spec.onConflict = static_cast<ConflictPolicy>(policy);

    const TransferSnapshot sent = engine.run(spec);

    QCOMPARE(static_cast<int>(sent.state), state);
    QCOMPARE(readFile(there), replaces ? QByteArray("something new") : QByteArray("old"));
    const QString numbered = server(kind).folder() + u"/conflict-%1 (1).bin"_s.arg(policy);
    QCOMPARE(QFile::exists(numbered), adds);
    if (adds)
        QCOMPARE(readFile(numbered), QByteArray("something new"));
}

void TestRealServers::makesMissingFoldersOnWebDav_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"nginx", "apache"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestRealServers::makesMissingFoldersOnWebDav()
{
    QFETCH(QString, kind);
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot sent =
        engine.run(engine.upload(m_source, server(kind).url().resolved(QUrl(u"one/two/three/"_s))));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(
        readFile(server(kind).folder() + u"/one/two/three/"_s + QFileInfo(m_source).fileName()),
        m_content);
}

void TestRealServers::signsIn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("Basic") << u"nginx"_s;
    QTest::newRow("Digest") << u"apache"_s;
}

void TestRealServers::signsIn()
{
    QFETCH(QString, kind);
    ScratchEngine engine;
    engine.start();
    const QUrl url = server(kind).url(u"private_url"_s);
    engine->access().setCredentials(originOf(url), {u"user"_s, u"secret"_s});

    const TransferSnapshot sent = engine.run(engine.upload(m_source, url));

    QVERIFY2(sent.state == TransferState::Done,
        qPrintable(sent.error ? toString(sent.error->kind) : QString()));
    const TransferSnapshot fetched = engine.run(engine.download(QUrl(sent.receipt.path)));
    QCOMPARE(fetched.state, TransferState::Done);
    QCOMPARE(readFile(fetched.receipt.path), m_content);
}

void TestRealServers::waitsForSignInWithAWrongPassword()
{
    ScratchEngine engine;
    engine.start();
    const QUrl url = server(u"apache"_s).url(u"private_url"_s);
    engine->access().setCredentials(originOf(url), {u"user"_s, u"wrong"_s});
    writeFile(engine.path(u"late.bin"_s), m_content);

    const TransferSnapshot waiting = engine.run(engine.upload(engine.path(u"late.bin"_s), url));

    QCOMPARE(waiting.state, TransferState::Waiting);
    QCOMPARE(waiting.waitReason, WaitReason::SignIn);
    engine->access().setCredentials(originOf(url), {u"user"_s, u"secret"_s});
    engine->resume({waiting.id});
    QCOMPARE(engine.waitUntilSettled(waiting.id).state, TransferState::Done);
}

void TestRealServers::trustsWhomItIsTold()
{
    const RealServer &nginx = server(u"nginx"_s);
    writeFile(nginx.folder() + u"/secure.bin"_s, m_content);
    const QString url = nginx.url(u"tls_url"_s).resolved(QUrl(u"secure.bin"_s)).toString();
    const QString into = m_folder.filePath(u"tls"_s);
    const Cli cli(m_folder.filePath(u"tls-profile"_s));
    QProcess openssl;
    openssl.start(u"openssl"_s,
        {u"x509"_s, u"-in"_s, QFileInfo(nginx.value(u"ca"_s)).path() + u"/server.pem"_s,
            u"-outform"_s, u"der"_s});
    QVERIFY(openssl.waitForFinished());
    const QString pin = QString::fromLatin1(
        QCryptographicHash::hash(openssl.readAllStandardOutput(), QCryptographicHash::Sha256)
            .toHex());

    const auto get = [&](const QStringList &trust) {
        return cli.run(QStringList{u"get"_s, url, u"--into"_s, into} + trust);
    };
    const CliRun untrusted = get({});
    QCOMPARE(untrusted.status, 1);
    QCOMPARE(untrusted.result()[u"error"_s][u"kind"_s].toString(), u"CertificateInvalid"_s);
    QCOMPARE(get({u"--cacert"_s, nginx.value(u"ca"_s)}).status, 0);
    QCOMPARE(get({u"--pin"_s, pin}).status, 0);
    const QString nobody = m_folder.filePath(u"no authorities"_s);
    writeFile(nobody, {});
    QCOMPARE(get({u"--pin"_s, pin, u"--cacert"_s, nobody}).status, 0);
    const CliRun mispinned = get({u"--pin"_s, QString(64, u'0')});
    QCOMPARE(mispinned.status, 1);
    QCOMPARE(mispinned.result()[u"error"_s][u"kind"_s].toString(), u"CertificateNotPinned"_s);
}

void TestRealServers::fetchesManySmallFiles()
{
    const RealServer &nginx = server(u"nginx"_s);
    QStringList arguments = {
        u"get"_s, u"--into"_s, m_folder.filePath(u"many"_s), u"--jobs"_s, u"16"_s};
    for (int i = 0; i < 300; ++i) {
        writeFile(
            nginx.folder() + u"/many/f%1"_s.arg(i), noise(10'240, static_cast<quint32>(i + 1)));
        arguments.append(nginx.url().resolved(QUrl(u"many/f%1"_s.arg(i))).toString());
    }

    const CliRun run = Cli(m_folder.filePath(u"many-profile"_s)).run(arguments);

    QCOMPARE(run.status, 0);
    QCOMPARE(run.results().size(), 300);
    for (int i = 0; i < 300; ++i)
        QCOMPARE(readFile(m_folder.filePath(u"many/f%1"_s.arg(i))),
            noise(10'240, static_cast<quint32>(i + 1)));
}

QTEST_GUILESS_MAIN(TestRealServers)
#include "tst_realservers.moc"
