// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <expected>

namespace waybill
{

/// A value or the reason why there is none.
template <typename T>
using Result = std::expected<T, Error>;

/// Success or the reason why not.
using Status = Result<void>;

/// Shorthand for returning a failure: `return fail(ErrorKind::NotFound);`
[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, QString detail = {})
{
    return std::unexpected(makeError(kind, std::move(detail)));
}

[[nodiscard]] inline std::unexpected<Error> fail(Error error)
{
    return std::unexpected(std::move(error));
}

} // namespace waybill
