// SPDX-License-Identifier: MIT
#include "core/archive/bytestream.h"

#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

namespace waybill
{
namespace
{

constexpr size_t kBlockBytes = 256 * 1024;
constexpr size_t kMostBlocks = 8;

/// Reads on a thread of its own, a few blocks ahead.
class ReadAhead final : public ByteStream
{
public:
    explicit ReadAhead(std::unique_ptr<ByteStream> source)
        : m_source(std::move(source))
        , m_thread([this] { run(); })
    {
    }

    ~ReadAhead() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopping = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(ReadAhead)

    Result<qint64> read(std::span<char> into) override
    {
        if (m_left.empty()) {
            if (auto end = takeBlock())
                return *end;
        }
        const size_t size = std::min(into.size(), m_left.size());
        std::memcpy(into.data(), m_left.data(), size);
        m_left = m_left.subspan(size);
        return static_cast<qint64>(size);
    }

private:
    using Block = std::vector<char>;

    /// The end or the error, once nothing comes before it.
    std::optional<Result<qint64>> takeBlock()
    {
        std::unique_lock lock(m_mutex);
        if (!m_current.empty())
            m_spare.push_back(std::exchange(m_current, {}));
        m_changed.wait(lock, [this] { return !m_ready.empty() || m_end; });
        if (m_ready.empty())
            return m_end;
        m_current = std::move(m_ready.front());
        m_ready.pop_front();
        m_left = m_current;
        m_changed.notify_all();
        return std::nullopt;
    }

    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_end) {
            m_changed.wait(lock, [this] { return m_isStopping || m_ready.size() < kMostBlocks; });
            if (m_isStopping)
                return;
            Block block;
            if (!m_spare.empty()) {
                block = std::move(m_spare.back());
                m_spare.pop_back();
            }
            lock.unlock();
            block.resize(kBlockBytes);
            const auto got = m_source->read(block);
            lock.lock();
            if (got && *got > 0) {
                block.resize(static_cast<size_t>(*got));
                m_ready.push_back(std::move(block));
            } else {
                m_end = got;
            }
            m_changed.notify_all();
        }
    }

    std::unique_ptr<ByteStream> m_source;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Block> m_ready;
    std::vector<Block> m_spare;
    std::optional<Result<qint64>> m_end;
    bool m_isStopping = false;
    Block m_current; ///< the reader's, as is the next
    std::span<const char> m_left;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace

std::unique_ptr<ByteStream> readAhead(std::unique_ptr<ByteStream> source)
{
    return std::make_unique<ReadAhead>(std::move(source));
}

} // namespace waybill
