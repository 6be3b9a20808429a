// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace waybill
{

/// The names that an enumeration has in JSON, in the journal and on the command line. Specialise it
/// with `static constexpr std::array names = {...}` of Latin-1 literals in the order of the values.
template <typename Enum>
struct EnumNames;

template <typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(EnumNames<Enum>::names.at(static_cast<size_t>(value)));
}

template <typename Enum>
std::optional<Enum> valueOf(const QString &name)
{
    const auto &names = EnumNames<Enum>::names;
    const auto found = std::ranges::find_if(
        names, [&](const char *known) { return name == QLatin1StringView(known); });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace waybill
