// SPDX-License-Identifier: MIT
#include "tests/support/scratchengine.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

namespace waybill::test
{

using namespace std::chrono_literals;

ScratchEngine::ScratchEngine()
{
    options.profile = path(QStringLiteral("profile"));
    options.deadlines.connect = 1000ms;
    options.deadlines.firstByte = 1000ms;
    options.deadlines.answer = 1000ms;
    options.deadlines.minimumRateOver = 1000ms;
    options.retry.firstDelay = 10ms;
    options.retry.longestDelay = 50ms;
    options.retry.maxRetries = 2;
    options.unpacker = QStringLiteral(WAYBILL_BIN_DIR "/waybill-unpack");
    QDir().mkpath(downloads());
}

ScratchEngine::~ScratchEngine()
{
    stop();
}

void ScratchEngine::start()
{
    auto opened = Engine::open(options);
    if (!opened)
        qFatal("the scratch engine does not open: %s", qPrintable(opened.error().detail));
    m_engine = std::move(opened->engine);
    m_wasJournalDamaged = !opened->damagedJournal.isEmpty();
    const Status loaded = QCoro::waitFor(m_engine->load());
    if (!loaded)
        qFatal("the scratch engine does not load: %s", qPrintable(loaded.error().detail));
}

void ScratchEngine::stop()
{
    if (!m_engine)
        return;
    QCoro::waitFor(m_engine->shutDown());
    if (!m_engine->scope().isEmpty())
        QTest::qFail("the engine's scope is not empty", __FILE__, __LINE__);
    m_engine.reset();
}

TransferId ScratchEngine::add(const TransferSpec &spec)
{
    const auto ids = QCoro::waitFor(m_engine->add({spec}));
    return ids ? ids->constFirst() : 0;
}

TransferSnapshot ScratchEngine::run(const TransferSpec &spec, int timeoutMs)
{
    return waitUntilSettled(add(spec), timeoutMs);
}

TransferSnapshot ScratchEngine::waitUntilSettled(TransferId id, int timeoutMs)
{
    const bool isSettled = waitFor([&] { return !m_engine->hasWork(id); }, timeoutMs);
    if (!isSettled)
        QTest::qFail("the transfer does not come to rest", __FILE__, __LINE__);
    return *m_engine->snapshot(id);
}

QList<TimelineEntry> ScratchEngine::timeline(TransferId id)
{
    return QCoro::waitFor(m_engine->timeline(id)).value_or(QList<TimelineEntry>());
}

QStringList ScratchEngine::filesInDownloads() const
{
    return QDir(downloads()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

TransferSpec ScratchEngine::download(const QUrl &url) const
{
    TransferSpec spec;
    spec.kind = TransferKind::Download;
    spec.url = url;
    spec.path = downloads();
    return spec;
}

TransferSpec ScratchEngine::upload(const QString &localPath, const QUrl &url) const
{
    TransferSpec spec;
    spec.kind = TransferKind::Upload;
    spec.url = url;
    spec.path = localPath;
    spec.onConflict = ConflictPolicy::Fail;
    return spec;
}

TransferSpec ScratchEngine::pack(const QStringList &sources, const QString &name) const
{
    TransferSpec spec;
    spec.kind = TransferKind::Pack;
    spec.path = downloads();
    spec.name = name;
    spec.onConflict = ConflictPolicy::Fail;
    spec.packing.edit().sources = sources;
    return spec;
}

TransferSpec ScratchEngine::unpack(const QString &archive, const QString &name) const
{
    TransferSpec spec;
    spec.kind = TransferKind::Unpack;
    spec.archive = archive;
    spec.path = downloads() + u'/' + name;
    spec.onConflict = ConflictPolicy::Fail;
    return spec;
}

bool waitFor(const std::function<bool()> &isOver, int mostMs)
{
    const QDeadlineTimer deadline(mostMs);
    QTimer tick;
    tick.start(1ms);
    while (!isOver()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray noise(qsizetype size, quint32 seed)
{
    QRandomGenerator generator(seed);
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    generator.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.truncate(size);
    return bytes;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

std::span<const char> span(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

} // namespace waybill::test
