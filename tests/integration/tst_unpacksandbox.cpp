// SPDX-License-Identifier: MIT
// The program that unpacks, behind its walls.
#include "core/archive/unpackevents.h"
#include "tests/support/extractsite.h"
#include "tests/support/hostilearchives.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
constexpr bool kIsSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kIsSanitized = false;
#endif

/// A line of /proc/PID/status.
QString statusOf(qint64 process, const QByteArray &key)
{
    const QByteArray all = readFile(u"/proc/%1/status"_s.arg(process));
    for (const QByteArray &line : all.split('\n')) {
        if (line.startsWith(key + ':'))
            return QString::fromLatin1(line.mid(key.size() + 1).trimmed());
    }
    return {};
}

/// Notes for more than a pipe holds: whoever writes them comes to wait.
QByteArray archiveOfManyNotes()
{
    QByteArray archive;
    for (int i = 0; i < 5'000; ++i)
        archive += tarEntry({.name = "fifo" + QByteArray::number(i), .type = '6'});
    return archive + tarEnd();
}

} // namespace

class UnpackSandboxTest final : public QObject
{
    Q_OBJECT

private slots:
    void endsAsTheSameExtractionInProcess_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<ArchiveFormat>("format");
        const auto tarRow = [](const char *name, const QByteArray &entries) {
            QTest::newRow(name) << entries + tarEnd() << ArchiveFormat::Tar;
        };
        tarRow("files, folders and links",
            tarFolder("d", 0500) + tarFile("d/a") + tarFile("b") + tarLink("d/l", "../b"));
        tarRow("hard link in one folder", tarFile("a") + tarHardLink("b", "a"));
        tarRow("hard link across folders",
            tarFile("a/f") + tarFolder("b") + tarHardLink("b/f", "a/f"));
        tarRow("upwards", tarFile("../evil"));
        tarRow("absolute", tarFile("/tmp/evil"));
        tarRow("through a link", tarLink("a", "../canary") + tarFile("a/file"));
        tarRow("link away", tarLink("a", "../canary"));
        tarRow("device", tarEntry({.name = "a", .type = '3'}) + tarFile("b"));
        tarRow("odd names", tarFile("a\nb") + tarFile("c\u202ed") + tarFile("e") + tarFile("e"));
        tarRow("cut off", tarEntry({.name = "a", .size = 9'999}, "short"));
        tarRow("bomb", tarEntry({.name = "a", .size = 1LL << 50}));
        tarRow("a name that fills a line",
            paxRecords({{"path", "../" + QByteArray(200'000, 'a')}}) + tarFile("x"));
        tarRow("a name of controls that fills a line",
            paxRecords({{"path", QByteArray(100'000, '\x01')}}) + tarFile("x"));
        const QByteArray tar = tarFile("a", noise(300'000)) + tarEnd();
        QTest::newRow("zstd") << compressed(tar, Codec::Zstd) << ArchiveFormat::TarZst;
        QTest::newRow("xz") << compressed(tar, Codec::Xz) << ArchiveFormat::TarXz;
        QTest::newRow("single") << compressed("bytes", Codec::Gzip) << ArchiveFormat::Gz;
        QTest::newRow("zip") << forgeZip({zipFile("a"), zipLink("l", "a")}) << ArchiveFormat::Zip;
        QTest::newRow("zip that lies")
            << forgeZip({zipFile("a")}, {.count = 2}) << ArchiveFormat::Zip;
        QTest::newRow("zip upwards") << forgeZip({zipFile("../evil")}) << ArchiveFormat::Zip;
    }

    void endsAsTheSameExtractionInProcess()
    {
        QFETCH(QByteArray, archive);
        QFETCH(ArchiveFormat, format);
        ExtractSite site;

        const ExtractOutcome inside = site.extract(archive, format);
        const QStringList names = site.names();
        const ExtractOutcome outcome = site.extractBeyondTheWall(archive, format);

        QVERIFY(site.isUntouched());
        QCOMPARE(outcome.ending(), inside.ending());
        QCOMPARE(outcome.notes.size(), inside.notes.size());
        QCOMPARE(site.names(), names);
    }

    void tellsEachEventInALineThatCanBeRead()
    {
        const QString text(1'000'000, u'\u0001');
        const Error error = makeError(ErrorKind::ArchiveHostile, text);

        for (const UnpackEvent &event : {UnpackEvent(UnpackNote{text}), UnpackEvent(error),
                 UnpackEvent(UnpackProgress{{1, 2}, text})}) {
            const QByteArray line = toLine(event);
            QVERIFY2(line.size() < 64 * 1024, qPrintable(QString::number(line.size())));
            const auto read = unpackEventFrom(line);
            QVERIFY(read);
            QCOMPARE(read->index(), event.index());
        }
    }

    void worksBehindWalls()
    {
#ifndef Q_OS_LINUX
        QSKIP("walls of Linux");
#endif
        if (kIsSanitized)
            QSKIP("no walls under a sanitizer");
        if (statusOf(::getpid(), "Seccomp").isEmpty())
            QSKIP("this kernel has no seccomp");
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"events"_s);
        const QString archive = folder.filePath(u"archive"_s);
        const QString target = folder.filePath(u"target"_s);
        writeFile(archive, archiveOfManyNotes());
        QDir().mkpath(target);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        // Open at both ends, and never read.
        const int held = ::open(QFile::encodeName(pipe).constData(), O_RDWR | O_CLOEXEC);
        QVERIFY(held >= 0);

        QProcess process;
        process.setChildProcessModifier([path = QFile::encodeName(archive)] {
            const int file = ::open(path.constData(), O_RDONLY);
            if (file != kArchiveDescriptor)
                ::dup2(file, kArchiveDescriptor);
        });
        process.setStandardOutputFile(pipe);
        process.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-unpack"),
            {u"tar"_s, u"name"_s, target, u"1000000"_s, u"1000000"_s});
        process.closeWriteChannel();
        QTRY_COMPARE(statusOf(process.processId(), "Seccomp"), u"2"_s);
        const QString privileges = statusOf(process.processId(), "NoNewPrivs");
        process.kill();
        QVERIFY(process.waitForFinished());
        ::close(held);

        QCOMPARE(privileges, u"1"_s);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::UnpackSandboxTest)
#include "tst_unpacksandbox.moc"
