// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace waybill
{

// Switch them on with QT_LOGGING_RULES, for instance "waybill.http.debug=true". No category ever
// logs credentials, full query strings or header values.
Q_DECLARE_LOGGING_CATEGORY(lcBase)
Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcTransfer)
Q_DECLARE_LOGGING_CATEGORY(lcJournal)
Q_DECLARE_LOGGING_CATEGORY(lcQueue)

} // namespace waybill
