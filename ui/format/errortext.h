// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

namespace waybill
{

/// An error in two sentences, in the user's language.
struct ErrorText
{
    QString message;  ///< what happened
    QString nextStep; ///< what to do
};

ErrorText errorText(const Error &error);

} // namespace waybill
