// SPDX-License-Identifier: MIT
#include "core/platform/systemfilesystem.h"

#include "core/platform/posixfile.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#ifdef Q_OS_LINUX
#include <linux/magic.h>
#include <sys/statfs.h>
#endif
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

struct FolderCloser
{
    void operator()(DIR *stream) const { ::closedir(stream); }
};

/// errno, or 0. Goes down folder by folder through descriptors: a path may be longer than the
/// system takes, and nothing is ever followed.
int removeBelow(int above, const char *name)
{
    if (::unlinkat(above, name, 0) == 0)
        return 0;
    if (errno != EISDIR && errno != EPERM)
        return errno;
    ::fchmodat(above, name, 0700, 0); // what was unpacked may be closed to its owner
    const int folder = ::openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return errno;
    const std::unique_ptr<DIR, FolderCloser> stream(::fdopendir(folder));
    if (!stream)
        return errno;
    while (const dirent *entry = ::readdir(stream.get())) {
        const QByteArray below(entry->d_name);
        if (below == "." || below == "..")
            continue;
        if (const int error = removeBelow(folder, below.constData()); error != 0)
            return error;
    }
    return ::unlinkat(above, name, AT_REMOVEDIR) == 0 ? 0 : errno;
}

int openFlags(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Read:
        return O_RDONLY | O_CLOEXEC | O_NONBLOCK;
    case OpenMode::CreateNew:
        return O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    case OpenMode::Existing:
        return O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
    }
    return O_RDONLY;
}

} // namespace

SystemFileSystem::SystemFileSystem()
{
    PosixFile::rememberUmask();
}

Result<std::unique_ptr<File>> SystemFileSystem::open(const QString &path, OpenMode mode)
{
    // O_NONBLOCK keeps a planted FIFO from hanging the worker; on a regular file it does nothing.
    const int descriptor = ::open(QFile::encodeName(path).constData(), openFlags(mode), 0600);
    if (descriptor < 0)
        return failed(
            mode == OpenMode::Read ? ErrorKind::ReadFailed : ErrorKind::WriteFailed, path);
    auto file = std::make_unique<PosixFile>(descriptor, path);
    const auto facts = file->facts();
    if (!facts)
        return fail(facts.error());
    if (facts->type != FileFacts::Type::Regular)
        return fail(ErrorKind::NotAFile, path);
    if (mode == OpenMode::Existing && (facts->links != 1 || !facts->ownedByUser))
        return fail(ErrorKind::NotAFile, path);
    return file;
}

Result<FileFacts> SystemFileSystem::facts(const QString &path)
{
    struct stat info;
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0)
        return failed(ErrorKind::ReadFailed, path);
    return toFacts(info);
}

Result<FileFacts> SystemFileSystem::targetFacts(const QString &path)
{
    struct stat info;
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return failed(ErrorKind::ReadFailed, path);
    return toFacts(info);
}

Result<QString> SystemFileSystem::linkTarget(const QString &path)
{
    QByteArray target(4096, Qt::Uninitialized);
    const ssize_t length =
        ::readlink(QFile::encodeName(path).constData(), target.data(), target.size());
    if (length < 0)
        return failed(ErrorKind::ReadFailed, path);
    return QFile::decodeName(target.left(length));
}

Result<QStringList> SystemFileSystem::list(const QString &folder)
{
    // Not QDir: it leaves out names that are no text, and says nothing of a list that breaks off.
    const std::unique_ptr<DIR, FolderCloser> stream(
        ::opendir(QFile::encodeName(folder).constData()));
    if (!stream)
        return failed(ErrorKind::ReadFailed, folder);
    QStringList names;
    errno = 0;
    while (const dirent *entry = ::readdir(stream.get())) {
        const QString name = QFile::decodeName(entry->d_name);
        if (name != "."_L1 && name != ".."_L1)
            names.append(name);
        errno = 0;
    }
    if (errno != 0)
        return failed(ErrorKind::ReadFailed, folder);
    names.sort();
    return names;
}

Status SystemFileSystem::renameNoReplace(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
#if defined(Q_OS_LINUX)
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) ==
        0)
        return {};
    if (errno != EINVAL && errno != ENOSYS)
        return failed(ErrorKind::WriteFailed, to);
#elif defined(Q_OS_MACOS)
    if (::renamex_np(source.constData(), target.constData(), RENAME_EXCL) == 0)
        return {};
    if (errno != ENOTSUP)
        return failed(ErrorKind::WriteFailed, to);
#endif
    if (::link(source.constData(), target.constData()) != 0)
        return failed(ErrorKind::WriteFailed, to);
    if (::unlink(source.constData()) != 0)
        return failed(ErrorKind::WriteFailed, from);
    return {};
}

Status SystemFileSystem::renameReplacing(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failed(ErrorKind::WriteFailed, to);
    return {};
}

Status SystemFileSystem::remove(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0)
        return failed(ErrorKind::WriteFailed, path);
    return {};
}

Status SystemFileSystem::moveToTrash(const QString &path)
{
    if (QFile::moveToTrash(path))
        return {};
    return fail(QFile::exists(path) ? ErrorKind::WriteFailed : ErrorKind::FileNotFound, path);
}

Status SystemFileSystem::removeTree(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int error = removeBelow(AT_FDCWD, name.constData());
    if (error != 0 && error != ENOENT)
        return fail(errorFromErrno(error, ErrorKind::WriteFailed, path));
    return {};
}

Status SystemFileSystem::makeFolder(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0777) == 0)
        return {};
    if (errno == EEXIST) {
        const auto present = targetFacts(path);
        if (present && present->type == FileFacts::Type::Folder)
            return {};
        return fail(errorFromErrno(ENOTDIR, ErrorKind::WriteFailed, path));
    }
    if (errno != ENOENT)
        return failed(ErrorKind::WriteFailed, path);
    const QString parent = QDir::cleanPath(path + QStringLiteral("/.."));
    if (parent == QDir::cleanPath(path))
        return failed(ErrorKind::WriteFailed, path);
    if (const auto made = makeFolder(parent); !made)
        return made;
    if (::mkdir(name.constData(), 0777) != 0 && errno != EEXIST)
        return failed(ErrorKind::WriteFailed, path);
    return {};
}

Status SystemFileSystem::syncFolder(const QString &path)
{
    return m_syncs.run(path, [&path]() -> Status {
        const Descriptor folder(
            ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder.isOpen())
            return failed(ErrorKind::SyncFailed, path);
        // Some network file systems cannot sync a folder and say EINVAL: then a rename there is as
        // durable as it gets.
        if (::fsync(folder.number()) != 0 && errno != EINVAL)
            return failed(ErrorKind::SyncFailed, path);
        return {};
    });
}

Status SystemFileSystem::syncTree(const QString &path)
{
    const Descriptor folder(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return failed(ErrorKind::SyncFailed, path);
#ifdef Q_OS_LINUX
    if (::syncfs(folder.number()) != 0)
        return failed(ErrorKind::SyncFailed, path);
#else
    ::sync();
#endif
    return {};
}

Result<VolumeFacts> SystemFileSystem::volume(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct statvfs info;
    struct stat place;
    if (::statvfs(name.constData(), &info) != 0 || ::stat(name.constData(), &place) != 0)
        return failed(ErrorKind::ReadFailed, path);
    // Some file systems, FUSE's among them, tell nothing of this.
    if (info.f_blocks == 0)
        return fail(ErrorKind::ReadFailed, path);
    VolumeFacts facts;
    facts.device = place.st_dev;
    facts.free = static_cast<qint64>(info.f_bavail) * static_cast<qint64>(info.f_frsize);
#ifdef Q_OS_LINUX
    // FAT stores a size in 32 bits. _PC_FILESIZEBITS would say so of all that glibc does not know.
    struct statfs kind;
    if (::statfs(name.constData(), &kind) == 0 && kind.f_type == MSDOS_SUPER_MAGIC)
        facts.largestFile = std::numeric_limits<quint32>::max();
#endif
    return facts;
}

} // namespace waybill
