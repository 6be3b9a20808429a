// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"
#include "core/platform/sharedsyncs.h"

namespace waybill
{

/// The file system of this machine, through POSIX calls.
class SystemFileSystem final : public FileSystem
{
public:
    SystemFileSystem();
    Result<std::unique_ptr<File>> open(const QString &path, OpenMode mode) override;
    Result<FileFacts> facts(const QString &path) override;
    Result<FileFacts> targetFacts(const QString &path) override;
    Result<QString> linkTarget(const QString &path) override;
    Result<QStringList> list(const QString &folder) override;
    Status renameNoReplace(const QString &from, const QString &to) override;
    Status renameReplacing(const QString &from, const QString &to) override;
    Status remove(const QString &path) override;
    Status moveToTrash(const QString &path) override;
    Status removeTree(const QString &path) override;
    Status makeFolder(const QString &path) override;
    Status syncFolder(const QString &path) override;
    Status syncTree(const QString &path) override;
    Result<VolumeFacts> volume(const QString &path) override;

private:
    SharedSyncs m_syncs;
};

} // namespace waybill
