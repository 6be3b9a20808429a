// SPDX-License-Identifier: MIT
#include "core/queue/unpackerpath.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

QString unpackerNear(const QString &programFolder)
{
#ifdef Q_OS_WIN
    const QString name = u"waybill-unpack.exe"_s;
#else
    const QString name = u"waybill-unpack"_s;
#endif
    const QDir folder(programFolder);
    const QString beside = folder.filePath(name);
    // Symbolic links to the programs are no matter: applicationDirPath() has followed them.
    const QString installed = QDir::cleanPath(folder.filePath(u"../libexec/waybill/"_s + name));
    const auto isProgram = [](const QString &path) {
        const QFileInfo info(path);
        return info.isFile() && info.isExecutable();
    };
    return !isProgram(beside) && isProgram(installed) ? installed : beside;
}

} // namespace waybill
