// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QCoroTask>

#include <functional>

namespace waybill
{

/// Fetches what is held in memory as a whole, such as Engine::fetchSmall().
using FetchSmall = std::function<QCoro::Task<Result<HttpResponse>>(QUrl)>;

/// The error, its detail beginning with what it is about: who reads it wants to know which of
/// several files or URLs that was.
Error about(Error error, const QString &subject);

} // namespace waybill
