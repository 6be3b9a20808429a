// SPDX-License-Identifier: MIT
#include "ui/format/errortext.h"
#include "ui/format/units.h"

#include <QLocale>
#include <QMetaEnum>
#include <QSet>
#include <QTest>

#include <limits>

namespace waybill
{

using namespace Qt::StringLiterals;

class ErrorTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyKindHasTwoSentences_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        const auto kinds = QMetaEnum::fromType<ErrorKind>();
        for (int i = 0; i < kinds.keyCount(); ++i)
            QTest::newRow(kinds.key(i)) << static_cast<ErrorKind>(kinds.value(i));
    }

    void everyKindHasTwoSentences()
    {
        QFETCH(ErrorKind, kind);

        const ErrorText text = errorText(makeError(kind));

        for (const QString &sentence : {text.message, text.nextStep}) {
            QVERIFY2(sentence.size() > 8, qPrintable(sentence));
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(sentence.front().isUpper(), qPrintable(sentence));
            QCOMPARE(sentence, sentence.simplified());
        }
        QVERIFY(text.message != text.nextStep);
    }

    void noTwoKindsShareAMessage()
    {
        const auto kinds = QMetaEnum::fromType<ErrorKind>();
        QSet<QString> messages;
        for (int i = 0; i < kinds.keyCount(); ++i) {
            const QString message =
                errorText(makeError(static_cast<ErrorKind>(kinds.value(i)))).message;
            QVERIFY2(!messages.contains(message), kinds.key(i));
            messages.insert(message);
        }

        QCOMPARE(messages.size(), kinds.keyCount());
    }

    void anUnknownKindIsAnInternalError()
    {
        const ErrorText text = errorText(makeError(static_cast<ErrorKind>(9'999)));

        QCOMPARE(text.message, errorText(makeError(ErrorKind::Internal)).message);
    }

    void theMessageHoldsTheFacts()
    {
        Error error = errorFromHttpStatus(503, u"come back later"_s);

        const QString message = errorText(error).message;

        QVERIFY2(message.endsWith(" (HTTP 503, come back later)."_L1), qPrintable(message));
        error.httpStatus = 0;
        QVERIFY(errorText(error).message.endsWith(" (come back later)."_L1));
        error.detail.clear();
        QVERIFY(!errorText(error).message.contains(u'('));
    }

    void placeMarkersInTheFactsStayAsTheyAre()
    {
        const Error error = errorFromHttpStatus(404, u"%1 %2 %n <b>%L1</b>"_s);

        QVERIFY(errorText(error).message.endsWith(" (HTTP 404, %1 %2 %n <b>%L1</b>)."_L1));
    }

    void formatsBytes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](qint64 bytes, const char *expected) {
            QTest::addRow("%lld", static_cast<long long>(bytes))
                << bytes << QString::fromLatin1(expected);
        };
        row(-1, "?");
        row(std::numeric_limits<qint64>::min(), "?");
        row(0, "0 B");
        row(1, "1 B");
        row(999, "999 B");
        row(1'023, "1023 B");
        row(1'024, "1.00 KiB");
        row(1'536, "1.50 KiB");
        row(10'240, "10.0 KiB");
        row(102'400, "100 KiB");
        row(1'023 * 1'024, "1023 KiB");
        row(1'024 * 1'024 - 1, "1.00 MiB");
        row(1'024 * 1'024, "1.00 MiB");
        row(1'572'864, "1.50 MiB");
        row(qint64(1) << 30, "1.00 GiB");
        row(qint64(1) << 40, "1.00 TiB");
        row(qint64(1) << 50, "1.00 PiB");
        row(std::numeric_limits<qint64>::max(), "8192 PiB");
    }

    void formatsBytes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, expected);

        QCOMPARE(formatBytes(bytes), expected);
    }

    void formatsRates()
    {
        QCOMPARE(formatRate(0), QString());
        QCOMPARE(formatRate(0.9), QString());
        QCOMPARE(formatRate(-5), QString());
        QCOMPARE(formatRate(1), u"1 B/s"_s);
        QCOMPARE(formatRate(1'536), u"1.50 KiB/s"_s);
    }

    void formatsDurations_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("expected");
        const auto row = [](int seconds, const char *expected) {
            QTest::addRow("%d", seconds) << seconds << QString::fromLatin1(expected);
        };
        row(-5, "0 s");
        row(0, "0 s");
        row(3, "3 s");
        row(59, "59 s");
        row(60, "1 min");
        row(125, "2 min 5 s");
        row(3'599, "59 min 59 s");
        row(3'600, "1 h");
        row(3'659, "1 h");
        row(15'000, "4 h 10 min");
        row(86'399, "23 h 59 min");
        row(86'400, "1 d");
        row(183'600, "2 d 3 h");
        row(8'640'000, "100 d");
    }

    void formatsDurations()
    {
        QFETCH(int, seconds);
        QFETCH(QString, expected);

        QCOMPARE(formatDuration(std::chrono::seconds(seconds)), expected);
    }

    void formatsTheTimeLeft()
    {
        QCOMPARE(formatTimeLeft(5, 100, 10), u"10 s"_s);
        QCOMPARE(formatTimeLeft(0, 1'250, 10), u"2 min 6 s"_s);
        QCOMPARE(formatTimeLeft(200, 100, 10), u"0 s"_s);
    }

    void formatsNoTimeLeftWhereNobodyCanTell()
    {
        QCOMPARE(formatTimeLeft(5, -1, 10), QString());
        QCOMPARE(formatTimeLeft(5, 100, 0), QString());
        QCOMPARE(formatTimeLeft(5, 100, 0.5), QString());
        QCOMPARE(formatTimeLeft(5, 100, -1), QString());
        QCOMPARE(formatTimeLeft(0, std::numeric_limits<qint64>::max(), 1), QString());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ErrorTextTest)
#include "tst_errortext.moc"
