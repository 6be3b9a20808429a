// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/workerpool.h"
#include "core/http/body.h"
#include "core/http/receiveblocks.h"

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace waybill
{

/// A bounded queue of recycled blocks from the network thread to a sink on the workers.
///
/// Pushing never blocks: a full buffer says so, and `resume` is called once there is room again.
/// Full blocks are handed over at once; flush() hands over one that a slow server does not fill.
class ReceiveBuffer : public std::enable_shared_from_this<ReceiveBuffer>
{
public:
    ReceiveBuffer(WorkerPool *workers, std::function<void()> resume);
    ~ReceiveBuffer();
    Q_DISABLE_COPY_MOVE(ReceiveBuffer)

    // Network thread:
    /// All or, where there is no room now, nothing.
    ReceiveBlocks::Grant push(std::span<const char> bytes);
    /// Hands over a block that is not full yet, if nobody is at work; false if there was none.
    bool flush();
    /// No more will come; `ended` is called (any thread) once the sink has all, with its error or
    /// `status`. Waits for a sink if there is none yet.
    void finish(Status status, std::function<void(Status)> ended);
    /// The sink refused a block: no more need come.
    bool hasFailed() const;

    // Engine thread:
    void attach(std::shared_ptr<BodySink> sink);

private:
    void scheduleDrain(std::unique_lock<std::mutex> &lock);
    void drain();
    bool hasBlock() const;
    void beginBlock();

    WorkerPool *m_workers;
    std::function<void()> m_resume;
    mutable std::mutex m_mutex;
    std::shared_ptr<BodySink> m_sink;
    const std::shared_ptr<ReceiveBlocks> m_blocks;
    std::deque<PageAlignedBytes> m_filled;
    size_t m_bytes = 0;    ///< in m_filled and in the worker's hands
    size_t m_position = 0; ///< of the next byte, in the sink's file
    size_t m_room = 0;     ///< in the last of m_filled
    bool m_hasBegun = false;
    bool m_isDraining = false;
    bool m_isStarved = false; ///< a push was refused
    bool m_isFlushing = false;
    bool m_isFinished = false;
    bool m_hasFailed = false;
    Status m_received; ///< how the network ended
    Status m_written;  ///< how the sink fares; only the draining worker touches it
    std::function<void(Status)> m_ended;
};

/// Reads a source ahead on the workers, for the network thread to take from.
class SendBuffer : public std::enable_shared_from_this<SendBuffer>
{
public:
    enum class Take { Data, Wait, End, Failed };

    SendBuffer(
        WorkerPool *workers, std::shared_ptr<BodySource> source, std::function<void()> resume);

    // Network thread:
    /// Copies what is ready; Wait means that `resume` will be called.
    Take take(std::span<char> into, size_t &taken);
    /// Starts over from `offset`: the library was challenged or redirected.
    void rewind(qint64 offset);
    bool isExhausted() const;
    Error error() const;

private:
    struct Block
    {
        std::vector<char> bytes;
        size_t used = 0;
    };
    void scheduleRead(std::unique_lock<std::mutex> &lock);
    void readAhead();
    bool isAtEnd(qint64 offset) const { return m_end >= 0 && offset >= m_end; }

    WorkerPool *m_workers;
    std::shared_ptr<BodySource> m_source;
    std::function<void()> m_resume;
    mutable std::mutex m_mutex;
    std::deque<Block> m_ready;
    std::vector<std::vector<char>> m_spare;
    qint64 m_end;            ///< of the source; -1 until its last byte was read
    qint64 m_readOffset = 0; ///< where the next read starts
    qint64 m_takenOffset = 0;
    int m_generation = 0; ///< of rewinds: a read that was under way over one is dropped
    bool m_isReading = false;
    bool m_isStarved = false;
    std::optional<Error> m_error;
};

} // namespace waybill
