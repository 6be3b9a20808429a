// SPDX-License-Identifier: MIT
// waybill: the desktop application.
#include "core/http/offeredlinks.h"
#include "core/queue/instanceclient.h"
#include "ui/addtransfer/recentservers.h"
#include "ui/engine/enginehost.h"
#include "ui/format/errortext.h"
#include "ui/language/translators.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/offerqueue.h"
#include "ui/transfers/transferview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTimer>

#include <csignal>

namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who holds the profile may be just about to listen, or to end.
constexpr auto kHandOverWithin = 3s;
constexpr auto kHandOverEvery = 100ms;

struct Options
{
    QString profile;
    QString screenshot;
    bool isTrayWanted = false;
    QStringList servers;
    waybill::InstanceOffer offer;
};

/// Links and files, as desktops and people give them. The person confirms both.
waybill::InstanceOffer readOffer(const QStringList &arguments)
{
    waybill::InstanceOffer offer;
    for (const QString &argument : arguments) {
        const bool isFileUrl = argument.startsWith("file:"_L1);
        const QString path = isFileUrl ? QUrl(argument).toLocalFile() : argument;
        if (!isFileUrl && waybill::looksLikeLinks(argument))
            offer.links.append(argument);
        else if (!path.isEmpty())
            offer.paths.append(QFileInfo(path).absoluteFilePath());
    }
    return offer;
}

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
    const QCommandLineOption tray(u"tray"_s,
        QApplication::translate("main", "Start in the tray, without the window, if there is one."));
    const QCommandLineOption language(u"language"_s,
        QApplication::translate("main", "Language of the window, as de or zh_CN."), u"CODE"_s);
    parser.addOptions({profile, server, screenshot, tray, language});
    parser.addPositionalArgument(u"what"_s,
        QApplication::translate(
            "main", "Files to upload; links (http:, https:, waybill:) and Metalinks to download."),
        u"[what...]"_s);
    parser.process(application);
    return {parser.isSet(profile)
                ? QDir(parser.value(profile)).absolutePath()
                : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation),
        parser.value(screenshot), parser.isSet(tray), parser.values(server),
        readOffer(parser.positionalArguments())};
}

/// Before the options are read: their help is shown in that language, too.
void chooseLanguage(QApplication *application)
{
    const QString chosen = waybill::languageOption(QApplication::arguments());
    if (!chosen.isEmpty())
        QLocale::setDefault(QLocale(chosen));
    waybill::installTranslators(
        application, chosen.isEmpty() ? QLocale::system() : QLocale(chosen));
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
    // By which desktops find the name and the icon of the windows: installer/linux.
    QApplication::setDesktopFileName(u"io.github.waybill.Waybill"_s);
    QApplication::setWindowIcon(QIcon(u":/waybill.svg"_s));
    QApplication::setQuitOnLastWindowClosed(false);
    chooseLanguage(&application);
    const Options options = readOptions(application);

    const QString settings = QDir(options.profile).filePath(u"settings.ini"_s);
    for (const QString &server : options.servers) {
        QSettings store(settings, QSettings::IniFormat);
        rememberServer(store, server);
    }
    const bool isPicture = !options.screenshot.isEmpty();
    if (!isPicture && handOver(options.profile, options.offer))
        return 0;
    EngineHost host;
    MainWindow window(&host, settings);
    EngineOptions engine;
    engine.profile = options.profile;
    engine.startsQueue = !isPicture;
    engine.watchesMachine = !isPicture;
    // Known before the first transfer starts.
    engine.bandwidth.all = window.preferences()->rateLimits();
    engine.timetable = window.preferences()->timetable();
    engine.holds = window.preferences()->holds();
    const QDeadlineTimer deadline(kHandOverWithin);
    QObject::connect(&host, &EngineHost::failed, &window, [&](const Error &error) {
        // Two may have been started at the same moment.
        if (error.kind == ErrorKind::ProfileInUse && !isPicture && !deadline.hasExpired()) {
            if (handOver(options.profile, options.offer))
                QApplication::exit(0);
            else
                QTimer::singleShot(kHandOverEvery, &host, [&] { host.open(engine); });
            return;
        }
        const ErrorText text = errorText(error);
        QMessageBox::critical(
            &window, QApplication::applicationDisplayName(), text.message + u'\n' + text.nextStep);
        QApplication::exit(error.kind == ErrorKind::ProfileInUse ? 3 : 5);
    });
    QObject::connect(&window, &MainWindow::quitRequested, &host, &EngineHost::shutDown);
    QObject::connect(&host, &EngineHost::stopped, &application, &QApplication::quit);
    QObject::connect(
        &application, &QGuiApplication::commitDataRequest, &host, &EngineHost::shutDown);
    OfferQueue offers(&window);
    QObject::connect(&host, &EngineHost::offered, &offers, &OfferQueue::add);
    if (isPicture)
        QObject::connect(
            &host, &EngineHost::opened, &window, [&] { takePicture(window, options.screenshot); });
    else
        window.showFirst(options.isTrayWanted);
    if (options.offer != InstanceOffer())
        QObject::connect(&host, &EngineHost::opened, &offers, [&] { offers.add(options.offer); });
    host.open(engine);
    return QApplication::exec();
}
