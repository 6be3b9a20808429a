// SPDX-License-Identifier: MIT
#include "core/base/contentdigest.h"

#define XXH_INLINE_ALL // no library to link: the header is all of it
#include <xxhash.h>

#include <algorithm>

namespace waybill
{

struct ContentDigest::State
{
    XXH3_state_t state;
};

ContentDigest::ContentDigest()
    : m_state(std::make_unique<State>())
{
    reset();
}

ContentDigest::~ContentDigest() = default;

void ContentDigest::add(std::span<const char> bytes)
{
    XXH3_128bits_update(&m_state->state, bytes.data(), bytes.size());
}

void ContentDigest::addZeros(qint64 count)
{
    static constexpr char kZeros[64 * 1024] = {};
    for (; count > 0; count -= std::ssize(kZeros))
        add(std::span(kZeros).first(
            static_cast<size_t>(std::min<qint64>(count, std::ssize(kZeros)))));
}

void ContentDigest::reset()
{
    XXH3_128bits_reset(&m_state->state);
}

QByteArray ContentDigest::result() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&m_state->state));
    return {reinterpret_cast<const char *>(canonical.digest), sizeof canonical.digest};
}

} // namespace waybill
