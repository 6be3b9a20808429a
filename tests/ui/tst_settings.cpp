// SPDX-License-Identifier: MIT
#include "tests/ui/scratchwindow.h"

#include "ui/settings/problemlabel.h"
#include "ui/settings/serverspage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/timetableeditor.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTreeWidget>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QStringList kPages = {u"general"_s, u"transfers"_s, u"network"_s, u"limits"_s, u"servers"_s,
    u"archives"_s, u"notifications"_s, u"advanced"_s};

/// The settings over a file of their own, without an engine.
struct Settings
{
    explicit Settings(const QByteArray &ini = {})
        : path(writeFile(folder.filePath(u"settings.ini"_s), ini))
        , preferences(path)
        , dialog(&host, &preferences, nullptr)
    {
        dialog.show();
    }

    static QString writeFile(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!bytes.isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0))
            qFatal("no settings to begin with");
        return path;
    }

    QList<SettingField *> rows() const { return dialog.findChildren<SettingField *>(); }
    SettingField *row(const QString &key) const
    {
        for (SettingField *const row : rows()) {
            if (row->key() == key)
                return row;
        }
        qFatal("there is no row %s", qPrintable(key));
    }
    template <typename Input>
    Input *input(const QString &key) const
    {
        return row(key)->findChild<Input *>();
    }
    QString problem(const QString &key) const
    {
        const auto *const label = row(key)->findChild<ProblemLabel *>();
        return label->isHidden() ? QString() : label->text();
    }
    QString page() const
    {
        const auto *const stack = dialog.findChild<QStackedWidget *>();
        return stack->currentWidget()->findChild<SettingsPage *>()->name();
    }
    QStringList shownPages() const
    {
        const auto *const list = dialog.findChild<QListWidget *>(u"pages"_s);
        QStringList titles;
        for (int row = 0; row < list->count(); ++row) {
            if (!list->item(row)->isHidden())
                titles.append(list->item(row)->text());
        }
        return titles;
    }
    QStringList highlighted() const
    {
        QStringList keys;
        for (const SettingField *const row : rows()) {
            if (row->isHighlighted())
                keys.append(row->key());
        }
        return keys;
    }
    void search(const QString &word) const
    {
        dialog.findChild<QLineEdit *>(u"search"_s)->setText(word);
    }
    QAction *action(const QString &text) const
    {
        for (QAction *const action : dialog.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        qFatal("there is no action %s", qPrintable(text));
    }
    void enter(const QString &key, const QString &text) const
    {
        auto *const edit = input<QLineEdit>(key);
        edit->setText(text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    QTemporaryDir folder;
    QString path;
    EngineHost host;
    Preferences preferences;
    SettingsDialog dialog;
};

} // namespace

class SettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setQuitOnLastWindowClosed(false);
    }

    void eachRowChangesItsKeyAndBack()
    {
        const Settings settings;
        QCOMPARE(settings.rows().size(), 29);

        for (const SettingField *const row : settings.rows()) {
            const QString key = row->key();
            if (key == "limits/timetable"_L1)
                continue; // is no single input
            const QVariant before = settings.preferences.value(key);
            QSignalSpy changed(&settings.preferences, &Preferences::changed);
            if (auto *const box = row->findChild<QCheckBox *>())
                box->click();
            else if (auto *const number = row->findChild<QSpinBox *>())
                number->stepUp();
            else if (auto *const choice = row->findChild<QComboBox *>())
                choice->setCurrentIndex(choice->count() - 1);
            else if (key == "network/proxy"_L1)
                settings.enter(key, u"socks5://proxy.example:1080"_s);
            else
                settings.enter(key, key.endsWith("File"_L1) ? settings.path : u"/elsewhere"_s);
            QCOMPARE(changed.size(), 1);
            QCOMPARE(changed.constFirst().constFirst().toString(), key);
            QVERIFY2(settings.preferences.value(key) != before, qPrintable(key));
            QCOMPARE(settings.problem(key), QString());

            if (auto *const box = row->findChild<QCheckBox *>())
                box->click();
            else if (auto *const number = row->findChild<QSpinBox *>())
                number->stepDown();
            else if (auto *const choice = row->findChild<QComboBox *>())
                choice->setCurrentIndex(choice->findData(before));
            else
                settings.enter(key, before.toString());
            QCOMPARE(settings.preferences.value(key), before);
        }
    }

    void buildsATimetableRuleByRule()
    {
        const Settings settings;
        const SettingField *const row = settings.row(u"limits/timetable"_s);
        auto *const editor = row->findChild<TimetableEditor *>();
        const auto *const list = row->findChild<QTreeWidget *>();
        const auto press = [row](const QString &text) {
            for (QPushButton *const button : row->findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == text)
                    button->click();
            }
        };
        QVERIFY(editor->isHidden());

        press(u"Add a rule"_s);
        press(u"Add a rule"_s);
        editor->findChild<QComboBox *>()->setCurrentIndex(1);

        QCOMPARE(settings.preferences.timetable().rules().size(), 2);
        QVERIFY(!settings.preferences.timetable().rules().constFirst().rests);
        QVERIFY(settings.preferences.timetable().rules().constLast().rests);
        QCOMPARE(list->topLevelItem(1)->text(2), u"no transfers"_s);

        press(u"Further up"_s);
        QVERIFY(settings.preferences.timetable().rules().constFirst().rests);
        QCOMPARE(list->indexOfTopLevelItem(list->currentItem()), 0);

        press(u"Remove it"_s);
        press(u"Remove it"_s);
        QVERIFY(!settings.preferences.isChosen(u"limits/timetable"_s));
        QVERIFY(editor->isHidden());
    }

    void takesOverTheOneLimitOfEarlierVersions()
    {
        const Settings settings("[limits]\nkibPerSecond=200\n");

        QCOMPARE(settings.preferences.rateLimits(), (RateLimits{200 * 1024, 200 * 1024}));
    }

    void eachRowHasAnExplanationAndABuddy()
    {
        const Settings settings;

        for (const SettingField *const row : settings.rows()) {
            const QList<QLabel *> labels = row->findChildren<QLabel *>();
            const bool isSwitch = row->findChild<QCheckBox *>() != nullptr;
            const bool hasBuddy = std::ranges::any_of(labels,
                [](const QLabel *label) { return label->buddy() && label->text().contains(u'&'); });
            QVERIFY2(isSwitch || hasBuddy, qPrintable(row->key()));
            QVERIFY2(!labels.constLast()->text().isEmpty(), qPrintable(row->key()));
        }
    }

    void noTwoFieldsOfAPageHaveTheSameMnemonic()
    {
        const Settings settings;
        const auto mnemonicOf = [](const QString &text) {
            const qsizetype at = text.indexOf(u'&');
            return at < 0 ? QChar() : text.at(at + 1).toLower();
        };

        for (const auto *const page : settings.dialog.findChildren<SettingsPage *>()) {
            QList<QChar> seen = {u'r'}; // Restore defaults
            QStringList texts;
            for (const auto *const label : page->findChildren<QLabel *>())
                texts.append(label->text());
            for (const auto *const button : page->findChildren<QAbstractButton *>())
                texts.append(button->text());
            for (const QString &text : std::as_const(texts)) {
                const QChar mnemonic = mnemonicOf(text);
                if (mnemonic.isNull())
                    continue;
                QVERIFY2(!seen.contains(mnemonic), qPrintable(text));
                seen.append(mnemonic);
            }
        }
    }

    void eachKeyWithWordsOffersAllOfThem()
    {
        const Settings settings;

        for (const QString &key : Preferences::keys()) {
            if (Preferences::choicesOf(key).isEmpty())
                continue;
            const auto *const box = settings.input<QComboBox>(key);
            QStringList offered;
            for (int i = 0; i < box->count(); ++i)
                offered.append(box->itemData(i).toString());
            QCOMPARE(offered, Preferences::choicesOf(key));
        }
    }

    void followsWhatIsChosenElsewhere()
    {
        Settings settings;

        settings.preferences.setValue(u"general/askBeforeQuitting"_s, false);
        settings.preferences.setValue(u"limits/downKibPerSecond"_s, 250);
        settings.preferences.setConflictPolicy(ConflictPolicy::Skip);
        settings.preferences.setValue(u"transfers/folder"_s, u"/there"_s);

        QVERIFY(!settings.input<QCheckBox>(u"general/askBeforeQuitting"_s)->isChecked());
        QCOMPARE(settings.input<QSpinBox>(u"limits/downKibPerSecond"_s)->value(), 250);
        QCOMPARE(settings.input<QComboBox>(u"transfers/onConflict"_s)->currentText(),
            u"skip the file"_s);
        QCOMPARE(settings.input<QLineEdit>(u"transfers/folder"_s)->text(), u"/there"_s);
    }

    void keepsWhatWasChosenInItsFile()
    {
        Settings settings;
        settings.input<QSpinBox>(u"transfers/atOnce"_s)->setValue(7);

        const Preferences read(settings.path);

        QCOMPARE(read.transferLimits().total, 7);
    }

    void limitsEachDirectionOnlyIfSomebodySaysSo()
    {
        Settings settings;
        QCOMPARE(settings.preferences.transferLimits().perDirection.down, Scheduler::kUnlimited);

        settings.input<QSpinBox>(u"transfers/downloadsAtOnce"_s)->setValue(3);
        settings.input<QSpinBox>(u"transfers/uploadsAtOnce"_s)->setValue(2);

        const Preferences read(settings.path);
        QCOMPARE(read.transferLimits().perDirection.down, 3);
        QCOMPARE(read.transferLimits().perDirection.up, 2);
    }

    void takesWhatIsStillBeingEnteredWhenItCloses()
    {
        Settings settings;
        settings.dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&settings.dialog));
        settings.dialog.showPage(u"transfers"_s);
        auto *const edit = settings.input<QLineEdit>(u"transfers/folder"_s);
        edit->setFocus();
        edit->clear();
        QTest::keyClicks(edit, u"/typed"_s);
        QVERIFY(settings.preferences.downloadFolder() != "/typed"_L1);

        settings.dialog.reject();

        QCOMPARE(settings.preferences.downloadFolder(), u"/typed"_s);
    }

    void tellsAtTheFieldWhatIsNoProxyAndKeepsTheOldOne_data()
    {
        QTest::addColumn<QString>("entered");
        QTest::addColumn<QString>("told");

        QTest::newRow("no scheme") << u"proxy.example:3128"_s << u"A proxy is written as"_s;
        QTest::newRow("wrong scheme") << u"ftp://proxy.example"_s << u"A proxy is written as"_s;
        QTest::newRow("a path") << u"http://proxy.example/x"_s << u"A proxy is written as"_s;
        QTest::newRow("a secret") << u"http://ann:secret@proxy.example"_s << u"are not kept here"_s;
    }

    void tellsAtTheFieldWhatIsNoProxyAndKeepsTheOldOne()
    {
        QFETCH(QString, entered);
        QFETCH(QString, told);
        const QString key = u"network/proxy"_s;
        Settings settings;
        settings.enter(key, u"http://old.example:3128"_s);

        settings.enter(key, entered);

        QVERIFY2(settings.problem(key).contains(told), qPrintable(settings.problem(key)));
        QCOMPARE(settings.preferences.proxy(), u"http://old.example:3128"_s);
        QFile file(settings.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("secret"));

        settings.enter(key, u"http://new.example"_s);

        QCOMPARE(settings.problem(key), QString());
        QCOMPARE(settings.preferences.proxy(), u"http://new.example"_s);
    }

    void tellsAtTheFieldOfAFileThatIsNotThere()
    {
        Settings settings;

        settings.enter(u"network/caFile"_s, settings.folder.filePath(u"none.pem"_s));

        QVERIFY(!settings.problem(u"network/caFile"_s).isEmpty());
        QVERIFY(!settings.preferences.isChosen(u"network/caFile"_s));
    }

    void opensAtANamedPage()
    {
        Settings settings;
        QCOMPARE(settings.page(), u"general"_s);

        for (const QString &name : kPages) {
            settings.search(u"no such word"_s);
            settings.dialog.showPage(name);
            QCOMPARE(settings.page(), name);
        }
    }

    void searchLeavesThePagesThatHoldTheWordAndHighlightsTheirRows()
    {
        const Settings settings;

        settings.search(u"tray"_s);
        QCOMPARE(settings.shownPages(), QStringList{u"General"_s});
        QCOMPARE(settings.highlighted(),
            (QStringList{u"general/onClose"_s, u"general/autostart"_s, u"general/startInTray"_s}));

        settings.search(u"PROXY"_s);
        QCOMPARE(settings.shownPages(), QStringList{u"Network and proxy"_s});
        QCOMPARE(settings.highlighted(), QStringList{u"network/proxy"_s});
        QCOMPARE(settings.page(), u"network"_s);

        settings.search({});
        QCOMPARE(settings.shownPages().size(), kPages.size());
        QCOMPARE(settings.highlighted(), QStringList());
        QCOMPARE(settings.page(), u"network"_s);
    }

    void searchSaysThatNothingIsFound()
    {
        const Settings settings;

        settings.search(u"zebra"_s);

        QCOMPARE(settings.shownPages(), QStringList());
        const auto labels = settings.dialog.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text() == "Nothing found"_L1;
        }));
    }

    void restoresThePageThatIsShown()
    {
        Settings settings;
        settings.input<QSpinBox>(u"transfers/atOnce"_s)->setValue(9);
        settings.input<QSpinBox>(u"archives/offerAbove"_s)->setValue(9);
        settings.dialog.showPage(u"limits"_s);

        settings.action(u"This page"_s)->trigger();

        QCOMPARE(settings.input<QSpinBox>(u"transfers/atOnce"_s)->value(), 4);
        QCOMPARE(settings.preferences.transferLimits().total, 4);
        QCOMPARE(settings.preferences.offerPackAbove(), 9);
        settings.dialog.showPage(u"servers"_s);
        QVERIFY(!settings.action(u"This page"_s)->isEnabled());
    }

    void restoringDropsWhatWasNotTaken()
    {
        Settings settings;
        settings.dialog.showPage(u"network"_s);
        settings.enter(u"network/proxy"_s, u"nonsense"_s);

        settings.action(u"This page"_s)->trigger();

        QCOMPARE(settings.input<QLineEdit>(u"network/proxy"_s)->text(), QString());
        QCOMPARE(settings.problem(u"network/proxy"_s), QString());
    }

    void restoresAllPagesOnceThatIsConfirmed()
    {
        Settings settings;
        settings.input<QSpinBox>(u"transfers/atOnce"_s)->setValue(9);
        settings.input<QCheckBox>(u"notifications/done"_s)->click();
        const auto press = [](QMessageBox::ButtonRole role) {
            return [role](QMessageBox *box) {
                for (QAbstractButton *const button : box->buttons()) {
                    if (box->buttonRole(button) == role)
                        button->click();
                }
            };
        };

        const auto refused =
            answerNext<QMessageBox>(&settings.dialog, press(QMessageBox::RejectRole));
        settings.action(u"All pages…"_s)->trigger();
        QVERIFY(*refused);
        QCOMPARE(settings.preferences.transferLimits().total, 9);

        const auto confirmed =
            answerNext<QMessageBox>(&settings.dialog, press(QMessageBox::DestructiveRole));
        settings.action(u"All pages…"_s)->trigger();
        QVERIFY(*confirmed);

        for (const QString &key : Preferences::keys())
            QVERIFY2(!settings.preferences.isChosen(key), qPrintable(key));
        QVERIFY(settings.input<QCheckBox>(u"notifications/done"_s)->isChecked());
    }

    void showsSensibleValuesForAFileThatWasDamagedByHand()
    {
        const Settings settings("[general]\nonClose=explode\naskBeforeQuitting=perhaps\n"
                                "[transfers]\natOnce=0\nperHost=many\nfolder=relative\n"
                                "onConflict=@Variant(\\0\\0)\n"
                                "[limits]\ndownKibPerSecond=-5\nkibPerSecond=-5\ntimetable=[{}]\n["
                                "network]\nproxy=ftp://x\n"
                                "[archives]\nformat=rar, lha\naskAboveGib=99999999999\n"
                                "[[[ \0 nonsense\n=\n");
        const Preferences &read = settings.preferences;

        QCOMPARE(read.onClose(), Preferences::OnClose::KeepInTray);
        QVERIFY(read.isOn(u"general/askBeforeQuitting"_s));
        QCOMPARE(read.transferLimits().total, 1);
        QCOMPARE(read.transferLimits().perHost, 4);
        QCOMPARE(read.downloadFolder(), Preferences::defaultOf(u"transfers/folder"_s).toString());
        QCOMPARE(read.conflictPolicy(), std::nullopt);
        QCOMPARE(read.rateLimits(), RateLimits());
        QCOMPARE(read.proxy(), QString());
        QCOMPARE(read.archiveFormat(), ArchiveFormat::TarZst);
        for (const auto *const box : settings.dialog.findChildren<QComboBox *>())
            QVERIFY(box->currentIndex() >= 0);
        QVERIFY(!settings.problem(u"network/proxy"_s).isEmpty());
        QVERIFY(!settings.problem(u"transfers/folder"_s).isEmpty());
        settings.input<QSpinBox>(u"transfers/atOnce"_s)->setValue(3);
        QCOMPARE(Preferences(settings.path).transferLimits().total, 3);
    }

    void tellsWhenTheFileCannotBeWritten()
    {
        QTemporaryDir folder;
        Settings::writeFile(folder.filePath(u"file"_s), "x");
        Preferences preferences(folder.filePath(u"file/settings.ini"_s));
        QSignalSpy notSaved(&preferences, &Preferences::notSaved);

        preferences.setValue(u"transfers/atOnce"_s, 9);

        QCOMPARE(notSaved.size(), 1);
        QCOMPARE(preferences.transferLimits().total, 9);
    }

    void listsTheServersAndAsksForTheirDialog()
    {
        Settings settings;
        QSignalSpy requested(&settings.dialog, &SettingsDialog::sitesRequested);
        auto *const page = settings.dialog.findChild<ServersPage *>();
        const auto *const list = page->findChild<QListWidget *>();
        QCOMPARE(list->item(0)->text(), u"There are none yet."_s);
        SiteSnapshot site;
        site.site.name = u"Files"_s;
        site.site.url = QUrl(u"https://files.example/dav/"_s);

        emit settings.host.sitesChanged({site});
        page->findChild<QPushButton *>()->click();

        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), u"Files - https://files.example/dav/"_s);
        QCOMPARE(requested.size(), 1);
    }
};

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
