// SPDX-License-Identifier: MIT
#include "ui/details/remedies.h"

#include <QCoreApplication>

namespace waybill
{
namespace
{

/// Gives the functions below a tr() with a context of their own.
class Remedies
{
    Q_DECLARE_TR_FUNCTIONS(waybill::Remedies)
};

/// Not what has just turned out to be impossible.
QList<Remedy> remediesForDecision(const Error &error, bool isPacking)
{
    if (error.kind == ErrorKind::ArchiveTooLarge)
        return {Remedy::Allow};
    QList<Remedy> remedies = {Remedy::Rename, Remedy::Overwrite};
    if (!isPacking && error.untold != Error::Untold::Age)
        remedies.append(Remedy::OverwriteOlder);
    if (!isPacking && error.untold != Error::Untold::Size)
        remedies.append(Remedy::OverwriteOtherSize);
    remedies.append(Remedy::Skip);
    return remedies;
}

/// Beside trying again.
QList<Remedy> remediesForFailure(const Error &error, bool endsHere, bool isDownload)
{
    switch (error.kind) {
    case ErrorKind::CertificateInvalid:
        return error.certificate.isEmpty() ? QList<Remedy>() : QList<Remedy>{Remedy::Trust};
    case ErrorKind::AuthenticationRequired:
    case ErrorKind::ProxyAuthenticationRequired:
    case ErrorKind::PasswordRequired:
        return {Remedy::SignIn};
    case ErrorKind::NotFound:
    case ErrorKind::Forbidden:
    case ErrorKind::RemoteChanged:
        return isDownload ? QList<Remedy>{Remedy::NewLink} : QList<Remedy>();
    case ErrorKind::PermissionDenied:
    case ErrorKind::FolderMissing:
    case ErrorKind::DiskFull:
    case ErrorKind::FileTooLarge:
    case ErrorKind::NameTooLong:
    case ErrorKind::WriteFailed:
    case ErrorKind::SyncFailed:
    case ErrorKind::NotAFile:
        return endsHere ? QList<Remedy>{Remedy::OtherFolder} : QList<Remedy>();
    default:
        return {};
    }
}

} // namespace

QList<Remedy> remediesFor(const TransferSnapshot &transfer)
{
    const Error error = transfer.error.value_or(Error());
    const bool endsHere = transfer.kind != TransferKind::Upload && !transfer.isFolder;
    const bool isDownload = transfer.kind == TransferKind::Download;
    if (transfer.state == TransferState::Failed)
        return remediesForFailure(error, endsHere, isDownload) + QList<Remedy>{Remedy::Retry};
    if (transfer.state != TransferState::Waiting)
        return {};
    switch (transfer.waitReason) {
    case WaitReason::SignIn:
        return {Remedy::SignIn};
    case WaitReason::Decision:
        return remediesForDecision(error, transfer.kind == TransferKind::Pack);
    case WaitReason::DiskFull:
    case WaitReason::TargetFolder:
        return endsHere ? QList<Remedy>{Remedy::Retry, Remedy::OtherFolder}
                        : QList<Remedy>{Remedy::Retry};
    case WaitReason::Retry:
    case WaitReason::ServerBusy:
        return {Remedy::Retry};
    case WaitReason::Timetable:
    case WaitReason::Network:
    case WaitReason::CaptivePortal:
    case WaitReason::Metered:
    case WaitReason::Battery:
        return {Remedy::GoOnAnyway};
    case WaitReason::None:
    case WaitReason::StartTime: // the menu's "Start now" is enough
    case WaitReason::Children:
        break;
    }
    return {};
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::Retry:
        //: These are buttons below a transfer that failed or waits.
        return Remedies::tr("Try again");
    case Remedy::GoOnAnyway:
        //: Though the network is metered, say, or the timetable says no.
        return Remedies::tr("Go on anyway");
    case Remedy::SignIn:
        return Remedies::tr("Sign in…");
    case Remedy::Overwrite:
        //: Replace the file that is there already.
        return Remedies::tr("Replace it");
    case Remedy::OverwriteOlder:
        //: Replace the file that is there already. In the menu of the button "Replace if…".
        return Remedies::tr("Replace it if the source is newer");
    case Remedy::OverwriteOtherSize:
        return Remedies::tr("Replace it if the sizes differ");
    case Remedy::Rename:
        return Remedies::tr("Use another name");
    case Remedy::Skip:
        //: Leave the file that is there already, and do not transfer this one.
        return Remedies::tr("Skip");
    case Remedy::Allow:
        return Remedies::tr("Unpack all of it");
    case Remedy::Trust:
        return Remedies::tr("Trust this certificate");
    case Remedy::OtherFolder:
        return Remedies::tr("Choose another folder…");
    case Remedy::NewLink:
        return Remedies::tr("Give a new link…");
    }
    return {};
}

std::optional<ConflictPolicy> policyOf(Remedy remedy)
{
    switch (remedy) {
    case Remedy::Overwrite:
        return ConflictPolicy::Overwrite;
    case Remedy::OverwriteOlder:
        return ConflictPolicy::Newer;
    case Remedy::OverwriteOtherSize:
        return ConflictPolicy::OtherSize;
    case Remedy::Rename:
        return ConflictPolicy::Rename;
    case Remedy::Skip:
        return ConflictPolicy::Skip;
    default:
        return std::nullopt;
    }
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace waybill
