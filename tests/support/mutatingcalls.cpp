// SPDX-License-Identifier: MIT
#include "tests/support/mutatingcalls.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <optional>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace waybill::test
{

namespace
{

using Subject = MutatingCall::Subject;

constexpr int kLastStandardDescriptor = 2;
constexpr unsigned kWritingFlags = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;

const std::vector<MutatingCall> kCalls = {
// The older calls are not there on all processors.
#ifdef SYS_open
    {SYS_open, "open", Subject::Path, 0, false},
    {SYS_creat, "creat", Subject::Path, 0, false},
    {SYS_rename, "rename", Subject::Path, 1, true},
    {SYS_link, "link", Subject::Path, 1, true},
    {SYS_unlink, "unlink", Subject::Path, 0, true},
    {SYS_symlink, "symlink", Subject::Path, 1, false},
    {SYS_mkdir, "mkdir", Subject::Path, 0, false},
    {SYS_rmdir, "rmdir", Subject::Path, 0, false},
    {SYS_chmod, "chmod", Subject::Path, 0, false},
#endif
#ifdef SYS_renameat
    {SYS_renameat, "renameat", Subject::Path, 3, true},
#endif
    {SYS_openat, "openat", Subject::Path, 1, false},
    {SYS_renameat2, "renameat2", Subject::Path, 3, true},
    {SYS_linkat, "linkat", Subject::Path, 3, true},
    {SYS_unlinkat, "unlinkat", Subject::Path, 1, true},
    {SYS_symlinkat, "symlinkat", Subject::Path, 2, false},
    {SYS_mkdirat, "mkdirat", Subject::Path, 1, false},
    {SYS_fchmodat, "fchmodat", Subject::Path, 1, false},
    {SYS_truncate, "truncate", Subject::Path, 0, false},
    {SYS_write, "write", Subject::Descriptor, 0, false},
    {SYS_writev, "writev", Subject::Descriptor, 0, false},
    {SYS_pwrite64, "pwrite64", Subject::Descriptor, 0, false},
    {SYS_pwritev, "pwritev", Subject::Descriptor, 0, false},
    {SYS_pwritev2, "pwritev2", Subject::Descriptor, 0, false},
    {SYS_fallocate, "fallocate", Subject::Descriptor, 0, false},
    {SYS_ftruncate, "ftruncate", Subject::Descriptor, 0, false},
    {SYS_fchmod, "fchmod", Subject::Descriptor, 0, false},
    {SYS_copy_file_range, "copy_file_range", Subject::Descriptor, 2, false},
    {SYS_sendfile, "sendfile", Subject::Descriptor, 0, false},
    {SYS_fdatasync, "fdatasync", Subject::Descriptor, 0, true},
    {SYS_fsync, "fsync", Subject::Descriptor, 0, true},
    {SYS_sendto, "sendto", Subject::Descriptor, 0, false},
    {SYS_sendmsg, "sendmsg", Subject::Descriptor, 0, false},
    {SYS_sendmmsg, "sendmmsg", Subject::Descriptor, 0, false},
};

/// The argument with the flags of the calls that open; the others have none.
std::optional<unsigned> flagsArgument(long number)
{
#ifdef SYS_open
    if (number == SYS_open)
        return 1U;
#endif
    return number == SYS_openat ? std::optional(2U) : std::nullopt;
}

bool isOfNetwork(int process, int descriptor)
{
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
    const int copy = static_cast<int>(::syscall(SYS_pidfd_getfd, handle, descriptor, 0));
    int domain = -1;
    socklen_t size = sizeof domain;
    ::getsockopt(copy, SOL_SOCKET, SO_DOMAIN, &domain, &size);
    ::close(copy);
    ::close(handle);
    return domain == AF_INET || domain == AF_INET6;
}

QByteArray describeDescriptor(int process, int descriptor)
{
    if (descriptor <= kLastStandardDescriptor)
        return {};
    std::array<char, PATH_MAX> link{};
    const QByteArray entry =
        "/proc/" + QByteArray::number(process) + "/fd/" + QByteArray::number(descriptor);
    const ssize_t length = ::readlink(entry.constData(), link.data(), link.size());
    const QByteArray target(link.data(), std::max<ssize_t>(length, 0));
    if (target.startsWith("socket:"))
        return isOfNetwork(process, descriptor) ? QByteArray("a connection") : QByteArray();
    const bool survives =
        target.startsWith('/') && !target.startsWith("/dev/") && !target.startsWith("/memfd:");
    return survives ? target.sliced(target.lastIndexOf('/') + 1) : QByteArray();
}

QByteArray describePath(int process, quint64 address)
{
    QByteArray path(PATH_MAX, '\0');
    // As far as its page goes: the next one may not be there.
    const auto page = static_cast<quint64>(::sysconf(_SC_PAGESIZE));
    const size_t readable = std::min<quint64>(page - address % page, PATH_MAX);
    iovec here{path.data(), readable};
    iovec there{reinterpret_cast<void *>(address), readable}; // NOLINT(performance-no-int-to-ptr)
    if (::process_vm_readv(process, &here, 1, &there, 1, 0) < 0)
        return "a path";
    path.truncate(static_cast<qsizetype>(::strnlen(path.constData(), readable)));
    if (path.startsWith("/dev/") || path.startsWith("/proc/"))
        return {};
    return path.sliced(path.lastIndexOf('/') + 1);
}

} // namespace

const MutatingCall *mutatingCall(long number)
{
    const auto found = std::ranges::find(kCalls, number, &MutatingCall::number);
    return found == kCalls.end() ? nullptr : &*found;
}

std::vector<sock_filter> mutatingCallsFilter()
{
    constexpr sock_filter stop = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    constexpr sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    std::vector<sock_filter> filter = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (const MutatingCall &call : kCalls) {
        const auto number = static_cast<unsigned>(call.number);
        if (const auto flags = flagsArgument(call.number)) {
            const unsigned low =
                offsetof(seccomp_data, args) + *flags * static_cast<unsigned>(sizeof(quint64));
            filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4));
            filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, low));
            filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, kWritingFlags, 0, 1));
            filter.push_back(stop);
            filter.push_back(allow);
        } else {
            filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1));
            filter.push_back(stop);
        }
    }
    filter.push_back(allow);
    return filter;
}

QByteArray describeCall(int process, const MutatingCall &call, const std::array<quint64, 6> &values)
{
    const quint64 value = values.at(static_cast<size_t>(call.argument));
    const QByteArray subject = call.subject == Subject::Path
                                   ? describePath(process, value)
                                   : describeDescriptor(process, static_cast<int>(value));
    return subject.isEmpty() ? QByteArray() : call.name + (' ' + subject);
}

} // namespace waybill::test

#endif
