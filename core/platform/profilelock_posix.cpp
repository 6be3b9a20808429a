// SPDX-License-Identifier: MIT
#include "core/platform/profilelock.h"

#include "core/platform/posixfile.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

namespace waybill
{

using namespace Qt::StringLiterals;

ProfileLock::ProfileLock(std::unique_ptr<Descriptor> file)
    : m_file(std::move(file))
{
}

Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString &profile)
{
    const QByteArray path = QFile::encodeName(QDir(profile).filePath(u"profile.lock"_s));
    auto file = std::make_unique<Descriptor>(
        ::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file->isOpen())
        return failed(ErrorKind::PermissionDenied, profile);
    int locked = -1;
    do {
        locked = ::flock(file->number(), LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0 && errno == EWOULDBLOCK)
        return fail(ErrorKind::ProfileInUse, profile);
    if (locked != 0)
        return failed(ErrorKind::PermissionDenied, profile);
    return std::unique_ptr<ProfileLock>(new ProfileLock(std::move(file)));
}

/// Not by closing alone: a child that is being started may hold the same file for a moment.
ProfileLock::~ProfileLock()
{
    ::flock(m_file->number(), LOCK_UN);
}

} // namespace waybill
