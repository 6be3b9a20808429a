// SPDX-License-Identifier: MIT
#include "core/transfer/segment.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::noise;
using test::readFile;
using test::span;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;

DurableBlock blockOf(const QByteArray &content, qint64 offset, qint64 length)
{
    ContentDigest digest;
    digest.add(span(content).subspan(static_cast<size_t>(offset), static_cast<size_t>(length)));
    return {offset, length, digest.result()};
}

/// A new part file and what became durable of it.
struct Scene
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"part"_s);
    FaultyFileSystem files;
    std::shared_ptr<PartFile> part{*PartFile::create(&files, path, {})};
    QList<DurableBlock> blocks;

    Segment::Durable durable()
    {
        return [this](const DurableBlock &block) { blocks.append(block); };
    }
};

} // namespace

class SegmentTest final : public QObject
{
    Q_OBJECT

private slots:
    void provesABlockWithEachCheckpoint()
    {
        Scene scene;
        const QByteArray content = noise(1500);
        Segment segment(scene.part, {0, 1500}, scene.durable());

        QVERIFY(segment.write(span(content.left(1000))));
        QVERIFY(scene.blocks.isEmpty());
        QVERIFY(segment.checkpoint());
        QCOMPARE(scene.blocks, QList{blockOf(content, 0, 1000)});
        QVERIFY(segment.checkpoint());
        QCOMPARE(scene.blocks.size(), 1);

        QVERIFY(segment.write(span(content.mid(1000))));
        QVERIFY(segment.checkpoint());
        QCOMPARE(scene.blocks.constLast(), blockOf(content, 0, 1500));
    }

    void makesTheSameCheckpointsFromPiecesOfAnySize_data()
    {
        QTest::addColumn<qint64>("piece");
        QTest::newRow("all at once") << 17 * kMiB;
        QTest::newRow("odd pieces") << qint64(777'777);
        QTest::newRow("block by block") << 8 * kMiB;
    }

    void makesTheSameCheckpointsFromPiecesOfAnySize()
    {
        QFETCH(qint64, piece);
        Scene scene;
        const QByteArray content = noise(17 * kMiB, 5);
        Segment segment(scene.part, {0, Segment::kUnknownEnd}, scene.durable());

        for (qint64 offset = 0; offset < content.size(); offset += piece)
            QVERIFY(segment.write(span(content.mid(offset, piece))));
        QVERIFY(segment.checkpoint());

        scene.blocks.removeIf([](const DurableBlock &block) { // after 5 s
            return (block.offset + block.length) % kBlockBytes != 0 && block.offset < 16 * kMiB;
        });
        QCOMPARE(scene.blocks,
            (QList{blockOf(content, 0, 8 * kMiB), blockOf(content, 8 * kMiB, 8 * kMiB),
                blockOf(content, 16 * kMiB, kMiB)}));
        QVERIFY(readFile(scene.path) == content);
    }

    /// Its first block is shorter: the others lie where all blocks of a file lie.
    void beginsAnywhere()
    {
        Scene scene;
        const QByteArray content = noise(12 * kMiB, 6);
        Segment segment(scene.part, {5 * kMiB, 12 * kMiB}, scene.durable());

        QVERIFY(segment.write(span(content.mid(5 * kMiB))));
        QVERIFY(segment.checkpoint());

        QVERIFY(segment.isFull());
        QCOMPARE(scene.blocks,
            (QList{blockOf(content, 5 * kMiB, 3 * kMiB), blockOf(content, 8 * kMiB, 4 * kMiB)}));
    }

    void takesNoMoreThanWasAnnounced()
    {
        Scene scene;
        Segment segment(scene.part, {0, 1000}, scene.durable());

        QVERIFY(segment.write(span(noise(600))));
        const Status tooMuch = segment.write(span(noise(401)));
        QVERIFY(!tooMuch);
        QCOMPARE(toString(tooMuch.error().kind), toString(ErrorKind::RangeMismatch));
        QCOMPARE(scene.part->bytes(), 600);
        QVERIFY(segment.write(span(noise(400))));
        QVERIFY(!segment.write(span(QByteArray("x"))));
        QCOMPARE(readFile(scene.path).size(), 1000);
    }

    void endsWhereItsEndWasMovedTo()
    {
        Scene scene;
        const QByteArray content = noise(1000);
        Segment segment(scene.part, {0, 1000}, scene.durable());
        QVERIFY(segment.write(span(content.left(300))));

        QVERIFY(segment.shrinkTo(500));
        const Status ended = segment.write(span(content.mid(300)));

        QVERIFY(!ended && ended.error().isCancelled());
        QVERIFY(segment.isFull());
        QCOMPARE(scene.part->bytes(), 500);
        QVERIFY(readFile(scene.path) == content.left(500));
    }

    void givesAwayNothingThatIsHere()
    {
        Scene scene;
        Segment segment(scene.part, {100, 1000}, scene.durable());
        QVERIFY(segment.write(span(noise(400))));

        QVERIFY(!segment.shrinkTo(499));
        QVERIFY(!segment.shrinkTo(1000));
        QCOMPARE(segment.end(), 1000);
        QVERIFY(segment.shrinkTo(500));
        QVERIFY(segment.isFull());
    }

    void takesBackWhatItGaveAway()
    {
        Scene scene;
        Segment segment(scene.part, {0, 1000}, scene.durable());
        QVERIFY(segment.shrinkTo(500));

        QVERIFY(segment.growTo(1000));
        QVERIFY(segment.write(span(noise(1000))));

        QVERIFY(segment.isFull());
    }

    void takesNothingBackOnceItHasEnded()
    {
        Scene scene;
        Segment segment(scene.part, {0, 1000}, scene.durable());
        QVERIFY(segment.shrinkTo(500));
        QVERIFY(segment.write(span(noise(500))));

        QVERIFY(!segment.growTo(1000));
        QCOMPARE(segment.end(), 500);
    }

    void syncsOnceForAllThatIsWritten()
    {
        Scene scene;
        Segment first(scene.part, {0, 1000}, scene.durable());
        Segment second(scene.part, {1000, 2000}, scene.durable());
        QVERIFY(first.write(span(noise(1000))));
        QVERIFY(second.write(span(noise(1000))));

        QVERIFY(first.checkpoint());
        QVERIFY(second.checkpoint());

        QCOMPARE(scene.blocks.size(), 2);
        QCOMPARE(scene.files.calls(FaultyFileSystem::Call::SyncData), 1);
    }

    void takesAnEmptyPiece()
    {
        Scene scene;
        Segment segment(scene.part, {0, 0}, scene.durable());

        QVERIFY(segment.write({}));

        QVERIFY(segment.isFull());
        QCOMPARE(scene.part->bytes(), 0);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SegmentTest)
#include "tst_segment.moc"
