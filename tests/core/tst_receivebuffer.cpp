// SPDX-License-Identifier: MIT
#include "core/http/bodybuffers.h"
#include "tests/support/scratchengine.h"

#include <QSemaphore>
#include <QTest>

#include <thread>

namespace waybill
{

using test::noise;
using test::span;
using Grant = ReceiveBlocks::Grant;

namespace
{

constexpr qsizetype kBlock = ReceiveBlocks::kBlockBytes;

/// A sink in memory that can be made to wait.
class SlowSink final : public BodySink
{
public:
    explicit SlowSink(qint64 position)
        : m_position(position)
    {
    }

    Status write(std::span<const char> bytes) override
    {
        m_turns.acquire();
        sizes.append(std::ssize(bytes));
        content.append(bytes.data(), std::ssize(bytes));
        return {};
    }
    qint64 position() const override { return m_position; }
    void allow(int writes) { m_turns.release(writes); }

    QByteArray content;
    QList<qsizetype> sizes;

private:
    qint64 m_position;
    QSemaphore m_turns;
};

/// What the network thread does with one body.
struct Body
{
    explicit Body(WorkerPool *workers)
        : buffer(std::make_shared<ReceiveBuffer>(workers, [this] { resumed.release(); }))
    {
    }

    void finish()
    {
        buffer->finish({}, [this](const Status &) { ended.release(); });
        ended.acquire();
    }

    QSemaphore resumed;
    QSemaphore ended;
    std::shared_ptr<ReceiveBuffer> buffer;
};

} // namespace

class ReceiveBufferTest final : public QObject
{
    Q_OBJECT

private slots:
    void cutsWhereTheFilesBlocksEnd()
    {
        const QByteArray content = noise(3 * kBlock);
        const auto sink = std::make_shared<SlowSink>(kBlock / 2);
        sink->allow(1000);
        WorkerPool workers(this, 1);
        Body body(&workers);
        body.buffer->attach(sink);

        for (qsizetype at = 0; at < content.size(); at += 100'000) {
            QVERIFY(body.buffer->push(span(content.mid(at, 100'000))) == Grant::Given);
            if (at == kBlock / 100'000 * 100'000)
                body.buffer->flush();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        body.finish();

        QVERIFY(sink->content == content);
        QCOMPARE(sink->sizes.first(), kBlock / 2);
        qsizetype at = kBlock / 2;
        QSet<qsizetype> ends;
        for (const qsizetype size : sink->sizes)
            ends.insert(at += size);
        QVERIFY(ends.contains(kBlock) && ends.contains(2 * kBlock) && ends.contains(3 * kBlock));
    }

    void refusesWhatASlowSinkCannotTakeAndGoesOnWhenItCan()
    {
        const QByteArray piece = noise(kBlock / 4);
        const auto sink = std::make_shared<SlowSink>(0);
        WorkerPool workers(this, 1);
        Body body(&workers);
        body.buffer->attach(sink);

        int pushed = 0;
        while (body.buffer->push(span(piece)) == Grant::Given)
            ++pushed;
        QCOMPARE(pushed, 20); // five blocks
        QCOMPARE(body.resumed.available(), 0);
        sink->allow(1000);

        QVERIFY(body.resumed.tryAcquire(1, 5'000));
        QVERIFY(body.buffer->push(span(piece)) == Grant::Given);
        body.finish();
        QCOMPARE(sink->content.size(), 21 * piece.size());
    }

    void manyTogetherHoldLittleAndAllGetThrough()
    {
        constexpr int kBodies = 20;
        const QByteArray piece = noise(kBlock / 4);
        WorkerPool workers(this, 1);
        std::vector<std::unique_ptr<Body>> bodies;
        QList<std::shared_ptr<SlowSink>> sinks;
        qsizetype held = 0;
        for (int i = 0; i < kBodies; ++i) {
            bodies.push_back(std::make_unique<Body>(&workers));
            sinks.append(std::make_shared<SlowSink>(0));
            bodies.back()->buffer->attach(sinks.last());
            while (bodies.back()->buffer->push(span(piece)) == Grant::Given)
                held += piece.size();
        }
        QVERIFY2(held < 40 * kBlock, qPrintable(QString::number(held / kBlock)));
        for (const auto &sink : sinks)
            sink->allow(1000);

        for (const auto &body : bodies) {
            QVERIFY(body->resumed.tryAcquire(1, 5'000));
            QVERIFY(body->buffer->push(span(piece)) == Grant::Given);
            body->finish();
        }
        qsizetype arrived = 0;
        for (const auto &sink : sinks)
            arrived += sink->content.size();
        QCOMPARE(arrived, held + kBodies * piece.size());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ReceiveBufferTest)
#include "tst_receivebuffer.moc"
