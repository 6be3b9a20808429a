// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace waybill
{

class Descriptor;

/// Keeps a profile for one process: locks `profile.lock` in its folder with flock(2), until this is
/// destroyed. The system drops the lock with the process, however that ends: it cannot be stale.
/// The file stays, as whoever removed it could take it from under another that has just opened it.
class ProfileLock
{
public:
    /// Does not wait. ProfileInUse: another process, or another object of this one, has it;
    /// PermissionDenied, DiskFull, ...: the file cannot be made or locked.
    static Result<std::unique_ptr<ProfileLock>> take(const QString &profile);
    ~ProfileLock();
    Q_DISABLE_COPY_MOVE(ProfileLock)

private:
    explicit ProfileLock(std::unique_ptr<Descriptor> file);

    std::unique_ptr<Descriptor> m_file;
};

} // namespace waybill
