// SPDX-License-Identifier: MIT
// What goes over the socket between two instances: frames, and what is in them.
#include "core/queue/givenaccess.h"
#include "core/queue/instanceframes.h"
#include "core/queue/recordcodec.h"
#include "core/queue/snapshotcodec.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray rawFrame(quint32 length, const QByteArray &content)
{
    QByteArray frame;
    for (int shift = 24; shift >= 0; shift -= 8)
        frame.append(static_cast<char>(length >> shift & 0xff));
    return frame + content;
}

QByteArray rawFrame(const QByteArray &content)
{
    return rawFrame(static_cast<quint32>(content.size()), content);
}

/// Everything in JSON and back, as on the wire.
QJsonObject travelled(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson()).object();
}

TransferSnapshot fullSnapshot()
{
    TransferSnapshot snapshot;
    snapshot.id = 9'007'199'254'740'993; // beyond what a double can tell
    snapshot.parent = 3;
    snapshot.after = 4;
    snapshot.position = 5;
    snapshot.kind = TransferKind::Upload;
    snapshot.isFolder = true;
    snapshot.name = u"näme"_s;
    snapshot.server = u"h:1"_s;
    snapshot.source = u"/a"_s;
    snapshot.destination = u"http://h/"_s;
    snapshot.localPath = u"/a"_s;
    snapshot.state = TransferState::Waiting;
    snapshot.waitReason = WaitReason::SignIn;
    snapshot.waitsUntil = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
    snapshot.bytesDone = 6;
    snapshot.bytesTotal = 7;
    snapshot.bytesPerSecond = 8.5;
    snapshot.entriesDone = 9;
    snapshot.entriesTotal = 10;
    snapshot.currentEntry = u"x"_s;
    snapshot.added = QDateTime::fromMSecsSinceEpoch(2'000, Qt::UTC);
    snapshot.finished = QDateTime::fromMSecsSinceEpoch(3'000, Qt::UTC);
    snapshot.error = makeError(ErrorKind::ServerBusy, u"why"_s);
    snapshot.error->retryAfter = std::chrono::seconds(11);
    snapshot.receipt = {u"/r"_s, 12, QByteArray(32, 'x'), Verification::Digest, 13};
    snapshot.notes = {u"n"_s};
    snapshot.bytesOnWire = 14;
    snapshot.resumedFrom = 15;
    snapshot.activeMs = 16;
    snapshot.attempts = 17;
    snapshot.requests = 18;
    return snapshot;
}

} // namespace

class InstanceFramesTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesMessagesHoweverTheyAreCut_data()
    {
        QTest::addColumn<int>("step");
        for (const int step : {1, 2, 3, 4, 5, 7, 1000})
            QTest::addRow("%d bytes at a time", step) << step;
    }

    void givesMessagesHoweverTheyAreCut()
    {
        QFETCH(int, step);
        const QList<QJsonObject> sent = {
            {{u"a"_s, 1}}, {}, {{u"b"_s, u"ü"_s}, {u"c"_s, QJsonObject{{u"d"_s, true}}}}};
        QByteArray bytes;
        for (const QJsonObject &message : sent)
            bytes += *frameOf(message);

        FrameReader reader;
        QList<QJsonObject> got;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            reader.append(bytes.mid(at, step));
            for (auto next = reader.next(); next && *next; next = reader.next())
                got.append(**next);
        }

        QCOMPARE(got, sent);
        QVERIFY(!reader.isWithin());
    }

    void refusesGarbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("too long") << rawFrame(kLongestMessage + 1, {});
        QTest::newRow("much too long") << QByteArray("\xff\xff\xff\xff");
        QTest::newRow("sign bit") << QByteArray("\x80\x00\x00\x00", 4);
        QTest::newRow("empty") << rawFrame({});
        QTest::newRow("no JSON") << rawFrame("hello");
        QTest::newRow("an array") << rawFrame("[]");
        QTest::newRow("a number") << rawFrame("1");
        QTest::newRow("half an object") << rawFrame("{\"a\":");
        QTest::newRow("more than an object") << rawFrame("{}{}");
        QTest::newRow("bad UTF-8") << rawFrame("{\"a\":\"\xff\"}");
        QTest::newRow("deep") << rawFrame("{\"a\":" + QByteArray(100'000, '['));
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    void refusesGarbage()
    {
        QFETCH(QByteArray, bytes);
        FrameReader reader;

        reader.append(bytes);
        const auto next = reader.next();

        QVERIFY(!next);
        QVERIFY(next.error().kind == ErrorKind::MalformedResponse);
    }

    void survivesNoise()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 2'000; ++i) {
            FrameReader reader;
            QByteArray content(random.bounded(40), Qt::Uninitialized);
            for (char &c : content)
                c = static_cast<char>(random.bounded(256));
            reader.append(random.bounded(2) == 0 ? content : rawFrame(content));
            while (true) {
                const auto next = reader.next();
                if (!next || !*next)
                    break;
            }
        }
    }

    void holdsMessagesToTheirSize()
    {
        const auto most = kLongestMessage - 8; // {"a":"…"}
        const QJsonObject fits{{u"a"_s, QString(most, u'x')}};
        const QJsonObject tooLong{{u"a"_s, QString(most + 1, u'x')}};

        const auto frame = frameOf(fits);
        QVERIFY(frame);
        FrameReader reader;
        reader.append(*frame);
        QCOMPARE(**reader.next(), fits);
        QVERIFY(frameOf(tooLong).error().kind == ErrorKind::FormatLimit);
    }

    void bringsASnapshotOverWhole()
    {
        const TransferSnapshot sent = fullSnapshot();

        const auto got = snapshotFromJson(travelled(toJson(sent)));

        QVERIFY(got);
        QCOMPARE(toJson(*got), toJson(sent));
        QCOMPARE(got->id, sent.id);
        QCOMPARE(got->parent, sent.parent);
        QVERIFY(got->error == sent.error);
        QVERIFY(got->receipt == sent.receipt);
        QCOMPARE(got->waitsUntil, sent.waitsUntil);
        const TransferSnapshot plain = [] {
            TransferSnapshot snapshot;
            snapshot.id = 1;
            return snapshot;
        }();
        const auto bare = snapshotFromJson(travelled(toJson(plain)));
        QVERIFY(bare && !bare->parent && !bare->error && !bare->added.isValid());
    }

    void keepsTheLargestSnapshotWithinAMessage()
    {
        TransferSnapshot snapshot = fullSnapshot();
        const QString worst(100'000, QChar(1)); // six bytes each in JSON
        snapshot.source = snapshot.destination = snapshot.localPath = snapshot.name = worst;
        snapshot.currentEntry = worst;
        snapshot.notes = QStringList(1'000, worst.left(4'096));

        QVERIFY(frameOf({{u"state"_s, toJson(snapshot)}}));
    }

    void refusesWhatIsNoSnapshot()
    {
        QVERIFY(!snapshotFromJson({}));
        QVERIFY(!snapshotFromJson({{u"id"_s, 1}}));
        QVERIFY(!snapshotFromJson(
            {{u"id"_s, -1}, {u"kind"_s, u"download"_s}, {u"state"_s, u"Done"_s}}));
        QVERIFY(!snapshotFromJson(
            {{u"id"_s, 1}, {u"kind"_s, u"download"_s}, {u"state"_s, u"Dreaming"_s}}));
    }

    void bringsAccessOver()
    {
        GivenAccess sent;
        sent.defaults.credentials = {u"me"_s, u"pä ss"_s};
        sent.defaults.headers.add("X-Key", QByteArray("\xff\x01 value"));
        sent.defaults.caFile = u"/ca"_s;
        sent.defaults.clientCertificate = u"/cert"_s;
        sent.defaults.clientKey = u"/key"_s;
        sent.defaults.pinnedCertificate = QByteArray(32, '\xfe');
        sent.defaults.proxy = u"http://me:x@p:1"_s;
        sent.netrc = "machine h login a password b\n";
        sent.urlCredentials = {{QUrl(u"https://h/x"_s), {u"u"_s, u"p"_s}}};
        sent.archivePassword = QByteArray("\x00\xff", 2);

        const auto got = accessFromJson(travelled(toJson(sent)));

        QVERIFY(got);
        QVERIFY(*got == sent);
        QVERIFY(*accessFromJson({}) == GivenAccess());
    }

    void refusesHeadersThatWouldEndTheirLine()
    {
        GivenAccess access;
        access.defaults.headers.add("X-Key", "a\r\nX-Other: b");
        QVERIFY(!accessFromJson(toJson(access)));
        access.defaults.headers.set("X-Key", "a");
        QVERIFY(accessFromJson(toJson(access)));
        access.defaults.headers.add("no token", "a");
        QVERIFY(!accessFromJson(toJson(access)));
    }

    void conflictPoliciesTravel()
    {
        TransferSpec spec;
        spec.path = u"/x"_s;
        spec.url = QUrl(u"https://h/x"_s);
        for (size_t i = 0; i < EnumNames<ConflictPolicy>::names.size(); ++i) {
            spec.onConflict = static_cast<ConflictPolicy>(i);
            spec.followsSite = !spec.followsSite;
            const auto got = specFromJson(travelled(toJson(spec)), TransferKind::Download);
            QVERIFY(got && *got == spec);
        }

        // What an older Waybill writes, and what only a newer one knows.
        QJsonObject json{
            {u"url"_s, u"https://h/x"_s}, {u"path"_s, u"/x"_s}, {u"onConflict"_s, u"overwrite"_s}};
        const auto old = specFromJson(json, TransferKind::Download);
        QVERIFY(old && old->onConflict == ConflictPolicy::Overwrite && !old->followsSite);
        json[u"onConflict"_s] = u"merge"_s;
        QCOMPARE(specFromJson(json, TransferKind::Download)->onConflict, ConflictPolicy::Fail);
        for (const auto untold :
            {Error::Untold::Nothing, Error::Untold::Age, Error::Untold::Size}) {
            Error error = makeError(ErrorKind::TargetExists, u"/x"_s);
            error.untold = untold;
            QVERIFY(errorFromJson(travelled(toJson(error))) == error);
        }
    }

    void takesUserinfoOutOfASpec()
    {
        TransferSpec spec;
        spec.path = u"/x"_s;
        spec.url = QUrl(u"https://me:SECRET@h/x"_s);

        const auto got = specFromJson(travelled(toJson(spec)), TransferKind::Download);

        QVERIFY(got);
        QCOMPARE(got->url, QUrl(u"https://h/x"_s));
        QVERIFY(!specFromJson({{u"path"_s, u"/x"_s}}, TransferKind::Download));
        QVERIFY(!specFromJson({{u"url"_s, u"https://h"_s}}, TransferKind::Download));
        QVERIFY(!specFromJson(
            {{u"url"_s, u"file:///x"_s}, {u"path"_s, u"/x"_s}}, TransferKind::Download));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::InstanceFramesTest)
#include "tst_instanceframes.moc"
