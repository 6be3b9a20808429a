// SPDX-License-Identifier: MIT
#include "core/base/error.h"

#include <QMetaEnum>

#include <cerrno>
#include <cstring>

namespace waybill
{
namespace
{

/// Kinds that a later attempt may get past without anybody doing anything.
bool isPassing(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::NetworkUnreachable:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::ResponseTimeout:
    case ErrorKind::TooSlow:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Locked:
    case ErrorKind::TooManyRequests:
    case ErrorKind::ServerBusy:
    case ErrorKind::ServerError:
    case ErrorKind::ShortBody:
    case ErrorKind::RemoteChanged:
    case ErrorKind::UploadExpired:
        return true;
    default:
        return false;
    }
}

struct StatusKind
{
    int status;
    ErrorKind kind;
    bool retryable;
};

constexpr StatusKind kStatusKinds[] = {
    {401, ErrorKind::AuthenticationRequired, false},
    {403, ErrorKind::Forbidden, false},
    {404, ErrorKind::NotFound, false},
    {407, ErrorKind::ProxyAuthenticationRequired, false},
    {408, ErrorKind::ResponseTimeout, true},
    {409, ErrorKind::Conflict, false},
    {410, ErrorKind::NotFound, false},
    {412, ErrorKind::PreconditionFailed, false},
    {413, ErrorKind::PayloadTooLarge, false},
    {423, ErrorKind::Locked, true},
    {425, ErrorKind::TooManyRequests, true},
    {429, ErrorKind::TooManyRequests, true},
    {500, ErrorKind::ServerError, true},
    {502, ErrorKind::ServerError, true},
    {503, ErrorKind::ServerBusy, true},
    {504, ErrorKind::ServerError, true},
    {507, ErrorKind::InsufficientStorage, false},
    {509, ErrorKind::ServerBusy, true},
};

struct ErrnoKind
{
    int number;
    ErrorKind kind;
};

constexpr ErrnoKind kErrnoKinds[] = {
    {ENOENT, ErrorKind::FileNotFound},
    {ENOTDIR, ErrorKind::FileNotFound},
    {EACCES, ErrorKind::PermissionDenied},
    {EPERM, ErrorKind::PermissionDenied},
    {EROFS, ErrorKind::PermissionDenied},
    {EEXIST, ErrorKind::TargetExists},
    {ENOSPC, ErrorKind::DiskFull},
    {EDQUOT, ErrorKind::DiskFull},
    {EFBIG, ErrorKind::FileTooLarge},
    {ENAMETOOLONG, ErrorKind::NameTooLong},
    {ELOOP, ErrorKind::NotAFile},
    {EISDIR, ErrorKind::NotAFile},
};

} // namespace

Error makeError(ErrorKind kind, QString detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    error.retryable = isPassing(kind);
    return error;
}

Error errorFromHttpStatus(int status, QString detail)
{
    Error error = makeError(ErrorKind::UnexpectedStatus, std::move(detail));
    for (const StatusKind &row : kStatusKinds) {
        if (row.status == status) {
            error.kind = row.kind;
            error.retryable = row.retryable;
        }
    }
    error.httpStatus = status;
    return error;
}

Error errorFromErrno(int number, ErrorKind fallback, QString detail)
{
    Error error = makeError(fallback, std::move(detail));
    for (const ErrnoKind &row : kErrnoKinds) {
        if (row.number == number)
            error.kind = row.kind;
    }
    error.systemError = number;
    if (error.detail.isEmpty())
        error.detail = QString::fromLocal8Bit(std::strerror(number));
    else
        error.detail += QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number));
    return error;
}

QString toString(ErrorKind kind)
{
    const auto names = QMetaEnum::fromType<ErrorKind>();
    return QString::fromLatin1(names.valueToKey(static_cast<int>(kind)));
}

ErrorKind errorKindFromString(const QString &name)
{
    bool known = false;
    const auto names = QMetaEnum::fromType<ErrorKind>();
    const int value = names.keyToValue(name.toLatin1().constData(), &known);
    return known ? static_cast<ErrorKind>(value) : ErrorKind::Internal;
}

} // namespace waybill
