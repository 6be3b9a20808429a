// SPDX-License-Identifier: MIT
#include "core/base/result.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

#include <cerrno>

namespace waybill
{

using namespace Qt::StringLiterals;

class ErrorTest final : public QObject
{
    Q_OBJECT

private slots:
    void namesGoThereAndBack_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        const auto kinds = QMetaEnum::fromType<ErrorKind>();
        for (int i = 0; i < kinds.keyCount(); ++i)
            QTest::newRow(kinds.key(i)) << static_cast<ErrorKind>(kinds.value(i));
    }

    void namesGoThereAndBack()
    {
        QFETCH(ErrorKind, kind);

        const QString name = toString(kind);

        QVERIFY(!name.isEmpty());
        QVERIFY(errorKindFromString(name) == kind);
    }

    void noTwoKindsShareAName()
    {
        const auto kinds = QMetaEnum::fromType<ErrorKind>();
        QSet<QString> names;
        for (int i = 0; i < kinds.keyCount(); ++i)
            names.insert(toString(static_cast<ErrorKind>(kinds.value(i))));

        QCOMPARE(names.size(), kinds.keyCount());
        QVERIFY(names.contains(u"HostNotFound"_s));
        QVERIFY(names.contains(u"ProfileInUse"_s));
    }

    void unknownNamesAreInternal()
    {
        for (const QString &name : {QString(), u"hostnotfound"_s, u"HostNotFound "_s, u"0"_s,
                 u"Not\0Found"_s, u"ErrorKind::NotFound|"_s, u"für"_s})
            QVERIFY2(errorKindFromString(name) == ErrorKind::Internal, qPrintable(name));
    }

    void makesAnErrorThatKnowsWhetherARetryHelps_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("isRetryable");
        const auto rows = [](bool isRetryable, std::initializer_list<ErrorKind> kinds) {
            for (const ErrorKind kind : kinds)
                QTest::addRow("%s", qPrintable(toString(kind))) << kind << isRetryable;
        };
        using enum ErrorKind;
        rows(true, {HostNotFound, ConnectionRefused, NetworkUnreachable, ConnectTimeout,
                       ResponseTimeout, TooSlow, ConnectionLost, Locked, TooManyRequests,
                       ServerBusy, ServerError, ShortBody, RemoteChanged, UploadExpired});
        rows(false,
            {Internal, Cancelled, InvalidUrl, UnsupportedScheme, InvalidHeader, InvalidChecksum,
                TlsFailed, CertificateInvalid, CertificateNotPinned, ProxyFailed, PrivateAddress,
                AuthenticationRequired, ProxyAuthenticationRequired, Forbidden, NotFound, Conflict,
                PreconditionFailed, PayloadTooLarge, InsufficientStorage, UnexpectedStatus,
                MalformedResponse, HeadersTooLarge, AnswerTooLarge, EncodedBody, TooManyRedirects,
                RedirectRefused, RangeMismatch, ChecksumMismatch, SourceChanged, RemoteMismatch,
                CannotVerify, FileNotFound, PermissionDenied, NotAFile, TargetExists, RemoteExists,
                FolderMissing, DiskFull, FileTooLarge, NameTooLong, ReadFailed, WriteFailed,
                SyncFailed, FinishedFileDisappeared, ChildrenFailed, ArchiveUnsupported,
                ArchiveDamaged, ArchiveHostile, ArchiveTooLarge, FormatLimit, PasswordRequired,
                UnpackerFailed, NotSupportedByServer, JournalUnusable, JournalNewer, ProfileInUse});
    }

    void makesAnErrorThatKnowsWhetherARetryHelps()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(bool, isRetryable);

        const Error error = makeError(kind, u"facts"_s);

        QVERIFY(error.kind == kind);
        QCOMPARE(error.detail, u"facts"_s);
        QCOMPARE(error.retryable, isRetryable);
        QCOMPARE(error.httpStatus, 0);
        QCOMPARE(error.systemError, 0);
        QVERIFY(!error.retryAfter);
        QCOMPARE(error.isCancelled(), kind == ErrorKind::Cancelled);
    }

    void readsHttpStatuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("isRetryable");
        const auto row = [](int status, ErrorKind kind, bool isRetryable) {
            QTest::addRow("%d", status) << status << kind << isRetryable;
        };
        using enum ErrorKind;
        row(401, AuthenticationRequired, false);
        row(403, Forbidden, false);
        row(404, NotFound, false);
        row(407, ProxyAuthenticationRequired, false);
        row(408, ResponseTimeout, true);
        row(409, Conflict, false);
        row(410, NotFound, false);
        row(412, PreconditionFailed, false);
        row(413, PayloadTooLarge, false);
        row(423, Locked, true);
        row(425, TooManyRequests, true);
        row(429, TooManyRequests, true);
        row(500, ServerError, true);
        row(502, ServerError, true);
        row(503, ServerBusy, true);
        row(504, ServerError, true);
        row(507, InsufficientStorage, false);
        row(509, ServerBusy, true);
        for (const int status : {0, 100, 200, 204, 206, 304, 400, 402, 405, 406, 411, 414, 415, 416,
                 418, 422, 451, 501, 505, 599, 999, -1})
            row(status, UnexpectedStatus, false);
    }

    void readsHttpStatuses()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(bool, isRetryable);

        const Error error = errorFromHttpStatus(status, u"facts"_s);

        QCOMPARE(toString(error.kind), toString(kind));
        QCOMPARE(error.retryable, isRetryable);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.detail, u"facts"_s);
    }

    void readsErrno_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<ErrorKind>("kind");
        using enum ErrorKind;
        QTest::newRow("ENOENT") << ENOENT << FileNotFound;
        QTest::newRow("ENOTDIR") << ENOTDIR << FileNotFound;
        QTest::newRow("EACCES") << EACCES << PermissionDenied;
        QTest::newRow("EPERM") << EPERM << PermissionDenied;
        QTest::newRow("EROFS") << EROFS << PermissionDenied;
        QTest::newRow("EEXIST") << EEXIST << TargetExists;
        QTest::newRow("ENOSPC") << ENOSPC << DiskFull;
        QTest::newRow("EDQUOT") << EDQUOT << DiskFull;
        QTest::newRow("EFBIG") << EFBIG << FileTooLarge;
        QTest::newRow("ENAMETOOLONG") << ENAMETOOLONG << NameTooLong;
        QTest::newRow("ELOOP") << ELOOP << NotAFile;
        QTest::newRow("EISDIR") << EISDIR << NotAFile;
        QTest::newRow("EIO") << EIO << WriteFailed;
        QTest::newRow("EINVAL") << EINVAL << WriteFailed;
        QTest::newRow("none") << 0 << WriteFailed;
        QTest::newRow("unknown") << 123'456 << WriteFailed;
    }

    void readsErrno()
    {
        QFETCH(int, number);
        QFETCH(ErrorKind, kind);

        const Error plain = errorFromErrno(number, ErrorKind::WriteFailed);
        const Error detailed = errorFromErrno(number, ErrorKind::WriteFailed, u"facts"_s);

        QCOMPARE(toString(plain.kind), toString(kind));
        QCOMPARE(plain.systemError, number);
        QVERIFY(!plain.retryable);
        QVERIFY(!plain.detail.isEmpty());
        QCOMPARE(detailed.detail, u"facts: "_s + plain.detail);
    }

    void failMakesAnEmptyResult()
    {
        const Result<int> failed = fail(ErrorKind::NotFound, u"facts"_s);
        const Status passedOn = fail(failed.error());

        QVERIFY(!failed);
        QVERIFY(!passedOn);
        QVERIFY(passedOn.error() == failed.error());
        QVERIFY(passedOn.error() == makeError(ErrorKind::NotFound, u"facts"_s));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ErrorTest)
#include "tst_error.moc"
