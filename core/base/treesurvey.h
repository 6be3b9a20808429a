// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace waybill
{

/// What lies in some files and folders, seen before anything is done with them.
struct TreeSurvey
{
    qint64 files = 0;
    qint64 folders = 0;
    qint64 bytes = 0;
    struct Line
    {
        QString path; ///< within the tree
        qint64 bytes = 0;
        bool isFolder = false;
    };
    QList<Line> lines; ///< the first kMostLines of them, each folder before what is in it
    static constexpr qsizetype kMostLines = 2'000;
    qint64 packedBytes = 0; ///< an estimate, from samples of the largest part: level 3 of zstd
};

} // namespace waybill
