// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace waybill
{

struct KeychainAnswer
{
    enum class Outcome { Done, NotFound, Unavailable };

    Outcome outcome = Outcome::Unavailable;
    QString secret; ///< of a reading that is Done
    QString detail; ///< of Unavailable: the system's words
};

/// The operating system's place for secrets, as SecretStore uses it; tests have a double of it.
/// Nothing here waits. Each call answers at most once, on any thread: an answer that waits for a
/// person who never comes is none.
class Keychain
{
public:
    using Answer = std::function<void(KeychainAnswer)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &key, Answer answer) = 0;
    virtual void write(const QString &key, const QString &secret, Answer answer) = 0;
    virtual void remove(const QString &key, Answer answer) = 0;
};

} // namespace waybill
