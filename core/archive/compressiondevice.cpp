// SPDX-License-Identifier: MIT
#include "core/archive/compressiondevice.h"

#include <condition_variable>
#include <mutex>

namespace waybill
{
namespace
{

/// How often a wait for a worker looks whether it was told to end.
constexpr std::chrono::milliseconds kLookEvery{50};

} // namespace

/// One block on its way; shared with the worker, so that a device that gives up need not wait.
struct CompressionDevice::Job
{
    std::vector<char> in;
    std::vector<char> out;
    Status status;
    bool isDone = false;
    std::mutex mutex;
    std::condition_variable done;
};

/// Compressors are dear to make and keep between blocks.
class CompressionDevice::Compressors
{
public:
    Compressors(Codec codec, int level)
        : m_codec(codec)
        , m_level(level)
    {
    }

    std::unique_ptr<BlockCompressor> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty())
            return BlockCompressor::create(m_codec, m_level);
        auto compressor = std::move(m_idle.back());
        m_idle.pop_back();
        return compressor;
    }

    void giveBack(std::unique_ptr<BlockCompressor> compressor)
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(compressor));
    }

    /// Nobody waits for the blocks any more.
    std::atomic<bool> isStopped = false;

private:
    Codec m_codec;
    int m_level;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<BlockCompressor>> m_idle;
};

CompressionDevice::CompressionDevice(
    Codec codec, int level, WorkerPool *workers, JobGate *gate, Output output)
    : m_codec(codec)
    , m_workers(workers)
    , m_gate(gate)
    , m_output(std::move(output))
    , m_mostJobs(static_cast<size_t>(workers->mostThreads()) + 1)
    , m_compressors(std::make_shared<Compressors>(codec, level))
{
    open(WriteOnly | Unbuffered);
}

CompressionDevice::~CompressionDevice()
{
    m_compressors->isStopped = true;
}

qint64 CompressionDevice::readData(char *, qint64)
{
    return -1;
}

qint64 CompressionDevice::writeData(const char *data, qint64 size)
{
    std::span<const char> left(data, static_cast<size_t>(size));
    while (!left.empty() && m_status) {
        const size_t room = kBlockBytes - m_filling.size();
        const auto piece = left.first(std::min(left.size(), room));
        m_filling.insert(m_filling.end(), piece.begin(), piece.end());
        left = left.subspan(piece.size());
        if (m_filling.size() == kBlockBytes)
            m_status = submit();
    }
    return m_status ? size : -1;
}

Status CompressionDevice::submit()
{
    if (const Status passed = m_gate->pass(); !passed)
        return passed;
    if (m_codec == Codec::None) {
        const Status given = m_output(m_filling);
        m_filling.clear();
        return given;
    }
    if (m_jobs.size() >= m_mostJobs) {
        if (const Status given = giveOutFirst(); !given)
            return given;
    }
    auto job = std::make_shared<Job>();
    job->in = std::move(m_filling);
    if (!m_spare.empty()) {
        m_filling = std::move(m_spare.back());
        m_spare.pop_back();
        job->out = std::move(m_spare.back());
        m_spare.pop_back();
    }
    m_filling.clear();
    m_filling.reserve(kBlockBytes);
    m_jobs.push_back(job);
    m_workers->post([job, compressors = m_compressors] {
        auto compressor = compressors->take();
        Status status = compressor->compress(job->in, job->out, compressors->isStopped);
        compressors->giveBack(std::move(compressor));
        const std::lock_guard lock(job->mutex);
        job->status = std::move(status);
        job->isDone = true;
        job->done.notify_all();
    });
    return {};
}

/// Waits for the oldest block.
Status CompressionDevice::giveOutFirst()
{
    const auto job = m_jobs.front();
    {
        std::unique_lock lock(job->mutex);
        while (!job->done.wait_for(lock, kLookEvery, [&job] { return job->isDone; })) {
            if (m_gate->isEnded())
                return fail(ErrorKind::Cancelled);
        }
    }
    m_jobs.pop_front();
    if (!job->status)
        return job->status;
    if (const Status given = m_output(job->out); !given)
        return given;
    m_hasGivenOut = true;
    m_spare.push_back(std::move(job->out));
    m_spare.push_back(std::move(job->in));
    return {};
}

Status CompressionDevice::finish()
{
    // Nothing at all is a stream too: an empty file has one.
    const bool isEmpty = m_jobs.empty() && !m_hasGivenOut && m_codec != Codec::None;
    if (m_status && (!m_filling.empty() || isEmpty))
        m_status = submit();
    while (m_status && !m_jobs.empty())
        m_status = giveOutFirst();
    return m_status;
}

} // namespace waybill
