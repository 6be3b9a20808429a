// SPDX-License-Identifier: MIT
// Encrypted archives: the transfer waits for the password, which is asked for, used, and kept
// nowhere.
#include "tests/support/cli.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QString kPassword = u"CANARY-s3sam"_s;

/// A terminal that a program may read from.
class Terminal
{
public:
    Terminal()
        : m_file(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        ::grantpt(m_file);
        ::unlockpt(m_file);
    }
    ~Terminal() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(Terminal)

    QString path() const { return QString::fromLocal8Bit(::ptsname(m_file)); }
    bool type(const QByteArray &keys) const
    {
        return ::write(m_file, keys.constData(), static_cast<size_t>(keys.size())) == keys.size();
    }

private:
    int m_file;
};

bool isInAnyFile(const QString &folder, const QByteArray &text)
{
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        if (readFile(folder + u'/' + name).contains(text))
            return true;
    }
    return false;
}

} // namespace

class TestArchivePassword : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void waitsForThePassword_data();
    void waitsForThePassword();
    void tellsWhatCannotBeDecrypted();
    void theCommandLineTakesItFromTheEnvironment();
    void theCommandLineAsksOnATerminal();
    void theCommandLineWantsOneOfThem();

private:
    QString path(const QString &name) const { return m_engine->path(name); }
    /// By another program than ours: which only reads such archives.
    QString encrypted(const QString &name, const QString &method) const;
    QStringList unpack(const QString &archive) const
    {
        return {u"unpack"_s, archive, u"--into"_s, path(u"cli-out"_s)};
    }

    std::unique_ptr<ScratchEngine> m_engine;
};

void TestArchivePassword::init()
{
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->start();
    writeFile(path(u"tree/secret"_s), noise(300'000));
    writeFile(path(u"tree/text"_s), QByteArray("text ").repeated(1'000));
}

QString TestArchivePassword::encrypted(const QString &name, const QString &method) const
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(
        u"7z"_s, QStringList{u"a"_s, u"-p"_s + kPassword, path(name), path(u"tree"_s)} +
                     (method.isEmpty() ? QStringList() : QStringList{u"-mem="_s + method}));
    const bool hasEnded = process.waitForFinished();
    return hasEnded && process.exitCode() == 0 ? path(name) : QString();
}

void TestArchivePassword::waitsForThePassword_data()
{
    QTest::addColumn<QString>("method");
    QTest::newRow("traditional") << u"ZipCrypto"_s;
    QTest::newRow("AES") << u"AES256"_s;
}

void TestArchivePassword::waitsForThePassword()
{
    QFETCH(QString, method);
    const QString archive = encrypted(u"a.zip"_s, method);
    QVERIFY(!archive.isEmpty());
    const auto isWaiting = [this](const TransferSnapshot &transfer) {
        return transfer.waitReason == WaitReason::SignIn && transfer.error &&
               transfer.error->kind == ErrorKind::PasswordRequired &&
               m_engine->filesInDownloads().isEmpty() && hiddenIn(m_engine->downloads()).isEmpty();
    };

    const TransferSnapshot waiting = m_engine->run(m_engine->unpack(archive, u"out"_s));
    QVERIFY(isWaiting(waiting));
    QVERIFY(!(*m_engine)->hasWork(waiting.id));
    (*m_engine)->access().setArchivePassword(archive, "wrong");
    (*m_engine)->resume({waiting.id});
    QVERIFY(isWaiting(m_engine->waitUntilSettled(waiting.id)));
    (*m_engine)->access().setArchivePassword(archive, kPassword.toUtf8());
    (*m_engine)->resume({waiting.id});

    QCOMPARE(m_engine->waitUntilSettled(waiting.id).state, TransferState::Done);
    QCOMPARE(describeTree(m_engine->downloads() + u"/out/tree"_s).size(), 2);
    QCOMPARE(readFile(m_engine->downloads() + u"/out/tree/secret"_s), noise(300'000));
    m_engine->stop();
    QVERIFY(!isInAnyFile(path(u"profile"_s), "CANARY"));
}

void TestArchivePassword::tellsWhatCannotBeDecrypted()
{
    const QString archive = encrypted(u"a.7z"_s, QString());
    QVERIFY(!archive.isEmpty());
    (*m_engine)->access().setArchivePassword(archive, kPassword.toUtf8());

    const TransferSnapshot ended = m_engine->run(m_engine->unpack(archive, u"out"_s));

    QCOMPARE(ended.state, TransferState::Failed);
    QVERIFY2(ended.error->kind == ErrorKind::ArchiveUnsupported, qPrintable(ended.error->detail));
}

void TestArchivePassword::theCommandLineTakesItFromTheEnvironment()
{
    const QString archive = encrypted(u"a.zip"_s, u"AES256"_s);
    Cli cli(path(u"cli"_s));

    const CliRun without = cli.run(unpack(archive));
    cli.environment = {u"WAYBILL_ARCHIVE_PASSWORD="_s + kPassword};
    const CliRun with = cli.run({u"resume"_s, u"1"_s, u"--password-prompt"_s});

    QCOMPARE(without.status, 6);
    QCOMPARE(without.result()[u"waiting_for"_s].toString(), u"sign-in"_s);
    QCOMPARE(without.result()[u"error"_s][u"kind"_s].toString(), u"PasswordRequired"_s);
    QVERIFY2(with.status == 0, qPrintable(with.errors));
    QCOMPARE(readFile(path(u"cli-out/tree/secret"_s)), noise(300'000));
    QVERIFY(!isInAnyFile(path(u"cli"_s), "CANARY"));
}

void TestArchivePassword::theCommandLineAsksOnATerminal()
{
    const QString archive = encrypted(u"a.zip"_s, u"AES256"_s);
    const Terminal terminal;
    QProcess process;
    process.setStandardInputFile(terminal.path());
    process.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
        QStringList{u"--profile"_s, path(u"cli"_s)} + unpack(archive) +
            QStringList{u"--password-prompt"_s});
    QByteArray shown;
    QTRY_VERIFY((shown += process.readAllStandardError()).contains("Password of the archive: "));

    QVERIFY(terminal.type(kPassword.toUtf8() + '\n'));

    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(readFile(path(u"cli-out/tree/secret"_s)), noise(300'000));
    QVERIFY(!(shown + process.readAllStandardError()).contains("CANARY"));
}

void TestArchivePassword::theCommandLineWantsOneOfThem()
{
    const Cli cli(path(u"cli"_s));

    const CliRun run = cli.run(unpack(path(u"a.zip"_s)) + QStringList{u"--password-prompt"_s});

    QCOMPARE(run.status, 2);
    QVERIFY2(run.errors.contains(u"WAYBILL_ARCHIVE_PASSWORD"_s), qPrintable(run.errors));
}

QTEST_GUILESS_MAIN(TestArchivePassword)
#include "tst_archivepassword.moc"
