// SPDX-License-Identifier: MIT
// Room on the disk: it is looked at before anything is asked for, promised once only, and what
// waits for it goes on by itself when there is some.
#include "tests/support/faultyfilesystem.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QTest>

#include <atomic>
#include <cerrno>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;
using namespace std::chrono_literals;
using Call = FaultyFileSystem::Call;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;

} // namespace

class RoomTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_files = std::make_unique<FaultyFileSystem>();
        m_engine = std::make_unique<ScratchEngine>();
        m_engine->options.files = m_files.get();
        m_engine->options.retry.recheck = 100ms;
    }
    void cleanup()
    {
        m_engine.reset();
        m_files.reset();
    }

    void whatDoesNotFitBesideOthersWaitsForThem()
    {
        const QByteArray content = noise(2 * kMiB);
        std::atomic<bool> isGenerous = false;
        const MisbehavingServer server([&](const SeenRequest &request) {
            const Script whole = serveFile(request, content, "\"v1\"");
            return isGenerous ? whole : stoppedAfter(whole, kMiB);
        });
        m_files->pretend(VolumeFacts{.device = 1, .free = 3 * kMiB});
        m_engine->start();

        const TransferId first = m_engine->add(m_engine->download(server.url("/first")));
        QTRY_VERIFY((*m_engine)->snapshot(first)->bytesDone > 0);
        const TransferId second = m_engine->add(m_engine->download(server.url("/second")));
        QTRY_COMPARE((*m_engine)->snapshot(second)->waitReason, WaitReason::DiskFull);
        QCOMPARE((*m_engine)->snapshot(second)->bytesDone, 0);

        isGenerous = true;
        (*m_engine)->pause({first});
        QTRY_COMPARE((*m_engine)->snapshot(first)->state, TransferState::Paused);
        QTRY_COMPARE((*m_engine)->snapshot(second)->state, TransferState::Done);
        (*m_engine)->resume({first});
        QCOMPARE(m_engine->waitUntilSettled(first).state, TransferState::Done);
        QCOMPARE(readFile(m_engine->downloads() + u"/second"_s), content);
    }

    void whatHasBegunKeepsItsRoomWhileItWaits()
    {
        const QByteArray content = noise(4 * kMiB);
        std::atomic<bool> isCut = false;
        MisbehavingServer server([&](const SeenRequest &request) {
            if (request.path == "/first" && isCut)
                return Script{resetStep()};
            const Script whole = serveFile(request, content, "\"v1\"");
            return request.path == "/second" ? whole : stoppedAfter(whole, kMiB);
        });
        m_files->pretend(VolumeFacts{.device = 1, .free = 6 * kMiB});
        m_files->failAll(Call::Reserve, EOPNOTSUPP); // else what is free would not be as pretended
        m_engine->options.retry.firstDelay = 100h;
        m_engine->options.retry.longestDelay = 100h;
        m_engine->start();
        const TransferId first = m_engine->add(m_engine->download(server.url("/first")));
        QTRY_VERIFY((*m_engine)->snapshot(first)->bytesDone > 0);
        isCut = true;
        server.cutAll();
        QTRY_COMPARE((*m_engine)->snapshot(first)->waitReason, WaitReason::Retry);

        const TransferId second = m_engine->add(m_engine->download(server.url("/second")));
        QTRY_COMPARE((*m_engine)->snapshot(second)->waitReason, WaitReason::DiskFull);

        (*m_engine)->pause({first});
        QTRY_COMPARE((*m_engine)->snapshot(second)->state, TransferState::Done);
    }

    void tellsWhereTheQueueIsTooLongForItsDisk()
    {
        const QByteArray content = noise(2 * kMiB);
        const MisbehavingServer server([&](const SeenRequest &request) {
            return stoppedAfter(serveFile(request, content, "\"v1\""), kMiB);
        });
        m_files->pretend(VolumeFacts{.device = 1, .free = 3 * kMiB});
        m_engine->start();
        const QString folder = m_engine->downloads();
        const auto room = [&] { return QCoro::waitFor((*m_engine)->room(folder)); };
        QCOMPARE(room().free, 3 * kMiB);
        QVERIFY(room().shortages.isEmpty());

        const TransferId first = m_engine->add(m_engine->download(server.url("/first")));
        QTRY_VERIFY((*m_engine)->snapshot(first)->bytesDone > 0);
        const TransferId second = m_engine->add(m_engine->download(server.url("/second")));
        QTRY_COMPARE((*m_engine)->snapshot(second)->waitReason, WaitReason::DiskFull);
        m_files->pretend(VolumeFacts{.device = 1, .free = kMiB});

        QCOMPARE(room().shortages.size(), 1);
        QCOMPARE(room().shortages.first().folder, folder);
        QVERIFY(room().shortages.first().missing >= kMiB);
        QVERIFY(room().shortages.first().missing <= 3 * kMiB);
        (*m_engine)->pause({first, second});
        QTRY_VERIFY(room().shortages.isEmpty());
    }

    void nobodyIsAskedWhileTheDiskIsFull()
    {
        const QByteArray content = noise(3 * kMiB);
        const MisbehavingServer server(
            [&](const SeenRequest &request) { return serveFile(request, content, "\"v1\""); });
        m_files->failAll(Call::Write, ENOSPC);
        m_engine->start();
        const TransferId id = m_engine->add(m_engine->download(server.url()));
        QTRY_COMPARE((*m_engine)->snapshot(id)->waitReason, WaitReason::DiskFull);

        m_files->pretend(VolumeFacts{.device = 1, .free = 0});
        m_files->heal();
        const int attempts = (*m_engine)->snapshot(id)->attempts;
        QTRY_VERIFY((*m_engine)->snapshot(id)->attempts > attempts);
        const qsizetype asked = server.requests().size();
        const int read = m_files->calls(Call::Read);
        QTRY_VERIFY((*m_engine)->snapshot(id)->attempts > attempts + 2);
        QCOMPARE(server.requests().size(), asked);
        QCOMPARE(m_files->calls(Call::Read), read); // nor is what is here read again and again

        m_files->pretend(std::nullopt);
        QTRY_COMPARE((*m_engine)->snapshot(id)->state, TransferState::Done);
        QCOMPARE(readFile(m_engine->downloads() + u"/file"_s), content);
    }

    void whatTheFileSystemCannotHoldIsRefusedAtOnce()
    {
        const QByteArray content = noise(2 * kMiB);
        const MisbehavingServer server(
            [&](const SeenRequest &request) { return serveFile(request, content, "\"v1\""); });
        m_files->pretend(VolumeFacts{.device = 1, .free = 100 * kMiB, .largestFile = kMiB});
        m_engine->start();

        const TransferSnapshot ended = m_engine->run(m_engine->download(server.url()));

        QCOMPARE(ended.state, TransferState::Failed);
        QCOMPARE(toString(ended.error->kind), u"FileTooLarge"_s);
        QCOMPARE(m_engine->filesInDownloads(), QStringList());
    }

private:
    std::unique_ptr<FaultyFileSystem> m_files;
    std::unique_ptr<ScratchEngine> m_engine;
};

} // namespace waybill

QTEST_MAIN(waybill::RoomTest)
#include "tst_room.moc"
