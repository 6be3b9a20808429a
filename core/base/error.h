// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace waybill
{
Q_NAMESPACE

/// What went wrong, as one word that a program can branch on and that ui/format turns into
/// sentences.
enum class ErrorKind {
    Internal,
    Cancelled,

    InvalidUrl,
    UnsupportedScheme,
    InvalidHeader,
    InvalidChecksum,

    HostNotFound,
    ConnectionRefused,
    NetworkUnreachable,
    ConnectTimeout,
    ResponseTimeout,
    TooSlow,
    ConnectionLost,
    TlsFailed,
    CertificateInvalid,
    CertificateNotPinned,
    ProxyFailed,
    PrivateAddress,

    AuthenticationRequired,
    ProxyAuthenticationRequired,
    Forbidden,
    NotFound,
    Conflict,
    PreconditionFailed,
    PayloadTooLarge,
    Locked,
    TooManyRequests,
    ServerBusy,
    ServerError,
    InsufficientStorage,
    UnexpectedStatus,

    MalformedResponse,
    HeadersTooLarge,
    AnswerTooLarge,
    ShortBody,
    EncodedBody,
    TooManyRedirects,
    RedirectRefused,
    RangeMismatch,

    ChecksumMismatch,
    RemoteChanged,
    SourceChanged,
    RemoteMismatch,
    CannotVerify,

    FileNotFound,
    PermissionDenied,
    NotAFile,
    TargetExists,
    RemoteExists,
    FolderMissing,
    DiskFull,
    FileTooLarge,
    NameTooLong,
    ReadFailed,
    WriteFailed,
    SyncFailed,
    FinishedFileDisappeared,
    ChildrenFailed,

    ArchiveUnsupported,
    ArchiveDamaged,
    ArchiveHostile,
    ArchiveTooLarge,
    FormatLimit,
    PasswordRequired,
    UnpackerFailed,

    UploadExpired,
    NotSupportedByServer,

    JournalUnusable,
    JournalNewer,
    ProfileInUse,
};
Q_ENUM_NS(ErrorKind)

/// A failure as a value: its kind and the facts, never a translated sentence. Safe to copy between
/// threads. `detail` may quote a server or the system; it never holds credentials.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString detail;
    int httpStatus = 0;
    int systemError = 0; ///< errno, or 0
    bool retryable = false;
    std::optional<std::chrono::seconds> retryAfter; ///< as asked for by the server
    QByteArray certificate; ///< CertificateInvalid: SHA-256 of the refused one's DER form
    /// TargetExists, RemoteExists: what should have told whether to overwrite, and is not known.
    enum class Untold { Nothing, Age, Size };
    Untold untold = Untold::Nothing;

    bool isCancelled() const { return kind == ErrorKind::Cancelled; }
    bool operator==(const Error &) const = default;
};

/// An error of this kind with the kind's usual answer to "does a retry make sense?".
[[nodiscard]] Error makeError(ErrorKind kind, QString detail = {});

/// The error that an HTTP status stands for (RFC 9110 section 15); for 400 and above, and
/// unexpected lower ones.
[[nodiscard]] Error errorFromHttpStatus(int status, QString detail = {});

/// The error that errno stands for; `fallback` where the number says nothing more exact.
[[nodiscard]] Error errorFromErrno(int number, ErrorKind fallback, QString detail = {});

/// The kind's name as written in JSON and in the journal ("HostNotFound"), and back.
[[nodiscard]] QString toString(ErrorKind kind);
[[nodiscard]] ErrorKind errorKindFromString(const QString &name);

} // namespace waybill
