// SPDX-License-Identifier: MIT
// What is chosen, and what window, engine and desktop do then.
#include "tests/ui/scratchwindow.h"

#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/packoptions.h"
#include "ui/mainwindow/limitsmenu.h"
#include "ui/mainwindow/offers.h"
#include "ui/mainwindow/starttimedialog.h"
#include "ui/mainwindow/statusline.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/settingspage.h"
#include "ui/tray/trayicon.h"

#include <QDateTimeEdit>
#include <QInputDialog>
#include <QStackedWidget>
#include <QThreadPool>
#include <QToolButton>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

class AppliedPreferencesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setQuitOnLastWindowClosed(false);
        QVERIFY(m_config.isValid());
        qputenv("XDG_CONFIG_HOME", m_config.path().toLocal8Bit());
    }

    void theWindowOpensItByMenuAndAtTheLimits()
    {
        const Scratch scratch;
        scratch.action(u"Settings…"_s)->trigger();
        auto *const dialog = scratch.window->findChild<SettingsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(scratch.action(u"Settings…"_s)->menuRole(), QAction::PreferencesRole);

        emit scratch.window->findChild<StatusLine *>()->limitsWanted();

        QCOMPARE(scratch.window->findChildren<SettingsDialog *>().size(), 1);
        const auto *const stack = dialog->findChild<QStackedWidget *>();
        QCOMPARE(stack->currentWidget()->findChild<SettingsPage *>()->name(), u"limits"_s);
    }

    void theProxyHoldsFromTheNextRequestOn()
    {
        // Stands for the proxy: it gets the whole URL of a server that is nowhere.
        MisbehavingServer proxy(honest);
        const Scratch scratch;
        scratch.window->preferences()->setValue(
            u"network/proxy"_s, u"http://127.0.0.1:%1"_s.arg(proxy.url().port()));

        scratch.host->add({scratch.download(QUrl(u"http://nowhere.invalid/file"_s))});

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QVERIFY(!proxy.requests().isEmpty());
    }

    void theLimitIsShownAtOnce()
    {
        const Scratch scratch;

        scratch.window->preferences()->setValue(u"limits/downKibPerSecond"_s, 100);

        const auto buttons = scratch.window->findChildren<QToolButton *>();
        QVERIFY(std::ranges::any_of(buttons, [](const QToolButton *button) {
            return button->text().contains(u"limit 100 KiB/s"_s);
        }));
    }

    void theMenuOfTheRatesSetsTheLimitOfADirection()
    {
        const Scratch scratch;
        auto *const menu =
            scratch.window->findChild<StatusLine *>()->parent()->findChild<LimitsMenu *>();
        emit menu->aboutToShow();
        const auto *const uploads = menu->actions().at(1)->menu();

        for (QAction *const action : uploads->actions()) {
            if (action->text() == "500 KiB/s"_L1)
                action->trigger();
        }

        QCOMPARE(scratch.window->preferences()->rateLimits(), (RateLimits{0, 500 * 1024}));
    }

    void theTimetableIsShownWhileOneOfItsRulesHolds()
    {
        const Scratch scratch;
        TimetableRule always;
        always.limits.down = 100 * 1024;
        const auto isShown = [&scratch](const QString &text) {
            return std::ranges::any_of(scratch.window->findChildren<QToolButton *>(),
                [&text](const QToolButton *button) { return button->text().contains(text); });
        };

        scratch.window->preferences()->setValue(
            u"limits/timetable"_s, QString::fromUtf8(Timetable({always}).toJson()));

        QTRY_VERIFY(isShown(u"Timetable: \u2193 100 KiB/s, \u2191 no limit"_s));
        QVERIFY(isShown(u"limit 100 KiB/s"_s));
        scratch.window->preferences()->setValue(u"limits/timetable"_s, QString());
        QTRY_VERIFY(!isShown(u"limit 100 KiB/s"_s));
    }

    void outsideTheTimetableTransfersWaitAndSaySo()
    {
        MisbehavingServer server(honest);
        const Scratch scratch;
        TimetableRule never;
        never.rests = true;
        scratch.window->preferences()->setValue(
            u"limits/timetable"_s, QString::fromUtf8(Timetable({never}).toJson()));

        scratch.host->add({scratch.download(server.url())});

        QTRY_COMPARE(scratch.state(), u"Waiting: outside the timetable"_s);
        scratch.window->preferences()->setValue(u"limits/timetable"_s, QString());
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
    }

    void theSelectedTransferGetsALimitOfItsOwn()
    {
        MisbehavingServer server(stalling);
        const Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.rows(), 1);
        scratch.window->view()->selectFirst();
        const auto asked = answerNext<QInputDialog>(scratch.window.get(), [](QInputDialog *dialog) {
            dialog->setIntValue(300);
            dialog->accept();
        });

        scratch.action(u"Limit speed…"_s)->trigger();

        QVERIFY(*asked);
        QTRY_COMPARE(
            scratch.window->view()->selected().constFirst().mostBytesPerSecond, 300 * 1024);
    }

    void downloadsAreLimitedApartAtOnceAndOneIsStartedAllTheSame()
    {
        MisbehavingServer server(stalling);
        const Scratch scratch;
        scratch.window->preferences()->setValue(u"transfers/downloadsAtOnce"_s, 1);
        scratch.host->add({scratch.download(server.url("/a")), scratch.download(server.url("/b"))});
        const auto states = [&scratch] {
            QStringList all;
            for (int row = 0; row < scratch.rows(); ++row)
                all.append(scratch.window->view()
                        ->model()
                        ->index(row, TransferModel::State)
                        .data()
                        .toString());
            all.sort();
            return all;
        };
        QTRY_COMPARE(states(), (QStringList{u"Queued"_s, u"Running"_s}));
        scratch.window->view()->selectAll();

        scratch.action(u"Start now"_s)->trigger();

        QTRY_COMPARE(states(), (QStringList{u"Running"_s, u"Running"_s}));
    }

    void theSelectedTransferGetsAPriority()
    {
        MisbehavingServer server(stalling);
        const Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.rows(), 1);
        scratch.window->view()->selectFirst();

        scratch.action(u"High priority"_s)->trigger();

        QTRY_COMPARE(scratch.window->view()->selected().constFirst().priority, Priority::High);
        QTRY_VERIFY(scratch.action(u"High priority"_s)->isChecked());
    }

    void theSelectedTransferStartsAtTheTimeThatIsGiven()
    {
        MisbehavingServer server(honest);
        const Scratch scratch;
        scratch.window->preferences()->setValue(u"transfers/downloadsAtOnce"_s, 1);
        scratch.host->add({scratch.download(server.url())}, Engine::Begin::Later);
        QTRY_COMPARE(scratch.state(), u"Paused"_s);
        scratch.window->view()->selectFirst();
        const QDateTime when(QDate(2199, 3, 1), QTime(14, 5));
        const auto asked =
            answerNext<StartTimeDialog>(scratch.window.get(), [&when](StartTimeDialog *dialog) {
                dialog->findChild<QDateTimeEdit *>()->setDateTime(when);
                dialog->accept();
            });

        scratch.action(u"Start at…"_s)->trigger();

        QVERIFY(*asked);
        QTRY_COMPARE(
            scratch.state(), u"Starts on "_s + QLocale::c().toString(when, QLocale::ShortFormat));
        QCOMPARE(scratch.window->view()->selected().constFirst().startAt, when.toUTC());
        scratch.action(u"Start now"_s)->trigger();
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
    }

    void aStartTimeIsTakenBack()
    {
        MisbehavingServer server(honest);
        const Scratch scratch;
        TransferSpec spec = scratch.download(server.url());
        spec.startAt = QDateTime::currentDateTimeUtc().addDays(1);
        scratch.host->add({spec});
        QTRY_VERIFY2(scratch.state().startsWith("Starts on"_L1), qPrintable(scratch.state()));
        scratch.window->view()->selectFirst();
        const auto asked =
            answerNext<StartTimeDialog>(scratch.window.get(), [](StartTimeDialog *dialog) {
                for (auto *const button : dialog->findChildren<QPushButton *>()) {
                    if (button->text() == "&No time"_L1)
                        button->click();
                }
            });

        scratch.action(u"Start at…"_s)->trigger();

        QVERIFY(*asked);
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
    }

    void aTransferFailsAtOnceWhereNobodyWantsRetries()
    {
        MisbehavingServer server([](const SeenRequest &) { return answer(503); });
        const Scratch scratch;
        scratch.window->preferences()->setValue(u"advanced/retries"_s, 0);

        scratch.host->add({scratch.download(server.url())});

        QTRY_VERIFY2(scratch.state().startsWith("Failed"_L1), qPrintable(scratch.state()));
        QCOMPARE(server.requests().size(), 1);
    }

    void waitsForAnAnswerAsLongAsWasChosen()
    {
        MisbehavingServer server([](const SeenRequest &) { return Script{hangStep()}; });
        const Scratch scratch;
        scratch.window->preferences()->setValue(u"advanced/retries"_s, 0);
        scratch.window->preferences()->setValue(u"advanced/answerSeconds"_s, 1);

        scratch.host->add({scratch.download(server.url())});

        QTRY_VERIFY2(scratch.state().startsWith("Failed"_L1), qPrintable(scratch.state()));
    }

    void whatWasChosenBeforeHoldsWhenTheProfileOpens()
    {
        MisbehavingServer server([](const SeenRequest &) { return answer(503); });
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        Preferences(path).setValue(u"advanced/retries"_s, 0);
        EngineHost host;
        MainWindow window(&host, path);
        QSignalSpy opened(&host, &EngineHost::opened);
        EngineOptions options;
        options.profile = folder.filePath(u"profile"_s);
        host.open(options);
        QTRY_COMPARE(opened.size(), 1);
        TransferSpec spec;
        spec.url = server.url();
        spec.path = folder.path();

        host.add({spec});

        const auto state = [&window] {
            return window.view()->model()->index(0, TransferModel::State).data().toString();
        };
        QTRY_VERIFY2(state().startsWith("Failed"_L1), qPrintable(state()));
        QCOMPARE(server.requests().size(), 1);
    }

    void packsFirstIntoTheFormatThatWasChosen()
    {
        const Scratch scratch;
        scratch.window->preferences()->setValue(u"archives/format"_s, u"zip"_s);
        TransferSpec offered;
        const auto seen =
            answerNext<PackDialog>(scratch.window.get(), [&offered](PackDialog *dialog) {
                offered = dialog->spec();
                dialog->reject();
            });

        scratch.window->findChild<Offers *>()->pack({scratch.downloads()});

        QVERIFY(*seen);
        QCOMPARE(offered.name, u"downloads.zip"_s);
    }

    void uploadsThatPackBeginWithThatFormatToo()
    {
        Scratch scratch;
        scratch.window->preferences()->setValue(u"archives/format"_s, u"tar.gz"_s);
        std::optional<ArchiveFormat> offered;
        const auto seen =
            answerNext<UploadDialog>(scratch.window.get(), [&offered](UploadDialog *dialog) {
                offered = dialog->findChild<PackOptions *>()->format();
                dialog->reject();
            });

        scratch.drop({QUrl::fromLocalFile(scratch.downloads())});

        QTRY_VERIFY(*seen);
        QVERIFY(offered == ArchiveFormat::TarGz);
    }

    void startingAtTheLoginFollowsTheSwitch()
    {
        const Scratch scratch;
        const QString entry = m_config.filePath(u"autostart/waybill.desktop"_s);

        scratch.window->preferences()->setValue(u"general/autostart"_s, true);
        QTRY_VERIFY(QFile::exists(entry));

        scratch.window->preferences()->setValue(u"general/autostart"_s, false);
        QTRY_VERIFY(!QFile::exists(entry));
    }

    void theLastOfManyWishesIsTheOneThatIsWritten()
    {
        const Scratch scratch;
        const QString entry = m_config.filePath(u"autostart/waybill.desktop"_s);

        for (int i = 0; i < 9; ++i)
            scratch.window->preferences()->setValue(u"general/autostart"_s, i % 2 == 0);
        QTRY_VERIFY(QFile::exists(entry));
        for (int i = 0; i < 9; ++i)
            scratch.window->preferences()->setValue(u"general/autostart"_s, i % 2 != 0);

        QTRY_VERIFY(!QFile::exists(entry));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!QFile::exists(entry));
    }

    void theSwitchIsOffWhereTheDesktopHasTakenTheEntryOut()
    {
        const QString entry = m_config.filePath(u"autostart/waybill.desktop"_s);
        QVERIFY(!QFile::exists(entry));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        Preferences(path).setValue(u"general/autostart"_s, true);
        EngineHost host;
        MainWindow window(&host, path);
        EngineOptions options;
        options.profile = folder.filePath(u"profile"_s);

        host.open(options);

        QTRY_VERIFY(!window.preferences()->isOn(u"general/autostart"_s));
        QVERIFY(!QFile::exists(entry));
    }

    void theSwitchFallsBackWhereTheLoginCannotBeChanged()
    {
        const Scratch scratch;
        const QString folder = m_config.filePath(u"autostart"_s);
        QVERIFY(QDir(folder).removeRecursively());
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        scratch.action(u"Settings…"_s)->trigger();

        scratch.window->preferences()->setValue(u"general/autostart"_s, true);

        QTRY_VERIFY(!scratch.window->preferences()->isOn(u"general/autostart"_s));
        QVERIFY2(scratch.labels().contains(u"Starting at the login could not be changed"_s),
            qPrintable(scratch.labels()));
        QVERIFY(QFile::remove(folder));
    }

    void withoutATrayTheWindowIsShownAllTheSame()
    {
        const Scratch scratch;
        scratch.window->hide();
        QVERIFY(!QSystemTrayIcon::isSystemTrayAvailable());

        scratch.window->showFirst(true);

        QVERIFY(scratch.window->isVisible());
    }

    void withATrayTheWindowStaysAwayIfThatIsWanted()
    {
        const Scratch scratch;
        scratch.window->hide();
        scratch.window->findChild<TrayIcon *>()->show();

        scratch.window->showFirst(true);
        QVERIFY(!scratch.window->isVisible());
        scratch.window->preferences()->setValue(u"general/startInTray"_s, true);
        scratch.window->showFirst(false);
        QVERIFY(!scratch.window->isVisible());
        scratch.window->preferences()->setValue(u"general/startInTray"_s, false);
        scratch.window->showFirst(false);
        QVERIFY(scratch.window->isVisible());
    }

private:
    QTemporaryDir m_config; ///< where the desktop looks for what starts at the login
};

QTEST_MAIN(AppliedPreferencesTest)
#include "tst_appliedpreferences.moc"
