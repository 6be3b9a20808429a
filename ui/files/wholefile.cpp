// SPDX-License-Identifier: MIT
#include "ui/files/wholefile.h"

#include <QSaveFile>

namespace waybill
{

QString writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return isWritten ? QString() : file.errorString();
}

} // namespace waybill
