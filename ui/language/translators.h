// SPDX-License-Identifier: MIT
// The language of the window.
#pragma once

#include <QStringList>

class QCoreApplication;
class QLocale;

namespace waybill
{

/// Has the window's texts, and Qt's own, shown in the first of the locale's languages that Waybill
/// speaks, else in English. To be called once, before the first text is shown; the translators live
/// as long as the application. Returns the language that it became, as "de" or "zh_CN".
QString installTranslators(QCoreApplication *application, const QLocale &locale);

/// What `--language` says among the arguments, so that the help itself is shown in it; empty
/// without.
QString languageOption(const QStringList &arguments);

} // namespace waybill
