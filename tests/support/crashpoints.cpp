// SPDX-License-Identifier: MIT
#include "tests/support/crashpoints.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include "tests/support/mutatingcalls.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <semaphore>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace waybill::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto kLongestRun = 60s;
constexpr int kNoTracing = 125;
constexpr int kNoFilter = 124;
constexpr int kSyscallStop = SIGTRAP | 0x80;
constexpr long kOptions = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE |
                          PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC |
                          PTRACE_O_EXITKILL;

class Words
{
public:
    explicit Words(const QStringList &words)
    {
        for (const QString &word : words)
            m_bytes.push_back(QFile::encodeName(word));
        for (QByteArray &word : m_bytes)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
    }
    char *const *get() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char *> m_pointers;
};

/// In the child of a process with threads: nothing here may take memory or a lock.
[[noreturn]] void become(
    const Words &command, const Words &environment, int output, int errors, sock_fprog *filter)
{
    ::setpgid(0, 0);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
        ::_exit(kNoTracing);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter) != 0)
        ::_exit(kNoFilter);
    ::execve(command.get()[0], command.get(), environment.get()); // stops with SIGTRAP
    ::_exit(127);
}

void goOn(__ptrace_request how, int thread, int signal = 0)
{
    // One that was killed meanwhile is not there any more: that is seen where it is waited for.
    ::ptrace(how, thread, nullptr, reinterpret_cast<void *>(static_cast<intptr_t>(signal)));
}

__ptrace_syscall_info syscallOf(int thread)
{
    __ptrace_syscall_info info{};
    ::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info);
    return info;
}

} // namespace

QString CrashPoints::problem()
{
    CrashPoints trial;
    // Wants to make a folder that is there.
    switch (trial.run(u"/bin/mkdir"_s, {u"-p"_s, u"/tmp"_s}, {}, STDOUT_FILENO, STDERR_FILENO)) {
    case kNoTracing:
        return u"ptrace is not permitted here"_s;
    case kNoFilter:
        return u"seccomp filters are not permitted here"_s;
    default:
        return trial.count() > 0 ? QString() : u"ptrace does not see seccomp's stops here"_s;
    }
}

int CrashPoints::run(const QString &program, const QStringList &arguments,
    const QStringList &environment, int output, int errors)
{
    const Words command(QStringList(program) + arguments);
    const Words variables(environment);
    std::vector<sock_filter> filter = mutatingCallsFilter();
    sock_fprog filterProgram{static_cast<unsigned short>(filter.size()), filter.data()};
    m_process = ::fork();
    if (m_process == 0)
        become(command, variables, output, errors, &filterProgram);
    ::setpgid(m_process, m_process); // whoever is first

    std::binary_semaphore ended{0};
    const std::jthread watchdog([process = m_process, &ended] {
        if (!ended.try_acquire_for(kLongestRun))
            ::kill(process, SIGKILL);
    });
    follow();
    ended.release();
    return m_status;
}

/// Only of this program's group: other children are waited for by others.
void CrashPoints::follow()
{
    bool isFirst = true;
    while (true) {
        int status = 0;
        const int thread = ::waitpid(-m_process, &status, __WALL);
        if (thread < 0 && errno == EINTR)
            continue;
        if (thread < 0)
            break;
        if (std::exchange(isFirst, false) && WIFSTOPPED(status))
            ::ptrace(PTRACE_SETOPTIONS, thread, nullptr, kOptions);
        if (WIFSTOPPED(status))
            follow(thread, status);
        else if (thread == m_process)
            m_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
}

void CrashPoints::follow(int thread, int status)
{
    const int signal = WSTOPSIG(status);
    if (status >> 16 == PTRACE_EVENT_SECCOMP) {
        goOn(enter(thread) ? PTRACE_SYSCALL : PTRACE_CONT, thread);
    } else if (signal == kSyscallStop) {
        leave(thread);
        goOn(PTRACE_CONT, thread);
    } else {
        // New threads begin with a SIGSTOP, and events show as SIGTRAP: both are for us only.
        goOn(PTRACE_CONT, thread, signal == SIGSTOP || signal == SIGTRAP ? 0 : signal);
    }
}

bool CrashPoints::enter(int thread)
{
    const __ptrace_syscall_info info = syscallOf(thread);
    const MutatingCall *call = mutatingCall(static_cast<long>(info.seccomp.nr));
    if (isKilled() || !call)
        return false;
    std::array<quint64, 6> values{};
    std::ranges::copy(info.seccomp.args, values.begin());
    const QByteArray what = describeCall(m_process, *call, values);
    if (what.isEmpty())
        return false;
    ++m_kinds[call->name];
    pass("before " + what);
    if (call->hasTwoSides)
        m_inside[thread] = what;
    return call->hasTwoSides;
}

/// One that failed has changed nothing.
void CrashPoints::leave(int thread)
{
    const QByteArray what = m_inside.take(thread);
    if (!isKilled() && syscallOf(thread).exit.is_error == 0)
        pass("after " + what);
}

void CrashPoints::pass(const QByteArray &place)
{
    ++m_count;
    if (!isKilled())
        return;
    m_last = place;
    ::kill(m_process, SIGKILL); // the call that it is stopped at is not made any more
}

} // namespace waybill::test

#else

namespace waybill::test
{

QString CrashPoints::problem()
{
    return QStringLiteral("only Linux has seccomp");
}

int CrashPoints::run(const QString &, const QStringList &, const QStringList &, int, int)
{
    return -1;
}

} // namespace waybill::test

#endif
