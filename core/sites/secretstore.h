// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/completion.h"
#include "core/base/result.h"
#include "core/sites/keychain.h"

#include <QHash>

namespace waybill
{

/// Where a secret is kept: nowhere, in memory until the process ends, in the system's keychain.
enum class SecretPlace { None, Session, Keychain };

/// Secrets by name: in the system's keychain, or, where there is none, in memory for this session;
/// never anywhere else. One thread, with an event loop; `home` lives there, and with the keychain
/// outlives all awaits. The only error is `Cancelled`, as soon as the token fires: the keychain may
/// be waiting for a person who unlocks it.
class SecretStore
{
public:
    enum class State { Found, NotFound, NoKeychain };

    struct Reading
    {
        State state = State::NoKeychain;
        QString secret;
    };

    SecretStore(QObject *home, Keychain *keychain);

    /// What this session keeps is found first: it is the newer one.
    QCoro::Task<Result<Reading>> read(QString key, CancelToken token);
    /// Where it is kept now: the keychain if there is one, else this session.
    QCoro::Task<Result<SecretPlace>> write(QString key, QString secret, CancelToken token);
    /// NoKeychain: one that the keychain may hold is still there.
    QCoro::Task<Result<State>> remove(QString key, CancelToken token);
    /// Asks the keychain for something that it does not hold: that unlocks and prompts nothing.
    QCoro::Task<Result<bool>> hasKeychain(CancelToken token);

    bool isInSession(const QString &key) const { return m_session.contains(key); }
    void forgetInSession(const QString &key) { m_session.remove(key); }

private:
    using Question = std::function<void(Keychain::Answer)>;
    QCoro::Task<Result<KeychainAnswer>> ask(Question question, CancelToken token);

    QObject *m_home;
    Keychain *m_keychain;
    QHash<QString, QString> m_session;
};

} // namespace waybill
