// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/sitecheck.h"

namespace waybill
{

/// What is wrong with a site or a file of sites, as a sentence in the user's language.
QString siteProblemText(const SiteProblem &problem);

} // namespace waybill
