// SPDX-License-Identifier: MIT
#include "tests/support/keychaindouble.h"

namespace waybill::test
{

using Outcome = KeychainAnswer::Outcome;

void KeychainDouble::read(const QString &key, Answer answer)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_readings[key];
    }
    serve(
        [this, key]() -> KeychainAnswer {
            const auto found = m_secrets.constFind(key);
            if (found == m_secrets.cend())
                return {Outcome::NotFound, {}, {}};
            return {Outcome::Done, *found, {}};
        },
        std::move(answer));
}

void KeychainDouble::write(const QString &key, const QString &secret, Answer answer)
{
    serve(
        [this, key, secret]() -> KeychainAnswer {
            m_secrets.insert(key, secret);
            return {Outcome::Done, {}, {}};
        },
        std::move(answer));
}

void KeychainDouble::remove(const QString &key, Answer answer)
{
    serve(
        [this, key]() -> KeychainAnswer {
            return {m_secrets.remove(key) ? Outcome::Done : Outcome::NotFound, {}, {}};
        },
        std::move(answer));
}

void KeychainDouble::serve(std::function<KeychainAnswer()> work, Answer answer)
{
    const auto finish = [this, work = std::move(work), answer = std::move(answer)] {
        KeychainAnswer answered;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_isGone)
                answered = work();
        }
        answer(answered);
    };
    {
        const std::lock_guard lock(m_mutex);
        if (m_isLocked) {
            m_waiting.append(finish);
            return;
        }
    }
    finish();
}

void KeychainDouble::setGone(bool isGone)
{
    const std::lock_guard lock(m_mutex);
    m_isGone = isGone;
}

void KeychainDouble::setLocked(bool isLocked)
{
    QList<std::function<void()>> due;
    {
        const std::lock_guard lock(m_mutex);
        m_isLocked = isLocked;
        if (!isLocked)
            due.swap(m_waiting);
    }
    for (const auto &finish : due)
        finish();
}

QHash<QString, QString> KeychainDouble::secrets() const
{
    const std::lock_guard lock(m_mutex);
    return m_secrets;
}

int KeychainDouble::readings(const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    return m_readings.value(key);
}

} // namespace waybill::test
