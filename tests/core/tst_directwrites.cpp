// SPDX-License-Identifier: MIT
// What is written past the system's cache, and digested meanwhile.
#include "core/base/pagealigned.h"
#include "core/platform/systemfilesystem.h"
#include "core/transfer/partfile.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <sys/mman.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::noise;
using test::readFile;
using test::sha256;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;

PageAlignedBytes pages(qint64 size, quint32 seed)
{
    const QByteArray content = noise(size, seed);
    return {content.begin(), content.end()};
}

QByteArray toBytes(std::span<const char> bytes)
{
    return {bytes.data(), std::ssize(bytes)};
}

/// How many of a file's pages the system keeps in memory.
qsizetype pagesInCache(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    uchar *const mapped = file.map(0, file.size());
    std::vector<unsigned char> isThere(
        (static_cast<size_t>(file.size()) + kPageBytes - 1) / kPageBytes);
    if (!mapped || ::mincore(mapped, static_cast<size_t>(file.size()), isThere.data()) != 0)
        return -1;
    return std::ranges::count_if(isThere, [](unsigned char flags) { return (flags & 1) != 0; });
}

/// A part that digests on workers.
struct Part
{
    explicit Part(FileSystem *files)
        : file(std::move(*PartFile::create(files, path, {})))
    {
        file->useWorkers(&workers);
    }

    QObject home;
    WorkerPool workers{&home, 2};
    QTemporaryDir folder;
    QString path = folder.filePath(u"part"_s);
    std::unique_ptr<PartFile> file;
};

} // namespace

class DirectWritesTest final : public QObject
{
    Q_OBJECT

private slots:
    void leaveTheSystemsCacheToOthers()
    {
        SystemFileSystem files;
        const Part part(&files);
        const QByteArray volume = QStorageInfo(part.folder.path()).fileSystemType();
        if (volume != "ext4" && volume != "xfs")
            QSKIP(qPrintable(u"the temporary folder is on %1"_s.arg(QString::fromLatin1(volume))));

        QVERIFY(part.file->write(0, pages(4 * kMiB, 5)));

        QCOMPARE(pagesInCache(part.path), 0);
        QCOMPARE(part.file->digested(), 4 * kMiB);
    }

    void meetOthersInOneFile()
    {
        const PageAlignedBytes bytes = pages(4 * kMiB, 5);
        const std::span<const char> all(bytes);
        SystemFileSystem files;
        const Part part(&files);

        QVERIFY(part.file->write(0, all));
        QVERIFY(part.file->write(4 * kMiB, all.first(kMiB + 1))); // no whole pages
        QVERIFY(part.file->write(5 * kMiB + 1, all.first(kMiB))); // not at a page's boundary
        QVERIFY(part.file->write(6 * kMiB + 1, all.first(kPageBytes - 1)));
        QVERIFY(part.file->write(6 * kMiB + kPageBytes, all.first(kMiB)));
        QVERIFY(part.file->sync());

        const QByteArray expected = toBytes(all) + toBytes(all.first(kMiB + 1)) +
                                    toBytes(all.first(kMiB)) + toBytes(all.first(kPageBytes - 1)) +
                                    toBytes(all.first(kMiB));
        QVERIFY(readFile(part.path) == expected);
        QCOMPARE(part.file->digested(), expected.size());
        QCOMPARE(part.file->digest(DigestAlgorithm::Sha256), sha256(expected));
    }

    void thatFailAreNotDigested()
    {
        const PageAlignedBytes bytes = pages(kMiB, 6);
        FaultyFileSystem faulty;
        const Part part(&faulty);
        QVERIFY(part.file->write(0, bytes));

        faulty.failAt(FaultyFileSystem::Call::Write, 1, ENOSPC);
        const Status failed = part.file->write(kMiB, bytes);

        QVERIFY(!failed);
        QVERIFY(failed.error().kind == ErrorKind::DiskFull);
        QCOMPARE(part.file->digested(), kMiB);
        QVERIFY(part.file->write(kMiB, bytes));
        QCOMPARE(part.file->digested(), 2 * kMiB);
        QCOMPARE(
            part.file->digest(DigestAlgorithm::Sha256), sha256(toBytes(bytes) + toBytes(bytes)));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::DirectWritesTest)
#include "tst_directwrites.moc"
