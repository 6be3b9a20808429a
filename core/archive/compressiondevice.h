// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/blockcompressor.h"
#include "core/base/jobgate.h"
#include "core/base/workerpool.h"

#include <QIODevice>

#include <deque>
#include <functional>

namespace waybill
{

/// A sequential device that compresses what is written to it on many workers at once: blocks of
/// 4 MiB, each a stream of its own (see BlockCompressor), given out in order. Memory stays within a
/// few blocks: writing waits while all workers are busy. Used by one thread.
class CompressionDevice final : public QIODevice
{
public:
    static constexpr size_t kBlockBytes = 4 * 1024 * 1024;

    /// Gets each compressed block, in order, on the thread that writes.
    using Output = std::function<Status(std::span<const char>)>;

    /// `workers` and `gate` outlive the device.
    CompressionDevice(Codec codec, int level, WorkerPool *workers, JobGate *gate, Output output);
    ~CompressionDevice() override;

    bool isSequential() const override { return true; }
    /// Compresses what is left and gives it out; writing is over then.
    Status finish();
    /// Why a write failed: a device can only say that it did.
    Status status() const { return m_status; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    struct Job;
    class Compressors;

    Status submit();
    Status giveOutFirst();

    Codec m_codec;
    WorkerPool *m_workers;
    JobGate *m_gate;
    Output m_output;
    size_t m_mostJobs;
    std::shared_ptr<Compressors> m_compressors;
    std::deque<std::shared_ptr<Job>> m_jobs; ///< in the order of their bytes
    std::vector<char> m_filling;
    std::vector<std::vector<char>> m_spare;
    bool m_hasGivenOut = false;
    Status m_status;
};

} // namespace waybill
