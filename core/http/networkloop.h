// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/exchange.h"

#include <thread>
#include <unordered_map>

namespace waybill
{

/// A thread around curl_multi_poll: moves bytes between sockets and bounded buffers, never touches
/// a disk, and keeps its connections for reuse. Requests that share a loop share connections, so a
/// loop serves equal Access only. Started and destroyed on the engine thread; the functions may be
/// called on any.
class NetworkLoop
{
public:
    NetworkLoop();
    ~NetworkLoop();
    /// Ends the thread; exchanges that are still running end as cancelled. Workers may still call
    /// wake() afterwards.
    void stop();
    Q_DISABLE_COPY_MOVE(NetworkLoop)

    void start(std::shared_ptr<Exchange> exchange);
    void cancel(std::shared_ptr<Exchange> exchange);
    /// A buffer has room or data again.
    void wake(const std::weak_ptr<Exchange> &exchange);

private:
    struct Command
    {
        enum class Kind { Start, Cancel, Wake };
        Kind kind;
        std::shared_ptr<Exchange> exchange;
    };
    struct MultiDeleter
    {
        void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
    };

    void post(Command command);
    void run();
    void execute(const Command &command);
    void end(CURL *handle, CURLcode code, const std::optional<Error> &stopped = std::nullopt);
    void collectEnded();
    int millisecondsToNextDeadline();

    std::unique_ptr<CURLM, MultiDeleter> m_multi;
    std::mutex m_mutex;
    std::vector<Command> m_commands;
    bool m_isStopping = false;
    std::unordered_map<CURL *, std::shared_ptr<Exchange>> m_running; ///< network thread
    std::thread m_thread;
};

} // namespace waybill
