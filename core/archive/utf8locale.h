// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <clocale>
#include <locale.h>
#endif

namespace waybill
{

/// While it lives, this thread's character set is UTF-8: libarchive converts names by the locale,
/// whatever the archive says, and loses what a "C" locale cannot hold.
class Utf8Locale
{
public:
    Utf8Locale();
    ~Utf8Locale();
    Q_DISABLE_COPY_MOVE(Utf8Locale)

private:
#ifdef Q_OS_UNIX
    locale_t m_own;
    locale_t m_before;
#endif
};

} // namespace waybill
