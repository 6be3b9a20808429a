// SPDX-License-Identifier: MIT
#include "tests/ui/scratchwindow.h"

#include "ui/tray/notifier.h"

#include <QSystemTrayIcon>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;
using enum TransferState;

namespace
{

TransferSnapshot transfer(TransferId id, TransferState state, WaitReason reason = WaitReason::None)
{
    TransferSnapshot made;
    made.id = id;
    made.name = u"file %1"_s.arg(id);
    made.localPath = u"/downloads/%1/file"_s.arg(id);
    made.state = state;
    made.waitReason = reason;
    return made;
}

/// A notifier that waits for nothing, and what it tells.
struct Scene
{
    Scene()
        : preferences(folder.filePath(u"settings.ini"_s))
        , notifier(&preferences, nullptr, std::chrono::milliseconds(0))
        , told(&notifier, &Notifier::told)
    {
    }

    QString text(qsizetype i = 0) const { return told.at(i).at(1).toString(); }
    /// Lets what is due happen.
    void settle() const
    {
        QTimer later;
        later.setSingleShot(true);
        QSignalSpy over(&later, &QTimer::timeout);
        later.start(0);
        QTRY_VERIFY(!over.isEmpty());
        QCoreApplication::processEvents();
    }

    QTemporaryDir folder;
    Preferences preferences;
    Notifier notifier;
    QSignalSpy told;
};

} // namespace

class NotifierTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setQuitOnLastWindowClosed(false);
    }

    void tellsOnceWhenAllOfABatchHaveEnded()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued), transfer(3, Queued),
            transfer(4, Queued), transfer(5, Queued)});
        scene.notifier.update({transfer(1, Running)});
        scene.notifier.update({transfer(1, Done), transfer(2, Done)});
        scene.notifier.update({transfer(3, Failed), transfer(5, Cancelled)});
        scene.settle();
        QCOMPARE(scene.told.size(), 0);

        scene.notifier.update({transfer(4, Done)});

        QTRY_COMPARE(scene.told.size(), 1);
        QCOMPARE(scene.text(), u"3 transfer(s) done, 1 failed"_s);
    }

    void countsTheNextBatchAnew()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued)});
        scene.notifier.update({transfer(1, Done)});
        QTRY_COMPARE(scene.told.size(), 1);

        scene.notifier.add({transfer(2, Queued)});
        scene.notifier.update({transfer(2, Failed)});

        QTRY_COMPARE(scene.told.size(), 2);
        QCOMPARE(scene.text(1), u"1 transfer(s) failed"_s);
    }

    void saysNothingOfWhatWasThereBefore()
    {
        Scene scene;

        scene.notifier.add({transfer(1, Done), transfer(2, Failed),
            transfer(3, Waiting, WaitReason::SignIn), transfer(4, Paused)});
        scene.notifier.update({transfer(1, Done), transfer(2, Failed)});

        scene.settle();
        QCOMPARE(scene.told.size(), 0);
    }

    void waitsForWhatFollowsATransfer()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued)});

        scene.notifier.update({transfer(1, Done)});
        scene.notifier.add({transfer(2, Queued)}); // its unpacking
        scene.settle();
        QCOMPARE(scene.told.size(), 0);
        scene.notifier.update({transfer(2, Done)});

        QTRY_COMPARE(scene.told.size(), 1);
        QCOMPARE(scene.text(), u"2 transfer(s) done"_s);
    }

    void waitsForRetries()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued)});
        scene.notifier.update({transfer(1, Done), transfer(2, Waiting, WaitReason::Retry)});

        scene.settle();
        QCOMPARE(scene.told.size(), 0);
    }

    void doesNotWaitForWhatIsPausedOrGone()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued), transfer(3, Queued)});
        scene.notifier.update({transfer(1, Done), transfer(2, Paused)});

        scene.notifier.forget({3});

        QTRY_COMPARE(scene.told.size(), 1);
    }

    void countsAFolderAsOne()
    {
        Scene scene;
        QList<TransferSnapshot> all = {
            transfer(1, Waiting, WaitReason::Children), transfer(2, Queued), transfer(3, Queued)};
        all[1].parent = all[2].parent = 1;
        scene.notifier.add(all);

        for (TransferSnapshot &one : all)
            one.state = Done;
        scene.notifier.update(all);

        QTRY_COMPARE(scene.told.size(), 1);
        QCOMPARE(scene.text(), u"1 transfer(s) done"_s);
    }

    void aSecondTryCountsAsWhatBecomesOfIt()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued)});
        scene.notifier.update({transfer(1, Failed)});
        scene.notifier.update({transfer(1, Queued)});
        scene.notifier.update({transfer(1, Done)});

        scene.notifier.update({transfer(2, Done)});

        QTRY_COMPARE(scene.told.size(), 1);
        QCOMPARE(scene.text(), u"2 transfer(s) done"_s);
    }

    void tellsOfTheFirstThatNeedsAttentionOnly()
    {
        Scene scene;
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued), transfer(3, Queued)});

        scene.notifier.update({transfer(1, Waiting, WaitReason::SignIn)});
        scene.notifier.update({transfer(2, Waiting, WaitReason::SignIn)});

        QCOMPARE(scene.told.size(), 1);
        QCOMPARE(scene.text(), u"file 1 waits for you."_s);

        scene.notifier.update({transfer(1, Running), transfer(2, Running)});
        scene.notifier.update({transfer(1, Waiting, WaitReason::Decision),
            transfer(2, Waiting, WaitReason::DiskFull)});

        QCOMPARE(scene.told.size(), 2);
        QCOMPARE(scene.text(1), u"2 transfer(s) wait for you."_s);
    }

    void keepsQuietAboutWhatNobodyWantsToHear()
    {
        Scene scene;
        scene.preferences.setValue(u"notifications/done"_s, false);
        scene.preferences.setValue(u"notifications/attention"_s, false);
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued)});
        scene.notifier.update({transfer(2, Waiting, WaitReason::SignIn)});
        scene.notifier.update({transfer(2, Failed)});
        scene.notifier.update({transfer(1, Done)});
        scene.settle();
        QCOMPARE(scene.told.size(), 0);

        scene.preferences.setValue(u"notifications/attention"_s, true);
        scene.notifier.add({transfer(3, Queued)});
        scene.notifier.update({transfer(3, Done)});
        scene.settle();
        QCOMPARE(scene.told.size(), 0);
        scene.notifier.add({transfer(4, Queued)});
        scene.notifier.update({transfer(4, Failed)});

        QTRY_COMPARE(scene.told.size(), 1);
    }

    void aClickOpensTheFolderOfTheLastDownload()
    {
        Scene scene;
        QSignalSpy folder(&scene.notifier, &Notifier::folderWanted);
        TransferSnapshot upload = transfer(3, Queued);
        upload.kind = TransferKind::Upload;
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued), upload});
        upload.state = Done;
        scene.notifier.update({transfer(1, Done), transfer(2, Done), upload});
        QTRY_COMPARE(scene.told.size(), 1);

        scene.notifier.follow();

        QCOMPARE(folder.size(), 1);
        QCOMPARE(folder.constFirst().constFirst().toString(), u"/downloads/2"_s);
    }

    void aClickOnAProblemBringsTheWindowUp()
    {
        Scene scene;
        QSignalSpy window(&scene.notifier, &Notifier::windowWanted);
        scene.notifier.add({transfer(1, Queued), transfer(2, Queued)});
        scene.notifier.update({transfer(1, Done), transfer(2, Failed)});
        QTRY_COMPARE(scene.told.size(), 1);

        scene.notifier.follow();

        QCOMPARE(window.size(), 1);
    }

    void theWindowTellsWhenAllItsDownloadsAreDone()
    {
        MisbehavingServer server(honest);
        const Scratch scratch;
        QSignalSpy told(scratch.window->findChild<Notifier *>(), &Notifier::told);

        scratch.host->add({scratch.download(server.url()), scratch.download(server.url("/b"))});

        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().at(1).toString(), u"2 transfer(s) done"_s);
    }

    void theWindowComesUpWhenANotificationIsClicked()
    {
        MisbehavingServer server([](const SeenRequest &) { return answer(404); });
        const Scratch scratch;
        QSignalSpy told(scratch.window->findChild<Notifier *>(), &Notifier::told);
        scratch.host->add({scratch.download(server.url())});
        scratch.window->hide();
        QTRY_COMPARE(told.size(), 1);

        emit scratch.window->findChild<QSystemTrayIcon *>()->messageClicked();

        QVERIFY(scratch.window->isVisible());
    }
};

QTEST_MAIN(NotifierTest)
#include "tst_notifier.moc"
