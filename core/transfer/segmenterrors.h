// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

/// What the failure of one of a file's connections means for the others.
namespace waybill
{

/// It lies with this machine, or with us: another server would not help.
inline bool isAtHome(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::FileNotFound:
    case ErrorKind::TargetExists:
    case ErrorKind::FolderMissing:
    case ErrorKind::NameTooLong:
    case ErrorKind::DiskFull:
    case ErrorKind::FileTooLarge:
    case ErrorKind::ReadFailed:
    case ErrorKind::WriteFailed:
    case ErrorKind::SyncFailed:
    case ErrorKind::PermissionDenied:
    case ErrorKind::Internal:
        return true;
    default:
        return false;
    }
}

/// The file is not what it was.
inline bool saysOtherVersion(const Error &error)
{
    return error.kind == ErrorKind::RemoteChanged || error.kind == ErrorKind::RangeMismatch ||
           error.kind == ErrorKind::EncodedBody;
}

/// No other connection would fare better.
inline bool endsAllConnections(const Error &error)
{
    return isAtHome(error) || saysOtherVersion(error);
}

/// The server wants fewer connections; other failures of one tell nothing about that.
inline bool meansTooMany(const Error &error)
{
    return error.kind == ErrorKind::TooManyRequests || error.kind == ErrorKind::ServerBusy ||
           error.kind == ErrorKind::ConnectionRefused || error.kind == ErrorKind::Forbidden;
}

} // namespace waybill
