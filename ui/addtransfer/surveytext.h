// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/treesurvey.h"

namespace waybill
{

/// "1,204 files in 37 folders, 512 MiB; as an archive about 180 MiB."
QString surveyText(const TreeSurvey &survey);

} // namespace waybill
