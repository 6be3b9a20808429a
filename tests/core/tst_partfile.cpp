// SPDX-License-Identifier: MIT
#include "core/transfer/partfile.h"

#include "core/platform/systemfilesystem.h"
#include "core/transfer/segment.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::noise;
using test::readFile;
using test::sha256;
using test::span;
using test::writeFile;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;

mode_t modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

mode_t processUmask()
{
    const mode_t mask = ::umask(0077);
    ::umask(mask);
    return mask;
}

QByteArray xxh3(const QByteArray &bytes)
{
    ContentDigest digest;
    digest.add(span(bytes));
    return digest.result();
}

DurableBlock blockOf(const QByteArray &content, qint64 offset, qint64 length)
{
    return {offset, length, xxh3(content.mid(offset, length))};
}

/// A part of 8 + 8 + 4 MiB, all of it durable, closed.
struct Written
{
    QTemporaryDir folder;
    QString path = folder.filePath(u".file.part"_s);
    QByteArray content = noise(20 * kMiB);
    QList<DurableBlock> blocks;
    SystemFileSystem files;

    Written()
    {
        auto part = PartFile::create(&files, path, {});
        const std::shared_ptr<PartFile> shared(std::move(*part));
        Segment segment(shared, {0, content.size()},
            [this](const DurableBlock &block) { blocks.append(block); });
        if (!segment.write(span(content)) || !segment.checkpoint())
            qFatal("the part cannot be written");
    }

    Result<std::unique_ptr<PartFile>> reopen(CancelToken token = {})
    {
        return PartFile::reopen(&files, path, {}, blocks, token);
    }
};

} // namespace

class PartFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void startsEmptyAndPrivate()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"part"_s);
        SystemFileSystem files;

        const auto part = PartFile::create(&files, path, {});

        QVERIFY(part);
        QCOMPARE((*part)->bytes(), 0);
        QCOMPARE(modeOf(path), mode_t(0600));
        QCOMPARE((*part)->digest(DigestAlgorithm::Sha256), sha256({}));
    }

    void isNeverMadeOverSomethingElse_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("a file") << u"file"_s;
        QTest::newRow("a link to a file") << u"link"_s;
        QTest::newRow("a dangling link") << u"dangling"_s;
        QTest::newRow("a FIFO") << u"fifo"_s;
        QTest::newRow("a folder") << u"folder"_s;
    }

    void isNeverMadeOverSomethingElse()
    {
        QFETCH(QString, kind);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"part"_s);
        const QString victim = folder.filePath(u"victim"_s);
        writeFile(victim, "victim");
        if (kind == "file"_L1)
            writeFile(path, "mine");
        else if (kind == "link"_L1)
            QVERIFY(QFile::link(victim, path));
        else if (kind == "dangling"_L1)
            QVERIFY(QFile::link(folder.filePath(u"nowhere"_s), path));
        else if (kind == "fifo"_L1)
            QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        else
            QVERIFY(QDir().mkpath(path));
        SystemFileSystem files;

        const auto part = PartFile::create(&files, path, {});

        QVERIFY(!part);
        QCOMPARE(toString(part.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(readFile(victim), QByteArray("victim"));
        QVERIFY(!QFile::exists(folder.filePath(u"nowhere"_s)));
    }

    void rebuildsFurtherDigests()
    {
        Written written;

        const auto part = PartFile::reopen(&written.files, written.path,
            {DigestAlgorithm::Md5, DigestAlgorithm::Sha256, DigestAlgorithm::Md5}, written.blocks,
            {});

        QVERIFY(part);
        QCOMPARE((*part)->digest(DigestAlgorithm::Md5),
            QCryptographicHash::hash(written.content, QCryptographicHash::Md5));
        QCOMPARE((*part)->digest(DigestAlgorithm::Sha256), sha256(written.content));
        QVERIFY((*part)->digest(DigestAlgorithm::Sha512).isEmpty());
    }

    void keepsAllBlocksButTheOneThatDiffers_data()
    {
        QTest::addColumn<qint64>("flippedAt");
        QTest::addColumn<qint64>("front");
        QTest::addColumn<qint64>("kept");
        QTest::newRow("first byte") << qint64(0) << qint64(0) << 12 * kMiB;
        QTest::newRow("last byte of the first block") << 8 * kMiB - 1 << qint64(0) << 12 * kMiB;
        QTest::newRow("first byte of the second block") << 8 * kMiB << 8 * kMiB << 12 * kMiB;
        QTest::newRow("within the second block") << 11 * kMiB << 8 * kMiB << 12 * kMiB;
        QTest::newRow("first byte of the third block") << 16 * kMiB << 16 * kMiB << 16 * kMiB;
        QTest::newRow("last byte") << 20 * kMiB - 1 << 16 * kMiB << 16 * kMiB;
    }

    void keepsAllBlocksButTheOneThatDiffers()
    {
        QFETCH(qint64, flippedAt);
        QFETCH(qint64, front);
        QFETCH(qint64, kept);
        Written written;
        QByteArray damaged = written.content;
        damaged[flippedAt] = static_cast<char>(~damaged[flippedAt]);
        writeFile(written.path, damaged);

        const auto part = written.reopen();

        QVERIFY(part);
        QCOMPARE((*part)->front(), front);
        QCOMPARE((*part)->bytes(), kept);
        QCOMPARE((*part)->digested(), front);
        QCOMPARE((*part)->digest(DigestAlgorithm::Sha256), sha256(written.content.left(front)));
    }

    void cutsOffWhatIsNotKnownToBeDurable()
    {
        Written written;
        writeFile(written.path, written.content + noise(3 * kMiB, 7));

        const auto part = written.reopen();

        QVERIFY(part);
        QCOMPARE((*part)->bytes(), 20 * kMiB);
        QVERIFY(readFile(written.path) == written.content);
    }

    void stepsBackWhenTheFileIsShorter_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<qint64>("kept");
        QTest::newRow("one byte") << 20 * kMiB - 1 << 16 * kMiB;
        QTest::newRow("into the second block") << 9 * kMiB << 8 * kMiB;
        QTest::newRow("to a block's end") << 16 * kMiB << 16 * kMiB;
        QTest::newRow("to nothing") << qint64(0) << qint64(0);
    }

    void stepsBackWhenTheFileIsShorter()
    {
        QFETCH(qint64, length);
        QFETCH(qint64, kept);
        Written written;
        QVERIFY(QFile::resize(written.path, length));

        const auto part = written.reopen();

        QVERIFY(part);
        QCOMPARE((*part)->bytes(), kept);
        QCOMPARE((*part)->digest(DigestAlgorithm::Sha256), sha256(written.content.left(kept)));
        QCOMPARE(QFileInfo(written.path).size(), kept);
    }

    /// Preallocated space has the right length and no content.
    void believesNoLength()
    {
        Written written;
        writeFile(written.path, QByteArray(written.content.size(), '\0'));

        const auto part = written.reopen();

        QVERIFY(part);
        QCOMPARE((*part)->bytes(), 0);
    }

    void believesNoBlocksThatMakeNoSense_data()
    {
        QTest::addColumn<QList<DurableBlock>>("blocks");
        QTest::addColumn<qint64>("kept");
        const QByteArray content = noise(20 * kMiB);
        const DurableBlock first = blockOf(content, 0, 8 * kMiB);
        const DurableBlock second = blockOf(content, 8 * kMiB, 8 * kMiB);
        QTest::newRow("none") << QList<DurableBlock>() << qint64(0);
        QTest::newRow("twice the same") << QList{first, first, second} << 16 * kMiB;
        QTest::newRow("in no order") << QList{second, first} << 16 * kMiB;
        QTest::newRow("too long") << QList{blockOf(content, 0, 16 * kMiB)} << qint64(0);
        QTest::newRow("empty") << QList{blockOf(content, 0, 0)} << qint64(0);
        QTest::newRow("of negative length") << QList{DurableBlock{0, -5, {}}} << qint64(0);
        QTest::newRow("at a negative offset") << QList{DurableBlock{-5, 8, {}}} << qint64(0);
        QTest::newRow("without a digest") << QList{DurableBlock{0, 8 * kMiB, {}}} << qint64(0);
        QTest::newRow("with the digest of before")
            << QList{DurableBlock{0, 8 * kMiB, sha256(content.left(8 * kMiB))}} << qint64(0);
    }

    void believesNoBlocksThatMakeNoSense()
    {
        QFETCH(QList<DurableBlock>, blocks);
        QFETCH(qint64, kept);
        Written written;

        const auto part = PartFile::reopen(&written.files, written.path, {}, blocks, {});

        QVERIFY(part);
        QCOMPARE((*part)->bytes(), kept);
    }

    void refusesWhatWasPutInItsPlace_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("a link") << u"link"_s;
        QTest::newRow("a hard link") << u"hard link"_s;
        QTest::newRow("a FIFO") << u"fifo"_s;
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("a dangling link") << u"dangling"_s;
    }

    void refusesWhatWasPutInItsPlace()
    {
        QFETCH(QString, kind);
        Written written;
        // The victim holds the very bytes, so that nothing but what it is gives it away.
        const QString victim = written.folder.filePath(u"victim"_s);
        const QByteArray content = written.content + "more";
        writeFile(victim, content);
        QVERIFY(QFile::remove(written.path));
        const QByteArray name = QFile::encodeName(written.path);
        if (kind == "link"_L1)
            QVERIFY(QFile::link(victim, written.path));
        else if (kind == "hard link"_L1)
            QCOMPARE(::link(QFile::encodeName(victim).constData(), name.constData()), 0);
        else if (kind == "fifo"_L1)
            QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        else if (kind == "dangling"_L1)
            QVERIFY(QFile::link(written.folder.filePath(u"nowhere"_s), written.path));
        else
            QVERIFY(QDir().mkpath(written.path));

        const auto part = written.reopen();

        QVERIFY(!part);
        QCOMPARE(toString(part.error().kind), toString(ErrorKind::NotAFile));
        QVERIFY(readFile(victim) == content);
        QVERIFY(!QFile::exists(written.folder.filePath(u"nowhere"_s)));
    }

    void findsNothingInAnotherFile()
    {
        Written written;
        QVERIFY(QFile::remove(written.path));
        writeFile(written.path, noise(20 * kMiB, 99));

        const auto part = written.reopen();

        QVERIFY(part);
        QCOMPARE((*part)->bytes(), 0);
        QCOMPARE((*part)->digest(DigestAlgorithm::Sha256), sha256({}));
    }

    void saysThatItIsGone()
    {
        Written written;
        QVERIFY(QFile::remove(written.path));

        const auto part = written.reopen();

        QVERIFY(!part);
        QCOMPARE(toString(part.error().kind), toString(ErrorKind::FileNotFound));
    }

    void stopsReopeningWhenCancelled()
    {
        Written written;
        CancelSource source;
        source.cancel(CancelReason::Paused);

        const auto part = written.reopen(source.token());

        QVERIFY(!part);
        QVERIFY(part.error().isCancelled());
        QVERIFY(readFile(written.path) == written.content);
    }

    /// What could not be read may still be good: it is not cut off.
    void cutsNothingOffWhenItCannotRead()
    {
        const Written written;
        FaultyFileSystem faulty;
        faulty.failAt(FaultyFileSystem::Call::Read, 2, EIO);

        const auto part = PartFile::reopen(&faulty, written.path, {}, written.blocks, {});

        QVERIFY(!part);
        QCOMPARE(toString(part.error().kind), toString(ErrorKind::ReadFailed));
        QVERIFY(readFile(written.path) == written.content);
    }

    void claimsNothingAfterAFailedSync()
    {
        const QTemporaryDir folder;
        FaultyFileSystem faulty;
        auto made = PartFile::create(&faulty, folder.filePath(u"part"_s), {});
        const std::shared_ptr<PartFile> part(std::move(*made));
        QList<DurableBlock> blocks;
        Segment segment(part, {0, Segment::kUnknownEnd},
            [&blocks](const DurableBlock &block) { blocks.append(block); });
        faulty.failAt(FaultyFileSystem::Call::SyncData, 1, EIO);

        const Status written = segment.write(span(noise(9 * kMiB)));

        QVERIFY(!written);
        QCOMPARE(toString(written.error().kind), toString(ErrorKind::SyncFailed));
        QVERIFY(blocks.isEmpty());
        // The system tells of a lost page once; the next sync would succeed, and prove nothing.
        QVERIFY2(!segment.checkpoint(), "a sync after a failed one is believed");
        QVERIFY(!part->seal());
        QVERIFY(part->isSpent());
        QVERIFY(blocks.isEmpty());
    }

    void startsAgainAtNothing()
    {
        Written written;
        auto part = written.reopen();
        QVERIFY(part);

        QVERIFY((*part)->restart());

        QCOMPARE((*part)->bytes(), 0);
        QCOMPARE(QFileInfo(written.path).size(), 0);
        QVERIFY((*part)->write(0, span("abc")));
        QCOMPARE((*part)->digest(DigestAlgorithm::Sha256), sha256("abc"));
    }

    void getsItsFinalModeWhenSealed()
    {
        Written written;
        auto part = written.reopen();
        QVERIFY(part);
        QCOMPARE(modeOf(written.path), mode_t(0600));

        QVERIFY((*part)->seal());

        QCOMPARE(modeOf(written.path), 0666 & ~processUmask());
        QVERIFY(readFile(written.path) == written.content);
    }

    void givesSamples()
    {
        Written written;
        auto part = written.reopen();
        QVERIFY(part);

        QCOMPARE(*(*part)->sample(12'345, 1000), written.content.mid(12'345, 1000));
        QCOMPARE(*(*part)->sample(written.content.size() - 10, 1000), written.content.right(10));
        QCOMPARE(*(*part)->sample(written.content.size(), 1000), QByteArray());
    }

    void digestsWhatIsWrittenInAnyOrder()
    {
        const QByteArray content = noise(5 * kMiB, 3);
        const QTemporaryDir folder;
        SystemFileSystem files;
        auto made = PartFile::create(&files, folder.filePath(u"part"_s), {DigestAlgorithm::Md5});
        PartFile &part = **made;

        QVERIFY(part.write(3 * kMiB, span(content.mid(3 * kMiB))));
        QCOMPARE(part.front(), 0);
        QCOMPARE(part.bytes(), 2 * kMiB);
        QVERIFY(part.write(0, span(content.left(kMiB))));
        QCOMPARE(part.digested(), kMiB);
        QVERIFY(part.write(kMiB, span(content.mid(kMiB, 2 * kMiB))));
        QCOMPARE(part.front(), 5 * kMiB);
        QCOMPARE(part.digested(), 3 * kMiB);

        QVERIFY(part.catchUp(kMiB, {}));
        QCOMPARE(part.digested(), 4 * kMiB);
        QVERIFY(part.catchUp(content.size(), {}));

        QCOMPARE(part.digest(DigestAlgorithm::Sha256), sha256(content));
        QCOMPARE(part.digest(DigestAlgorithm::Md5),
            QCryptographicHash::hash(content, QCryptographicHash::Md5));
    }

    void digestsOnceWhatSeveralWrite()
    {
        const QByteArray content = noise(32 * kMiB, 4);
        const QTemporaryDir folder;
        SystemFileSystem files;
        auto made = PartFile::create(&files, folder.filePath(u"part"_s), {});
        PartFile &part = **made;
        std::vector<std::thread> writers;
        for (qint64 writer = 0; writer < 4; ++writer) {
            writers.emplace_back([&part, &content, writer] {
                constexpr qint64 kPiece = 64 * 1024;
                for (qint64 at = writer * 8 * kMiB; at < (writer + 1) * 8 * kMiB; at += kPiece) {
                    std::ignore = part.write(at, span(content.mid(at, kPiece)));
                    if (at % kMiB == 0)
                        std::ignore = part.catchUp(2 * kMiB, {});
                }
            });
        }
        for (std::thread &writer : writers)
            writer.join();

        QVERIFY(part.catchUp(content.size(), {}));

        QCOMPARE(part.digested(), content.size());
        QCOMPARE(part.digest(DigestAlgorithm::Sha256), sha256(content));
        QVERIFY(readFile(folder.filePath(u"part"_s)) == content);
    }

    void stopsCatchingUpWhenCancelled()
    {
        const QTemporaryDir folder;
        SystemFileSystem files;
        auto made = PartFile::create(&files, folder.filePath(u"part"_s), {});
        QVERIFY((*made)->write(100, span(noise(100))));
        QVERIFY((*made)->write(0, span(noise(100))));
        CancelSource source;
        source.cancel(CancelReason::Paused);

        const Status stopped = (*made)->catchUp(200, source.token());

        QVERIFY(!stopped && stopped.error().isCancelled());
        QCOMPARE((*made)->digested(), 100);
    }

    void reservesSpaceWithoutGrowing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"part"_s);
        SystemFileSystem files;
        auto made = PartFile::create(&files, path, {});

        QVERIFY((*made)->reserve(4 * kMiB));

        QCOMPARE(QFileInfo(path).size(), 0);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PartFileTest)
#include "tst_partfile.moc"
