// SPDX-License-Identifier: MIT
// waybill-cli: the console face of the core.
#include "app/cli/prompt.h"
#include "app/cli/session.h"
#include "app/cli/signals.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    using namespace waybill;
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
    if (line->needsPassword) {
        const auto password = obtainPassword(line->access.credentials.user);
        if (!password) {
            std::fprintf(stderr, "waybill-cli: --user wants a password: set WAYBILL_PASSWORD, or "
                                 "run on a terminal.\n");
            return static_cast<int>(ExitStatus::Usage);
        }
        line->access.credentials.password = *password;
    }

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
