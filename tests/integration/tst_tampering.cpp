// SPDX-License-Identifier: MIT
// Somebody alters, swaps or removes the unfinished file while nobody looks: what is called done is
// the server's file all the same, and what is not ours stays as it is.
#include "tests/support/faultyfilesystem.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>

#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;
using Call = FaultyFileSystem::Call;

namespace
{

const QByteArray kContent = noise(500'000, 1);
const QByteArray kForeign = noise(500'000, 2);
constexpr qint64 kCut = 300'000;
const QByteArray kEtag = "\"a\"";

Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, kEtag);
}

/// Up to kCut, and then what `end` does.
MisbehavingServer::Handler cutting(Step end)
{
    return [end](const SeenRequest &request) {
        Script script = honest(request);
        script.last().bytes = script.last().bytes.left(kCut);
        script.append({waitStep(50), end});
        return script;
    };
}

/// When it is done.
enum class Moment {
    Paused,
    WaitingForRetry,
    Stopped,  ///< the program is not running
    Sealed,   ///< all is here, and could not be put in its place
    Deciding, ///< likewise, until somebody says what becomes of the file that is there
};

enum class Deed { Altered, Cut, Emptied, Removed, Swapped, Linked, HardLinked, MadeAFolder };

QString told(const TransferSnapshot &shown)
{
    return nameOf(shown.state) + u'/' + nameOf(shown.waitReason) +
           (shown.error ? u' ' + toString(shown.error->kind) + u' ' + shown.error->detail : u""_s);
}

/// A download that has come to the moment.
struct Scene
{
    explicit Scene(Moment when);
    void goOn();
    QString part() const;
    void tamper(Deed deed) const;

    const Moment moment;
    MisbehavingServer server;
    FaultyFileSystem files;
    ScratchEngine engine;
    TransferId id = 0;
};

Scene::Scene(Moment when)
    : moment(when)
    , server(when == Moment::WaitingForRetry ? cutting(closeStep())
             : when < Moment::Sealed         ? cutting(hangStep())
                                             : honest)
{
    writeFile(engine.path(u"foreign"_s), kForeign);
    engine.options.files = &files;
    engine.options.retry.firstDelay = 1h;
    engine.options.retry.longestDelay = 1h;
    engine.options.deadlines.minimumRateOver = 60s;
    engine.start();
    TransferSpec spec = engine.download(server.url());
    spec.onConflict = ConflictPolicy::Fail;
    if (moment == Moment::Sealed)
        files.failAt(Call::Rename, 1, EIO);
    if (moment == Moment::Deciding) {
        spec.asks = true;
        files.atCall(Call::Rename, 1,
            [this] { writeFile(engine.downloads() + u"/file"_s, "somebody else's"); });
    }
    id = engine.add(spec);
}

QString Scene::part() const
{
    const QStringList parts = engine.filesInDownloads().filter(u"waybill-part"_s);
    return engine.downloads() + u'/' + parts.value(0);
}

void Scene::tamper(Deed deed) const
{
    const QString path = part();
    QByteArray bytes = readFile(path);
    bytes[1'234] = static_cast<char>(bytes.at(1'234) ^ 1);
    const QString foreign = engine.path(u"foreign"_s);
    switch (deed) {
    case Deed::Altered: {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(1'234));
        QCOMPARE(file.write(bytes.constData() + 1'234, 1), 1);
        return;
    }
    case Deed::Cut:
        QVERIFY(QFile::resize(path, 1'234));
        return;
    case Deed::Emptied:
        QVERIFY(QFile::resize(path, 0));
        return;
    default:
        QVERIFY(QFile::remove(path));
    }
    if (deed == Deed::Swapped)
        writeFile(path, kForeign);
    else if (deed == Deed::Linked)
        QVERIFY(QFile::link(foreign, path));
    else if (deed == Deed::HardLinked)
        QCOMPARE(::link(qUtf8Printable(foreign), qUtf8Printable(path)), 0);
    else if (deed == Deed::MadeAFolder)
        QVERIFY(QDir().mkpath(path));
}

void Scene::goOn()
{
    server.setHandler(honest);
    if (moment == Moment::Stopped)
        engine.start();
    else if (moment == Moment::Sealed)
        engine->retry({id});
    else if (moment == Moment::Deciding)
        engine->decide({id}, ConflictPolicy::Rename);
    else
        engine->resume({id});
}

} // namespace

class TamperingTest final : public QObject
{
    Q_OBJECT

private slots:
    void neverPassesForTheFile_data();
    void neverPassesForTheFile();
};

void TamperingTest::neverPassesForTheFile_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Deed>("deed");
    const QList<std::pair<const char *, Moment>> moments = {{"paused", Moment::Paused},
        {"waiting for a retry", Moment::WaitingForRetry}, {"stopped", Moment::Stopped},
        {"sealed", Moment::Sealed}, {"asking", Moment::Deciding}};
    const QList<std::pair<const char *, Deed>> deeds = {{"altered", Deed::Altered},
        {"cut", Deed::Cut}, {"emptied", Deed::Emptied}, {"removed", Deed::Removed},
        {"swapped", Deed::Swapped}, {"a link", Deed::Linked}, {"a hard link", Deed::HardLinked},
        {"a folder", Deed::MadeAFolder}};
    for (const auto &[when, moment] : moments) {
        for (const auto &[what, deed] : deeds)
            QTest::addRow("%s, %s", when, what) << moment << deed;
    }
}

void TamperingTest::neverPassesForTheFile()
{
    QFETCH(Moment, moment);
    QFETCH(Deed, deed);
    Scene scene(moment);
    ScratchEngine &engine = scene.engine;
    const TransferId id = scene.id;
    if (moment == Moment::Paused || moment == Moment::Stopped) {
        QTRY_COMPARE(engine->snapshot(id)->bytesDone, kCut);
        QTRY_VERIFY(scene.part().endsWith(u"waybill-part"_s));
    }
    if (moment == Moment::Paused) {
        engine->pause({id});
        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Paused);
    } else if (moment == Moment::Stopped) {
        engine.stop();
    } else if (moment == Moment::Sealed) {
        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Failed);
    } else {
        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Waiting);
    }
    scene.tamper(deed);
    if (QTest::currentTestFailed())
        return;

    scene.goOn();

    TransferSnapshot ended = engine.waitUntilSettled(id);
    // It may fail, with a name for it; and whoever tries again gets the file.
    for (int attempt = 0; attempt < 3 && ended.state != TransferState::Done; ++attempt) {
        QVERIFY2(ended.error && ended.error->kind != ErrorKind::Internal, qPrintable(told(ended)));
        if (ended.state == TransferState::Failed)
            engine->retry({id});
        else
            engine->resume({id});
        ended = engine.waitUntilSettled(id);
    }
    QVERIFY2(ended.state == TransferState::Done, qPrintable(told(ended)));
    QVERIFY2(readFile(ended.receipt.path) == kContent, "something else passed for the file");
    QCOMPARE(readFile(engine.path(u"foreign"_s)), kForeign);
    // What somebody else has put there may stay, if it is a file; ours does not.
    const bool mayStay = deed == Deed::Swapped || deed == Deed::Linked || deed == Deed::HardLinked;
    QVERIFY(engine.filesInDownloads().filter(u"waybill-part"_s).size() <= (mayStay ? 1 : 0));
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::TamperingTest)
#include "tst_tampering.moc"
