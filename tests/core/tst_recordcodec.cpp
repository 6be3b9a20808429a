// SPDX-License-Identifier: MIT
#include "core/queue/recordcodec.h"

#include <QTest>

#include <limits>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr quint64 kBeyondDouble = (quint64(1) << 53) + 1;
constexpr qint64 kLargeBytes = (qint64(1) << 60) + 1;

QDateTime utc(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

TransferRecord plainRecord(TransferKind kind)
{
    TransferRecord record;
    record.id = 7;
    record.position = 3;
    record.spec.kind = kind;
    record.spec.url = QUrl(u"https://h.example/f"_s);
    record.spec.path = u"/home/me"_s;
    record.added = utc(1'714'989'600'123);
    return record;
}

/// Every field that both kinds have differs from its default.
TransferRecord fullRecord(TransferKind kind)
{
    TransferRecord record = plainRecord(kind);
    record.parent = 5;
    record.position = -9'000'000'000;
    record.spec.url =
        QUrl::fromEncoded("https://h.example:8443/a%20b%2Fc%25/f%C3%BC?x=%26&y=[1]|2");
    record.spec.path = u"/home/me/für \"€\"\\\U0001F600"_s;
    record.spec.name = u"sub/name\n.txt"_s;
    record.spec.onConflict = ConflictPolicy::OtherSize;
    record.spec.followsSite = true;
    record.spec.checksum = ExpectedDigest{DigestAlgorithm::Sha512, QByteArray(64, '\x9a')};
    record.spec.via = UploadVia::WebDav;
    record.spec.verify = Verification::Digest;
    record.spec.isFolder = true;
    record.spec.isExactUrl = true;
    record.spec.bytesPerSecond = (qint64(1) << 40) + 1;
    record.spec.priority = Priority::Low;
    record.spec.startAt = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);
    record.spec.isNamedByDocument = true;
    record.spec.mirrors = {QUrl(u"https://m.example/f?a=%20b"_s), QUrl(u"http://n.example/f"_s)};
    record.spec.size = 10'000;
    record.spec.pieces = PieceDigests{
        DigestAlgorithm::Sha1, 8'000, {QByteArray(20, '\x01'), QByteArray(20, '\xff')}};
    record.state = TransferState::Waiting;
    record.waitReason = WaitReason::ServerBusy;
    record.finished = utc(1'714'989'700'456);
    record.bytesDone = kLargeBytes;
    record.bytesTotal = kLargeBytes + 2;
    record.bytesOnWire = kLargeBytes + 4;
    record.resumedFrom = kLargeBytes - 2;
    record.activeMs = 9'007'199'254'740'993;
    record.attempts = 4;
    record.requests = 2'000'000'000;
    record.isExpanded = true;
    record.receipt = Receipt{
        u"https://h.example/f"_s, kLargeBytes, QByteArray(32, '\x80'), Verification::Validator};
    record.notes = {u"first note"_s, QString(), u"third: \"quoted\""_s};
    Error error = makeError(ErrorKind::ServerBusy, u"für \"alle\""_s);
    error.httpStatus = 503;
    error.systemError = 28;
    error.retryAfter = 86'400s;
    error.untold = Error::Untold::Age;
    record.error = std::make_shared<const Error>(error);
    return record;
}

DownloadState fullDownload()
{
    DownloadState state;
    state.partPath = u"/home/me/.f.0a1b2c3d.waybill-part"_s;
    state.targetPath = u"/home/me/f"_s;
    state.total = kLargeBytes;
    state.source = QUrl(u"https://m.example/f"_s);
    state.validators = {
        "W/\"\xe9\xff\"", "Mon, 06 May 2024 10:00:00 GMT", "Tue, 07 May 2024 10:00:00 GMT"};
    state.contentEncoding = "gzip";
    state.serverDigest = ExpectedDigest{DigestAlgorithm::Sha256, QByteArray(32, '\x01')};
    state.wasJoined = true;
    state.wasJoinedOnFaith = true;
    state.hasProvenLength = false;
    return state;
}

UploadState fullUpload()
{
    UploadState state;
    state.via = UploadVia::Tus;
    state.phase = UploadState::Phase::Moving;
    state.target = QUrl(u"https://h.example/f"_s);
    state.temporary = QUrl(u"https://h.example/.f.0a1b2c3d"_s);
    state.tusUrl = QUrl(u"https://h.example/files/24e533e?sig=x%3D"_s);
    state.tusParts = {{QUrl(u"https://h.example/files/1"_s), {0, 5}}, {QUrl(), {5, kLargeBytes}}};
    state.etagBefore = "\"\xe9\"";
    state.sourceSize = kLargeBytes;
    state.sourceModifiedNs = 1'714'989'600'123'456'789;
    state.sourceInode = kBeyondDouble;
    return state;
}

/// Compares all fields; the row that comes out of the second turn as well.
void compareRoundTrip(const TransferRecord &record)
{
    const TransferRow row = toRow(record);
    const auto back = fromRow(row);
    QVERIFY(back);
    QCOMPARE(back->id, record.id);
    QCOMPARE(back->parent, record.parent);
    QCOMPARE(back->position, record.position);
    QCOMPARE(back->spec.url.toEncoded(), record.spec.url.toEncoded());
    QVERIFY(back->spec == record.spec);
    QCOMPARE(back->state, record.state);
    QCOMPARE(back->waitReason, record.waitReason);
    QCOMPARE(back->added, record.added);
    QCOMPARE(back->finished, record.finished);
    QCOMPARE(back->bytesDone, record.bytesDone);
    QCOMPARE(back->bytesTotal, record.bytesTotal);
    QCOMPARE(back->bytesOnWire, record.bytesOnWire);
    QCOMPARE(back->resumedFrom, record.resumedFrom);
    QCOMPARE(back->activeMs, record.activeMs);
    QCOMPARE(back->attempts, record.attempts);
    QCOMPARE(back->requests, record.requests);
    QCOMPARE(back->isExpanded, record.isExpanded);
    QCOMPARE(back->download->inode, record.download->inode);
    QVERIFY(back->download == record.download);
    QCOMPARE(back->upload->sourceInode, record.upload->sourceInode);
    QCOMPARE(back->upload->sourceModifiedNs, record.upload->sourceModifiedNs);
    QVERIFY(back->upload == record.upload);
    QVERIFY(back->receipt == record.receipt);
    QCOMPARE(back->notes, record.notes);
    QCOMPARE(back->error != nullptr, record.error != nullptr);
    QVERIFY(!record.error || *back->error == *record.error);
    QVERIFY(toRow(*back) == row);
}

} // namespace

class RecordCodecTest final : public QObject
{
    Q_OBJECT

private slots:
    void plainRecordsComeBack()
    {
        compareRoundTrip(plainRecord(TransferKind::Download));
        compareRoundTrip(plainRecord(TransferKind::Upload));
    }

    void aFullDownloadComesBack()
    {
        TransferRecord record = fullRecord(TransferKind::Download);
        record.download = fullDownload();

        compareRoundTrip(record);
    }

    void aFullUploadComesBack()
    {
        TransferRecord record = fullRecord(TransferKind::Upload);
        record.upload = fullUpload();

        compareRoundTrip(record);
    }

    void everyStateComesBack()
    {
        for (size_t i = 0; i < EnumNames<TransferState>::names.size(); ++i) {
            TransferRecord record = plainRecord(TransferKind::Download);
            record.state = static_cast<TransferState>(i);
            compareRoundTrip(record);
        }
        for (size_t i = 0; i < EnumNames<WaitReason>::names.size(); ++i) {
            TransferRecord record = plainRecord(TransferKind::Upload);
            record.waitReason = static_cast<WaitReason>(i);
            compareRoundTrip(record);
        }
    }

    void everyPhaseOfAnUploadComesBack()
    {
        for (const auto phase : {UploadState::Phase::Fresh, UploadState::Phase::Creating,
                 UploadState::Phase::Sending, UploadState::Phase::Moving}) {
            TransferRecord record = plainRecord(TransferKind::Upload);
            record.upload = fullUpload();
            record.upload.edit().phase = phase;
            compareRoundTrip(record);
        }
    }

    void finalisingComesBackWithItsInode_data()
    {
        QTest::addColumn<quint64>("inode");
        QTest::newRow("small") << quint64(1);
        QTest::newRow("beyond a double") << kBeyondDouble;
        QTest::newRow("largest signed") << quint64(std::numeric_limits<qint64>::max());
        QTest::newRow("beyond signed") << (quint64(1) << 63) + 5;
        QTest::newRow("largest") << std::numeric_limits<quint64>::max();
    }

    void finalisingComesBackWithItsInode()
    {
        QFETCH(quint64, inode);
        TransferRecord download = plainRecord(TransferKind::Download);
        download.state = TransferState::Finalising;
        download.download = fullDownload();
        download.download.edit().isFinalising = true;
        download.download.edit().sha256 = QByteArray(32, '\xff');
        download.download.edit().inode = inode;
        TransferRecord upload = plainRecord(TransferKind::Upload);
        upload.upload = fullUpload();
        upload.upload.edit().sourceInode = inode;

        compareRoundTrip(download);
        compareRoundTrip(upload);
    }

    void aSourceOlderThan1970ComesBack()
    {
        TransferRecord record = plainRecord(TransferKind::Upload);
        record.upload = fullUpload();
        record.upload.edit().sourceModifiedNs = -1'000'000'001;

        compareRoundTrip(record);
    }

    void unknownTotalsComeBack()
    {
        TransferRecord record = plainRecord(TransferKind::Download);
        record.bytesTotal = -1;
        record.bytesDone = 5;
        record.download = fullDownload();
        record.download.edit().total = -1;
        compareRoundTrip(record);

        record = plainRecord(TransferKind::Upload);
        record.upload = fullUpload();
        record.upload.edit().sourceSize = -1;
        compareRoundTrip(record);
    }

    void anEmptyFileComesBack()
    {
        TransferRecord record = plainRecord(TransferKind::Download);
        record.state = TransferState::Done;
        record.bytesTotal = 0;
        record.download.edit().total = 0;
        record.receipt = Receipt{u"/home/me/f"_s, 0, QByteArray(32, '\0'), Verification::Length};

        compareRoundTrip(record);
    }

    void everyErrorKindComesBack()
    {
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::ProfileInUse); ++kind) {
            TransferRecord record = plainRecord(TransferKind::Download);
            record.state = TransferState::Failed;
            record.error = std::make_shared<const Error>(makeError(static_cast<ErrorKind>(kind)));
            compareRoundTrip(record);
        }
    }

    void aRestOfNoSecondsIsNotNoRest()
    {
        TransferRecord record = plainRecord(TransferKind::Download);
        Error busy = makeError(ErrorKind::ServerBusy);
        record.error = std::make_shared<const Error>(busy);
        compareRoundTrip(record);

        busy.retryAfter = 0s;
        record.error = std::make_shared<const Error>(busy);
        compareRoundTrip(record);
    }

    void userinfoIsNeverInTheRow()
    {
        const QUrl secret(u"https://me:CANARY@h.example/f"_s);
        for (const TransferKind kind : {TransferKind::Download, TransferKind::Upload}) {
            TransferRecord record = fullRecord(kind);
            record.spec.url = secret;
            record.upload = fullUpload();
            record.upload.edit().target = secret;
            record.upload.edit().temporary = secret;
            record.upload.edit().tusUrl = secret;

            const TransferRow row = toRow(record);

            for (const QByteArray &json : {row.spec, row.progress, row.resume, row.outcome}) {
                QVERIFY2(!json.contains("CANARY"), json.constData());
                QVERIFY2(!json.contains("me@"), json.constData());
            }
            const auto back = fromRow(row);
            QVERIFY(back);
            QVERIFY(back->spec.url.userInfo().isEmpty());
        }
    }

    void rowsThatMakeNoSenseGiveNothing_data()
    {
        QTest::addColumn<QByteArray>("spec");
        const auto row = [](const char *name, const QByteArray &spec) {
            QTest::newRow(name) << spec;
        };
        row("empty", {});
        row("garbage", "\xff\xfe{{{");
        row("text", "hello");
        row("list", "[]");
        row("null", "null");
        row("empty object", "{}");
        row("truncated", "{\"url\":\"https://h.example/f\",\"path\":\"/home");
        row("NUL bytes", QByteArray(64, '\0'));
        row("no URL", "{\"path\":\"/home/me\"}");
        row("no path", "{\"url\":\"https://h.example/f\"}");
        row("empty path", "{\"url\":\"https://h.example/f\",\"path\":\"\"}");
        row("path as a number", "{\"url\":\"https://h.example/f\",\"path\":5}");
        row("URL as a number", "{\"url\":5,\"path\":\"/home/me\"}");
        row("URL as a list", "{\"url\":[\"https://h.example/f\"],\"path\":\"/home/me\"}");
        row("empty URL", "{\"url\":\"\",\"path\":\"/home/me\"}");
        row("file", "{\"url\":\"file:///etc/passwd\",\"path\":\"/home/me\"}");
        row("ftp", "{\"url\":\"ftp://h.example/f\",\"path\":\"/home/me\"}");
        row("javascript", "{\"url\":\"javascript:alert\",\"path\":\"/home/me\"}");
        row("data", "{\"url\":\"data:text/plain,a\",\"path\":\"/home/me\"}");
        row("no host", "{\"url\":\"https:///f\",\"path\":\"/home/me\"}");
        row("no scheme", "{\"url\":\"//h.example/f\",\"path\":\"/home/me\"}");
        row("port 0", "{\"url\":\"https://h.example:0/f\",\"path\":\"/home/me\"}");
        row("line break", "{\"url\":\"https://h.example/\\r\\nX: y\",\"path\":\"/home/me\"}");
    }

    void rowsThatMakeNoSenseGiveNothing()
    {
        QFETCH(QByteArray, spec);
        for (const TransferKind kind : {TransferKind::Download, TransferKind::Upload}) {
            TransferRow row = toRow(plainRecord(kind));
            QVERIFY(fromRow(row));
            row.spec = spec;

            QVERIFY(!fromRow(row));
        }
    }

    void unknownKindsAndStatesGiveNothing()
    {
        for (const QString &word : {QString(), u"Exploded"_s, u"running"_s, u"DOWNLOAD"_s, u"0"_s,
                 u"Running "_s, u"none"_s}) {
            TransferRow row = toRow(plainRecord(TransferKind::Download));
            row.state = word;
            QVERIFY2(!fromRow(row), qPrintable(word));

            row = toRow(plainRecord(TransferKind::Download));
            row.kind = word;
            QVERIFY2(!fromRow(row), qPrintable(word));
        }
    }

    void damageBesideTheSpecNeverInventsProgress()
    {
        for (const QByteArray &garbage :
            {QByteArray(), QByteArray("\xff{{"), QByteArray("[1,2]"),
                QByteArray(
                    "{\"bytesDone\":\"x\",\"bytesTotal\":[],\"notes\":5,\"sha256\":{},\"part\":7}"),
                QByteArray("{\"waitReason\":\"bored\",\"via\":\"pigeon\",\"phase\":\"lunar\"}")}) {
            for (const TransferKind kind : {TransferKind::Download, TransferKind::Upload}) {
                TransferRow row = toRow(fullRecord(kind));
                row.progress = garbage;
                row.resume = garbage;
                row.outcome = garbage;

                const auto record = fromRow(row);

                if (!record)
                    continue;
                QCOMPARE(record->bytesDone, 0);
                QCOMPARE(record->bytesTotal, -1);
                QCOMPARE(record->waitReason, WaitReason::None);
                QVERIFY(record->download->partPath.isEmpty());
                QVERIFY(!record->download->isFinalising);
                QVERIFY(record->upload->tusUrl.isEmpty());
                QVERIFY(record->notes.isEmpty());
            }
        }
    }

    void urlsInTheResumeStateAreCheckedToo()
    {
        TransferRecord record = plainRecord(TransferKind::Upload);
        record.upload = fullUpload();
        TransferRow row = toRow(record);
        row.resume.replace("https://h.example/files", "file:///etc");
        row.resume.replace("https://h.example/.f", "javascript:f");

        const auto back = fromRow(row);

        QVERIFY(!back || (back->upload->tusUrl.isEmpty() && back->upload->temporary.isEmpty()));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::RecordCodecTest)
#include "tst_recordcodec.moc"
