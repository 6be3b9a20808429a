// SPDX-License-Identifier: MIT
#include "core/base/logging.h"

namespace waybill
{

Q_LOGGING_CATEGORY(lcBase, "waybill.base", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "waybill.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTransfer, "waybill.transfer", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJournal, "waybill.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcQueue, "waybill.queue", QtInfoMsg)

} // namespace waybill
