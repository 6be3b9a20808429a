// SPDX-License-Identifier: MIT
#include "ui/format/statetext.h"

#include <QLocale>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

class StateTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void namesEachState_data()
    {
        QTest::addColumn<TransferState>("state");
        QTest::addColumn<QString>("text");

        using enum TransferState;
        QTest::newRow("queued") << Queued << u"Queued"_s;
        QTest::newRow("running") << Running << u"Running"_s;
        QTest::newRow("verifying") << Verifying << u"Checking"_s;
        QTest::newRow("finalising") << Finalising << u"Finishing"_s;
        QTest::newRow("paused") << Paused << u"Paused"_s;
        QTest::newRow("failed") << Failed << u"Failed"_s;
        QTest::newRow("cancelled") << Cancelled << u"Cancelled"_s;
        QTest::newRow("done") << Done << u"Done, not checked"_s;
    }

    void namesEachState()
    {
        QFETCH(TransferState, state);
        TransferSnapshot transfer;
        transfer.state = state;

        QTEST(stateText(transfer), "text");
    }

    void tellsWhyItWaits_data()
    {
        QTest::addColumn<WaitReason>("reason");
        QTest::addColumn<QString>("text");

        QTest::newRow("retry") << WaitReason::Retry << u"Waiting: next attempt"_s;
        QTest::newRow("busy") << WaitReason::ServerBusy << u"Waiting: the server is busy"_s;
        QTest::newRow("sign-in") << WaitReason::SignIn << u"Waiting: needs sign-in"_s;
        QTest::newRow("disk") << WaitReason::DiskFull << u"Waiting: the disk is full"_s;
        QTest::newRow("folder") << WaitReason::TargetFolder
                                << u"Waiting: the target folder is not there"_s;
        QTest::newRow("children") << WaitReason::Children << u"Waiting: its files"_s;
    }

    void tellsWhyItWaits()
    {
        QFETCH(WaitReason, reason);
        TransferSnapshot transfer;
        transfer.state = TransferState::Waiting;
        transfer.waitReason = reason;

        QTEST(stateText(transfer), "text");
    }

    void tellsHowLongItWaits()
    {
        TransferSnapshot transfer;
        transfer.state = TransferState::Waiting;
        transfer.waitReason = WaitReason::ServerBusy;
        transfer.waitsUntil = QDateTime(QDate(2026, 3, 1), QTime(14, 5), Qt::LocalTime).toUTC();

        QCOMPARE(
            stateText(transfer), u"Waiting: the server is busy, until "_s +
                                     QLocale::c().toString(QTime(14, 5), QLocale::ShortFormat));
    }

    void tellsWhenItStarts()
    {
        TransferSnapshot transfer;
        transfer.state = TransferState::Waiting;
        transfer.waitReason = WaitReason::StartTime;
        const QDateTime today = QDateTime::currentDateTime();
        transfer.startAt = today.toUTC();
        transfer.waitsUntil = transfer.startAt;
        QCOMPARE(stateText(transfer),
            u"Starts at "_s + QLocale::c().toString(today.time(), QLocale::ShortFormat));

        const QDateTime later(QDate(2199, 3, 1), QTime(14, 5), Qt::LocalTime);
        transfer.startAt = later.toUTC();
        QCOMPARE(stateText(transfer),
            u"Starts on "_s + QLocale::c().toString(later, QLocale::ShortFormat));
    }

    void aReasonIsToldOnlyWhileItWaits()
    {
        TransferSnapshot transfer;
        transfer.state = TransferState::Paused;
        transfer.waitReason = WaitReason::ServerBusy;
        transfer.waitsUntil = QDateTime::currentDateTimeUtc();
        transfer.error = makeError(ErrorKind::ServerBusy);

        QCOMPARE(stateText(transfer), u"Paused"_s);
    }

    void tellsWhyItFailed()
    {
        TransferSnapshot transfer;
        transfer.state = TransferState::Failed;
        transfer.error = makeError(ErrorKind::HostNotFound, u"odd %1 %2.example"_s);

        QCOMPARE(stateText(transfer),
            u"Failed: The server's name could not be found (odd %1 %2.example)."_s);
    }

    void tellsHowItWasChecked_data()
    {
        QTest::addColumn<Verification>("verification");
        QTest::addColumn<QString>("text");

        QTest::newRow("not") << Verification::None << u"not checked"_s;
        QTest::newRow("length") << Verification::Length << u"length checked"_s;
        QTest::newRow("validator") << Verification::Validator << u"length and version checked"_s;
        QTest::newRow("digest") << Verification::Digest << u"verified"_s;
    }

    void tellsHowItWasChecked()
    {
        QFETCH(Verification, verification);
        QFETCH(QString, text);
        TransferSnapshot transfer;
        transfer.state = TransferState::Done;
        transfer.receipt.verified = verification;

        QCOMPARE(verificationText(verification), text);
        QCOMPARE(stateText(transfer), u"Done, "_s + text);
    }

    void tellsTheDirection()
    {
        QCOMPARE(directionText(TransferKind::Download), u"Download"_s);
        QCOMPARE(directionText(TransferKind::Upload), u"Upload"_s);
    }

    void writesALineOfTheLog_data()
    {
        QTest::addColumn<TimelineEntry::Kind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");

        using enum TimelineEntry::Kind;
        QTest::newRow("added") << Added << QString() << 0LL << u"Added"_s;
        QTest::newRow("started") << Started << QString() << 2LL << u"Started, attempt 2"_s;
        QTest::newRow("request") << Request << u"GET https://h/"_s << 0LL
                                 << u"Request: GET https://h/"_s;
        QTest::newRow("answer") << Answer << u"https://h/"_s << 206LL
                                << u"Answer 206: https://h/"_s;
        QTest::newRow("redirect") << Redirect << u"https://h/2"_s << 0LL
                                  << u"Redirected: https://h/2"_s;
        QTest::newRow("sign-in") << SignIn << u"h"_s << 0LL << u"Signed in: h"_s;
        QTest::newRow("checkpoint")
            << Checkpoint << QString() << 2048LL << u"On the disk: 2.00 KiB"_s;
        QTest::newRow("resumed") << Resumed << QString() << 2048LL << u"Resumed at 2.00 KiB"_s;
        QTest::newRow("restarted") << Restarted << u"why"_s << 0LL << u"Started over: why"_s;
        QTest::newRow("verified") << Verified << u"sha256"_s << 0LL << u"Checked: sha256"_s;
        QTest::newRow("waiting") << Waiting << u"ServerBusy"_s << 30LL
                                 << u"Waiting 30 s: ServerBusy"_s;
        QTest::newRow("retry") << Retry << QString() << 5LL << u"Trying again in 5 s"_s;
        QTest::newRow("note") << Note << u"text"_s << 0LL << u"Note: text"_s;
        QTest::newRow("paused") << Paused << QString() << 1024LL << u"Paused at 1.00 KiB"_s;
        QTest::newRow("failed") << Failed << u"NotFound"_s << 404LL << u"Failed: NotFound"_s;
        QTest::newRow("cancelled") << Cancelled << QString() << 0LL << u"Cancelled"_s;
        QTest::newRow("done") << Done << u"length"_s << 1024LL << u"Done, 1.00 KiB: length"_s;
        QTest::newRow("a text with place markers")
            << Answer << u"/100%1%2"_s << 200LL << u"Answer 200: /100%1%2"_s;
    }

    void writesALineOfTheLog()
    {
        QFETCH(TimelineEntry::Kind, kind);
        QFETCH(QString, detail);
        QFETCH(qint64, number);

        QTEST(timelineText({QDateTime(), kind, detail, number}), "text");
    }
};

QTEST_GUILESS_MAIN(StateTextTest)
#include "tst_statetext.moc"
