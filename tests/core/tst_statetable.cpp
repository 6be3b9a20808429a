// SPDX-License-Identifier: MIT
#include "core/queue/statetable.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using enum TransferState;

constexpr std::array kStates = {
    Queued, Waiting, Running, Verifying, Finalising, Paused, Done, Failed, Cancelled};

/// Row: from. Column: to. Both in the order of kStates; 'x' is allowed.
constexpr std::array<const char *, kStates.size()> kExpected = {
    // Q W R V F P D F C
    /* Queued     */ ".xx..x..x",
    /* Waiting    */ "x.x..xxxx",
    /* Running    */ "xx.xxxxxx",
    /* Verifying  */ "xxx.xxxxx",
    /* Finalising */ "xxxx.xxxx",
    /* Paused     */ "xx......x",
    /* Done       */ ".........",
    /* Failed     */ "xx......x",
    /* Cancelled  */ "xx.......",
};

} // namespace

class StateTableTest final : public QObject
{
    Q_OBJECT

private slots:
    void allowsExactlyTheseChanges_data()
    {
        QTest::addColumn<TransferState>("from");
        QTest::addColumn<TransferState>("to");
        QTest::addColumn<bool>("isExpected");
        for (size_t from = 0; from < kStates.size(); ++from) {
            for (size_t to = 0; to < kStates.size(); ++to) {
                QTest::addRow("%s to %s", EnumNames<TransferState>::names.at(from),
                    EnumNames<TransferState>::names.at(to))
                    << kStates.at(from) << kStates.at(to) << (kExpected.at(from)[to] == 'x');
            }
        }
    }

    void allowsExactlyTheseChanges()
    {
        QFETCH(TransferState, from);
        QFETCH(TransferState, to);
        QFETCH(bool, isExpected);

        QCOMPARE(isAllowed(from, to), isExpected);
    }

    void sortsEachStateIntoActiveOrEndedOrNeither_data()
    {
        QTest::addColumn<TransferState>("state");
        QTest::addColumn<bool>("isRunning");
        QTest::addColumn<bool>("isOver");
        QTest::newRow("Queued") << Queued << false << false;
        QTest::newRow("Waiting") << Waiting << false << false;
        QTest::newRow("Running") << Running << true << false;
        QTest::newRow("Verifying") << Verifying << true << false;
        QTest::newRow("Finalising") << Finalising << true << false;
        QTest::newRow("Paused") << Paused << false << false;
        QTest::newRow("Done") << Done << false << true;
        QTest::newRow("Failed") << Failed << false << true;
        QTest::newRow("Cancelled") << Cancelled << false << true;
    }

    void sortsEachStateIntoActiveOrEndedOrNeither()
    {
        QFETCH(TransferState, state);
        QFETCH(bool, isRunning);
        QFETCH(bool, isOver);

        QCOMPARE(isActive(state), isRunning);
        QCOMPARE(hasEnded(state), isOver);
    }

    void doneLeadsNowhere()
    {
        for (const TransferState to : kStates)
            QVERIFY2(!isAllowed(Done, to), qPrintable(nameOf(to)));
    }

    void noEndLeadsStraightIntoWork()
    {
        for (const TransferState from : {Failed, Cancelled, Paused}) {
            for (const TransferState to : kStates)
                QVERIFY2(!isActive(to) || !isAllowed(from, to), qPrintable(nameOf(from)));
        }
    }

    void everyActiveStateCanBeLeftByEachEnding()
    {
        for (const TransferState from : {Running, Verifying, Finalising}) {
            for (const TransferState to : {Paused, Done, Failed, Cancelled})
                QVERIFY2(isAllowed(from, to), qPrintable(nameOf(from)));
        }
    }

    void namesGoThereAndBack()
    {
        for (const TransferState state : kStates)
            QCOMPARE(valueOf<TransferState>(nameOf(state)), std::optional(state));
        QCOMPARE(EnumNames<TransferState>::names.size(), kStates.size());
        QCOMPARE(valueOf<TransferState>(u"queued"_s), std::nullopt);
        QCOMPARE(valueOf<TransferState>(QString()), std::nullopt);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::StateTableTest)
#include "tst_statetable.moc"
