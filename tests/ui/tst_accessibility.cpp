// SPDX-License-Identifier: MIT
// What those meet who hear the window or drive it by keys alone.
#include "tests/ui/scratchwindow.h"

#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/unpackdialog.h"
#include "ui/browser/browserwindow.h"
#include "ui/mainwindow/announcer.h"
#include "ui/sites/sitesdialog.h"
#include "ui/statistics/statisticsdialog.h"
#include "ui/transfers/transfercolumns.h"

#include <QAccessible>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QToolBar>

using namespace waybill;
using namespace waybill::test;

namespace
{

TransferSnapshot upload()
{
    TransferSnapshot transfer;
    transfer.id = 1;
    transfer.kind = TransferKind::Upload;
    transfer.name = u"report.zip"_s;
    transfer.state = TransferState::Running;
    transfer.bytesDone = 42'000;
    transfer.bytesTotal = 100'000;
    transfer.bytesPerSecond = 322.3;
    return transfer;
}

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

QString described(const QWidget *widget)
{
    return u"%1 %2 in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
        widget->objectName(),
        widget->parentWidget()
            ? QString::fromLatin1(widget->parentWidget()->metaObject()->className())
            : QString());
}

/// Those that keys get to and that say nothing.
QStringList namelessIn(QWidget *window)
{
    QStringList nameless;
    for (QWidget *const widget : window->findChildren<QWidget *>()) {
        const bool isReached = widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(window);
        // A text area of a view or a spin box speaks through what it is in.
        const bool isPart = widget->objectName().startsWith(u"qt_"_s) || widget->focusProxy();
        if (isReached && !isPart && nameOf(widget).isEmpty())
            nameless.append(described(widget));
    }
    return nameless;
}

/// Those that the tab key gets to in a round.
QSet<QWidget *> tabRound(QWidget *window)
{
    QSet<QWidget *> seen;
    for (QWidget *widget = window->nextInFocusChain(); widget && widget != window;
        widget = widget->nextInFocusChain()) {
        if (seen.contains(widget))
            break;
        seen.insert(widget);
    }
    return seen;
}

} // namespace

class AccessibilityTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aRowReadsAsASentence()
    {
        TransferModel model;
        TransferView view(&model, nullptr);
        model.add({upload()});
        view.show();

        QAccessibleInterface *const table = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(table && table->tableInterface());
        QAccessibleInterface *const cell = table->tableInterface()->cellAt(0, 0);

        QVERIFY(cell);
        QCOMPARE(
            cell->text(QAccessible::Name), u"report.zip, upload, 42 percent, 3 minutes left"_s);
    }

    void whatKeysGetToHasAName()
    {
        const Scratch scratch;

        QCOMPARE(namelessIn(scratch.window.get()).join(u", "_s), QString());
    }

    void whatKeysGetToInDialogsHasAName()
    {
        const Scratch scratch;
        DownloadDialog download(
            u"https://example.org/a"_s, scratch.downloads(), nullptr, scratch.window.get());
        SitesDialog sites(scratch.host.get(), scratch.window.get());
        StatisticsDialog statistics(scratch.window.get());
        BrowserWindow browser(scratch.host.get(), scratch.settingsPath);
        SignInDialog signIn(u"example.org"_s, scratch.window.get());
        PackDialog pack({scratch.downloads()}, scratch.window.get());
        UnpackDialog unpack(scratch.path(u"a.zip"_s), scratch.window.get());
        for (QWidget *const window : {static_cast<QWidget *>(&download),
                 static_cast<QWidget *>(&sites), static_cast<QWidget *>(&statistics),
                 static_cast<QWidget *>(&browser), static_cast<QWidget *>(&signIn),
                 static_cast<QWidget *>(&pack), static_cast<QWidget *>(&unpack)}) {
            window->show();
            QCOMPARE(namelessIn(window).join(u", "_s), QString());
        }
    }

    void theTabKeyReachesAll()
    {
        const Scratch scratch;
        const QSet<QWidget *> reached = tabRound(scratch.window.get());

        for (QWidget *const widget : scratch.window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() & Qt::TabFocus && widget->window() == scratch.window.get())
                QVERIFY2(reached.contains(widget), qPrintable(described(widget)));
        }
    }

    void everyActionHasAKeyOfItsOwn()
    {
        const Scratch scratch;
        QHash<QKeySequence, const QAction *> keys;
        for (QMenu *const menu : scratch.window->menuBar()->findChildren<QMenu *>()) {
            for (const QAction *const action : menu->actions()) {
                if (action->isSeparator() || action->menu())
                    continue;
                QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
                // The menu of the selection has some that stand elsewhere too.
                const QAction *&owner = keys[action->shortcut()];
                QVERIFY2(!owner || owner == action, qPrintable(action->text()));
                owner = action;
            }
        }
        QVERIFY(keys.contains(QKeySequence(Qt::Key_F1)));
    }

    void anEndIsAnnounced()
    {
        QWidget speaker;
        Announcer announcer(&speaker);
        QSignalSpy told(&announcer, &Announcer::announced);
        TransferSnapshot transfer = upload();
        announcer.notice({transfer});
        transfer.bytesDone = 90'000;
        announcer.notice({transfer});
        QCOMPARE(told.size(), 0);

        transfer.state = TransferState::Done;
        announcer.notice({transfer});

        QCOMPARE(told.size(), 1);
        QCOMPARE(told.at(0).at(0).toString(), u"report.zip, upload, Done, not checked"_s);
    }

    void manyChangesAreOneSentence()
    {
        QWidget speaker;
        Announcer announcer(&speaker);
        announcer.setPause(50ms);
        QSignalSpy told(&announcer, &Announcer::announced);
        QList<TransferSnapshot> transfers;
        for (TransferId id = 1; id <= 5; ++id) {
            transfers.append(upload());
            transfers.last().id = id;
        }
        announcer.notice(transfers);
        for (TransferSnapshot &transfer : transfers) {
            transfer.state = TransferState::Failed;
            announcer.notice({transfer});
        }
        QCOMPARE(told.size(), 1);

        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.at(1).at(0).toString().startsWith(u"4 transfer"_s));
    }
};

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
