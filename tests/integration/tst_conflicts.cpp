// SPDX-License-Identifier: MIT
// Files that exist already, and what is done after comparing them; in the engine and in the
// console, with the site's choice where nobody made one.
#include "core/queue/enginesites.h"
#include "tests/support/cli.h"
#include "tests/support/keychaindouble.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

/// Writes a file that was changed so many seconds after a certain time.
void writeAged(const QString &path, const QByteArray &content, int seconds)
{
    writeFile(path, content);
    QFile file(path);
    const QDateTime time = QDateTime::fromSecsSinceEpoch(1'700'000'000 + seconds, Qt::UTC);
    if (!file.open(QIODevice::ReadWrite) ||
        !file.setFileTime(time, QFileDevice::FileModificationTime))
        qFatal("the time cannot be set");
}

void addCases()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<int>("sourceAge");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("replaces");
    const QByteArray same = "new";
    const QByteArray longer = "new and longer";
    for (const char *kind : {"nginx", "apache"}) {
        const auto row = [kind](const char *name, ConflictPolicy policy, int age,
                             const QByteArray &source, bool replaces) {
            QTest::addRow("%s, %s", kind, name)
                << QString::fromLatin1(kind) << policy << age << source << replaces;
        };
        row("newer", ConflictPolicy::Newer, 60, same, true);
        row("older", ConflictPolicy::Newer, -60, longer, false);
        row("as new", ConflictPolicy::Newer, 0, longer, false);
        row("other size", ConflictPolicy::OtherSize, -60, longer, true);
        row("same size", ConflictPolicy::OtherSize, 60, same, false);
    }
}

bool notesSay(const TransferSnapshot &transfer, const QString &words)
{
    return transfer.notes.join(u'\n').contains(words);
}

} // namespace

class TestConflicts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aDownloadComparesFirst_data() { addCases(); }
    void aDownloadComparesFirst();
    void anUploadComparesFirst_data() { addCases(); }
    void anUploadComparesFirst();
    void whatIsNotToldIsNotOverwritten_data();
    void whatIsNotToldIsNotOverwritten();
    void aFolderInTheWayIsNoFileToCompare();
    void theConsoleCompares();
    void theConsoleNamesWhatIsNotTold();
    void theSitesChoiceCountsWhereNobodyMadeOne();

private:
    const RealServer &server(const QString &kind) { return *m_servers.at(kind); }
    Result<SiteSnapshot> saveSite(const QUrl &url, ConflictPolicy policy);

    std::map<QString, std::unique_ptr<RealServer>> m_servers;
    std::unique_ptr<KeychainDouble> m_keychain;
    std::unique_ptr<ScratchEngine> m_engine;
};

void TestConflicts::initTestCase()
{
    for (const QString &kind : {u"nginx"_s, u"apache"_s}) {
        m_servers[kind] = std::make_unique<RealServer>(kind);
        QVERIFY2(m_servers[kind]->isRunning(), qPrintable(m_servers[kind]->problem()));
    }
}

void TestConflicts::init()
{
    m_engine.reset();
    m_keychain = std::make_unique<KeychainDouble>();
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.keychain = m_keychain.get();
    m_engine->start();
}

void TestConflicts::aDownloadComparesFirst()
{
    QFETCH(QString, kind);
    QFETCH(ConflictPolicy, policy);
    QFETCH(int, sourceAge);
    QFETCH(QByteArray, source);
    QFETCH(bool, replaces);
    writeAged(server(kind).folder() + u"/down"_s, source, sourceAge);
    const QString mine = m_engine->downloads() + u"/down"_s;
    writeAged(mine, "old", 0);
    TransferSpec spec = m_engine->download(server(kind).url().resolved(QUrl(u"down"_s)));
    spec.onConflict = policy;

    const TransferSnapshot fetched = m_engine->run(spec);

    QCOMPARE(fetched.state, TransferState::Done);
    QCOMPARE(readFile(mine), replaces ? source : QByteArray("old"));
    QCOMPARE(m_engine->filesInDownloads(), QStringList{u"down"_s});
    QCOMPARE(notesSay(fetched, u"skipped: "_s), !replaces);
    QCOMPARE(fetched.receipt.bytes, replaces ? source.size() : 0);
}

void TestConflicts::anUploadComparesFirst()
{
    QFETCH(QString, kind);
    QFETCH(ConflictPolicy, policy);
    QFETCH(int, sourceAge);
    QFETCH(QByteArray, source);
    QFETCH(bool, replaces);
    const QUrl url = server(kind).url();
    for (const UploadVia via : {UploadVia::WebDav, UploadVia::Put}) {
        const QString theirs = server(kind).folder() + u"/up"_s;
        writeAged(theirs, "old", 0);
        writeAged(m_engine->path(u"up"_s), source, sourceAge);
        TransferSpec spec = m_engine->upload(m_engine->path(u"up"_s), url);
        spec.onConflict = policy;
        spec.via = via;
        if (kind == "apache"_L1 && via == UploadVia::Put)
            spec.url = url.resolved(QUrl(u"up"_s));

        const TransferSnapshot sent = m_engine->run(spec);

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(readFile(theirs), replaces ? source : QByteArray("old"));
        QCOMPARE(notesSay(sent, u"skipped: "_s), !replaces);
        QCOMPARE(sent.receipt.bytes, replaces ? source.size() : 0);
    }
}

void TestConflicts::whatIsNotToldIsNotOverwritten_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<Error::Untold>("untold");
    QTest::newRow("age") << ConflictPolicy::Newer << Error::Untold::Age;
    QTest::newRow("size") << ConflictPolicy::OtherSize << Error::Untold::Size;
}

/// With somebody there to be asked it is a question, else a failure.
void TestConflicts::whatIsNotToldIsNotOverwritten()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(Error::Untold, untold);
    const MisbehavingServer mute([](const SeenRequest &) {
        return Script{sendStep("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nnew"), closeStep()};
    });
    writeFile(m_engine->downloads() + u"/file"_s, "old");
    writeFile(m_engine->path(u"source"_s), "new");
    for (const bool asks : {false, true}) {
        TransferSpec down = m_engine->download(mute.url());
        TransferSpec up = m_engine->upload(m_engine->path(u"source"_s), mute.url("/source"));
        up.via = UploadVia::Put;
        for (TransferSpec spec : {down, up}) {
            spec.onConflict = policy;
            spec.asks = asks;

            const TransferSnapshot ended = m_engine->run(spec);

            QCOMPARE(ended.state, asks ? TransferState::Waiting : TransferState::Failed);
            QCOMPARE(ended.waitReason, asks ? WaitReason::Decision : WaitReason::None);
            QCOMPARE(toString(ended.error->kind),
                spec.kind == TransferKind::Download ? u"TargetExists"_s : u"RemoteExists"_s);
            QCOMPARE(ended.error->untold, untold);
        }
    }
    QCOMPARE(readFile(m_engine->downloads() + u"/file"_s), QByteArray("old"));
    for (const SeenRequest &request : mute.requests())
        QVERIFY(request.method != "PUT");
}

void TestConflicts::aFolderInTheWayIsNoFileToCompare()
{
    writeAged(server(u"nginx"_s).folder() + u"/taken"_s, "new", 0);
    writeFile(m_engine->downloads() + u"/taken/file"_s, "mine");
    TransferSpec spec = m_engine->download(server(u"nginx"_s).url().resolved(QUrl(u"taken"_s)));
    spec.onConflict = ConflictPolicy::OtherSize;

    const TransferSnapshot ended = m_engine->run(spec);

    QCOMPARE(ended.state, TransferState::Failed);
    QCOMPARE(toString(ended.error->kind), u"TargetExists"_s);
    QCOMPARE(readFile(m_engine->downloads() + u"/taken/file"_s), QByteArray("mine"));
}

void TestConflicts::theConsoleCompares()
{
    const RealServer &nginx = server(u"nginx"_s);
    const QString url = nginx.url().resolved(QUrl(u"console"_s)).toString();
    const QString theirs = nginx.folder() + u"/console"_s;
    const QString mine = m_engine->path(u"console"_s);
    const Cli cli(m_engine->path(u"console-profile"_s));
    const auto run = [&](const QString &policy, QStringList words) {
        words += {u"--on-conflict"_s, policy};
        return cli.run(words).status;
    };
    const QStringList get{u"get"_s, url, u"--into"_s, m_engine->path(QString())};
    const QStringList put{u"put"_s, mine, url};
    writeAged(theirs, "newer", 60);
    writeAged(mine, "older", 0);

    QCOMPARE(run(u"newer"_s, put), 0);
    QCOMPARE(run(u"size"_s, put), 0);
    QCOMPARE(readFile(theirs), QByteArray("newer"));
    QCOMPARE(run(u"size"_s, get), 0);
    QCOMPARE(readFile(mine), QByteArray("older"));

    QCOMPARE(run(u"newer"_s, get), 0);
    QCOMPARE(readFile(mine), QByteArray("newer"));
    writeAged(mine, "longer", 0);
    QCOMPARE(run(u"size"_s, put), 0);
    QCOMPARE(readFile(theirs), QByteArray("longer"));
}

void TestConflicts::theConsoleNamesWhatIsNotTold()
{
    const MisbehavingServer server([](const SeenRequest &) { return answer(200, "new"); });
    writeFile(m_engine->path(u"file"_s), "old");

    const CliRun run = Cli(m_engine->path(u"console-profile"_s))
                           .run({u"get"_s, server.url().toString(), u"--into"_s,
                               m_engine->path(QString()), u"--on-conflict"_s, u"newer"_s});

    QCOMPARE(run.status, 1);
    const QJsonObject error = run.result()[u"error"_s].toObject();
    QCOMPARE(error[u"kind"_s].toString(), u"TargetExists"_s);
    QVERIFY(error[u"message"_s].toString().contains(u"nothing tells which"_s));
    QCOMPARE(readFile(m_engine->path(u"file"_s)), QByteArray("old"));
}

Result<SiteSnapshot> TestConflicts::saveSite(const QUrl &url, ConflictPolicy policy)
{
    Site site;
    site.name = u"the server"_s;
    site.url = url;
    site.onConflict = policy;
    const auto saved = QCoro::waitFor((*m_engine)->sites().save(site, {}));
    return saved ? Result<SiteSnapshot>(*saved) : fail(ErrorKind::Internal);
}

void TestConflicts::theSitesChoiceCountsWhereNobodyMadeOne()
{
    const RealServer &nginx = server(u"nginx"_s);
    const QString url = nginx.url().resolved(QUrl(u"ours"_s)).toString();
    const QString theirs = nginx.folder() + u"/ours"_s;
    const QString mine = m_engine->path(u"ours"_s);
    QVERIFY(saveSite(nginx.url(), ConflictPolicy::Skip));
    m_engine->stop();
    const Cli cli(m_engine->options.profile);
    writeFile(theirs, "theirs");
    writeFile(mine, "mine");
    const auto get = [&](const QStringList &more) {
        return cli.run(QStringList{u"get"_s, url, u"--into"_s, m_engine->path(QString())} + more);
    };
    const auto put = [&](const QStringList &more) {
        return cli.run(QStringList{u"put"_s, mine, url} + more);
    };

    for (const CliRun &run : {get({}), put({})}) {
        QCOMPARE(run.status, 0);
        QVERIFY(run.result()[u"notes"_s].toArray().first().toString().startsWith(u"skipped"_s));
    }
    QVERIFY(!QFile::exists(m_engine->path(u"ours (1)"_s)));

    // What was asked for counts, even where it is the usual.
    QCOMPARE(put({u"--on-conflict"_s, u"fail"_s}).status, 1);
    QCOMPARE(get({u"--on-conflict"_s, u"rename"_s}).status, 0);
    QVERIFY(QFile::exists(m_engine->path(u"ours (1)"_s)));
    m_engine->start();
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
