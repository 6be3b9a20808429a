// SPDX-License-Identifier: MIT
#include "core/archive/compressiondevice.h"

#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <thread>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::Bench;
using test::noise;
using test::prose;

namespace
{

constexpr qsizetype kBlock = CompressionDevice::kBlockBytes;
constexpr Codec kCodecs[] = {Codec::None, Codec::Gzip, Codec::Zstd, Codec::Xz, Codec::Bzip2};
constexpr const char *kNames[] = {"none", "gzip", "zstd", "xz", "bzip2"};

/// What a device gave out.
struct Collected
{
    QByteArray bytes;
    qsizetype blocks = 0;

    CompressionDevice::Output output()
    {
        return [this](std::span<const char> block) -> Status {
            bytes.append(block.data(), std::ssize(block));
            ++blocks;
            return {};
        };
    }
};

QByteArray compressed(
    const QByteArray &bytes, Codec codec, int level, int threads, qsizetype atOnce)
{
    Bench bench(threads);
    Collected collected;
    CompressionDevice device(codec, level, &bench.workers, &bench.gate, collected.output());
    for (qsizetype at = 0; at < bytes.size(); at += atOnce)
        device.write(bytes.mid(at, atOnce));
    return device.finish() ? collected.bytes : QByteArray("failed");
}

/// Keeps every worker busy until it is let go.
class Occupied
{
public:
    explicit Occupied(WorkerPool *workers)
        : m_workers(workers)
    {
        for (int i = 0; i < workers->mostThreads(); ++i)
            workers->post([this] { m_leave.acquire(); });
    }
    ~Occupied()
    {
        m_leave.release(m_workers->mostThreads());
        m_workers->waitForDone();
    }
    Q_DISABLE_COPY_MOVE(Occupied)

private:
    WorkerPool *m_workers;
    QSemaphore m_leave;
};

} // namespace

class CompressionDeviceTest final : public QObject
{
    Q_OBJECT

private slots:
    void isReadBackAsItWasWritten_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<qsizetype>("blocks");
        for (int i = 0; i < 5; ++i) {
            const auto row = [i](const char *name, qsizetype size, qsizetype blocks) {
                QTest::addRow("%s, %s", kNames[i], name) << i << size << blocks;
            };
            // Nothing at all is a stream as well, where there are streams.
            row("nothing", 0, i == 0 ? 0 : 1);
            row("a byte", 1, 1);
            row("a block less a byte", kBlock - 1, 1);
            row("a block", kBlock, 1);
            row("a block and a byte", kBlock + 1, 2);
            row("three blocks", 3 * kBlock, 3);
        }
    }

    void isReadBackAsItWasWritten()
    {
        QFETCH(int, codec);
        QFETCH(qsizetype, size);
        QFETCH(qsizetype, blocks);
        const QByteArray bytes = prose(size);
        Bench bench;
        Collected collected;
        CompressionDevice device(
            kCodecs[codec], 1, &bench.workers, &bench.gate, collected.output());

        QCOMPARE(device.write(bytes), size);
        QVERIFY(device.finish());

        QCOMPARE(collected.blocks, blocks);
        const auto decoded = test::decode(collected.bytes, kCodecs[codec]);
        QVERIFY(decoded.status);
        QVERIFY(decoded.bytes == bytes);
    }

    void givesOutInOrderWhicheverWorkerIsFirst()
    {
        // Blocks of noise are done long before those of text.
        QByteArray bytes;
        for (quint32 i = 0; i < 8; ++i)
            bytes += i % 2 == 0 ? prose(kBlock, i) : noise(kBlock, i);

        const QByteArray all = compressed(bytes, Codec::Zstd, 9, 4, 1'000'000);

        QVERIFY(test::decode(all, Codec::Zstd).bytes == bytes);
    }

    void equalInputGivesEqualOutput_data()
    {
        QTest::addColumn<int>("codec");
        for (int i = 1; i < 5; ++i)
            QTest::newRow(kNames[i]) << i;
    }

    void equalInputGivesEqualOutput()
    {
        QFETCH(int, codec);
        // Compressors are used again, in whatever order, behind blocks that compress and that do
        // not.
        const QByteArray bytes =
            prose(kBlock, 1) + noise(kBlock, 2) + prose(kBlock, 3) + prose(kBlock, 1) + "tail";

        const QByteArray once = compressed(bytes, kCodecs[codec], 1, 1, bytes.size());

        QVERIFY(compressed(bytes, kCodecs[codec], 1, 3, 999'983) == once);
        QVERIFY(compressed(bytes, kCodecs[codec], 1, 2, 4'000'000) == once);
    }

    void incompressibleBytesHardlyGrow_data() { equalInputGivesEqualOutput_data(); }

    void incompressibleBytesHardlyGrow()
    {
        QFETCH(int, codec);
        const QByteArray bytes = noise(2 * kBlock + 1'000);

        const QByteArray all = compressed(bytes, kCodecs[codec], 9, 2, bytes.size());

        const qsizetype percent = bytes.size() / 100;
        QVERIFY(
            all.size() < bytes.size() + (kCodecs[codec] == Codec::Bzip2 ? percent : percent / 10));
        QVERIFY(test::decode(all, kCodecs[codec]).bytes == bytes);
    }

    void tellsWhyTheOutputFailed_data()
    {
        QTest::addColumn<int>("failing");
        for (int i = 1; i <= 4; ++i)
            QTest::addRow("block %d", i) << i;
    }

    void tellsWhyTheOutputFailed()
    {
        QFETCH(int, failing);
        for (const Codec codec : kCodecs) {
            Bench bench;
            int outputs = 0;
            CompressionDevice device(
                codec, 1, &bench.workers, &bench.gate, [&](std::span<const char>) -> Status {
                    if (++outputs == failing)
                        return waybill::fail(ErrorKind::DiskFull, u"full"_s);
                    return {};
                });

            device.write(prose(3 * kBlock + 1));
            const Status finished = device.finish();

            QVERIFY(!finished);
            QCOMPARE(toString(finished.error().kind), toString(ErrorKind::DiskFull));
            QVERIFY(device.status() == finished);
            // All over: nothing is given out behind a gap.
            QCOMPARE(device.write("more"), -1);
            QVERIFY(!device.finish());
            QCOMPARE(outputs, failing);
        }
    }

    void endsWhileAWorkerIsSlow_data()
    {
        QTest::addColumn<bool>("isFinishing");
        QTest::newRow("writing") << false;
        QTest::newRow("finishing") << true;
    }

    void endsWhileAWorkerIsSlow()
    {
        QFETCH(bool, isFinishing);
        Bench bench(1);
        const Occupied occupied(&bench.workers);
        Collected collected;
        CompressionDevice device(Codec::Zstd, 1, &bench.workers, &bench.gate, collected.output());
        QSemaphore begun;
        std::jthread other([&] {
            begun.acquire();
            bench.gate.end();
        });
        QElapsedTimer timer;
        timer.start();

        begun.release();
        device.write(prose(isFinishing ? 1 : 8 * kBlock));
        const Status finished = device.finish();

        QVERIFY(!finished);
        QVERIFY(finished.error().isCancelled());
        QVERIFY(timer.elapsed() < 10'000);
        QCOMPARE(collected.blocks, 0);
    }

    void waitsAtAShutGate()
    {
        Bench bench;
        Collected collected;
        CompressionDevice device(Codec::None, 0, &bench.workers, &bench.gate, collected.output());
        std::atomic<bool> isReleased = false;
        bench.gate.hold();
        std::jthread other([&] {
            isReleased = true;
            bench.gate.release();
        });

        QCOMPARE(device.write(prose(kBlock)), kBlock);

        QVERIFY(isReleased);
        QCOMPARE(collected.blocks, 1);
    }

    void keepsFewBlocksInMemory()
    {
        constexpr int kThreads = 2;
        Bench bench(kThreads);
        qsizetype written = 0;
        qsizetype given = 0;
        qsizetype most = 0;
        CompressionDevice device(
            Codec::Zstd, 1, &bench.workers, &bench.gate, [&given](std::span<const char>) -> Status {
                ++given;
                return {};
            });
        const QByteArray block = prose(kBlock);

        for (; written < 16; ++written) {
            QCOMPARE(device.write(block), kBlock);
            most = std::max(most, written + 1 - given);
        }

        QVERIFY(most <= kThreads + 1);
        QVERIFY(device.finish());
        QCOMPARE(given, 16);
    }

    void isDroppedWithBlocksOnTheirWay()
    {
        Bench bench;
        Collected collected;
        {
            CompressionDevice device(
                Codec::Bzip2, 9, &bench.workers, &bench.gate, collected.output());
            device.write(prose(2 * kBlock));
        }

        bench.workers.waitForDone();
        QCOMPARE(collected.blocks, 0);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::CompressionDeviceTest)
#include "tst_compressiondevice.moc"
