// SPDX-License-Identifier: MIT
// Every way in which a server can misbehave ends in the right file or a named error, within its
// deadline.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(300'000);
const QByteArray kEtag = "\"v1\"";

QByteArray head(const QByteArray &status, const QList<QByteArray> &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers.join("\r\n") + "\r\n\r\n";
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// What must come of it: Done with the right content, or this error.
struct Case
{
    const char *name;
    MisbehavingServer::Handler handler;
    std::optional<ErrorKind> error;
};

/// The first request goes wrong, later ones are served honestly.
MisbehavingServer::Handler onceWrong(Script wrong)
{
    return [wrong](const SeenRequest &request) {
        return request.number == 1 ? wrong : serveFile(request, kContent, kEtag);
    };
}

MisbehavingServer::Handler always(Script script)
{
    return [script](const SeenRequest &) { return script; };
}

Script honestHead(const QByteArray &extra = {})
{
    QList<QByteArray> headers = {
        "Content-Length: 300000", "ETag: " + kEtag, "Accept-Ranges: bytes"};
    if (!extra.isEmpty())
        headers.append(extra);
    return {sendStep(head("200 OK", headers))};
}

QList<Case> cases()
{
    const QByteArray half = kContent.left(150'000);
    QList<Case> all;
    all.append({"an honest server",
        [](const SeenRequest &r) { return serveFile(r, kContent, kEtag); }, {}});
    all.append(
        {"cut in the middle", onceWrong(honestHead() + Script{sendStep(half), closeStep()}), {}});
    all.append({"reset in the middle",
        onceWrong(honestHead() + Script{sendStep(half), waitStep(100), resetStep()}), {}});
    all.append({"cut before the answer", onceWrong({closeStep()}), {}});
    all.append({"cut within the head",
        onceWrong({sendStep("HTTP/1.1 200 OK\r\nContent-Le"), closeStep()}), {}});
    all.append({"stall in the body, then fine",
        onceWrong(honestHead() + Script{sendStep(half), hangStep()}), {}});
    all.append({"always cut at the same byte",
        [half](const SeenRequest &r) {
            return r.rangeStart() > 0 ? Script{closeStep()}
                                      : honestHead() + Script{sendStep(half), closeStep()};
        },
        ErrorKind::ConnectionLost});
    all.append({"hang before the answer", always({hangStep()}), ErrorKind::ResponseTimeout});
    all.append({"hang within the head", always({sendStep("HTTP/1.1 200 OK\r\nX: "), hangStep()}),
        ErrorKind::ResponseTimeout});
    all.append(
        {"1xx without end", always({sendStep("HTTP/1.1 102 Processing\r\n\r\n", 100'000, 50)}),
            ErrorKind::ResponseTimeout});
    all.append({"1xx at full speed",
        always({sendStep("HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n", 100'000)}),
        ErrorKind::HeadersTooLarge});
    all.append({"slow drip in the head",
        always({sendStep("HTTP/1.1 200 OK\r\n"), sendStep("X: y\r\n", 10'000, 200)}),
        ErrorKind::ResponseTimeout});
    all.append({"slow drip in the body", always(honestHead() + Script{sendStep("x", 100'000, 300)}),
        ErrorKind::TooSlow});
    all.append({"header flood",
        always({sendStep("HTTP/1.1 200 OK\r\n"),
            sendStep("X-Flood: " + QByteArray(1000, 'x') + "\r\n", 100'000)}),
        ErrorKind::HeadersTooLarge});
    all.append({"one endless header line",
        always({sendStep("HTTP/1.1 200 OK\r\nX: "), sendStep(QByteArray(65536, 'x'), 10'000)}),
        ErrorKind::HeadersTooLarge});
    all.append({"many small headers",
        always({sendStep("HTTP/1.1 200 OK\r\n"), sendStep("a: b\r\n", 1'000'000)}),
        ErrorKind::HeadersTooLarge});
    all.append({"two different lengths",
        always({sendStep(head("200 OK", {"Content-Length: 300000", "Content-Length: 150000"})),
            sendStep(half), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"the same length twice",
        always({sendStep(head("200 OK", {"Content-Length: 300000", "Content-Length: 300000"})),
            sendStep(kContent)}),
        {}});
    all.append({"a list of lengths",
        always({sendStep(head("200 OK", {"Content-Length: 300000, 150000"})), sendStep(kContent),
            closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"a negative length",
        always({sendStep(head("200 OK", {"Content-Length: -1"})), sendStep(kContent), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"a length of 2^63-1",
        always({sendStep(head("200 OK", {"Content-Length: 9223372036854775807"})), sendStep(half),
            closeStep()}),
        ErrorKind::DiskFull});
    all.append({"a length over 2^64",
        always({sendStep(head("200 OK", {"Content-Length: 99999999999999999999999"})),
            sendStep(half), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"a length that is no number",
        always({sendStep(head("200 OK", {"Content-Length: many"})), sendStep(half), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"chunked, whole",
        always({sendStep(head("200 OK", {"Transfer-Encoding: chunked"})),
            sendStep(chunk(half) + chunk(kContent.mid(150'000)) + "0\r\n\r\n")}),
        {}});
    all.append({"chunked, cut",
        always({sendStep(head("200 OK", {"Transfer-Encoding: chunked"})), sendStep(chunk(half)),
            closeStep()}),
        ErrorKind::ShortBody});
    all.append({"a bad chunk size",
        always({sendStep(head("200 OK", {"Transfer-Encoding: chunked"})),
            sendStep("xyz\r\nabc\r\n"), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"a chunk size of 2^64-1",
        always({sendStep(head("200 OK", {"Transfer-Encoding: chunked"})),
            sendStep("ffffffffffffffff\r\nabc"), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"a transfer coding that we do not know",
        always({sendStep(head("200 OK", {"Transfer-Encoding: gzip, chunked"})),
            sendStep(chunk(half) + "0\r\n\r\n")}),
        ErrorKind::EncodedBody});
    all.append({"a content coding nobody asked for",
        always(answer(200, kContent, {"Content-Encoding: gzip"})), ErrorKind::EncodedBody});
    all.append({"not HTTP at all", always({sendStep("hello\r\n\r\n" + half), closeStep()}),
        ErrorKind::MalformedResponse});
    all.append({"206 to a plain request",
        always({sendStep(head("206 Partial Content",
                    {"Content-Length: 300000", "Content-Range: bytes 0-299999/300000"})),
            sendStep(kContent)}),
        ErrorKind::RangeMismatch});
    all.append({"204", always(answer(204)), ErrorKind::UnexpectedStatus});
    all.append({"304", always(answer(304)), ErrorKind::UnexpectedStatus});
    all.append({"401 without a challenge", always(answer(401)), ErrorKind::AuthenticationRequired});
    all.append({"403", always(answer(403, "<html>")), ErrorKind::Forbidden});
    all.append({"404", always(answer(404, "<html>")), ErrorKind::NotFound});
    all.append({"500, then fine", onceWrong(answer(500)), {}});
    all.append({"500 for ever", always(answer(500)), ErrorKind::ServerError});
    all.append(
        {"503 with Retry-After, then fine", onceWrong(answer(503, {}, {"Retry-After: 1"})), {}});
    all.append({"a redirect to itself",
        [](const SeenRequest &) { return answer(302, {}, {"Location: /file"}); },
        ErrorKind::TooManyRedirects});
    all.append({"a growing redirect",
        [](const SeenRequest &r) { return answer(302, {}, {"Location: " + r.path + "x"}); },
        ErrorKind::TooManyRedirects});
    all.append({"a redirect to a file", always(answer(302, {}, {"Location: file:///etc/passwd"})),
        ErrorKind::RedirectRefused});
    all.append({"a redirect to nowhere", always(answer(302)), ErrorKind::RedirectRefused});
    all.append({"an honest redirect",
        [](const SeenRequest &r) {
            return r.path == "/file" ? answer(301, "moved", {"Location: /other"})
                                     : serveFile(r, kContent, kEtag);
        },
        {}});
    all.append({"more bytes than announced",
        always({sendStep(head("200 OK", {"Content-Length: 300000", "Connection: close"})),
            sendStep(kContent + "extra"), closeStep()}),
        {}});
    all.append({"no length, closed at the end",
        always({sendStep(head("200 OK", {"Connection: close"})), sendStep(kContent), closeStep()}),
        {}});

    // What goes wrong when it is resumed after a cut:
    const auto afterCut = [half](auto second) {
        return [half, second](const SeenRequest &r) {
            return r.number == 1 ? honestHead() + Script{sendStep(half), waitStep(50), closeStep()}
                                 : second(r);
        };
    };
    const auto partial = [](const QByteArray &range, const QByteArray &body,
                             const QByteArray &etag = kEtag) {
        return answer(206, body, {"Content-Range: " + range, "ETag: " + etag});
    };
    const auto wrongOnce = [partial, afterCut](const QByteArray &range, const QByteArray &body,
                               const QByteArray &etag = kEtag) {
        return afterCut([=](const SeenRequest &r) {
            return r.header("Range").isEmpty() ? serveFile(r, kContent, kEtag)
                                               : partial(range, body, etag);
        });
    };
    const QByteArray rest = kContent.mid(150'000);
    all.append({"resumed at the wrong start", wrongOnce("bytes 0-149999/300000", half), {}});
    all.append({"resumed with the wrong total", wrongOnce("bytes 150000-299999/400000", rest), {}});
    all.append({"resumed in another unit", wrongOnce("lines 150000-299999/300000", rest), {}});
    all.append({"resumed without Content-Range", afterCut([rest](const SeenRequest &r) {
                    return r.header("Range").isEmpty() ? serveFile(r, kContent, kEtag)
                                                       : answer(206, rest);
                }),
        {}});
    all.append({"resumed as multipart", afterCut([rest](const SeenRequest &r) {
                    return r.header("Range").isEmpty()
                               ? serveFile(r, kContent, kEtag)
                               : answer(
                                     206, rest, {"Content-Type: multipart/byteranges; boundary=x"});
                }),
        {}});
    all.append({"resumed with another ETag",
        wrongOnce("bytes 150000-299999/300000", noise(150'000, 9), "\"v2\""), {}});
    all.append({"200 to the range",
        afterCut([](const SeenRequest &) { return answer(200, kContent, {"ETag: " + kEtag}); }),
        {}});
    all.append({"416 with another size", afterCut([](const SeenRequest &r) {
                    return r.header("Range").isEmpty()
                               ? serveFile(r, kContent, kEtag)
                               : answer(416, {}, {"Content-Range: bytes */99"});
                }),
        {}});
    all.append({"416 without a size", afterCut([](const SeenRequest &r) {
                    return r.header("Range").isEmpty() ? serveFile(r, kContent, kEtag)
                                                       : answer(416);
                }),
        {}});
    all.append(
        {"the rest in small pieces", afterCut([](const SeenRequest &r) {
             const qint64 first = r.rangeStart();
             const QByteArray piece = kContent.mid(first, 20'000);
             return answer(206, piece,
                 {"ETag: " + kEtag, "Content-Range: bytes " + QByteArray::number(first) + '-' +
                                        QByteArray::number(first + piece.size() - 1) + "/300000"});
         }),
            {}});
    return all;
}

} // namespace

class TestMisbehavior : public QObject
{
    Q_OBJECT

private slots:
    void endsRightOrWithANamedError_data();
    void endsRightOrWithANamedError();
    void hasWorkUntilItsLastStateIsTold();
};

void TestMisbehavior::endsRightOrWithANamedError_data()
{
    QTest::addColumn<int>("number");
    const QList<Case> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).name) << i;
}

void TestMisbehavior::endsRightOrWithANamedError()
{
    QFETCH(int, number);
    const Case tried = cases().at(number);
    MisbehavingServer server(tried.handler);
    ScratchEngine engine;
    engine.start();
    QElapsedTimer timer;
    timer.start();

    const TransferSnapshot ended = engine.run(engine.download(server.url()));

    if (!tried.error) {
        QVERIFY2(ended.state == TransferState::Done,
            qPrintable(
                nameOf(ended.state) + u' ' +
                (ended.error ? toString(ended.error->kind) + ended.error->detail : QString())));
        QCOMPARE(engine.filesInDownloads(), QStringList{u"file"_s});
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), kContent);
        return;
    }
    QVERIFY2(ended.state == TransferState::Failed || ended.state == TransferState::Waiting,
        qPrintable(nameOf(ended.state)));
    QVERIFY(ended.error.has_value());
    QCOMPARE(toString(ended.error->kind), toString(*tried.error));
    QVERIFY(!engine.filesInDownloads().contains(u"file"_s));
    // Three attempts, each within its deadlines of one second, and a little for the machine.
    QVERIFY2(timer.elapsed() < 3 * 3'000, qPrintable(QString::number(timer.elapsed())));
}

/// Who follows a transfer takes the state that is told last for its end.
void TestMisbehavior::hasWorkUntilItsLastStateIsTold()
{
    MisbehavingServer server([](const SeenRequest &) { return answer(404); });
    ScratchEngine engine;
    engine.start();
    QStringList early;
    QObject watcher;
    QObject::connect(engine.operator->(), &Engine::stateChanged, &watcher,
        [&engine, &early](const TransferSnapshot &told) {
            const TransferState now = engine->snapshot(told.id)->state;
            if (told.state != now && !engine->hasWork(told.id))
                early.append(nameOf(told.state) + u" told while it is "_s + nameOf(now));
        });

    for (int i = 0; i < 20; ++i)
        QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Failed);

    QVERIFY2(early.isEmpty(), qPrintable(early.join(u"; "_s)));
}

QTEST_GUILESS_MAIN(TestMisbehavior)
#include "tst_misbehavior.moc"
