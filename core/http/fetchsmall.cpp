// SPDX-License-Identifier: MIT
#include "core/http/fetchsmall.h"

namespace waybill
{

using namespace Qt::StringLiterals;

Error about(Error error, const QString &subject)
{
    error.detail = error.detail.isEmpty() ? subject : subject + u": "_s + error.detail;
    return error;
}

} // namespace waybill
