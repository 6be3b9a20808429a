// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/extract.h"

#include <QByteArray>

#include <variant>

namespace waybill
{

/// What the program that unpacks tells the one that started it, a line of JSON each.
struct UnpackProgress
{
    Extracted soFar;
    QString current;
};
struct UnpackNote
{
    QString text;
};
struct UnpackDone
{
    Extracted all;
};
using UnpackEvent = std::variant<UnpackProgress, UnpackNote, UnpackDone, Error>;

/// Texts are cut to fit into a line of 64 KiB.
QByteArray toLine(const UnpackEvent &event);
/// Nothing for a line that is none of ours.
std::optional<UnpackEvent> unpackEventFrom(const QByteArray &line);

/// Where the archive stands open in the program that unpacks.
constexpr int kArchiveDescriptor = 3;

} // namespace waybill
