// SPDX-License-Identifier: MIT
// The windows in each language: what they say, and whether there is room for it.
#include "tests/ui/scratchwindow.h"
#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/surveytext.h"
#include "ui/addtransfer/unpackdialog.h"
#include "ui/browser/browseractions.h"
#include "ui/browser/browserwindow.h"
#include "ui/format/units.h"
#include "ui/graph/speedgraph.h"
#include "ui/language/mnemonics.h"
#include "ui/language/translators.h"
#include "ui/mainwindow/starttimedialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/sites/sitesdialog.h"
#include "ui/statistics/statisticsdialog.h"
#include "ui/transfers/progressdelegate.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTranslator>

using namespace waybill;
using namespace waybill::test;

namespace
{

using Window = std::unique_ptr<QWidget>;
using Make = Window (*)(const Scratch &);

struct WindowRow
{
    const char *name;
    Make make;
};

/// All windows that can be opened without a transfer.
constexpr WindowRow kWindows[] = {
    {"download",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<DownloadDialog>(
                u"https://files.example/report.zip"_s, scratch.downloads(), nullptr, nullptr);
        }},
    {"upload",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<UploadDialog>(QStringList{scratch.downloads()},
                QStringList{u"https://dav.example/files/"_s}, 500, nullptr);
        }},
    {"pack",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<PackDialog>(QStringList{scratch.downloads()}, nullptr);
        }},
    {"unpack",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<UnpackDialog>(scratch.path(u"report.zip"_s), nullptr);
        }},
    {"sign in",
        [](const Scratch &) -> Window {
            return std::make_unique<SignInDialog>(u"dav.example"_s, nullptr);
        }},
    {"servers",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<SitesDialog>(scratch.host.get(), nullptr);
        }},
    {"browser",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<BrowserWindow>(scratch.host.get(), scratch.settingsPath);
        }},
    {"settings",
        [](const Scratch &scratch) -> Window {
            return std::make_unique<SettingsDialog>(
                scratch.host.get(), scratch.window->preferences(), nullptr);
        }},
    {"start time",
        [](const Scratch &) -> Window {
            return std::make_unique<StartTimeDialog>(QDateTime(), nullptr);
        }},
    {"statistics", [](const Scratch &) -> Window { return std::make_unique<StatisticsDialog>(); }},
};

void speak(const QString &language)
{
    QLocale::setDefault(QLocale(language));
    QCOMPARE(installTranslators(qApp, QLocale(language)), language);
}

/// The letter after the &, as it is pressed; "" without one.
QString mnemonicOf(const QString &text)
{
    return QKeySequence::mnemonic(text).toString();
}

/// Those that two of them have.
QStringList collisionsIn(const QList<QAction *> &actions)
{
    QStringList collisions;
    QMap<QString, QString> seen;
    for (const QAction *const action : actions) {
        const QString mnemonic = mnemonicOf(action->text());
        if (mnemonic.isEmpty())
            continue;
        if (seen.contains(mnemonic))
            collisions.append(seen.value(mnemonic) + u" / "_s + action->text());
        seen.insert(mnemonic, action->text());
    }
    return collisions;
}

bool mayWrap(const QWidget *widget)
{
    const auto *const label = qobject_cast<const QLabel *>(widget);
    return label && label->wordWrap();
}

QStringList cutTitles(const QHeaderView &header)
{
    QStringList cut;
    for (int i = 0; i < header.count(); ++i) {
        const bool isShown = header.isVisible() && !header.isSectionHidden(i);
        if (isShown && header.sectionSize(i) < header.sectionSizeHint(i))
            cut.append(header.model()->headerData(i, Qt::Horizontal).toString());
    }
    return cut;
}

/// The texts of labels, buttons, boxes and headers that get less room than they ask for.
QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QWidget *const widget : window.findChildren<QWidget *>()) {
        const QString text = widget->property("text").toString();
        const bool isShown = qobject_cast<const QLabel *>(widget) ||
                             qobject_cast<const QPushButton *>(widget) ||
                             qobject_cast<const QCheckBox *>(widget);
        if (!isShown || !widget->isVisible() || text.isEmpty())
            continue;
        const bool isTooNarrow = !mayWrap(widget) && widget->width() < widget->sizeHint().width();
        const int needed = widget->hasHeightForWidth() ? widget->heightForWidth(widget->width())
                                                       : widget->minimumSizeHint().height();
        if (isTooNarrow || widget->height() < needed)
            cut.append(text);
    }
    for (const QHeaderView *const header : window.findChildren<QHeaderView *>())
        cut += cutTitles(*header);
    return cut;
}

QImage painted(const QModelIndex &cell, Qt::LayoutDirection direction)
{
    QImage image(200, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.direction = direction;
    option.palette = QApplication::palette();
    ProgressDelegate().paint(&painter, option, cell);
    return image;
}

/// Shows all of them, for whoever has to mend them.
void expectNone(const QStringList &faults)
{
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

} // namespace

Q_DECLARE_METATYPE(WindowRow)

class TestLanguages : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_font = QApplication::font(); }

    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>(Qt::FindDirectChildrenOnly));
        QLocale::setDefault(QLocale::c());
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::setFont(m_font);
    }

    void showsTheWindowInTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("download");
        QTest::addColumn<QString>("cancel");
        QTest::newRow("en") << u"en"_s << u"&File"_s << u"Add download"_s << u"Cancel"_s;
        QTest::newRow("de") << u"de"_s << u"&Datei"_s << u"Neuer Download"_s << u"Abbrechen"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s << u"文件(&F)"_s << u"添加下载"_s << u"取消"_s;
    }
    void showsTheWindowInTheLanguage()
    {
        QFETCH(QString, language);
        speak(language);
        const Scratch scratch;
        const DownloadDialog dialog(QString(), scratch.downloads(), nullptr, nullptr);
        const auto *const buttons = dialog.findChild<QDialogButtonBox *>();

        QTEST(scratch.window->menuBar()->actions().constFirst()->text(), "menu");
        QTEST(dialog.windowTitle(), "download");
        QTEST(buttons->button(QDialogButtonBox::Cancel)->text().remove(u'&').left(9), "cancel");
    }

    void countsInTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        QTest::newRow("en") << u"en"_s << u"1 file, "_s << u"5 files in 2 folders, "_s;
        QTest::newRow("de") << u"de"_s << u"1 Datei, "_s << u"5 Dateien in 2 Ordnern, "_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s << u"1 个文件，"_s << u"5 个文件，2 个文件夹，"_s;
    }
    void countsInTheLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QString, one);
        QFETCH(QString, many);
        speak(language);
        TreeSurvey single;
        single.files = 1;
        TreeSurvey several;
        several.files = 5;
        several.folders = 2;

        QVERIFY(surveyText(single).startsWith(one));
        QVERIFY(surveyText(several).startsWith(many));
    }

    void fallsBackToEnglish()
    {
        QCOMPARE(installTranslators(qApp, QLocale(QLocale::Icelandic)), u"en"_s);
        QCOMPARE(
            QApplication::translate("waybill::SurveyText", "%n file(s)", nullptr, 2), u"2 files"_s);
    }

    void takesSimplifiedChineseForAllWhoReadIt()
    {
        QCOMPARE(installTranslators(qApp, QLocale(u"zh_SG"_s)), u"zh_CN"_s);
    }

    void readsTheLanguageAmongOtherArguments()
    {
        QCOMPARE(languageOption({u"waybill"_s, u"--profile"_s, u"p"_s, u"--language"_s, u"de"_s}),
            u"de"_s);
        QCOMPARE(languageOption({u"waybill"_s, u"file.txt"_s}), QString());
    }

    void noMenuHasAMnemonicTwice_data() { addLanguages(); }
    void noMenuHasAMnemonicTwice()
    {
        QFETCH(QString, language);
        speak(language);
        const Scratch scratch;
        const auto *const bar = scratch.window->menuBar();

        expectNone(collisionsIn(bar->actions()));
        for (const QMenu *const menu : bar->findChildren<QMenu *>())
            expectNone(collisionsIn(menu->actions()));
        BrowserWindow browser(scratch.host.get(), scratch.settingsPath);
        QMenu menu;
        browser.findChild<BrowserActions *>()->fill(&menu);
        expectNone(collisionsIn(menu.actions()));
    }

    void noTextIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("percent");
        QTest::addColumn<WindowRow>("row");
        for (const QString &language : {u"en"_s, u"de"_s, u"zh_CN"_s}) {
            for (const int percent : {100, 200}) {
                for (const WindowRow &row : kWindows)
                    QTest::addRow("%s in %s at %d %%", row.name, qPrintable(language), percent)
                        << language << percent << row;
            }
        }
    }
    void noTextIsCut()
    {
        QFETCH(QString, language);
        QFETCH(int, percent);
        QFETCH(WindowRow, row);
        speak(language);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        const Scratch scratch;
        const Window window = row.make(scratch);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));

        // Labels that wrap are given their height a moment later.
        QTRY_VERIFY2(cutTexts(*window).isEmpty(), qPrintable(cutTexts(*window).join(u'\n')));
        QTRY_VERIFY2(
            cutTexts(*scratch.window).isEmpty(), qPrintable(cutTexts(*scratch.window).join(u'\n')));
    }

    void mirrorsTheWindowButNotTime()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const Scratch scratch;
        const auto *const rail = scratch.window->findChild<FilterRail *>();
        const SpeedGraph graph;

        const int listAt = scratch.window->view()->mapTo(scratch.window.get(), QPoint()).x();
        QVERIFY(rail->mapTo(scratch.window.get(), QPoint()).x() > listAt);
        QCOMPARE(graph.layoutDirection(), Qt::LeftToRight);
    }

    void fillsProgressFromTheSideWhereReadingBegins()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), 50, TransferModel::PercentRole);
        const QImage fromLeft = painted(model.index(0, 0), Qt::LeftToRight);
        const QImage fromRight = painted(model.index(0, 0), Qt::RightToLeft);
        const QPoint left(40, 12);
        const QPoint right(160, 12);

        QVERIFY(fromLeft.pixel(left) != fromLeft.pixel(right));
        QCOMPARE(fromRight.pixel(right), fromLeft.pixel(left));
        QCOMPARE(fromRight.pixel(left), fromLeft.pixel(right));
    }

    void keepsUnitsBehindTheirNumbersFromRightToLeft()
    {
        QLocale::setDefault(QLocale(QLocale::Hebrew));

        QCOMPARE(formatBytes(1536), u"\u200e1.50 KiB"_s);
    }

    void takesMnemonicsOffTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("none") << u"Open"_s << u"Open"_s;
        QTest::newRow("within") << u"Add &download…"_s << u"Add download"_s;
        QTest::newRow("behind") << u"添加下载(&D)…"_s << u"添加下载"_s;
        QTest::newRow("no letter") << u"上传 (PUT)"_s << u"上传 (PUT)"_s;
    }
    void takesMnemonicsOffTexts()
    {
        QFETCH(QString, text);

        QTEST(withoutMnemonic(text), "plain");
    }

private:
    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : {u"en"_s, u"de"_s, u"zh_CN"_s})
            QTest::newRow(qPrintable(language)) << language;
    }

    QFont m_font;
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
