// SPDX-License-Identifier: MIT
#include "core/platform/folderbeneath.h"
#include "core/platform/posixfile.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waybill
{
namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;

bool isOneName(const QString &name)
{
    return !name.isEmpty() && name != u'.' && name != QLatin1StringView("..") &&
           !name.contains(u'/') && !name.contains(QChar::Null);
}

class PosixFolderBeneath final : public FolderBeneath
{
public:
    explicit PosixFolderBeneath(int root)
        : m_root(root)
    {
    }

    Status makeFolder(const QStringList &path) override
    {
        const auto parent = openParent(path);
        if (!parent)
            return fail(parent.error());
        return told(::mkdirat(*parent, lastOf(path), 0700), path);
    }

    Result<std::unique_ptr<File>> createFile(const QStringList &path) override
    {
        const auto parent = openParent(path);
        if (!parent)
            return fail(parent.error());
        const int file = ::openat(
            *parent, lastOf(path), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file < 0)
            return fail(told(file, path).error());
        return std::make_unique<PosixFile>(file, path.join(u'/'));
    }

    Status makeLink(const QStringList &path, const QString &target) override
    {
        const auto parent = openParent(path);
        if (!parent)
            return fail(parent.error());
        return told(
            ::symlinkat(QFile::encodeName(target).constData(), *parent, lastOf(path)), path);
    }

    Status makeHardLink(const QStringList &path, const QStringList &existing) override
    {
        if (!std::ranges::all_of(existing, isOneName) || existing.isEmpty())
            return fail(ErrorKind::PermissionDenied, existing.join(u'/'));
        const auto from = openFolder(existing.first(existing.size() - 1));
        if (!from)
            return fail(from.error());
        const Descriptor kept(::dup(*from)); // the next step may close it
        const auto parent = openParent(path);
        if (!parent)
            return fail(parent.error());
        const QByteArray old = QFile::encodeName(existing.constLast());
        return told(::linkat(kept.number(), old.constData(), *parent, lastOf(path), 0), path);
    }

    Status setAttributes(const QStringList &path, std::optional<quint32> mode,
        std::optional<qint64> modifiedNs) override
    {
        const auto parent = openParent(path);
        if (!parent)
            return fail(parent.error());
        // No link stands here: the mode is set only on what this object made as a file or folder.
        if (mode && ::fchmodat(*parent, lastOf(path), *mode & 0777 & ~PosixFile::umask(), 0) != 0)
            return told(-1, path);
        if (!modifiedNs)
            return {};
        qint64 seconds = *modifiedNs / kNsPerSecond;
        qint64 rest = *modifiedNs % kNsPerSecond;
        if (rest < 0) {
            rest += kNsPerSecond;
            --seconds;
        }
        const timespec times[2] = {{0, UTIME_OMIT}, {seconds, static_cast<long>(rest)}};
        return told(::utimensat(*parent, lastOf(path), times, AT_SYMLINK_NOFOLLOW), path);
    }

private:
    struct Open
    {
        QString name;
        std::unique_ptr<Descriptor> folder;
    };

    const char *lastOf(const QStringList &path)
    {
        m_name = QFile::encodeName(path.constLast());
        return m_name.constData();
    }

    Result<int> openParent(const QStringList &path)
    {
        if (!std::ranges::all_of(path, isOneName) || path.isEmpty())
            return fail(ErrorKind::PermissionDenied, path.join(u'/'));
        return openFolder(path.first(path.size() - 1));
    }

    /// Keeps the way to the last folder open: entries come folder by folder.
    Result<int> openFolder(const QStringList &path)
    {
        size_t same = 0;
        while (same < m_way.size() && static_cast<qsizetype>(same) < path.size() &&
               m_way[same].name == path.at(static_cast<qsizetype>(same)))
            ++same;
        m_way.resize(same);
        for (auto i = static_cast<qsizetype>(same); i < path.size(); ++i) {
            const int above = m_way.empty() ? m_root.number() : m_way.back().folder->number();
            const int next = ::openat(above, QFile::encodeName(path.at(i)).constData(),
                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (next < 0)
                return fail(told(-1, path.first(i + 1)).error());
            m_way.push_back({path.at(i), std::make_unique<Descriptor>(next)});
        }
        return m_way.empty() ? m_root.number() : m_way.back().folder->number();
    }

    static Status told(int result, const QStringList &path)
    {
        if (result >= 0)
            return {};
        return failed(ErrorKind::WriteFailed, path.join(u'/'));
    }

    Descriptor m_root;
    std::vector<Open> m_way;
    QByteArray m_name;
};

} // namespace

Result<std::unique_ptr<FolderBeneath>> FolderBeneath::open(const QString &path)
{
    const int root = ::open(
        QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (root < 0)
        return failed(ErrorKind::FolderMissing, path);
    PosixFile::rememberUmask();
    return std::make_unique<PosixFolderBeneath>(root);
}

} // namespace waybill
