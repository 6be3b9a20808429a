// SPDX-License-Identifier: MIT
#include "ui/format/errortext.h"

#include <QCoreApplication>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

struct Words
{
    ErrorKind kind;
    const char *message;
    const char *nextStep;
};

constexpr char kContext[] = "waybill::ErrorText";
/// Ends a sentence in Chinese.
constexpr QChar kIdeographicStop(0x3002);

constexpr Words kWords[] = {
    {ErrorKind::Internal,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Something went wrong inside Waybill."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Please report it with the log of this transfer.")},
    {ErrorKind::Cancelled, QT_TRANSLATE_NOOP("waybill::ErrorText", "The transfer was stopped."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Retry it to start again.")},
    {ErrorKind::InvalidUrl, QT_TRANSLATE_NOOP("waybill::ErrorText", "This is not a valid URL."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Check it for typing errors; it must start with http:// or https://.")},
    {ErrorKind::UnsupportedScheme,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Waybill moves files over http and https only."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Use a URL that starts with http:// or https://.")},
    {ErrorKind::InvalidHeader,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "A header is not well-formed."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Write each header on a line of its own as \"Name: value\".")},
    {ErrorKind::InvalidChecksum,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The checksum is not well-formed."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Write it as md5, sha1, sha256 or sha512, a colon and the hexadecimal digits.")},
    {ErrorKind::HostNotFound,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server's name could not be found."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the name and your network connection.")},
    {ErrorKind::ConnectionRefused,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server refused the connection."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Check the port, and whether the server is running.")},
    {ErrorKind::NetworkUnreachable,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server cannot be reached."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check your network connection.")},
    {ErrorKind::ConnectTimeout,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server did not answer in time when connecting."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Check your network connection, or try again later.")},
    {ErrorKind::ResponseTimeout,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server took the request and did not answer in time."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again later.")},
    {ErrorKind::TooSlow,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The transfer had come to a standstill."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Try again; it goes on where it stopped if the server allows it.")},
    {ErrorKind::ConnectionLost, QT_TRANSLATE_NOOP("waybill::ErrorText", "The connection broke."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Try again; it goes on where it stopped if the server allows it.")},
    {ErrorKind::TlsFailed,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "No secure connection could be made."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Check the certificate files that you chose, or ask the server's owner.")},
    {ErrorKind::CertificateInvalid,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server's certificate is not trusted."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Check your clock and the server's name; if you know the certificate, trust exactly it "
            "(--pin) or its issuer (--cacert).")},
    {ErrorKind::CertificateNotPinned,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server showed another certificate than the pinned one."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Do not go on unless you know why it has changed; then pin the new one.")},
    {ErrorKind::ProxyFailed,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The proxy could not be used."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the proxy's address.")},
    {ErrorKind::PrivateAddress,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "A public server tried to send us to a private address."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "If you trust that address, use its URL directly.")},
    {ErrorKind::AuthenticationRequired,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server wants you to sign in."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Give a user name and password for it.")},
    {ErrorKind::ProxyAuthenticationRequired,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The proxy wants you to sign in."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Give a user name and password in the proxy's URL.")},
    {ErrorKind::Forbidden,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server does not allow this."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Check your rights there; a link may have expired.")},
    {ErrorKind::NotFound, QT_TRANSLATE_NOOP("waybill::ErrorText", "The server has no such file."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the URL; a link may have expired.")},
    {ErrorKind::Conflict,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server says that this conflicts with what it has."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Check that the target folder exists on the server.")},
    {ErrorKind::PreconditionFailed,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "What is on the server is not what was expected."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Look at the file on the server, then try again.")},
    {ErrorKind::PayloadTooLarge,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The file is too large for the server."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Ask the server's owner for a higher limit, or use another way to upload.")},
    {ErrorKind::Locked,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The file is locked on the server."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again when nobody else uses it.")},
    {ErrorKind::TooManyRequests,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server asks for a rest."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Wait a while, or use fewer transfers at once.")},
    {ErrorKind::ServerBusy, QT_TRANSLATE_NOOP("waybill::ErrorText", "The server is busy."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again later.")},
    {ErrorKind::ServerError, QT_TRANSLATE_NOOP("waybill::ErrorText", "The server failed."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again later, or tell the server's owner.")},
    {ErrorKind::InsufficientStorage,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server has no room left."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Make room on the server, then try again.")},
    {ErrorKind::UnexpectedStatus,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server gave an answer that makes no sense here."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the URL.")},
    {ErrorKind::MalformedResponse,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server's answer is not well-formed."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Nothing of it was used. Try again, or tell the server's owner.")},
    {ErrorKind::HeadersTooLarge,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server's answer has too large headers."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Nothing of it was used. Tell the server's owner.")},
    {ErrorKind::AnswerTooLarge,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server's answer is larger than it may be."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the URL.")},
    {ErrorKind::ShortBody,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server sent less than it had announced."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Try again; it goes on where it stopped if the server allows it.")},
    {ErrorKind::EncodedBody,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server encoded the file although it was asked not to."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Nothing of it was used. Tell the server's owner.")},
    {ErrorKind::TooManyRedirects,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server sends us in circles."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the URL.")},
    {ErrorKind::RedirectRefused,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server sends us where we will not go."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "If you trust the new address, use it directly.")},
    {ErrorKind::RangeMismatch,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The server sent another part of the file than was asked for."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Nothing of it was used. Try again.")},
    {ErrorKind::ChecksumMismatch,
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "The file is not the one that was promised: its checksum differs."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "It was thrown away. Check the checksum, or get the file from another place.")},
    {ErrorKind::RemoteChanged,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The file on the server changed while it was fetched."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again when it no longer changes.")},
    {ErrorKind::SourceChanged,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The file changed while it was sent."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again when it no longer changes.")},
    {ErrorKind::RemoteMismatch,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "What the server has now is not what was sent."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again, and look at the file on the server.")},
    {ErrorKind::CannotVerify,
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "The file was sent, but the server does not let us read it back."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Verify by length instead, or look at the file on the server.")},
    {ErrorKind::FileNotFound, QT_TRANSLATE_NOOP("waybill::ErrorText", "There is no such file."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check its name and that its disk is there.")},
    {ErrorKind::PermissionDenied,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The system does not allow this."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Check the rights of the file and its folder, or choose another folder.")},
    {ErrorKind::NotAFile, QT_TRANSLATE_NOOP("waybill::ErrorText", "This is not a regular file."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Choose a regular file.")},
    {ErrorKind::TargetExists,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "A file of that name exists already."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Choose another name, or let it be renamed or overwritten.")},
    {ErrorKind::RemoteExists,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server has a file of that name already."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Choose another name, or let it be renamed or overwritten.")},
    {ErrorKind::FolderMissing,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The target folder is not there."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Connect its disk, then resume.")},
    {ErrorKind::DiskFull, QT_TRANSLATE_NOOP("waybill::ErrorText", "The disk is full."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Make room, then resume; nothing is lost.")},
    {ErrorKind::FileTooLarge,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The file is too large for this file system."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Choose a folder on another disk.")},
    {ErrorKind::NameTooLong,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The name or path is too long for this file system."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Choose a shorter name.")},
    {ErrorKind::ReadFailed, QT_TRANSLATE_NOOP("waybill::ErrorText", "The file could not be read."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the disk.")},
    {ErrorKind::WriteFailed,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The file could not be written."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Check the disk, or choose another folder.")},
    {ErrorKind::SyncFailed,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The disk did not confirm what was written."),
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "Check the disk; try again to fetch the unconfirmed part once more.")},
    {ErrorKind::FinishedFileDisappeared,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The finished file disappeared before it was in its place."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Look whether something moved it; else retry.")},
    {ErrorKind::ChildrenFailed,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Some files of the folder were not transferred."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Look at them, and retry what failed.")},
    {ErrorKind::ArchiveUnsupported,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "This is not an archive that Waybill can read."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Open it with the program that made it.")},
    {ErrorKind::ArchiveDamaged, QT_TRANSLATE_NOOP("waybill::ErrorText", "The archive is damaged."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Download it again, or ask for another copy.")},
    {ErrorKind::ArchiveHostile,
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "The archive tries to write where it must not; nothing was extracted."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Do not trust it, nor where it came from.")},
    {ErrorKind::ArchiveTooLarge,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The archive unpacks to more than is allowed."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Raise the limit if you trust it.")},
    {ErrorKind::FormatLimit,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The archive's format cannot hold this."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Choose the format that is named.")},
    {ErrorKind::PasswordRequired,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The archive needs a password, or another one."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Give its password and try again.")},
    {ErrorKind::UnpackerFailed,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The program that unpacks archives ended without a result."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again; the archive may be made to crash it.")},
    {ErrorKind::UploadExpired,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server has forgotten the unfinished upload."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Try again; it starts over.")},
    {ErrorKind::NotSupportedByServer,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The server cannot do this."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Choose another way to upload.")},
    {ErrorKind::JournalUnusable,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "The journal of transfers cannot be used."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Check the rights and the disk of the profile folder.")},
    {ErrorKind::JournalNewer,
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "The journal was written by a newer version of Waybill."),
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Use that version, or another profile.")},
    {ErrorKind::ProfileInUse,
        QT_TRANSLATE_NOOP("waybill::ErrorText", "Another Waybill uses this profile."),
        QT_TRANSLATE_NOOP(
            "waybill::ErrorText", "Use its window, close it, or choose another profile.")},
};

struct UntoldWords
{
    Error::Untold untold;
    const char *message;
};

/// Of files that exist and cannot be compared with what is to come.
constexpr UntoldWords kUntoldWords[] = {
    {Error::Untold::Age,
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "A file of that name exists already, and nothing tells which of the two is newer.")},
    {Error::Untold::Size,
        QT_TRANSLATE_NOOP("waybill::ErrorText",
            "A file of that name exists already, and nothing tells whether the sizes differ.")},
};
constexpr char kUntoldNextStep[] =
    QT_TRANSLATE_NOOP("waybill::ErrorText", "Replace it, use another name, or skip it.");
/// Of a folder that is to be listed.
constexpr Words kNotListed = {ErrorKind::NotSupportedByServer,
    QT_TRANSLATE_NOOP("waybill::ErrorText", "The server does not list this folder."),
    QT_TRANSLATE_NOOP("waybill::ErrorText",
        "Check the address: it must be a WebDAV folder, or a page that nginx, Apache, Caddy or "
        "rclone makes of one.")};

/// The system's or the server's own words, where there are any.
QString facts(const Error &error)
{
    QStringList parts;
    if (error.httpStatus != 0)
        parts.append(u"HTTP %1"_s.arg(error.httpStatus));
    if (!error.detail.isEmpty())
        parts.append(error.detail);
    return parts.join(u", "_s);
}

} // namespace

ErrorText errorText(const Error &error)
{
    if (error.kind == kNotListed.kind && error.detail == "listing"_L1)
        return {QCoreApplication::translate(kContext, kNotListed.message),
            QCoreApplication::translate(kContext, kNotListed.nextStep)};
    const Words *found = &kWords[0];
    for (const Words &row : kWords) {
        if (row.kind == error.kind)
            found = &row;
    }
    Words words = *found;
    for (const UntoldWords &row : kUntoldWords) {
        if (row.untold == error.untold)
            words = {error.kind, row.message, kUntoldNextStep};
    }
    ErrorText text{QCoreApplication::translate(kContext, words.message),
        QCoreApplication::translate(kContext, words.nextStep)};
    const QString shown = facts(error);
    if (!shown.isEmpty() &&
        (text.message.endsWith(u'.') || text.message.endsWith(kIdeographicStop)))
        //: A sentence without its full stop, and the server's or the system's own words.
        text.message = QCoreApplication::translate("waybill::ErrorText", "%1 (%2).")
                           .arg(text.message.chopped(1), shown);
    return text;
}

} // namespace waybill
