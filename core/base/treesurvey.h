// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace waybill
{

/// What lies in some files and folders, seen before anything is done with them.
struct TreeSurvey
{
    qint64 files = 0;
    qint64 folders = 0;
    qint64 bytes = 0;
    qint64 packedBytes = 0; ///< an estimate, from samples of the largest part: level 3 of zstd
};

} // namespace waybill
