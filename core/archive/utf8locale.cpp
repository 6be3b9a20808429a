// SPDX-License-Identifier: MIT
#include "core/archive/utf8locale.h"

namespace waybill
{

#ifdef Q_OS_UNIX

Utf8Locale::Utf8Locale()
#ifdef Q_OS_MACOS
    : m_own(::newlocale(LC_CTYPE_MASK, "UTF-8", nullptr))
#else
    : m_own(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
#endif
    , m_before(m_own ? ::uselocale(m_own) : nullptr)
{
}

Utf8Locale::~Utf8Locale()
{
    if (!m_own)
        return;
    ::uselocale(m_before);
    ::freelocale(m_own);
}

#else

Utf8Locale::Utf8Locale() = default;
Utf8Locale::~Utf8Locale() = default;

#endif

} // namespace waybill
