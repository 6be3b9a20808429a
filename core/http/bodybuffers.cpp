// SPDX-License-Identifier: MIT
#include "core/http/bodybuffers.h"

#include <algorithm>
#include <cstring>

namespace waybill
{
namespace
{

constexpr size_t kSendBlock = 256 * 1024;
constexpr size_t kSendBlocks = 8;

} // namespace

ReceiveBuffer::ReceiveBuffer(WorkerPool *workers, std::function<void()> resume)
    : m_workers(workers)
    , m_resume(std::move(resume))
    , m_blocks(ReceiveBlocks::shared())
{
}

ReceiveBuffer::~ReceiveBuffer()
{
    m_blocks->remove(m_bytes);
}

ReceiveBlocks::Grant ReceiveBuffer::push(std::span<const char> bytes)
{
    std::unique_lock lock(m_mutex);
    const ReceiveBlocks::Grant grant = m_blocks->tryAdd(m_bytes, bytes.size());
    if (grant != ReceiveBlocks::Grant::Given) {
        m_isStarved = true;
        scheduleDrain(lock);
        return grant;
    }
    while (!bytes.empty()) {
        if (m_room == 0)
            beginBlock();
        const auto piece = bytes.first(std::min(bytes.size(), m_room));
        m_filled.back().insert(m_filled.back().end(), piece.begin(), piece.end());
        m_bytes += piece.size();
        m_position += piece.size();
        m_room -= piece.size();
        bytes = bytes.subspan(piece.size());
    }
    // A block is handed over when it is full: piece by piece would wake a worker for each 16 KiB.
    scheduleDrain(lock);
    return grant;
}

/// It ends where one of the file's does, also after one that was flushed early.
void ReceiveBuffer::beginBlock()
{
    m_room = ReceiveBlocks::kBlockBytes - m_position % ReceiveBlocks::kBlockBytes;
    // A small answer needs no whole block.
    m_filled.push_back(m_hasBegun ? m_blocks->take() : PageAlignedBytes());
    m_hasBegun = true;
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
    m_position += static_cast<size_t>(m_sink->position());
    m_room = 0;
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

/// The last block may still be being filled: it goes then only when it is flushed, or when nothing
/// more comes, or may come before it has gone.
bool ReceiveBuffer::hasBlock() const
{
    const bool isFull = m_room == 0;
    return m_filled.size() > 1 ||
           (!m_filled.empty() && (isFull || m_isFlushing || m_isFinished || m_isStarved));
}

void ReceiveBuffer::drain()
{
    std::unique_lock lock(m_mutex);
    while (hasBlock()) {
        m_isFlushing = m_isFlushing && m_filled.size() > 1;
        PageAlignedBytes block = std::move(m_filled.front());
        m_filled.pop_front();
        if (m_filled.empty())
            m_room = 0;
        lock.unlock();
        // What arrived before a failure of the network is good and is kept; after one of the sink
        // nothing is.
        if (m_written)
            m_written = m_sink->write(block);
        lock.lock();
        m_bytes -= block.size();
        m_blocks->remove(block.size());
        m_blocks->giveBack(std::move(block));
        // Wake at half empty, so that pausing and resuming stay rare.
        if (!m_written || (m_isStarved && m_bytes <= m_blocks->restartBelow())) {
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
