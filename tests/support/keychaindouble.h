// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/keychain.h"

#include <QHash>
#include <QList>

#include <mutex>

namespace waybill::test
{

/// A double of the system's keychain: it holds what it is given in memory, can be gone, can keep
/// its answers back as if it waited for somebody to unlock it, and counts what it was asked. Any
/// thread.
class KeychainDouble final : public Keychain
{
public:
    void read(const QString &key, Answer answer) override;
    void write(const QString &key, const QString &secret, Answer answer) override;
    void remove(const QString &key, Answer answer) override;

    /// From now on there is none.
    void setGone(bool isGone);
    /// While locked nothing is answered; unlocking answers all that waits.
    void setLocked(bool isLocked);

    QHash<QString, QString> secrets() const;
    int readings(const QString &key) const;

private:
    void serve(std::function<KeychainAnswer()> work, Answer answer);

    mutable std::mutex m_mutex;
    bool m_isGone = false;
    bool m_isLocked = false;
    QHash<QString, QString> m_secrets;
    QHash<QString, int> m_readings;
    QList<std::function<void()>> m_waiting;
};

} // namespace waybill::test
