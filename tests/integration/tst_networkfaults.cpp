// SPDX-License-Identifier: MIT
// Ends the connection at the i-th thing that happens to the server, for every i: a transfer goes on
// by itself and ends right, or with a named error, and then ends right when it is tried again.
// (WAYBILL_TORTURE=1 tries all for files that come in segments.)
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "tests/support/tusdouble.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;
using Cut = MisbehavingServer::Cut;

namespace
{

constexpr qsizetype kMiB = 1024 * 1024;
const QByteArray kEtag = "\"a\"";

QString told(const TransferSnapshot &shown)
{
    QString text = nameOf(shown.state) + u'/' + nameOf(shown.waitReason);
    if (shown.error)
        text += u' ' + toString(shown.error->kind) + u' ' + shown.error->detail;
    return text;
}

void addCuts()
{
    QTest::addColumn<Cut>("cut");
    QTest::newRow("closed") << Cut::Close;
    QTest::newRow("reset") << Cut::Reset;
}

/// One transfer, whose connection ends at operation `number`; true once it has come through
/// untouched, or the test has failed.
bool passesUntouched(MisbehavingServer &server, ScratchEngine &engine, const TransferSpec &spec,
    int number, Cut cut, const std::function<bool()> &isRight)
{
    server.cutAt(number, cut);
    TransferSnapshot ended = engine.run(spec, 60'000);
    const bool hasCut = server.hasCut();
    server.cutAt(0, cut);
    const QByteArray where =
        "operation " + QByteArray::number(number) + ": " + told(ended).toUtf8();
    const auto check = [&](bool isGood, const char *what) {
        return QTest::qVerify(isGood, what, where.constData(), __FILE__, __LINE__);
    };
    if (ended.state != TransferState::Done) {
        if (!check(hasCut, "a failure without a cause") ||
            !check(ended.error && ended.error->kind != ErrorKind::Internal, "no named error") ||
            !check(ended.state == TransferState::Failed, "not at rest"))
            return true;
        engine->retry({ended.id});
        ended = engine.waitUntilSettled(ended.id, 60'000);
    }
    if (!check(ended.state == TransferState::Done, "not done") || !check(isRight(), "not right"))
        return true;
    return !hasCut;
}

} // namespace

class NetworkFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aDownloadSurvivesACutAnywhere_data() { addCuts(); }
    void aDownloadSurvivesACutAnywhere();
    void aDownloadInSegmentsSurvivesACutAnywhere_data() { addCuts(); }
    void aDownloadInSegmentsSurvivesACutAnywhere();
    void aPutSurvivesACutAnywhere_data() { addCuts(); }
    void aPutSurvivesACutAnywhere();
    void aTusUploadSurvivesACutAnywhere_data() { addCuts(); }
    void aTusUploadSurvivesACutAnywhere();
};

void NetworkFaultsTest::aDownloadSurvivesACutAnywhere()
{
    QFETCH(Cut, cut);
    const QByteArray content = noise(1'000'000);
    for (int number = 1;; ++number) {
        MisbehavingServer server(
            [&](const SeenRequest &request) { return serveFile(request, content, kEtag); });
        ScratchEngine engine;
        engine.start();
        const auto isRight = [&] {
            return engine.filesInDownloads() == QStringList{u"file"_s} &&
                   readFile(engine.downloads() + u"/file"_s) == content;
        };

        if (passesUntouched(server, engine, engine.download(server.url()), number, cut, isRight)) {
            QVERIFY(number > 10);
            break;
        }
    }
}

/// So slowly that several connections are worth it.
void NetworkFaultsTest::aDownloadInSegmentsSurvivesACutAnywhere()
{
    QFETCH(Cut, cut);
    const QByteArray content = noise(17 * kMiB);
    const int stride = qEnvironmentVariableIsSet("WAYBILL_TORTURE") ? 7 : 83;
    for (int number = 1;; number += stride) {
        MisbehavingServer server([&](const SeenRequest &request) {
            Script script = serveFile(request, content, kEtag);
            script.last().milliseconds = 8; // after each 64 KiB
            return script;
        });
        ScratchEngine engine;
        engine.start();
        const auto isRight = [&] {
            return engine.filesInDownloads() == QStringList{u"file"_s} &&
                   readFile(engine.downloads() + u"/file"_s) == content;
        };

        if (passesUntouched(server, engine, engine.download(server.url()), number, cut, isRight)) {
            QVERIFY(number > 200);
            break;
        }
    }
}

void NetworkFaultsTest::aPutSurvivesACutAnywhere()
{
    QFETCH(Cut, cut);
    const QByteArray content = noise(1'000'000);
    for (int number = 1;; ++number) {
        QByteArray kept; // of the server's thread, and of this one while nothing runs
        bool isThere = false;
        MisbehavingServer server([&](const SeenRequest &request) {
            if (request.method != "PUT")
                return isThere ? serveFile(request, kept, kEtag) : answer(404);
            kept = request.body;
            isThere = true;
            return answer(201);
        });
        ScratchEngine engine;
        engine.start();
        writeFile(engine.path(u"source"_s), content);
        TransferSpec spec = engine.upload(engine.path(u"source"_s), server.url());
        spec.via = UploadVia::Put;

        if (passesUntouched(server, engine, spec, number, cut, [&] { return kept == content; })) {
            QVERIFY(number > 4);
            break;
        }
    }
}

void NetworkFaultsTest::aTusUploadSurvivesACutAnywhere()
{
    QFETCH(Cut, cut);
    const QByteArray content = noise(1'000'000);
    for (int number = 1;; ++number) {
        TusDouble tus; // of the server's thread, and of this one while nothing runs
        MisbehavingServer server([&](const SeenRequest &request) { return tus(request); });
        server.keepCutOff([&](const SeenRequest &request) { tus.keep(request); });
        ScratchEngine engine;
        engine.start();
        writeFile(engine.path(u"source"_s), content);
        TransferSpec spec = engine.upload(engine.path(u"source"_s), server.url("/up/"));
        spec.via = UploadVia::Tus;

        if (passesUntouched(
                server, engine, spec, number, cut, [&] { return tus.stored == content; })) {
            QVERIFY(number > 4);
            break;
        }
    }
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::NetworkFaultsTest)
#include "tst_networkfaults.moc"
