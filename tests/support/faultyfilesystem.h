// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/systemfilesystem.h"

#include <functional>
#include <mutex>
#include <optional>

namespace waybill::test
{

/// A double in front of the real file system: passes every call on, counts it, and fails the one
/// that it was told to. The files that it opens count and fail with it. Any thread. Outlives the
/// files it opened.
class FaultyFileSystem final : public FileSystem
{
public:
    enum class Call {
        Open,
        Read,
        Write,
        Truncate,
        Reserve,
        SyncData,
        Sync,
        Mode,
        Rename,
        Remove,
        MakeFolder,
        SyncFolder,
        List,
        Facts,
    };

    /// What a failing call does: nothing at all, or all that it should, and only then says that it
    /// failed.
    enum class Fault { Instead, Afterwards };

    FaultyFileSystem();
    ~FaultyFileSystem() override;

    /// The number-th call from now on fails once with this errno; 1 is the next.
    void failAt(int number, int systemError, Fault fault = Fault::Instead);
    /// The same, where only calls of one kind count.
    void failAt(Call kind, int number, int systemError, Fault fault = Fault::Instead);
    /// Every call of this kind fails until heal().
    void failAll(Call kind, int systemError);
    /// Every call fails until heal(), as if the process were gone: nothing on the disk changes any
    /// more.
    void failAll(int systemError);
    void heal();
    /// Says this of every volume, instead of the truth.
    void pretend(std::optional<VolumeFacts> volume);

    /// Right before the number-th call from now on this happens, once, on the call's thread.
    void atCall(int number, std::function<void()> action);
    void atCall(Call kind, int number, std::function<void()> action);

    bool hasFailed() const;
    /// So far, the failed ones included.
    int calls() const;
    int calls(Call kind) const;

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
    class Plan;
    class CountedFile;

    SystemFileSystem m_real;
    std::unique_ptr<Plan> m_plan;
    std::mutex m_mutex; ///< for what follows
    std::optional<VolumeFacts> m_pretended;
};

} // namespace waybill::test
