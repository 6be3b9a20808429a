// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/body.h"
#include "core/transfer/partfile.h"

#include <atomic>
#include <functional>
#include <memory>

namespace waybill
{

/// Appends a body to a part file and makes a checkpoint at every 8 MiB block's end, and after 5 s
/// at the latest.
class PartWriter final : public BodySink
{
public:
    /// Called on a worker with each block that has become durable.
    using Durable = std::function<void(DurableBlock)>;

    /// `limit`: the part may grow no further, -1 if unknown.
    PartWriter(std::shared_ptr<PartFile> part, qint64 limit, Durable durable);
    Status write(std::span<const char> bytes) override;

private:
    Status checkpoint();

    std::shared_ptr<PartFile> m_part;
    qint64 m_limit;
    Durable m_durable;
    std::chrono::steady_clock::time_point m_lastCheckpoint;
};

} // namespace waybill
