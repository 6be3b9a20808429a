// SPDX-License-Identifier: MIT
// waybill: the desktop application.
#include "ui/addtransfer/recentservers.h"
#include "ui/engine/enginehost.h"
#include "ui/format/errortext.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/transfers/transferview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTimer>

#include <csignal>

namespace
{

using namespace Qt::StringLiterals;

struct Options
{
    QString profile;
    QString screenshot;
    QStringList servers;
};

Options readOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "main", "Moves files to and from HTTP(S) servers, and proves that they arrived."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s,
        QApplication::translate("main", "Folder of the journal and settings."), u"DIR"_s);
    const QCommandLineOption server(
        u"server"_s, QApplication::translate("main", "Offer this server for uploads."), u"URL"_s);
    const QCommandLineOption screenshot(u"screenshot"_s,
        QApplication::translate("main", "Draw the window into a PNG file, start nothing, and end."),
        u"FILE"_s);
    parser.addOptions({profile, server, screenshot});
    parser.process(application);
    return {parser.isSet(profile)
                ? QDir(parser.value(profile)).absolutePath()
                : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation),
        parser.value(screenshot), parser.values(server)};
}

void takePicture(waybill::MainWindow &window, const QString &file)
{
    window.show();
    window.view()->selectFirst();
    QTimer::singleShot(500, &window, [&window, file] {
        const bool saved = window.grab().save(file);
        QApplication::exit(saved ? 0 : 1);
    });
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace waybill;
    // A closed pipe or a file over the limit is an error of that write, not the end of all
    // transfers.
    std::signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(resources);
    QApplication::setApplicationName(u"waybill"_s);
    QApplication::setApplicationDisplayName(u"Waybill"_s);
    QApplication::setApplicationVersion(QStringLiteral(WAYBILL_VERSION));
    QApplication::setWindowIcon(QIcon(u":/waybill.svg"_s));
    QApplication::setQuitOnLastWindowClosed(false);
    const Options options = readOptions(application);

    const QString settings = QDir(options.profile).filePath(u"settings.ini"_s);
    for (const QString &server : options.servers) {
        QSettings store(settings, QSettings::IniFormat);
        rememberServer(store, server);
    }
    EngineHost host;
    MainWindow window(&host, settings);
    QObject::connect(&host, &EngineHost::failed, &window, [&window](const Error &error) {
        const ErrorText text = errorText(error);
        QMessageBox::critical(
            &window, QApplication::applicationDisplayName(), text.message + u'\n' + text.nextStep);
        QApplication::exit(error.kind == ErrorKind::ProfileInUse ? 3 : 5);
    });
    QObject::connect(&window, &MainWindow::quitRequested, &host, &EngineHost::shutDown);
    QObject::connect(&host, &EngineHost::stopped, &application, &QApplication::quit);
    QObject::connect(
        &application, &QGuiApplication::commitDataRequest, &host, &EngineHost::shutDown);
    if (options.screenshot.isEmpty())
        window.show();
    else
        QObject::connect(
            &host, &EngineHost::opened, &window, [&] { takePicture(window, options.screenshot); });
    EngineOptions engine;
    engine.profile = options.profile;
    engine.startsQueue = options.screenshot.isEmpty();
    host.open(engine);
    return QApplication::exec();
}
