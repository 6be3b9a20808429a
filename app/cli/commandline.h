// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

namespace waybill
{

/// Exit statuses, as a contract with scripts.
enum class ExitStatus {
    Success = 0,
    Failed = 1,
    Usage = 2,
    ProfileInUse = 3,
    Stopped = 4,
    ProfileUnusable = 5,
    WorkLeft = 6,
};

/// What was asked for, checked as far as it can be without touching the profile.
struct CommandLine
{
    enum class Command {
        Get,
        Put,
        Pack,
        Unpack,
        List,
        Show,
        Pause,
        Resume,
        Cancel,
        Retry,
        Remove,
        Run
    };

    Command command = Command::Run;
    bool isJson = false;
    bool isQuiet = false;
    bool isQueueOnly = false;
    QList<TransferSpec> specs; ///< get, put
    QStringList metalinks;     ///< get: files on this machine
    TransferSpec ofMetalink;   ///< get: what each file of a Metalink begins with
    QString checksumFrom;      ///< get: a URL, "auto", or empty
    QList<TransferId> ids;     ///< pause and the like
    bool isForAll = false;
    std::optional<TransferState> listState;
    EngineOptions engine;
    Access access;
    QByteArray netrc;
    QList<std::pair<QUrl, Credentials>> urlCredentials; ///< that stood in URLs
    bool needsPassword = false;
    bool needsArchivePassword = false;
    QByteArray archivePassword; ///< of every archive of this run
    QStringList warnings;
};

/// What to print instead of working: help or version on standard output, or what is wrong on
/// standard error.
struct CommandLineStop
{
    ExitStatus status = ExitStatus::Usage;
    QString text;
};

std::expected<CommandLine, CommandLineStop> parseCommandLine(const QStringList &arguments);

} // namespace waybill
