// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/placefolder.h"
#include "tests/support/faultyfilesystem.h"

#include <QTemporaryDir>

namespace waybill::test
{

/// A finished folder, the place that it is to go to, and a file that nobody may touch.
class FolderMove
{
public:
    FolderMove();

    QString part() const { return m_folder.filePath(QStringLiteral("home/.part")); }
    QString target() const { return m_folder.filePath(QStringLiteral("home/target")); }
    QString outside() const { return m_folder.filePath(QStringLiteral("outside/file")); }
    QString at(const char *name) const { return target() + u'/' + QString::fromLatin1(name); }

    /// Takes some of the names at the target, and another one.
    void occupy();
    Status place(OnTaken onTaken) { return placeFolder(&files, part(), target(), onTaken); }
    /// As after a crash: what is gone has been moved as a whole.
    Status placeAgain(OnTaken onTaken) { return files.facts(part()) ? place(onTaken) : Status(); }

    /// "path=content" of each file at the target, sorted.
    QStringList contents() const;
    bool isPartGone() const;

    FaultyFileSystem files;

private:
    QTemporaryDir m_folder;
};

} // namespace waybill::test
