// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

namespace waybill
{

/// What to do with a name that is taken.
enum class OnTaken {
    Fail,
    Skip,
    Overwrite,
    Rename,
    Newer, ///< overwrite files that were changed earlier than ours, by whole seconds; skip others
    OtherSize ///< overwrite files of another size; skip others
};

/// Moves a finished folder to its place: by one rename where nothing, or an empty folder, is there;
/// else its contents one by one into the folder that is there. With `Fail` and what overwrites,
/// nothing is moved unless all can be; a file never takes a folder's place, nor a folder a file's.
/// Repeating it after a crash ends the same. Blocking.
Status placeFolder(FileSystem *files, const QString &from, const QString &to, OnTaken onTaken);

} // namespace waybill
