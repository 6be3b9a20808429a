// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>
#include <span>

namespace waybill
{

enum class DigestAlgorithm { Md5, Sha1, Sha256, Sha512 };

/// "md5", "sha1", "sha256", "sha512", also with a dash; or nothing.
std::optional<DigestAlgorithm> digestAlgorithmFromName(const QString &name);
QString toString(DigestAlgorithm algorithm);

/// A digest that a person or a server promised of a file.
struct ExpectedDigest
{
    DigestAlgorithm algorithm = DigestAlgorithm::Sha256;
    QByteArray digest; ///< raw bytes

    bool operator==(const ExpectedDigest &) const = default;
};

/// "sha256:HEX", checked for its length.
Result<ExpectedDigest> parseExpectedDigest(const QString &text);
QString toString(const ExpectedDigest &digest);

/// A running digest, through OpenSSL's EVP (14 times as fast as QCryptographicHash for SHA-256
/// here). One thread.
class Digest
{
public:
    explicit Digest(DigestAlgorithm algorithm);
    ~Digest();
    Digest(const Digest &other);
    Digest &operator=(const Digest &other);
    Digest(Digest &&) noexcept;
    Digest &operator=(Digest &&) noexcept;

    DigestAlgorithm algorithm() const { return m_algorithm; }
    void add(std::span<const char> bytes);
    void reset();
    /// Of all bytes so far; more may follow.
    QByteArray result() const;

private:
    struct Context;
    DigestAlgorithm m_algorithm;
    std::unique_ptr<Context> m_context;
};

} // namespace waybill
