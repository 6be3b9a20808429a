// SPDX-License-Identifier: MIT
#include "core/http/bodybuffers.h"

#include <algorithm>
#include <cstring>

namespace waybill
{
namespace
{

/// Small enough to be still in the CPU's cache when a worker hashes and writes it; large enough
/// that waking one costs little.
constexpr size_t kReceiveBlock = 64 * 1024;
constexpr size_t kSpareBlocks = 16;
constexpr size_t kReceiveLimit = 4 * 1024 * 1024;
constexpr size_t kSendBlock = 256 * 1024;
constexpr size_t kSendBlocks = 8;

} // namespace

ReceiveBuffer::ReceiveBuffer(WorkerPool *workers, std::function<void()> resume)
    : m_workers(workers)
    , m_resume(std::move(resume))
{
}

bool ReceiveBuffer::push(std::span<const char> bytes)
{
    std::unique_lock lock(m_mutex);
    if (m_bytes > 0 && m_bytes + bytes.size() > kReceiveLimit) {
        m_isStarved = true;
        return false;
    }
    if (m_filled.empty() || m_filled.back().size() + bytes.size() > kReceiveBlock) {
        Block block;
        if (!m_spare.empty()) {
            block = std::move(m_spare.back());
            m_spare.pop_back();
        } else if (m_bytes > 0) {
            block.reserve(kReceiveBlock); // a small answer never gets here
        }
        m_filled.push_back(std::move(block));
    }
    m_filled.back().insert(m_filled.back().end(), bytes.begin(), bytes.end());
    m_bytes += bytes.size();
    // A block is handed over when it is full: piece by piece would wake a worker for each 16 KiB.
    scheduleDrain(lock);
    return true;
}

bool ReceiveBuffer::flush()
{
    std::unique_lock lock(m_mutex);
    if (m_filled.empty() || m_isDraining)
        return false;
    m_isFlushing = true;
    scheduleDrain(lock);
    return true;
}

void ReceiveBuffer::attach(std::shared_ptr<BodySink> sink)
{
    std::unique_lock lock(m_mutex);
    m_sink = std::move(sink);
    scheduleDrain(lock);
}

void ReceiveBuffer::finish(Status status, std::function<void(Status)> ended)
{
    std::unique_lock lock(m_mutex);
    m_isFinished = true;
    m_received = std::move(status);
    m_ended = std::move(ended);
    scheduleDrain(lock);
}

void ReceiveBuffer::scheduleDrain(std::unique_lock<std::mutex> &lock)
{
    if (m_isDraining || !m_sink || (!hasBlock() && !m_isFinished))
        return;
    m_isDraining = true;
    lock.unlock();
    m_workers->post([self = shared_from_this()] { self->drain(); });
}

/// The last block is still being filled: it goes only when it is flushed, or when nothing more
/// comes.
bool ReceiveBuffer::hasBlock() const
{
    return m_filled.size() > 1 || (!m_filled.empty() && (m_isFlushing || m_isFinished));
}

void ReceiveBuffer::drain()
{
    std::unique_lock lock(m_mutex);
    while (hasBlock()) {
        m_isFlushing = m_isFlushing && m_filled.size() > 1;
        Block block = std::move(m_filled.front());
        m_filled.pop_front();
        lock.unlock();
        // What arrived before a failure of the network is good and is kept; after one of the sink
        // nothing is.
        if (m_written)
            m_written = m_sink->write(block);
        lock.lock();
        m_bytes -= block.size();
        if (block.capacity() >= kReceiveBlock && m_spare.size() < kSpareBlocks) {
            block.clear();
            m_spare.push_back(std::move(block));
        }
        // Wake at half empty, so that pausing and resuming stay rare.
        const bool hasRoom = m_bytes <= kReceiveLimit / 2;
        if (!m_written || (m_isStarved && hasRoom)) {
            m_isStarved = false;
            m_hasFailed = !m_written;
            lock.unlock();
            m_resume();
            lock.lock();
        }
    }
    m_isDraining = false;
    if (!m_isFinished)
        return;
    const auto ended = std::exchange(m_ended, {});
    const Status status = m_written ? m_received : m_written;
    lock.unlock();
    if (ended)
        ended(status);
}

bool ReceiveBuffer::hasFailed() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasFailed;
}

SendBuffer::SendBuffer(
    WorkerPool *workers, std::shared_ptr<BodySource> source, std::function<void()> resume)
    : m_workers(workers)
    , m_source(std::move(source))
    , m_resume(std::move(resume))
    , m_end(m_source->size())
{
}

SendBuffer::Take SendBuffer::take(std::span<char> into, size_t &taken)
{
    std::unique_lock lock(m_mutex);
    taken = 0;
    if (m_error)
        return Take::Failed;
    if (isAtEnd(m_takenOffset))
        return Take::End;
    if (m_ready.empty()) {
        m_isStarved = true;
        scheduleRead(lock);
        return Take::Wait;
    }
    Block &block = m_ready.front();
    taken = std::min(into.size(), block.bytes.size() - block.used);
    std::memcpy(into.data(), block.bytes.data() + block.used, taken);
    block.used += taken;
    m_takenOffset += static_cast<qint64>(taken);
    if (block.used == block.bytes.size()) {
        m_spare.push_back(std::move(block.bytes));
        m_ready.pop_front();
    }
    scheduleRead(lock);
    return Take::Data;
}

void SendBuffer::rewind(qint64 offset)
{
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    m_ready.clear();
    m_readOffset = offset;
    m_takenOffset = offset;
}

bool SendBuffer::isExhausted() const
{
    const std::lock_guard lock(m_mutex);
    return isAtEnd(m_takenOffset);
}

Error SendBuffer::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error.value_or(makeError(ErrorKind::Internal));
}

void SendBuffer::scheduleRead(std::unique_lock<std::mutex> &lock)
{
    if (m_isReading || m_error || m_ready.size() > kSendBlocks / 2 || isAtEnd(m_readOffset))
        return;
    m_isReading = true;
    lock.unlock();
    m_workers->post([self = shared_from_this()] { self->readAhead(); });
}

/// Reads until the buffer is full: a job a block would wake a thread a block.
void SendBuffer::readAhead()
{
    std::unique_lock lock(m_mutex);
    while (!m_error && m_ready.size() < kSendBlocks && !isAtEnd(m_readOffset)) {
        std::vector<char> bytes;
        if (!m_spare.empty()) {
            bytes = std::move(m_spare.back());
            m_spare.pop_back();
        }
        const qint64 offset = m_readOffset;
        const int generation = m_generation;
        const bool isSizeKnown = m_end >= 0;
        const qint64 wanted =
            isSizeKnown ? std::min<qint64>(kSendBlock, m_end - offset) : qint64(kSendBlock);
        lock.unlock();

        bytes.resize(static_cast<size_t>(wanted));
        const Result<qint64> got = m_source->read(offset, bytes);

        lock.lock();
        if (generation == m_generation) {
            if (!got)
                m_error = got.error();
            else if (*got < wanted && isSizeKnown)
                m_error = makeError(ErrorKind::SourceChanged);
            else {
                m_readOffset = offset + *got;
                if (*got < wanted)
                    m_end = m_readOffset;
                bytes.resize(static_cast<size_t>(*got));
                if (*got > 0)
                    m_ready.push_back({std::move(bytes), 0});
            }
        }
        if (std::exchange(m_isStarved, false)) {
            lock.unlock();
            m_resume();
            lock.lock();
        }
    }
    m_isReading = false;
}

} // namespace waybill
