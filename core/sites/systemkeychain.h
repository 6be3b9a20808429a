// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/keychain.h"

namespace waybill
{

/// The system's keychain through QtKeychain: Secret Service or KWallet, Keychain, Credential
/// Manager. Never its plain-text fallback. Unavailable where there is none, on Linux without a
/// D-Bus session, and where the environment has WAYBILL_NO_KEYCHAIN set.
///
/// QtKeychain runs one job after another, for the whole process on the thread of the first, and
/// calls KWallet synchronously: its jobs have a thread of their own, which lives as long as the
/// application.
class SystemKeychain final : public Keychain
{
public:
    void read(const QString &key, Answer answer) override;
    void write(const QString &key, const QString &secret, Answer answer) override;
    void remove(const QString &key, Answer answer) override;
};

} // namespace waybill
