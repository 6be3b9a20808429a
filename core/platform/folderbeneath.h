// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

namespace waybill
{

/// Makes things beneath one folder and nowhere else: each step of a path is opened by itself, never
/// through a link. Paths are rows of names; one that is none (empty, "." or "..", with a '/' or
/// NUL) is PermissionDenied. Nothing that exists is touched: TargetExists. Blocking; one thread.
class FolderBeneath
{
public:
    virtual ~FolderBeneath() = default;

    static Result<std::unique_ptr<FolderBeneath>> open(const QString &path);

    /// 0700 for now; its parent exists.
    virtual Status makeFolder(const QStringList &path) = 0;
    /// 0600 for now.
    virtual Result<std::unique_ptr<File>> createFile(const QStringList &path) = 0;
    virtual Status makeLink(const QStringList &path, const QString &target) = 0;
    virtual Status makeHardLink(const QStringList &path, const QStringList &existing) = 0;
    /// Of a file or a folder; a link has no mode of its own. The umask applies.
    virtual Status setAttributes(
        const QStringList &path, std::optional<quint32> mode, std::optional<qint64> modifiedNs) = 0;
};

} // namespace waybill
