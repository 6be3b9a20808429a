// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace waybill::test
{

/// A folder with what is worth packing: files of several sizes, deep and empty folders, odd names,
/// a link, a file that may be executed, old times. About 3 MB, half of it compressible.
void makeTree(const QString &folder);

/// All that a tree is, a line for each entry: path, type, mode, time in seconds, size, digest or
/// link target. Two trees are equal if these are.
QStringList describeTree(const QString &folder);

/// Names in a folder that a listing does not show: unfinished things.
QStringList hiddenIn(const QString &folder);
/// All other names.
QStringList visibleIn(const QString &folder);

/// SHA-256 of a file.
QByteArray digestOfFile(const QString &path);

} // namespace waybill::test
