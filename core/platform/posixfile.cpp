// SPDX-License-Identifier: MIT
#include "core/platform/posixfile.h"

#include "core/base/pagealigned.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#ifdef Q_OS_LINUX
#include <linux/magic.h>
#include <sys/statfs.h>
#endif
#include <unistd.h>

namespace waybill
{
namespace
{

mode_t processUmask()
{
    static const mode_t mask = [] {
        const mode_t old = ::umask(0077);
        ::umask(old);
        return old;
    }();
    return mask;
}

/// Lets the disk begin with each full MiB while the next is being filled: the sync at a checkpoint
/// then waits for the last one only (measured: 0.15 s instead of 0.66 s for a GiB). What goes wrong
/// here, the sync tells.
void startWriteback(
    [[maybe_unused]] int descriptor, [[maybe_unused]] qint64 from, [[maybe_unused]] qint64 to)
{
#ifdef Q_OS_LINUX
    constexpr qint64 kPiece = 1024 * 1024;
    const qint64 start = from / kPiece * kPiece;
    const qint64 end = to / kPiece * kPiece;
    if (end > start)
        ::sync_file_range(descriptor, start, end - start, SYNC_FILE_RANGE_WRITE);
#endif
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

std::unexpected<Error> failed(ErrorKind fallback, const QString &path)
{
    return fail(errorFromErrno(errno, fallback, path));
}

FileFacts toFacts(const struct stat &info)
{
    constexpr qint64 kStatBlock = 512;
    FileFacts facts;
    facts.allocated = static_cast<qint64>(info.st_blocks) * kStatBlock;
    facts.type = S_ISREG(info.st_mode)   ? FileFacts::Type::Regular
                 : S_ISDIR(info.st_mode) ? FileFacts::Type::Folder
                 : S_ISLNK(info.st_mode) ? FileFacts::Type::SymbolicLink
                                         : FileFacts::Type::Other;
    facts.size = info.st_size;
#ifdef Q_OS_MACOS
    facts.modifiedNs = info.st_mtimespec.tv_sec * 1'000'000'000LL + info.st_mtimespec.tv_nsec;
    facts.changedNs = info.st_ctimespec.tv_sec * 1'000'000'000LL + info.st_ctimespec.tv_nsec;
#else
    facts.modifiedNs = info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec;
    facts.changedNs = info.st_ctim.tv_sec * 1'000'000'000LL + info.st_ctim.tv_nsec;
#endif
    facts.device = info.st_dev;
    facts.inode = info.st_ino;
    facts.links = info.st_nlink;
    facts.mode = info.st_mode & 07777;
    facts.ownedByUser = info.st_uid == ::geteuid();
    return facts;
}

PosixFile::PosixFile(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

void PosixFile::rememberUmask()
{
    processUmask();
}

quint32 PosixFile::umask()
{
    return processUmask();
}

Result<qint64> PosixFile::read(qint64 offset, std::span<char> into)
{
    size_t done = 0;
    while (done < into.size()) {
        const ssize_t got = ::pread(m_descriptor.number(), into.data() + done, into.size() - done,
            offset + static_cast<qint64>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(ErrorKind::ReadFailed, m_path);
        if (got == 0)
            break;
        done += static_cast<size_t>(got);
    }
    return static_cast<qint64>(done);
}

Status PosixFile::write(qint64 offset, std::span<const char> bytes)
{
    size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::pwrite(m_descriptor.number(), bytes.data() + done,
            bytes.size() - done, offset + static_cast<qint64>(done));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return failed(ErrorKind::WriteFailed, m_path);
        done += static_cast<size_t>(put);
    }
    startWriteback(m_descriptor.number(), offset, offset + static_cast<qint64>(bytes.size()));
    return {};
}

/// A second descriptor of the very same file, where its file system is known to do well without the
/// cache: over a network each piece would be waited for.
int PosixFile::directDescriptor()
{
#ifdef Q_OS_LINUX
    std::call_once(m_isDirectTried, [this] {
        constexpr std::array<qint64, 5> kLocal = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,
            BTRFS_SUPER_MAGIC, F2FS_SUPER_MAGIC, OVERLAYFS_SUPER_MAGIC};
        struct statfs volume;
        if (::fstatfs(m_descriptor.number(), &volume) != 0 ||
            std::ranges::find(kLocal, volume.f_type) == kLocal.end())
            return;
        const QByteArray same = "/proc/self/fd/" + QByteArray::number(m_descriptor.number());
        m_direct =
            std::make_unique<Descriptor>(::open(same.constData(), O_WRONLY | O_DIRECT | O_CLOEXEC));
    });
#endif
    return m_direct && m_direct->isOpen() && !m_refusesDirect ? m_direct->number() : -1;
}

Status PosixFile::writeDirect(qint64 offset, std::span<const char> bytes)
{
    const bool isWhole = isWholePages(offset, bytes);
    const int direct = isWhole ? directDescriptor() : -1;
    if (direct < 0)
        return write(offset, bytes);
    ssize_t put = -1;
    do {
        put = ::pwrite(direct, bytes.data(), bytes.size(), offset);
    } while (put < 0 && errno == EINTR);
    // Some file systems refuse at the first write only.
    if (put < 0 && errno == EINVAL)
        m_refusesDirect = true;
    else if (put <= 0)
        return failed(ErrorKind::WriteFailed, m_path);
    const auto done = static_cast<size_t>(std::max<ssize_t>(put, 0));
    return done == bytes.size() ? Status()
                                : write(offset + static_cast<qint64>(done), bytes.subspan(done));
}

Status PosixFile::truncate(qint64 size)
{
    if (::ftruncate(m_descriptor.number(), size) != 0)
        return failed(ErrorKind::WriteFailed, m_path);
    return {};
}

Result<bool> PosixFile::reserve([[maybe_unused]] qint64 size)
{
#ifdef Q_OS_LINUX
    if (::fallocate(m_descriptor.number(), FALLOC_FL_KEEP_SIZE, 0, size) == 0)
        return true;
    if (errno == ENOSPC)
        return failed(ErrorKind::WriteFailed, m_path);
#endif
    return false;
}

Status PosixFile::syncData()
{
#ifdef Q_OS_MACOS
    return sync();
#else
    if (::fdatasync(m_descriptor.number()) != 0)
        return failed(ErrorKind::SyncFailed, m_path);
    return {};
#endif
}

Status PosixFile::sync()
{
#ifdef Q_OS_MACOS
    if (::fcntl(m_descriptor.number(), F_FULLFSYNC) == 0)
        return {};
#endif
    if (::fsync(m_descriptor.number()) != 0)
        return failed(ErrorKind::SyncFailed, m_path);
    return {};
}

Status PosixFile::setFinishedMode()
{
    if (::fchmod(m_descriptor.number(), 0666 & ~processUmask()) != 0)
        return failed(ErrorKind::WriteFailed, m_path);
    return {};
}

Result<FileFacts> PosixFile::facts()
{
    struct stat info;
    if (::fstat(m_descriptor.number(), &info) != 0)
        return failed(ErrorKind::ReadFailed, m_path);
    return toFacts(info);
}

} // namespace waybill
