// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <limits>
#include <memory>
#include <span>

namespace waybill
{

/// What a file system says of one entry.
struct FileFacts
{
    enum class Type { Regular, Folder, SymbolicLink, Other };

    Type type = Type::Other;
    qint64 size = 0;
    qint64 modifiedNs = 0; ///< since the epoch
    qint64 changedNs = 0;  ///< of the inode (ctime), since the epoch
    quint64 device = 0;
    quint64 inode = 0;
    qint64 allocated = 0; ///< bytes that it takes up on the disk
    quint64 links = 1;
    quint32 mode = 0; ///< permission bits, set-uid and its kin included
    bool ownedByUser = true;

    bool operator==(const FileFacts &) const = default;
};

/// What a file system says of a whole volume.
struct VolumeFacts
{
    quint64 device = 0; ///< as FileFacts has it
    qint64 free = 0;    ///< bytes that this user may still write
    qint64 largestFile = std::numeric_limits<qint64>::max();
};

/// An open file. Reads and writes name their position, so that no state is shared: those of
/// separate places may run at once. One thread at a time for all else.
class File
{
public:
    virtual ~File() = default;

    /// Up to `into.size()` bytes; fewer only at the end of the file, where it is 0.
    virtual Result<qint64> read(qint64 offset, std::span<char> into) = 0;
    /// All bytes or an error.
    virtual Status write(qint64 offset, std::span<const char> bytes) = 0;
    /// As write(), past the system's cache where the system and the alignment allow it: for a lot
    /// that is not read again soon. Whole pages at page boundaries, in the file and in memory
    /// (PageAligned).
    virtual Status writeDirect(qint64 offset, std::span<const char> bytes) = 0;
    virtual Status truncate(qint64 size) = 0;
    /// Sets space for `size` bytes aside without growing the file. DiskFull if there is none; false
    /// where the system cannot do it without writing.
    virtual Result<bool> reserve(qint64 size) = 0;
    /// The data is on the medium when this succeeds (fdatasync). After a failure it is never known
    /// again.
    virtual Status syncData() = 0;
    /// As syncData(), and all metadata (fsync).
    virtual Status sync() = 0;
    /// 0666 less the umask: what a finished file has. New files are private until then.
    virtual Status setFinishedMode() = 0;
    virtual Result<FileFacts> facts() = 0;
};

enum class OpenMode {
    Read,
    /// Read and write; must not exist; mode 0600; links are not followed.
    CreateNew,
    /// Read and write; must exist, as a regular file with one link that belongs to this user; links
    /// are not followed.
    Existing,
};

/// Everything that the engine asks of a disk. All calls block and belong on a worker; all may run
/// at once. Tests put a faulty one in front of the real one and fail the i-th call.
class FileSystem
{
public:
    virtual ~FileSystem() = default;

    virtual Result<std::unique_ptr<File>> open(const QString &path, OpenMode mode) = 0;
    /// Of the entry itself: a link is told as a link.
    virtual Result<FileFacts> facts(const QString &path) = 0;
    /// Follows links.
    virtual Result<FileFacts> targetFacts(const QString &path) = 0;
    /// Where a symbolic link points, as written in it.
    virtual Result<QString> linkTarget(const QString &path) = 0;
    virtual Result<QStringList> list(const QString &folder) = 0;
    /// Fails with TargetExists instead of replacing (renameat2, or link and unlink where that is
    /// missing).
    virtual Status renameNoReplace(const QString &from, const QString &to) = 0;
    virtual Status renameReplacing(const QString &from, const QString &to) = 0;
    virtual Status remove(const QString &path) = 0;
    /// To where the desktop keeps what can be brought back; WriteFailed where there is no such
    /// place.
    virtual Status moveToTrash(const QString &path) = 0;
    /// A folder with all that is in it; links are removed, not followed. One that is not there is
    /// no error.
    virtual Status removeTree(const QString &path) = 0;
    /// With all missing parents.
    virtual Status makeFolder(const QString &path) = 0;
    /// Makes renames and new names in the folder durable.
    virtual Status syncFolder(const QString &path) = 0;
    /// Makes all of a folder's tree durable, by whatever the system has for it.
    virtual Status syncTree(const QString &path) = 0;
    /// Of the volume on which `path` lies.
    virtual Result<VolumeFacts> volume(const QString &path) = 0;
};

} // namespace waybill
