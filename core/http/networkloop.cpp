// SPDX-License-Identifier: MIT
#include "core/http/networkloop.h"

#include "core/base/logging.h"

#include <algorithm>

namespace waybill
{
namespace
{

/// How long the loop sleeps at most; deadlines are kept to this grain.
constexpr int kLongestPollMs = 1000;
constexpr int kIdlePollMs = 60'000;
constexpr long kIdleConnections = 64;

} // namespace

NetworkLoop::NetworkLoop()
    : m_multi(curl_multi_init())
{
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAXCONNECTS, kIdleConnections);
    m_thread = std::thread([this] { run(); });
}

NetworkLoop::~NetworkLoop()
{
    stop();
}

void NetworkLoop::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    curl_multi_wakeup(m_multi.get());
    m_thread.join();
}

void NetworkLoop::start(std::shared_ptr<Exchange> exchange)
{
    post({Command::Kind::Start, std::move(exchange)});
}

void NetworkLoop::cancel(std::shared_ptr<Exchange> exchange)
{
    post({Command::Kind::Cancel, std::move(exchange)});
}

void NetworkLoop::wake(const std::weak_ptr<Exchange> &exchange)
{
    if (auto alive = exchange.lock())
        post({Command::Kind::Wake, std::move(alive)});
}

void NetworkLoop::post(Command command)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_commands.empty();
        m_commands.push_back(std::move(command));
    }
    if (isFirst)
        curl_multi_wakeup(m_multi.get());
}

void NetworkLoop::run()
{
    while (true) {
        std::vector<Command> commands;
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopping)
                break;
            commands.swap(m_commands);
        }
        for (const Command &command : commands)
            execute(command);
        commands.clear();

        int running = 0;
        curl_multi_perform(m_multi.get(), &running);
        collectEnded();
        const int timeout = millisecondsToNextDeadline();
        curl_multi_poll(m_multi.get(), nullptr, 0, timeout, nullptr);
    }
    while (!m_running.empty())
        end(m_running.begin()->first, CURLE_OK, makeError(ErrorKind::Cancelled));
    // Workers may still want to wake what has ended here.
    std::vector<Command> left;
    {
        const std::lock_guard lock(m_mutex);
        left.swap(m_commands);
    }
    for (const Command &command : left) {
        if (command.kind == Command::Kind::Start)
            command.exchange->finish(CURLE_OK, makeError(ErrorKind::Cancelled));
    }
}

void NetworkLoop::execute(const Command &command)
{
    CURL *handle = command.exchange->handle();
    switch (command.kind) {
    case Command::Kind::Start:
        handle = command.exchange->start();
        m_running.emplace(handle, command.exchange);
        if (const CURLMcode code = curl_multi_add_handle(m_multi.get(), handle); code != CURLM_OK) {
            qCWarning(lcHttp) << "curl_multi_add_handle:" << curl_multi_strerror(code);
            end(handle, CURLE_FAILED_INIT);
        }
        break;
    case Command::Kind::Cancel:
        if (m_running.contains(handle))
            end(handle, CURLE_OK, makeError(ErrorKind::Cancelled));
        break;
    case Command::Kind::Wake:
        if (m_running.contains(handle))
            command.exchange->resume();
        break;
    }
}

void NetworkLoop::end(CURL *handle, CURLcode code, const std::optional<Error> &stopped)
{
    const auto found = m_running.extract(handle);
    if (found.empty())
        return;
    curl_multi_remove_handle(m_multi.get(), handle);
    found.mapped()->finish(code, stopped);
}

void NetworkLoop::collectEnded()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg == CURLMSG_DONE)
            end(message->easy_handle, message->data.result);
    }
}

int NetworkLoop::millisecondsToNextDeadline()
{
    using namespace std::chrono;
    const auto now = steady_clock::now();
    auto next = now + milliseconds(m_running.empty() ? kIdlePollMs : kLongestPollMs);
    std::vector<std::pair<CURL *, Error>> late;
    for (const auto &[handle, exchange] : m_running) {
        const auto due = exchange->checkDeadlines();
        if (due)
            next = std::min(next, *due);
        else
            late.emplace_back(handle, due.error());
    }
    for (const auto &[handle, error] : late)
        end(handle, CURLE_OK, error);
    return static_cast<int>(std::max<qint64>(0, ceil<milliseconds>(next - now).count()));
}

} // namespace waybill
