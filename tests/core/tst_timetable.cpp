// SPDX-License-Identifier: MIT
#include "core/queue/timetable.h"

#include <QTest>
#include <QTimeZone>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMonday = 1 << 0;
constexpr int kFriday = 1 << 4;
constexpr int kSunday = 1 << 6;
constexpr int kWeekdays = 0b0011111;
constexpr int kEveryDay = 0b1111111;

constexpr int at(int hour, int minute = 0)
{
    return hour * 60 + minute;
}

/// 2026-03-02 is a Monday; the clocks there change on 2026-03-29 and 2026-10-25.
QDateTime berlin(const QString &text)
{
    const QDateTime plain = QDateTime::fromString(text, u"yyyy-MM-dd hh:mm"_s);
    return {plain.date(), plain.time(), QTimeZone("Europe/Berlin")};
}

TimetableRule rule(int days, int from, int to, qint64 down = 1)
{
    TimetableRule made;
    made.days = days;
    made.fromMinute = from;
    made.toMinute = to;
    made.limits.down = down;
    return made;
}

} // namespace

class TimetableTest final : public QObject
{
    Q_OBJECT

private slots:
    void holdsFromItsFirstMinuteToItsLast_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<bool>("holds");

        QTest::newRow("before") << u"2026-03-02 07:59"_s << false;
        QTest::newRow("first minute") << u"2026-03-02 08:00"_s << true;
        QTest::newRow("last minute") << u"2026-03-02 17:59"_s << true;
        QTest::newRow("after") << u"2026-03-02 18:00"_s << false;
        QTest::newRow("friday") << u"2026-03-06 12:00"_s << true;
        QTest::newRow("saturday") << u"2026-03-07 12:00"_s << false;
    }
    void holdsFromItsFirstMinuteToItsLast()
    {
        QFETCH(const QString, time);
        const Timetable timetable({rule(kWeekdays, at(8), at(18))});

        QTEST(timetable.ruleAt(berlin(time)).has_value(), "holds");
    }

    void pastMidnightBelongsToTheDayThatItBeganOn()
    {
        const Timetable timetable({rule(kFriday, at(22), at(6))});

        QVERIFY(!timetable.ruleAt(berlin(u"2026-03-06 05:00"_s)));
        QVERIFY(timetable.ruleAt(berlin(u"2026-03-06 23:00"_s)));
        QVERIFY(timetable.ruleAt(berlin(u"2026-03-07 05:59"_s)));
        QVERIFY(!timetable.ruleAt(berlin(u"2026-03-07 06:00"_s)));
    }

    void fromSundayIntoMonday()
    {
        const Timetable timetable({rule(kSunday, at(22), at(6))});

        QVERIFY(timetable.ruleAt(berlin(u"2026-03-02 05:00"_s)));
        QCOMPARE(
            timetable.nextChange(berlin(u"2026-03-02 05:00"_s)), berlin(u"2026-03-02 06:00"_s));
    }

    void theSameMinuteTwiceIsAWholeDay()
    {
        const Timetable timetable({rule(kMonday, at(9), at(9))});

        QVERIFY(timetable.ruleAt(berlin(u"2026-03-02 09:00"_s)));
        QVERIFY(timetable.ruleAt(berlin(u"2026-03-03 08:59"_s)));
        QVERIFY(!timetable.ruleAt(berlin(u"2026-03-03 09:00"_s)));
    }

    void theFirstOfTheListCounts()
    {
        const Timetable timetable(
            {rule(kMonday, at(12), at(13), 5), rule(kEveryDay, at(0), at(0), 7)});

        QCOMPARE(timetable.ruleAt(berlin(u"2026-03-02 12:30"_s))->limits.down, 5);
        QCOMPARE(timetable.ruleAt(berlin(u"2026-03-02 13:00"_s))->limits.down, 7);
        QCOMPARE(
            timetable.nextChange(berlin(u"2026-03-02 12:30"_s)), berlin(u"2026-03-02 13:00"_s));
        QCOMPARE(
            timetable.nextChange(berlin(u"2026-03-02 13:00"_s)), berlin(u"2026-03-09 12:00"_s));
    }

    void tellsWhenItChangesNext()
    {
        const Timetable timetable({rule(kWeekdays, at(8), at(18))});

        QCOMPARE(
            timetable.nextChange(berlin(u"2026-03-02 07:00"_s)), berlin(u"2026-03-02 08:00"_s));
        QCOMPARE(
            timetable.nextChange(berlin(u"2026-03-02 08:00"_s)), berlin(u"2026-03-02 18:00"_s));
        QCOMPARE(
            timetable.nextChange(berlin(u"2026-03-06 18:00"_s)), berlin(u"2026-03-09 08:00"_s));
    }

    void neverChangesWithoutRulesOrWithOneThatAlwaysHolds()
    {
        const QDateTime now = berlin(u"2026-03-02 07:00"_s);

        QVERIFY(!Timetable().nextChange(now).isValid());
        QVERIFY(!Timetable({rule(kEveryDay, at(0), at(0))}).nextChange(now).isValid());
    }

    void holdsAnHourLessOnTheDayThatTheClocksGoForward()
    {
        const Timetable timetable({rule(kSunday, at(1), at(5))});
        const QDateTime begin = berlin(u"2026-03-29 01:00"_s);

        const QDateTime end = timetable.nextChange(begin);

        QCOMPARE(end, berlin(u"2026-03-29 05:00"_s));
        QCOMPARE(begin.secsTo(end), 3 * 3600);
    }

    void beginsLaterIfItsTimeIsSkipped()
    {
        const Timetable timetable({rule(kSunday, at(2, 30), at(5))});

        const QDateTime begin = timetable.nextChange(berlin(u"2026-03-29 01:00"_s));

        QCOMPARE(begin.toUTC().time(), QTime(1, 30));
        QVERIFY(timetable.ruleAt(begin));
    }

    void holdsOnceAnHourLongerOnTheDayThatTheClocksGoBack()
    {
        const Timetable timetable({rule(kSunday, at(1), at(5))});
        const QDateTime begin = berlin(u"2026-10-25 01:00"_s);

        QCOMPARE(begin.secsTo(timetable.nextChange(begin)), 5 * 3600);
        // Past its end on the wall's clock comes the same hour again.
        const Timetable brief({rule(kSunday, at(1), at(2, 30))});
        const QDateTime end = brief.nextChange(begin);
        QVERIFY(!brief.ruleAt(end.addSecs(45 * 60)));
        QCOMPARE(brief.nextChange(end), berlin(u"2026-11-01 01:00"_s));
    }

    void survivesItsJson()
    {
        TimetableRule rest = rule(kFriday, at(22), at(6), 0);
        rest.rests = true;
        TimetableRule slow = rule(kWeekdays, at(8), at(18), 100'000);
        slow.limits.up = qint64(1) << 33;
        const Timetable timetable({rest, slow});

        QCOMPARE(Timetable::fromJson(timetable.toJson()), timetable);
    }

    void leavesOutWhatIsNoRule_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("no days") << QByteArray(R"([{"days":0,"from":0,"to":60}])");
        QTest::newRow("eight days") << QByteArray(R"([{"days":128,"from":0,"to":60}])");
        QTest::newRow("no from") << QByteArray(R"([{"days":1,"to":60}])");
        QTest::newRow("minute too late") << QByteArray(R"([{"days":1,"from":0,"to":1440}])");
        QTest::newRow("negative") << QByteArray(R"([{"days":1,"from":0,"to":60,"down":-1}])");
    }
    void leavesOutWhatIsNoRule()
    {
        QFETCH(const QByteArray, json);

        QVERIFY(Timetable::fromJson(json).isEmpty());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::TimetableTest)
#include "tst_timetable.moc"
