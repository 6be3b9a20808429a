// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace waybill
{

/// A table as RFC 4180 has it, in UTF-8: CRLF, and quotes around what needs them. A cell that a
/// spreadsheet would run as a formula, for it starts with = + - @, a tab or a carriage return, gets
/// an apostrophe in front.
QByteArray csvOf(const QList<QStringList> &lines);

} // namespace waybill
