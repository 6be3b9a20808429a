// SPDX-License-Identifier: MIT
#include "app/unpack/sandbox.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>
#endif

namespace waybill
{
namespace
{

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
constexpr bool kIsSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kIsSanitized = false;
#endif

#ifdef Q_OS_UNIX
void limitResources()
{
    constexpr rlim_t kMostMemory = 1024 * 1024 * 1024;
    const rlimit memory{kMostMemory, kMostMemory};
    const rlimit none{0, 0};
    if (!kIsSanitized) // which maps terabytes
        setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &none);
}
#endif

#ifdef Q_OS_LINUX

/// Only what lies beneath the folder can be opened; what is open already stays so.
void allowOnly(const QString &folder)
{
    // The first version forbids every hard link from one folder to another.
    constexpr long kFirstUsable = 2;
    if (syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) <
        kFirstUsable)
        return;
    landlock_ruleset_attr rules = {};
    // All accesses of the second version: newer kernels know them too.
    rules.handled_access_fs = (LANDLOCK_ACCESS_FS_REFER << 1) - 1;
    const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (ruleset < 0)
        return;
    const int beneath = ::open(QFile::encodeName(folder).constData(), O_PATH | O_CLOEXEC);
    landlock_path_beneath_attr path = {};
    path.allowed_access = rules.handled_access_fs;
    path.parent_fd = beneath;
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &path, 0);
    ::close(beneath);
    syscall(SYS_landlock_restrict_self, ruleset, 0);
    ::close(static_cast<int>(ruleset));
}

/// Network, other programs and other processes: refused with EPERM.
void refuseSystemCalls()
{
#if defined(__x86_64__)
    constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#else
    constexpr unsigned kArchitecture = 0;
#endif
    if (kArchitecture == 0)
        return;
    constexpr unsigned kOtherKind = 0x40000000;
    constexpr long kRefused[] = {
        SYS_socket,
        SYS_socketpair,
        SYS_connect,
        SYS_bind,
        SYS_listen,
        SYS_execve,
        SYS_execveat,
        SYS_ptrace,
        SYS_process_vm_readv,
        SYS_process_vm_writev,
        SYS_unshare,
        SYS_setns,
        SYS_mount,
        SYS_bpf,
        SYS_perf_event_open,
        SYS_io_uring_setup,
        SYS_keyctl,
        SYS_add_key,
        SYS_kill,
        SYS_tkill,
#ifdef SYS_fork
        SYS_fork,
        SYS_vfork,
#endif
    };
    std::vector<sock_filter> program = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        // Calls of the x32 kind have other numbers than those below.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kOtherKind, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        // clone3 hides its flags from a filter: without it the C library asks clone, for a thread.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    };
    for (const long call : kRefused) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    }
    const sock_filter end[] = {
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    program.insert(program.end(), std::begin(end), std::end(end));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

#endif

} // namespace

void enterSandbox([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    limitResources();
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (kIsSanitized) // whose leak check looks at its own process
        return;
    allowOnly(folder);
    refuseSystemCalls();
#endif
}

} // namespace waybill
