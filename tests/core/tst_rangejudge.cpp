// SPDX-License-Identifier: MIT
#include "core/transfer/rangejudge.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Verdict = RangeAnswer::Verdict;

const QByteArray kMonday = "Mon, 06 May 2024 10:00:00 GMT";
const QByteArray kTuesday = "Tue, 07 May 2024 10:00:00 GMT";

RangeQuestion from(qint64 offset, qint64 total = -1, Validators validators = {})
{
    return {offset, total, std::move(validators), {}};
}

HttpResponse answer(int status, HeaderList headers = {})
{
    HttpResponse response;
    response.status = status;
    response.headers = std::move(headers);
    return response;
}

RangeQuestion encoded(RangeQuestion question, const QByteArray &encoding)
{
    question.contentEncoding = encoding;
    return question;
}

} // namespace

class RangeJudgeTest final : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<RangeQuestion>("question");
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char *name, const RangeQuestion &question,
                             const HttpResponse &response, Verdict verdict, qint64 total = -1) {
            QTest::newRow(name) << question << response << verdict << total;
        };
        using enum Verdict;
        const QByteArray rest = "bytes 100-999/1000";
        const Validators tag{"\"a\"", {}, {}};
        const Validators weakTag{"W/\"a\"", {}, {}};
        const Validators date{{}, kMonday, kTuesday};

        row("200 to a plain request", from(0), answer(200), StartOver);
        row("200 with a length", from(0), answer(200, {{"Content-Length", "1000"}}), StartOver,
            1000);
        row("empty 200", from(0), answer(200, {{"Content-Length", "0"}}), StartOver, 0);
        row("200 to a range", from(100, 1000, tag), answer(200, {{"Content-Length", "1000"}}),
            StartOver, 1000);
        row("200 to a range, changed", from(100, 1000, tag),
            answer(200, {{"Content-Length", "7"}, {"ETag", "\"b\""}}), StartOver, 7);
        row("200 with a Content-Range", from(100, 1000), answer(200, {{"Content-Range", rest}}),
            StartOver);

        row("206", from(100, 1000, tag),
            answer(206, {{"Content-Range", rest}, {"Content-Length", "900"}, {"ETag", "\"a\""}}),
            Append, 1000);
        row("206 chunked", from(100, 1000), answer(206, {{"Content-Range", rest}}), Append, 1000);
        row("206 tells the total first", from(100), answer(206, {{"Content-Range", rest}}), Append,
            1000);
        row("206 does not know the total", from(100, 1000),
            answer(206, {{"Content-Range", "bytes 100-999/*"}}), Append, 1000);
        row("206, nobody knows the total", from(100),
            answer(206, {{"Content-Range", "bytes 100-999/*"}}), Append, -1);
        row("206 without validators", from(100, 1000, tag), answer(206, {{"Content-Range", rest}}),
            Append, 1000);
        row("206 with the tag made weak", from(100, 1000, tag),
            answer(206, {{"Content-Range", rest}, {"ETag", "W/\"a\""}}), Append, 1000);
        row("206 with the same date", from(100, 1000, date),
            answer(206, {{"Content-Range", rest}, {"Last-Modified", kMonday}}), Append, 1000);
        row("206 of one byte", from(999, 1000),
            answer(206, {{"Content-Range", "bytes 999-999/1000"}}), Append, 1000);
        row("206 in the encoding of before", encoded(from(100, 1000), "gzip"),
            answer(206, {{"Content-Range", rest}, {"Content-Encoding", "GZIP"}}), Append, 1000);

        row("206 without a range in it", from(100, 1000), answer(206), AskWhole);
        row("206 in parts", from(100, 1000),
            answer(206, {{"Content-Type", "multipart/byteranges; boundary=x"}}), AskWhole);
        row("206 with two ranges", from(100, 1000),
            answer(206, {{"Content-Range", rest}, {"Content-Range", rest}}), AskWhole);
        row("206 with a bad range", from(100, 1000),
            answer(206, {{"Content-Range", "bytes=100-999/1000"}}), AskWhole);
        row("206 of another unit", from(100, 1000),
            answer(206, {{"Content-Range", "items 100-999/1000"}}), AskWhole);
        row("206 unsatisfied", from(100, 1000), answer(206, {{"Content-Range", "bytes */1000"}}),
            AskWhole);
        row("206 from the start", from(100, 1000),
            answer(206, {{"Content-Range", "bytes 0-999/1000"}}), AskWhole);
        row("206 one byte early", from(100, 1000),
            answer(206, {{"Content-Range", "bytes 99-999/1000"}}), AskWhole);
        row("206 one byte late", from(100, 1000),
            answer(206, {{"Content-Range", "bytes 101-999/1000"}}), AskWhole);
        row("206 of a file that grew", from(100, 1000),
            answer(206, {{"Content-Range", "bytes 100-1000/1001"}}), AskWhole);
        row("206 of a file that shrank", from(100, 1000),
            answer(206, {{"Content-Range", "bytes 100-998/999"}}), AskWhole);
        row("206 with a longer body", from(100, 1000),
            answer(206, {{"Content-Range", rest}, {"Content-Length", "1000"}}), AskWhole);
        row("206 with a shorter body", from(100, 1000),
            answer(206, {{"Content-Range", rest}, {"Content-Length", "899"}}), AskWhole);
        row("206 with another tag", from(100, 1000, tag),
            answer(206, {{"Content-Range", rest}, {"ETag", "\"b\""}}), AskWhole);
        row("206 with another weak tag", from(100, 1000, weakTag),
            answer(206, {{"Content-Range", rest}, {"ETag", "W/\"b\""}}), AskWhole);
        row("206 with another date", from(100, 1000, date),
            answer(206, {{"Content-Range", rest}, {"Last-Modified", kTuesday}}), AskWhole);
        row("206 encoded all of a sudden", from(100, 1000),
            answer(206, {{"Content-Range", rest}, {"Content-Encoding", "gzip"}}), AskWhole);
        row("206 no longer encoded", encoded(from(100, 1000), "gzip"),
            answer(206, {{"Content-Range", rest}}), AskWhole);
        row("206 up to the largest offset", from(1),
            answer(206, {{"Content-Range", "bytes 1-9223372036854775807/*"},
                            {"Content-Length", "9223372036854775807"}}),
            Append, -1);

        row("416 at the end", from(1000, 1000), answer(416, {{"Content-Range", "bytes */1000"}}),
            Complete, 1000);
        row("416 at an end that was unknown", from(1000),
            answer(416, {{"Content-Range", "bytes */1000"}}), Complete, 1000);
        row("416 with the same tag", from(1000, 1000, tag),
            answer(416, {{"Content-Range", "bytes */1000"}, {"ETag", "\"a\""}}), Complete, 1000);
        row("416 with another tag", from(1000, 1000, tag),
            answer(416, {{"Content-Range", "bytes */1000"}, {"ETag", "\"b\""}}), AskWhole);
        row("416 that tells nothing", from(1000, 1000), answer(416), AskWhole);
        row("416 of a shorter file", from(1000), answer(416, {{"Content-Range", "bytes */999"}}),
            AskWhole);
        row("416 of a longer file", from(1000), answer(416, {{"Content-Range", "bytes */1001"}}),
            AskWhole);
        row("416 where another total was known", from(1000, 2000),
            answer(416, {{"Content-Range", "bytes */1000"}}), AskWhole);
        row("416 with a bad range", from(1000, 1000), answer(416, {{"Content-Range", "*/1000"}}),
            AskWhole);

        row("206 to a plain request", from(0), answer(206, {{"Content-Range", "bytes 0-9/10"}}),
            Fail);
        row("416 to a plain request", from(0), answer(416, {{"Content-Range", "bytes */0"}}), Fail);
        for (const int status : {0, 100, 201, 202, 203, 204, 205, 207, 226, 300, 302, 304, 400, 401,
                 403, 404, 412, 429, 500, 503}) {
            const QByteArray name = QByteArray::number(status);
            row((name + " to a plain request").constData(), from(0), answer(status), Fail);
            row((name + " to a range").constData(), from(100, 1000), answer(status), Fail);
        }
    }

    void judges()
    {
        QFETCH(RangeQuestion, question);
        QFETCH(HttpResponse, response);
        QFETCH(Verdict, verdict);
        QFETCH(qint64, total);

        const RangeAnswer judged = judgeAnswer(question, response);

        QCOMPARE(judged.verdict, verdict);
        QCOMPARE(judged.total, total);
    }

    void saysWhyItFails_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("isRetryable");
        QTest::newRow("401") << 401 << ErrorKind::AuthenticationRequired << false;
        QTest::newRow("403") << 403 << ErrorKind::Forbidden << false;
        QTest::newRow("404") << 404 << ErrorKind::NotFound << false;
        QTest::newRow("503") << 503 << ErrorKind::ServerBusy << true;
        QTest::newRow("204") << 204 << ErrorKind::UnexpectedStatus << false;
        QTest::newRow("206") << 206 << ErrorKind::RangeMismatch << false;
    }

    void saysWhyItFails()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(bool, isRetryable);

        const RangeAnswer judged = judgeAnswer(from(0), answer(status, {{"Retry-After", "7"}}));

        QCOMPARE(judged.verdict, Verdict::Fail);
        QCOMPARE(toString(judged.error.kind), toString(kind));
        QCOMPARE(judged.error.retryable, isRetryable);
    }

    void saysWhyItAsksForTheWhole()
    {
        const Validators tag{"\"a\"", {}, {}};
        const RangeAnswer changed = judgeAnswer(from(100, 1000, tag),
            answer(206, {{"Content-Range", "bytes 100-999/1000"}, {"ETag", "\"b\""}}));
        const RangeAnswer lied =
            judgeAnswer(from(100, 1000), answer(206, {{"Content-Range", "bytes 0-999/1000"}}));

        QCOMPARE(toString(changed.error.kind), u"RemoteChanged"_s);
        QCOMPARE(toString(lied.error.kind), u"RangeMismatch"_s);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::RangeJudgeTest)
#include "tst_rangejudge.moc"
