// SPDX-License-Identifier: MIT
#include "tests/support/foldermove.h"

#include "tests/support/scratchengine.h"

#include <QDirIterator>
#include <QFileInfo>

namespace waybill::test
{

FolderMove::FolderMove()
{
    for (const char *name : {"a", "b", "sub/a", "sub/b", "sub/deep/c", "z"})
        writeFile(part() + u'/' + QString::fromLatin1(name), QByteArray("new ") + name);
    writeFile(outside(), "outside");
}

void FolderMove::occupy()
{
    for (const char *name : {"b", "sub/b", "sub/other"})
        writeFile(at(name), QByteArray("old ") + name);
}

QStringList FolderMove::contents() const
{
    QStringList all;
    QDirIterator walk(
        target(), QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        all.append(path.mid(target().size() + 1) + u'=' + QString::fromUtf8(readFile(path)));
    }
    all.sort();
    return all;
}

bool FolderMove::isPartGone() const
{
    return !QFileInfo::exists(part());
}

} // namespace waybill::test
