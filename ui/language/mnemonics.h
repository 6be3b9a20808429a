// SPDX-License-Identifier: MIT
// Texts of actions where no letter can be pressed: on tool bars, in tool tips and lists.
#pragma once

#include <QString>

namespace waybill
{

/// "Add download" of "Add &download…"; "添加下载" of "添加下载(&D)…", where the letter stands
/// behind.
QString withoutMnemonic(const QString &text);

} // namespace waybill
