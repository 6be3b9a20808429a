// SPDX-License-Identifier: MIT
#include "app/cli/signals.h"

#include "app/cli/commandline.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace waybill
{
namespace
{

int pipeEnds[2] = {-1, -1};
std::atomic<int> interrupts = 0;

/// Async-signal-safe: counts and writes one byte.
void catchSignal(int number)
{
    if (number == SIGINT && ++interrupts > 1)
        _exit(static_cast<int>(ExitStatus::Stopped));
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

Signals::Signals(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        [[maybe_unused]] const ssize_t got = ::read(pipeEnds[0], bytes, sizeof bytes);
        emit stopRequested();
    });
    struct sigaction action = {};
    action.sa_handler = catchSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // A closed pipe or a file over the limit is an error of that write, not the end of all
    // transfers.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace waybill
