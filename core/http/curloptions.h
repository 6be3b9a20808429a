// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace waybill
{

/// What an option of curl is to us.
struct CurlOption
{
    enum class Meaning {
        Harmless, ///< it changes nothing about what is fetched
        Ignored,  ///< left out, and said so
        Url,      ///< its value is the URL
        Method,   ///< its value is the method
        Globless, ///< URLs are taken as they are
        Refused,  ///< it does more than download, or reads files
    };

    const char *name; ///< long, without dashes
    char letter;      ///< 0: none
    bool hasValue;
    Meaning meaning;
};

/// By its long name, without dashes; a "no-" before it is taken off. Null: unknown.
const CurlOption *curlOptionNamed(const QString &name);
const CurlOption *curlOptionOf(QChar letter);

} // namespace waybill
