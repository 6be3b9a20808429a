// SPDX-License-Identifier: MIT
#include "ui/details/detailspane.h"

#include "ui/details/advicebar.h"
#include "ui/details/segmentstab.h"
#include "ui/transfers/transfermodel.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

TransferSnapshot transfer(TransferId id)
{
    TransferSnapshot made;
    made.id = id;
    made.name = u"file.bin"_s;
    made.server = u"example.org"_s;
    made.source = u"https://example.org/file.bin"_s;
    made.destination = u"/home/ann/file.bin"_s;
    made.state = TransferState::Running;
    made.bytesDone = 1024;
    made.bytesTotal = 2048;
    made.added = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    return made;
}

TransferSnapshot doneTransfer()
{
    TransferSnapshot made = transfer(1);
    made.state = TransferState::Done;
    made.bytesDone = 2048;
    made.receipt = {
        u"/home/ann/file (1).bin"_s, 2048, QByteArray(32, '\xab'), Verification::Digest};
    made.finished = made.added.addSecs(60);
    return made;
}

TimelineEntry entry(TimelineEntry::Kind kind, const QString &text = {}, qint64 number = 0)
{
    return {QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC), kind, text, number};
}

/// The value beside a title, empty where the line is hidden.
QString line(const DetailsPane &pane, const QString &title)
{
    const auto *const form = pane.findChild<QFormLayout *>();
    for (int row = 0; row < form->rowCount(); ++row) {
        const auto *const label =
            qobject_cast<QLabel *>(form->itemAt(row, QFormLayout::LabelRole)->widget());
        const auto *const value =
            qobject_cast<QLabel *>(form->itemAt(row, QFormLayout::FieldRole)->widget());
        if (label->text() == title)
            return value->isHidden() ? QString() : value->text();
    }
    qFatal("there is no line %s", qPrintable(title));
}

/// All that labels say.
QString texts(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *const label : widget.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

QPlainTextEdit *log(const DetailsPane &pane)
{
    return pane.findChild<QPlainTextEdit *>();
}

} // namespace

class DetailsPaneTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void asksForASelectionWhenThereIsNone()
    {
        const TransferModel model;
        const DetailsPane pane(&model, nullptr);

        QCOMPARE(line(pane, u"State:"_s), u"Select a transfer to see its details."_s);
        QVERIFY(line(pane, u"From:"_s).isEmpty());
        QVERIFY(line(pane, u"Size:"_s).isEmpty());
    }

    void showsBothEnds()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);

        pane.show(transfer(1));

        QCOMPARE(line(pane, u"From:"_s), u"https://example.org/file.bin"_s);
        QCOMPARE(line(pane, u"To:"_s), u"/home/ann/file.bin"_s);
        QCOMPARE(line(pane, u"State:"_s), u"Running"_s);
        QCOMPARE(line(pane, u"Size:"_s), u"1.00 KiB of 2.00 KiB (2048 bytes)"_s);
        QVERIFY(line(pane, u"What happened:"_s).isEmpty());
        QVERIFY(line(pane, u"Checked:"_s).isEmpty());
        QVERIFY(line(pane, u"SHA-256:"_s).isEmpty());
    }

    void showsWhatIsKnownOfAnUnknownSize()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot shown = transfer(1);
        shown.bytesTotal = -1;

        pane.show(shown);

        QCOMPARE(line(pane, u"Size:"_s), u"1.00 KiB"_s);
    }

    void saysOnceWhyItFailed()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot shown = transfer(1);
        shown.state = TransferState::Failed;
        shown.error = errorFromHttpStatus(404, u"Not Found"_s);

        pane.show(shown);

        QVERIFY2(
            line(pane, u"State:"_s).startsWith(u"Failed: The server has no such file (HTTP 404"_s),
            qPrintable(line(pane, u"State:"_s)));
        QVERIFY(line(pane, u"What happened:"_s).isEmpty());
    }

    void saysWhatHappenedWhileItWaits()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot shown = transfer(1);
        shown.state = TransferState::Waiting;
        shown.waitReason = WaitReason::DiskFull;
        shown.error = makeError(ErrorKind::DiskFull);

        pane.show(shown);

        QCOMPARE(line(pane, u"State:"_s), u"Waiting: the disk is full"_s);
        QCOMPARE(line(pane, u"What happened:"_s), u"The disk is full."_s);
    }

    void leavesTheAdviceToTheBar_data()
    {
        QTest::addColumn<TransferState>("state");
        QTest::addColumn<WaitReason>("reason");

        QTest::newRow("failed") << TransferState::Failed << WaitReason::None;
        QTest::newRow("waits") << TransferState::Waiting << WaitReason::DiskFull;
    }

    void leavesTheAdviceToTheBar()
    {
        QFETCH(TransferState, state);
        QFETCH(WaitReason, reason);
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        AdviceBar bar(nullptr);
        TransferSnapshot shown = transfer(1);
        shown.state = state;
        shown.waitReason = reason;
        shown.error = makeError(ErrorKind::DiskFull);

        pane.show(shown);
        bar.show(shown);

        const QString advice = u"Make room, then resume; nothing is lost."_s;
        QVERIFY(!texts(pane).contains(advice));
        QCOMPARE(texts(bar).count(advice), 1);
    }

    void showsHowAFinishedFileWasChecked()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);

        pane.show(doneTransfer());

        QCOMPARE(line(pane, u"To:"_s), u"/home/ann/file (1).bin"_s);
        QCOMPARE(line(pane, u"Checked:"_s), u"verified"_s);
        QCOMPARE(line(pane, u"SHA-256:"_s), u"ab"_s.repeated(32));
        QVERIFY(line(pane, u"What happened:"_s).isEmpty());
        QVERIFY(line(pane, u"Times:"_s).contains(u", ended "_s));
    }

    void showsRequestsAndResumption()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot shown = transfer(1);
        shown.bytesOnWire = 3072;
        shown.requests = 4;

        pane.show(shown);
        QCOMPARE(line(pane, u"On the wire:"_s), u"3.00 KiB, requests: 4, not resumed"_s);

        shown.resumedFrom = 512;
        pane.show(shown);
        QCOMPARE(line(pane, u"On the wire:"_s), u"3.00 KiB, requests: 4, resumed at 512 B"_s);
    }

    void showsNotesLineByLine()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot shown = transfer(1);
        shown.notes = {u"first"_s, u"second"_s};

        pane.show(shown);

        QCOMPARE(line(pane, u"Notes:"_s), u"first\nsecond"_s);
    }

    void clearsWhatBelongedToTheOther()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot failed = transfer(1);
        failed.state = TransferState::Failed;
        failed.error = makeError(ErrorKind::HostNotFound);
        failed.notes = {u"a note"_s};
        pane.show(failed);

        pane.show(transfer(2));
        QVERIFY(line(pane, u"What happened:"_s).isEmpty());
        QVERIFY(line(pane, u"Notes:"_s).isEmpty());

        pane.show(std::nullopt);
        QVERIFY(line(pane, u"From:"_s).isEmpty());
    }

    void showsMarkupFromServersLiterally()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        TransferSnapshot shown = transfer(1);
        shown.source = u"https://example.org/<b>x</b>"_s;
        shown.destination = u"/home/ann/<b>x</b>"_s;
        shown.state = TransferState::Failed;
        shown.error = makeError(ErrorKind::ServerError, u"<img src='http://evil/'>"_s);
        shown.notes = {u"<a href='http://evil/'>click</a>"_s};

        pane.show(shown);
        pane.showTimeline(1, {entry(TimelineEntry::Kind::Note, u"<b>bold</b>"_s)});

        QCOMPARE(line(pane, u"From:"_s), shown.source);
        QCOMPARE(line(pane, u"To:"_s), shown.destination);
        QVERIFY(line(pane, u"State:"_s).contains(u"<img src='http://evil/'>"_s));
        QVERIFY(log(pane)->toPlainText().endsWith(u"<b>bold</b>"_s));
        const auto *const form = pane.findChild<QFormLayout *>();
        for (int row = 0; row < form->rowCount(); ++row) {
            const auto *const value =
                qobject_cast<QLabel *>(form->itemAt(row, QFormLayout::FieldRole)->widget());
            QCOMPARE(value->textFormat(), Qt::PlainText);
            QVERIFY(!value->openExternalLinks());
            QVERIFY(value->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        }
    }

    void showsTheLogLineByLine()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        pane.show(transfer(1));

        pane.showTimeline(
            1, {entry(TimelineEntry::Kind::Added), entry(TimelineEntry::Kind::Started, {}, 2),
                   entry(TimelineEntry::Kind::Answer, u"https://example.org/x"_s, 206)});

        const QStringList lines = log(pane)->toPlainText().split(u'\n');
        QCOMPARE(lines.size(), 3);
        const QString time = entry(TimelineEntry::Kind::Added)
                                 .time.toLocalTime()
                                 .toString(u"yyyy-MM-dd hh:mm:ss.zzz"_s);
        QCOMPARE(lines.at(0), time + u"  Added"_s);
        QCOMPARE(lines.at(1), time + u"  Started, attempt 2"_s);
        QCOMPARE(lines.at(2), time + u"  Answer 206: https://example.org/x"_s);
        QVERIFY(log(pane)->isReadOnly());
    }

    void ignoresTheLogOfAnother()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        pane.showTimeline(1, {entry(TimelineEntry::Kind::Added)});
        QVERIFY(log(pane)->toPlainText().isEmpty());
        pane.show(transfer(1));

        pane.showTimeline(2, {entry(TimelineEntry::Kind::Added)});

        QVERIFY(log(pane)->toPlainText().isEmpty());
    }

    void clearsTheLogForAnother()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        pane.show(transfer(1));
        pane.showTimeline(1, {entry(TimelineEntry::Kind::Added)});

        pane.show(transfer(1));
        QVERIFY(!log(pane)->toPlainText().isEmpty());

        pane.show(transfer(2));
        QVERIFY(log(pane)->toPlainText().isEmpty());
    }

    void asksForTheTimelineWhenTheLogOpens()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        QSignalSpy wanted(&pane, &DetailsPane::timelineWanted);
        pane.show(transfer(7));
        QCOMPARE(wanted.size(), 0);

        pane.setCurrentWidget(log(pane)->parentWidget());

        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).toLongLong(), 7);
    }

    void asksForTheSegmentsOfADownloadWhileItRuns()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        const QSignalSpy wanted(&pane, &DetailsPane::segmentsWanted);
        pane.show(transfer(7));
        QVERIFY(wanted.isEmpty());

        pane.setCurrentWidget(pane.findChild<SegmentsTab *>());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).toLongLong(), 7);

        pane.show(doneTransfer());
        TransferSnapshot upload = transfer(8);
        upload.kind = TransferKind::Upload;
        pane.show(upload);
        QCOMPARE(wanted.size(), 1);
    }

    void showsTheSegmentsOfTheSelectedOne()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        pane.resize(600, 300);
        pane.setCurrentWidget(pane.findChild<SegmentsTab *>());
        pane.show(transfer(7));
        auto *const view = pane.findChild<SegmentMapView *>();

        pane.showSegments(8, {1000, {}, {}}); // of another
        QCOMPARE(view->map().total, -1);
        pane.showSegments(7, {1000, {{500, 1000}}, {{500, 700}, {700, 1000}}});

        QCOMPARE(view->map().coming.size(), 2);
        QVERIFY(view->accessibleDescription().contains(u"500 B of 1000 B"_s));
        pane.show(transfer(9));
        QCOMPARE(view->map(), SegmentMap());
    }

    void drawsWhatIsHereWhereItLies()
    {
        SegmentMapView view;
        view.resize(400, 14); // one line
        view.show({1000, {{500, 1000}}, {{500, 700}}});

        const QImage drawn = view.grab().toImage();

        const QColor here = view.palette().color(QPalette::Highlight);
        QCOMPARE(drawn.pixelColor(100, 7), here);
        QVERIFY(drawn.pixelColor(250, 7) != here);
        QCOMPARE(drawn.pixelColor(350, 7), view.palette().color(QPalette::Base));
    }

    void asksForNothingWithoutATransfer()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        QSignalSpy wanted(&pane, &DetailsPane::timelineWanted);

        pane.setCurrentWidget(log(pane)->parentWidget());
        pane.show(std::nullopt);

        QCOMPARE(wanted.size(), 0);
    }

    void asksAgainOnlyWhenSomethingHappened()
    {
        const TransferModel model;
        DetailsPane pane(&model, nullptr);
        pane.setCurrentWidget(log(pane)->parentWidget());
        QSignalSpy wanted(&pane, &DetailsPane::timelineWanted);
        TransferSnapshot shown = transfer(1);

        pane.show(shown);
        QCOMPARE(wanted.size(), 1);

        shown.bytesDone += 100;
        pane.show(shown);
        QCOMPARE(wanted.size(), 1);

        ++shown.requests;
        pane.show(shown);
        QCOMPARE(wanted.size(), 2);

        shown.state = TransferState::Paused;
        pane.show(shown);
        QCOMPARE(wanted.size(), 3);

        pane.show(transfer(2));
        QCOMPARE(wanted.size(), 4);
        QCOMPARE(wanted.constLast().at(0).toLongLong(), 2);
    }
};

QTEST_MAIN(DetailsPaneTest)
#include "tst_detailspane.moc"
