// SPDX-License-Identifier: MIT
#include "core/http/httpmessage.h"

#include <QLocale>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

HttpResponse responseWith(HeaderList headers, int status = 200)
{
    HttpResponse response;
    response.status = status;
    response.headers = std::move(headers);
    return response;
}

} // namespace

class HttpMessageTest final : public QObject
{
    Q_OBJECT

private slots:
    void believesHonestFraming_data()
    {
        QTest::addColumn<HeaderList>("headers");
        const auto row = [](const char *name, HeaderList headers) {
            QTest::newRow(name) << headers;
        };
        row("neither", {});
        row("length", {{"Content-Length", "5"}});
        row("no body", {{"Content-Length", "0"}});
        row("largest", {{"Content-Length", "9223372036854775807"}});
        row("one length twice", {{"Content-Length", "5"}, {"content-length", "5"}});
        row("one length in a list", {{"Content-Length", "5, 5"}});
        row("chunked", {{"Transfer-Encoding", "chunked"}});
        row("Chunked", {{"transfer-encoding", "Chunked"}});
    }

    void believesHonestFraming()
    {
        QFETCH(HeaderList, headers);

        QVERIFY(checkFraming(responseWith(headers)));
    }

    void refusesFramingThatLies_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, HeaderList headers, ErrorKind kind) {
            QTest::newRow(name) << headers << kind;
        };
        using enum ErrorKind;
        row("two lengths", {{"Content-Length", "5"}, {"Content-Length", "6"}}, MalformedResponse);
        row("two lengths in a list", {{"Content-Length", "5, 6"}}, MalformedResponse);
        row("two lengths, mixed", {{"Content-Length", "5,5"}, {"Content-Length", "7"}},
            MalformedResponse);
        row("empty length", {{"Content-Length", ""}}, MalformedResponse);
        row("empty in a list", {{"Content-Length", "5,"}}, MalformedResponse);
        row("negative", {{"Content-Length", "-1"}}, MalformedResponse);
        row("signed", {{"Content-Length", "+5"}}, MalformedResponse);
        row("word", {{"Content-Length", "five"}}, MalformedResponse);
        row("hexadecimal", {{"Content-Length", "0x5"}}, MalformedResponse);
        row("fraction", {{"Content-Length", "5.0"}}, MalformedResponse);
        row("too large", {{"Content-Length", "9223372036854775808"}}, MalformedResponse);
        row("two words", {{"Content-Length", "5 5"}}, MalformedResponse);
        row("good and bad", {{"Content-Length", "5"}, {"Content-Length", "x"}}, MalformedResponse);
        row("both framings", {{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}},
            MalformedResponse);
        row("gzip", {{"Transfer-Encoding", "gzip"}}, EncodedBody);
        row("gzip, chunked", {{"Transfer-Encoding", "gzip, chunked"}}, EncodedBody);
        row("gzip and chunked", {{"Transfer-Encoding", "gzip"}, {"Transfer-Encoding", "chunked"}},
            EncodedBody);
        row("chunked twice", {{"Transfer-Encoding", "chunked, chunked"}}, EncodedBody);
        row("smuggled", {{"Transfer-Encoding", "xchunked"}}, EncodedBody);
    }

    void refusesFramingThatLies()
    {
        QFETCH(HeaderList, headers);
        QFETCH(ErrorKind, kind);

        const Status status = checkFraming(responseWith(headers));

        QVERIFY(!status);
        QCOMPARE(toString(status.error().kind), toString(kind));
    }

    void tellsTheContentLength()
    {
        QCOMPARE(responseWith({{"Content-Length", "5"}}).contentLength(), std::optional<qint64>(5));
        QCOMPARE(
            responseWith({{"Content-Length", "5, 5"}}).contentLength(), std::optional<qint64>(5));
        QCOMPARE(responseWith({}).contentLength(), std::nullopt);
        QCOMPARE(responseWith({{"Content-Length", ""}}).contentLength(), std::nullopt);
        QCOMPARE(responseWith({{"Content-Length", "-1"}}).contentLength(), std::nullopt);
    }

    void knowsRedirectsAndSuccess_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isRedirect");
        QTest::addColumn<bool>("isSuccess");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status << true << false;
        for (const int status : {200, 201, 204, 206, 207, 299})
            QTest::addRow("%d", status) << status << false << true;
        for (const int status : {0, 100, 103, 199, 300, 304, 305, 306, 309, 400, 404, 500, 999})
            QTest::addRow("%d", status) << status << false << false;
    }

    void knowsRedirectsAndSuccess()
    {
        QFETCH(int, status);
        QFETCH(bool, isRedirect);
        QFETCH(bool, isSuccess);

        QCOMPARE(responseWith({}, status).isRedirect(), isRedirect);
        QCOMPARE(responseWith({}, status).isSuccess(), isSuccess);
    }

    void errorsCarryTheStatusAndRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<std::optional<int>>("expected");
        QTest::newRow("seconds") << QByteArray("120") << std::optional(120);
        QTest::newRow("at once") << QByteArray("0") << std::optional(0);
        QTest::newRow("past") << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT") << std::optional(0);
        QTest::newRow("a year") << QByteArray("31536000") << std::optional(86'400);
        QTest::newRow("garbage") << QByteArray("soon") << std::optional<int>();
        QTest::newRow("negative") << QByteArray("-5") << std::optional<int>();
        QTest::newRow("none") << QByteArray() << std::optional<int>();
    }

    void errorsCarryTheStatusAndRetryAfter()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(std::optional<int>, expected);

        const Error error = responseWith({{"Retry-After", retryAfter}}, 503).toError();

        QCOMPARE(toString(error.kind), u"ServerBusy"_s);
        QCOMPARE(error.httpStatus, 503);
        QVERIFY(error.retryable);
        QCOMPARE(error.retryAfter.has_value(), expected.has_value());
        if (expected)
            QCOMPARE(error.retryAfter->count(), qint64(*expected));
    }

    void readsARetryAfterThatIsADate()
    {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(600);
        const QByteArray text =
            QLocale::c().toString(soon, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();

        const Error error = responseWith({{"Retry-After", text}}, 429).toError();

        QCOMPARE(toString(error.kind), u"TooManyRequests"_s);
        QVERIFY(error.retryAfter);
        QVERIFY(error.retryAfter->count() > 500 && error.retryAfter->count() <= 600);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::HttpMessageTest)
#include "tst_httpmessage.moc"
