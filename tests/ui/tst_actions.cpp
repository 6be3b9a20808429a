// SPDX-License-Identifier: MIT
#include "ui/mainwindow/actions.h"

#include <QMenu>
#include <QSet>
#include <QTest>
#include <QToolBar>
#include <QWidget>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

TransferSnapshot transfer(TransferState state, WaitReason reason = WaitReason::None)
{
    TransferSnapshot made;
    made.state = state;
    made.waitReason = reason;
    return made;
}

SelectionTally tallyOf(const QList<TransferSnapshot> &selected)
{
    SelectionTally tally;
    TransferId id = 0;
    for (TransferSnapshot one : selected) {
        one.id = ++id;
        tally.add(one);
    }
    return tally;
}

/// The commands for a selection that are enabled, by name.
QStringList enabled(const Actions &actions)
{
    const std::pair<const char *, const QAction *> all[] = {{"pause", actions.pause},
        {"resume", actions.resume}, {"cancel", actions.cancel}, {"retry", actions.retry},
        {"remove", actions.remove}, {"open", actions.openFolder}, {"sign in", actions.signIn}};
    QStringList names;
    for (const auto &[name, action] : all) {
        if (action->isEnabled())
            names.append(QString::fromLatin1(name));
    }
    return names;
}

} // namespace

class ActionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void followTheSelection_data()
    {
        QTest::addColumn<QList<TransferSnapshot>>("selected");
        QTest::addColumn<QString>("commands");

        using enum TransferState;
        const auto row = [](const char *name, const QList<TransferSnapshot> &selected,
                             const QString &commands) {
            QTest::newRow(name) << selected << commands;
        };
        row("nothing", {}, QString());
        row("queued", {transfer(Queued)}, u"pause cancel remove open"_s);
        row("running", {transfer(Running)}, u"pause cancel remove open"_s);
        row("verifying", {transfer(Verifying)}, u"pause cancel remove open"_s);
        row("finalising", {transfer(Finalising)}, u"pause cancel remove open"_s);
        row("paused", {transfer(Paused)}, u"resume cancel remove open"_s);
        row("done", {transfer(Done)}, u"remove open"_s);
        row("failed", {transfer(Failed)}, u"retry remove open"_s);
        row("cancelled", {transfer(Cancelled)}, u"retry remove open"_s);
        row("waiting for the next attempt", {transfer(Waiting, WaitReason::Retry)},
            u"pause resume cancel remove open"_s);
        row("waiting for a busy server", {transfer(Waiting, WaitReason::ServerBusy)},
            u"pause resume cancel remove open"_s);
        row("waiting for sign-in", {transfer(Waiting, WaitReason::SignIn)},
            u"pause resume cancel remove open,sign in"_s);
        row("waiting for room", {transfer(Waiting, WaitReason::DiskFull)},
            u"pause resume cancel remove open"_s);
        row("waiting for the folder", {transfer(Waiting, WaitReason::TargetFolder)},
            u"pause resume cancel remove open"_s);
        row("waiting for its files", {transfer(Waiting, WaitReason::Children)},
            u"pause resume cancel remove open"_s);
        row("two done", {transfer(Done), transfer(Done)}, u"remove"_s);
        row("done and running", {transfer(Done), transfer(Running)}, u"pause cancel remove"_s);
        row("paused and failed", {transfer(Paused), transfer(Failed)},
            u"resume cancel retry remove"_s);
        row("sign-in among others", {transfer(Done), transfer(Waiting, WaitReason::SignIn)},
            u"pause resume cancel remove,sign in"_s);
    }

    void followTheSelection()
    {
        QFETCH(QList<TransferSnapshot>, selected);
        QFETCH(QString, commands);
        QWidget window;
        Actions actions(&window);

        actions.enableFor(tallyOf(selected));

        QCOMPARE(enabled(actions).join(u' ').replace(u" sign in"_s, u",sign in"_s), commands);
    }

    void offerAStartForWhatHasNotBegun_data()
    {
        QTest::addColumn<TransferSnapshot>("selected");
        QTest::addColumn<bool>("isNow");
        QTest::addColumn<bool>("isAt");

        using enum TransferState;
        const auto row = [](const char *name, const TransferSnapshot &selected, bool isNow,
                             bool isAt) { QTest::newRow(name) << selected << isNow << isAt; };
        row("queued", transfer(Queued), true, true);
        row("paused", transfer(Paused), true, true);
        row("at its time", transfer(Waiting, WaitReason::StartTime), true, true);
        row("outside the timetable", transfer(Waiting, WaitReason::Timetable), true, true);
        row("a folder with files", transfer(Waiting, WaitReason::Children), true, false);
        row("running", transfer(Running), false, false);
        row("done", transfer(Done), false, false);
        row("failed", transfer(Failed), false, false);
    }

    void offerAStartForWhatHasNotBegun()
    {
        QFETCH(TransferSnapshot, selected);
        QFETCH(bool, isNow);
        QFETCH(bool, isAt);
        QWidget window;
        Actions actions(&window);

        actions.enableFor(tallyOf({selected}));

        QCOMPARE(actions.startNow->isEnabled(), isNow);
        QCOMPARE(actions.startAt->isEnabled(), isAt);
    }

    void resumeNothingThatWaitsForItsTime()
    {
        QWidget window;
        Actions actions(&window);

        actions.enableFor(tallyOf({transfer(TransferState::Waiting, WaitReason::StartTime)}));

        QVERIFY(!actions.resume->isEnabled());
    }

    void checkThePriorityThatAllHave()
    {
        QWidget window;
        Actions actions(&window);
        TransferSnapshot low = transfer(TransferState::Queued);
        low.priority = Priority::Low;
        const TransferSnapshot usual = transfer(TransferState::Queued);

        actions.enableFor(tallyOf({low, low}));
        QVERIFY(actions.priorityLow->isChecked());
        QVERIFY(!actions.priorityNormal->isChecked());
        QVERIFY(actions.priorityHigh->isEnabled());

        actions.enableFor(tallyOf({low, usual}));
        for (const QAction *action :
            {actions.priorityHigh, actions.priorityNormal, actions.priorityLow})
            QVERIFY(!action->isChecked());

        actions.enableFor(tallyOf({transfer(TransferState::Done)}));
        QVERIFY(!actions.priorityHigh->isEnabled());
    }

    void areNotForASelectionAtFirst()
    {
        QWidget window;

        const Actions actions(&window);

        QVERIFY(enabled(actions).isEmpty());
        QVERIFY(actions.addDownload->isEnabled());
        QVERIFY(actions.addUpload->isEnabled());
        QVERIFY(actions.paste->isEnabled());
        QVERIFY(actions.quit->isEnabled());
    }

    void areDisabledAgainWhenTheSelectionGoes()
    {
        QWidget window;
        Actions actions(&window);
        actions.enableFor(tallyOf({transfer(TransferState::Waiting, WaitReason::SignIn)}));

        actions.enableFor({});

        QVERIFY(enabled(actions).isEmpty());
    }

    void haveKeysOfTheirOwn()
    {
        QWidget window;
        const Actions actions(&window);
        QSet<QString> keys;
        int withKeys = 0;

        for (const QAction *const action : window.actions()) {
            QVERIFY(!action->text().isEmpty());
            for (const QKeySequence &sequence : action->shortcuts()) {
                keys.insert(sequence.toString());
                ++withKeys;
                QVERIFY2(action->toolTip().contains(sequence.toString(QKeySequence::NativeText)),
                    qPrintable(action->toolTip()));
            }
        }

        QVERIFY(withKeys >= 10);
        QCOMPARE(keys.size(), withKeys);
        QVERIFY(window.actions().contains(actions.quit));
    }

    void haveMnemonicsOfTheirOwnInTheMenu()
    {
        QWidget window;
        const Actions actions(&window);
        QMenu menu;
        actions.fill(&menu);
        QSet<QChar> letters;

        for (const QAction *const action : menu.actions()) {
            if (action->isSeparator())
                continue;
            const QChar letter = action->text().at(action->text().indexOf(u'&') + 1).toLower();
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.insert(letter);
        }

        QVERIFY(menu.actions().contains(actions.signIn));
    }

    void fillTheToolBar()
    {
        QWidget window;
        const Actions actions(&window);
        QToolBar bar;

        actions.fill(&bar);

        for (QAction *const action : {actions.addDownload, actions.addUpload, actions.resume,
                 actions.pause, actions.cancel, actions.retry, actions.remove, actions.openFolder})
            QVERIFY2(bar.actions().contains(action), qPrintable(action->text()));
    }
};

QTEST_MAIN(ActionsTest)
#include "tst_actions.moc"
