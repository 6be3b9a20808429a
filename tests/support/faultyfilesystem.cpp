// SPDX-License-Identifier: MIT
#include "tests/support/faultyfilesystem.h"

#include <mutex>

namespace waybill::test
{

/// Which call fails, and how many there were.
class FaultyFileSystem::Plan
{
public:
    void failAt(std::optional<Call> kind, int number, int systemError, Fault fault)
    {
        const std::lock_guard lock(m_mutex);
        m_kind = kind;
        m_countdown = number;
        m_systemError = systemError;
        m_fault = fault;
        m_isForAll = false;
        m_hasFailed = false;
    }

    void failAll(std::optional<Call> kind, int systemError)
    {
        failAt(kind, 0, systemError, Fault::Instead);
        const std::lock_guard lock(m_mutex);
        m_isForAll = true;
    }

    void heal()
    {
        const std::lock_guard lock(m_mutex);
        m_countdown = 0;
        m_isForAll = false;
    }

    void atCall(std::optional<Call> kind, int number, std::function<void()> action)
    {
        const std::lock_guard lock(m_mutex);
        m_actionKind = kind;
        m_actionCountdown = number;
        m_action = std::move(action);
    }

    bool hasFailed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_hasFailed;
    }

    int calls(std::optional<Call> kind) const
    {
        const std::lock_guard lock(m_mutex);
        int sum = 0;
        for (const auto &[known, count] : m_calls)
            sum += !kind || *kind == known ? count : 0;
        return sum;
    }

    /// Counts the call, and does `action` or fails as planned.
    template <typename Action>
    auto pass(Call kind, ErrorKind fallback, const QString &path, Action action)
        -> std::invoke_result_t<Action>
    {
        if (const auto due = takeAction(kind))
            due();
        const auto fault = count(kind);
        if (!fault)
            return action();
        if (fault->how == Fault::Afterwards)
            static_cast<void>(action());
        return fail(errorFromErrno(fault->systemError, fallback, path));
    }

private:
    struct Due
    {
        int systemError = 0;
        Fault how = Fault::Instead;
    };

    std::function<void()> takeAction(Call kind)
    {
        const std::lock_guard lock(m_mutex);
        const bool isOther = m_actionKind && *m_actionKind != kind;
        if (isOther || m_actionCountdown == 0 || --m_actionCountdown > 0)
            return {};
        return std::exchange(m_action, {});
    }

    std::optional<Due> count(Call kind)
    {
        const std::lock_guard lock(m_mutex);
        ++m_calls[kind];
        if (m_kind && *m_kind != kind)
            return std::nullopt;
        const bool isDue = m_isForAll || m_countdown-- == 1;
        if (!isDue)
            return std::nullopt;
        m_hasFailed = true;
        return Due{m_systemError, m_fault};
    }

    mutable std::mutex m_mutex;
    std::map<Call, int> m_calls;
    std::optional<Call> m_kind; ///< nothing: any
    int m_countdown = 0;        ///< 1: the next one fails
    int m_systemError = 0;
    Fault m_fault = Fault::Instead;
    bool m_isForAll = false;
    bool m_hasFailed = false;
    std::optional<Call> m_actionKind;
    int m_actionCountdown = 0;
    std::function<void()> m_action;
};

class FaultyFileSystem::CountedFile final : public File
{
public:
    CountedFile(std::unique_ptr<File> real, QString path, Plan *plan)
        : m_real(std::move(real))
        , m_path(std::move(path))
        , m_plan(plan)
    {
    }

    Result<qint64> read(qint64 offset, std::span<char> into) override
    {
        return m_plan->pass(
            Call::Read, ErrorKind::ReadFailed, m_path, [&] { return m_real->read(offset, into); });
    }
    Status write(qint64 offset, std::span<const char> bytes) override
    {
        return m_plan->pass(Call::Write, ErrorKind::WriteFailed, m_path,
            [&] { return m_real->write(offset, bytes); });
    }
    Status writeDirect(qint64 offset, std::span<const char> bytes) override
    {
        return m_plan->pass(Call::Write, ErrorKind::WriteFailed, m_path,
            [&] { return m_real->writeDirect(offset, bytes); });
    }
    Status truncate(qint64 size) override
    {
        return m_plan->pass(
            Call::Truncate, ErrorKind::WriteFailed, m_path, [&] { return m_real->truncate(size); });
    }
    Result<bool> reserve(qint64 size) override
    {
        return m_plan->pass(
            Call::Reserve, ErrorKind::WriteFailed, m_path, [&] { return m_real->reserve(size); });
    }
    Status syncData() override
    {
        return m_plan->pass(
            Call::SyncData, ErrorKind::SyncFailed, m_path, [&] { return m_real->syncData(); });
    }
    Status sync() override
    {
        return m_plan->pass(
            Call::Sync, ErrorKind::SyncFailed, m_path, [&] { return m_real->sync(); });
    }
    Status setFinishedMode() override
    {
        return m_plan->pass(
            Call::Mode, ErrorKind::WriteFailed, m_path, [&] { return m_real->setFinishedMode(); });
    }
    Result<FileFacts> facts() override
    {
        return m_plan->pass(
            Call::Facts, ErrorKind::ReadFailed, m_path, [&] { return m_real->facts(); });
    }

private:
    std::unique_ptr<File> m_real;
    QString m_path;
    Plan *m_plan;
};

FaultyFileSystem::FaultyFileSystem()
    : m_plan(std::make_unique<Plan>())
{
}

FaultyFileSystem::~FaultyFileSystem() = default;

void FaultyFileSystem::failAt(int number, int systemError, Fault fault)
{
    m_plan->failAt(std::nullopt, number, systemError, fault);
}

void FaultyFileSystem::failAt(Call kind, int number, int systemError, Fault fault)
{
    m_plan->failAt(kind, number, systemError, fault);
}

void FaultyFileSystem::failAll(Call kind, int systemError)
{
    m_plan->failAll(kind, systemError);
}

void FaultyFileSystem::failAll(int systemError)
{
    m_plan->failAll(std::nullopt, systemError);
}

void FaultyFileSystem::atCall(int number, std::function<void()> action)
{
    m_plan->atCall(std::nullopt, number, std::move(action));
}

void FaultyFileSystem::atCall(Call kind, int number, std::function<void()> action)
{
    m_plan->atCall(kind, number, std::move(action));
}

void FaultyFileSystem::heal()
{
    m_plan->heal();
}

bool FaultyFileSystem::hasFailed() const
{
    return m_plan->hasFailed();
}

int FaultyFileSystem::calls() const
{
    return m_plan->calls(std::nullopt);
}

int FaultyFileSystem::calls(Call kind) const
{
    return m_plan->calls(kind);
}

Result<std::unique_ptr<File>> FaultyFileSystem::open(const QString &path, OpenMode mode)
{
    const ErrorKind fallback =
        mode == OpenMode::Read ? ErrorKind::ReadFailed : ErrorKind::WriteFailed;
    auto file = m_plan->pass(Call::Open, fallback, path, [&] { return m_real.open(path, mode); });
    if (!file)
        return fail(file.error());
    return std::make_unique<CountedFile>(std::move(*file), path, m_plan.get());
}

Result<FileFacts> FaultyFileSystem::facts(const QString &path)
{
    return m_plan->pass(
        Call::Facts, ErrorKind::ReadFailed, path, [&] { return m_real.facts(path); });
}

Result<FileFacts> FaultyFileSystem::targetFacts(const QString &path)
{
    return m_plan->pass(
        Call::Facts, ErrorKind::ReadFailed, path, [&] { return m_real.targetFacts(path); });
}

Result<QString> FaultyFileSystem::linkTarget(const QString &path)
{
    return m_plan->pass(
        Call::Facts, ErrorKind::ReadFailed, path, [&] { return m_real.linkTarget(path); });
}

Result<QStringList> FaultyFileSystem::list(const QString &folder)
{
    return m_plan->pass(
        Call::List, ErrorKind::ReadFailed, folder, [&] { return m_real.list(folder); });
}

Status FaultyFileSystem::renameNoReplace(const QString &from, const QString &to)
{
    return m_plan->pass(
        Call::Rename, ErrorKind::WriteFailed, to, [&] { return m_real.renameNoReplace(from, to); });
}

Status FaultyFileSystem::renameReplacing(const QString &from, const QString &to)
{
    return m_plan->pass(
        Call::Rename, ErrorKind::WriteFailed, to, [&] { return m_real.renameReplacing(from, to); });
}

Status FaultyFileSystem::remove(const QString &path)
{
    return m_plan->pass(
        Call::Remove, ErrorKind::WriteFailed, path, [&] { return m_real.remove(path); });
}

Status FaultyFileSystem::makeFolder(const QString &path)
{
    return m_plan->pass(
        Call::MakeFolder, ErrorKind::WriteFailed, path, [&] { return m_real.makeFolder(path); });
}

Status FaultyFileSystem::syncFolder(const QString &path)
{
    return m_plan->pass(
        Call::SyncFolder, ErrorKind::SyncFailed, path, [&] { return m_real.syncFolder(path); });
}

Status FaultyFileSystem::moveToTrash(const QString &path)
{
    return m_plan->pass(
        Call::Remove, ErrorKind::WriteFailed, path, [&] { return m_real.moveToTrash(path); });
}

Status FaultyFileSystem::removeTree(const QString &path)
{
    return m_plan->pass(
        Call::Remove, ErrorKind::WriteFailed, path, [&] { return m_real.removeTree(path); });
}

Status FaultyFileSystem::syncTree(const QString &path)
{
    return m_plan->pass(
        Call::SyncFolder, ErrorKind::SyncFailed, path, [&] { return m_real.syncTree(path); });
}

void FaultyFileSystem::pretend(std::optional<VolumeFacts> volume)
{
    const std::lock_guard lock(m_mutex);
    m_pretended = volume;
}

Result<VolumeFacts> FaultyFileSystem::volume(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    if (m_pretended)
        return *m_pretended;
    return m_plan->pass(
        Call::Facts, ErrorKind::ReadFailed, path, [&] { return m_real.volume(path); });
}

} // namespace waybill::test
