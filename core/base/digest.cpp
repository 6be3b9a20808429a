// SPDX-License-Identifier: MIT
#include "core/base/digest.h"

#include <openssl/evp.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

struct ContextDeleter
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using ContextPointer = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

const EVP_MD *implementation(DigestAlgorithm algorithm)
{
    switch (algorithm) {
    case DigestAlgorithm::Md5:
        return EVP_md5();
    case DigestAlgorithm::Sha1:
        return EVP_sha1();
    case DigestAlgorithm::Sha256:
        return EVP_sha256();
    case DigestAlgorithm::Sha512:
        return EVP_sha512();
    }
    return EVP_sha256();
}

} // namespace

struct Digest::Context
{
    ContextPointer running{EVP_MD_CTX_new()};
};

std::optional<DigestAlgorithm> digestAlgorithmFromName(const QString &name)
{
    const QString plain = name.toLower().remove(u'-');
    for (const auto algorithm : {DigestAlgorithm::Md5, DigestAlgorithm::Sha1,
             DigestAlgorithm::Sha256, DigestAlgorithm::Sha512}) {
        if (plain == toString(algorithm))
            return algorithm;
    }
    return std::nullopt;
}

QString toString(DigestAlgorithm algorithm)
{
    switch (algorithm) {
    case DigestAlgorithm::Md5:
        return u"md5"_s;
    case DigestAlgorithm::Sha1:
        return u"sha1"_s;
    case DigestAlgorithm::Sha256:
        return u"sha256"_s;
    case DigestAlgorithm::Sha512:
        return u"sha512"_s;
    }
    return {};
}

Result<ExpectedDigest> parseExpectedDigest(const QString &text)
{
    const auto algorithm = digestAlgorithmFromName(text.section(u':', 0, 0));
    const QByteArray hex = text.section(u':', 1).trimmed().toLatin1();
    const QByteArray digest = QByteArray::fromHex(hex);
    if (!algorithm)
        return fail(ErrorKind::InvalidChecksum, text.section(u':', 0, 0));
    const int size = EVP_MD_get_size(implementation(*algorithm));
    if (digest.toHex() != hex.toLower() || digest.size() != size)
        return fail(ErrorKind::InvalidChecksum, toString(*algorithm));
    return ExpectedDigest{*algorithm, digest};
}

QString toString(const ExpectedDigest &digest)
{
    return toString(digest.algorithm) + u':' + QString::fromLatin1(digest.digest.toHex());
}

Digest::Digest(DigestAlgorithm algorithm)
    : m_algorithm(algorithm)
    , m_context(std::make_unique<Context>())
{
    reset();
}

Digest::~Digest() = default;

Digest::Digest(const Digest &other)
    : m_algorithm(other.m_algorithm)
    , m_context(std::make_unique<Context>())
{
    EVP_MD_CTX_copy_ex(m_context->running.get(), other.m_context->running.get());
}

Digest &Digest::operator=(const Digest &other)
{
    if (this != &other)
        *this = Digest(other);
    return *this;
}

Digest::Digest(Digest &&) noexcept = default;
Digest &Digest::operator=(Digest &&) noexcept = default;

void Digest::reset()
{
    EVP_DigestInit_ex(m_context->running.get(), implementation(m_algorithm), nullptr);
}

void Digest::add(std::span<const char> bytes)
{
    EVP_DigestUpdate(m_context->running.get(), bytes.data(), bytes.size());
}

QByteArray Digest::result() const
{
    const ContextPointer copy(EVP_MD_CTX_new());
    EVP_MD_CTX_copy_ex(copy.get(), m_context->running.get());
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(copy.get(), bytes, &length);
    return {reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(length)};
}

} // namespace waybill
