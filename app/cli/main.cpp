// SPDX-License-Identifier: MIT
// waybill-cli: the console face of the core.
#include "app/cli/prompt.h"
#include "app/cli/session.h"
#include "app/cli/signals.h"

#include <QCoreApplication>

#include <cstdio>

namespace
{

using namespace waybill;

std::optional<QString> obtain(const char *option, const char *variable, const QString &question)
{
    const auto password = obtainPassword(variable, question);
    if (!password)
        std::fprintf(stderr, "waybill-cli: %s wants a password: set %s, or run on a terminal.\n",
            option, variable);
    return password;
}

bool obtainPasswords(CommandLine &line)
{
    if (line.needsPassword) {
        const QString &user = line.access.credentials.user;
        const auto password =
            obtain("--user", "WAYBILL_PASSWORD", QStringLiteral("Password for %1").arg(user));
        if (!password)
            return false;
        line.access.credentials.password = *password;
    }
    if (line.needsArchivePassword) {
        const auto password = obtain("--password-prompt", "WAYBILL_ARCHIVE_PASSWORD",
            QStringLiteral("Password of the archive"));
        if (!password)
            return false;
        line.archivePassword = password->toUtf8();
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("waybill"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAYBILL_VERSION));

    auto line = parseCommandLine(QCoreApplication::arguments());
    if (!line) {
        const bool isHelp = line.error().status == ExitStatus::Success;
        std::fprintf(isHelp ? stdout : stderr, isHelp ? "%s\n" : "waybill-cli: %s\n",
            qUtf8Printable(line.error().text));
        return static_cast<int>(line.error().status);
    }
    if (!obtainPasswords(*line))
        return static_cast<int>(ExitStatus::Usage);

    int status = 0;
    {
        Session session(std::move(*line), nullptr);
        Signals signalCatcher(&session);
        QObject::connect(&signalCatcher, &Signals::stopRequested, &session, &Session::stop);
        QObject::connect(
            &session, &Session::finished, &application,
            [](ExitStatus end) { QCoreApplication::exit(static_cast<int>(end)); },
            Qt::QueuedConnection);
        QMetaObject::invokeMethod(&session, &Session::start, Qt::QueuedConnection);
        status = QCoreApplication::exec();
    }
    return status;
}
