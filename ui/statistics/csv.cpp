// SPDX-License-Identifier: MIT
#include "ui/statistics/csv.h"

#include <QSaveFile>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QString cellOf(QString cell)
{
    if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
        cell.prepend(u'\'');
    const bool needsQuotes =
        std::ranges::any_of(cell, [](QChar character) { return u"\",\r\n"_s.contains(character); });
    if (!needsQuotes)
        return cell;
    cell.replace(u'"', "\"\""_L1);
    return u'"' + cell + u'"';
}

} // namespace

QByteArray csvOf(const QList<QStringList> &lines)
{
    QString text;
    for (const QStringList &line : lines) {
        QStringList cells;
        for (const QString &cell : line)
            cells.append(cellOf(cell));
        text += cells.join(u',') + "\r\n"_L1;
    }
    return text.toUtf8();
}

QString writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return isWritten ? QString() : file.errorString();
}

} // namespace waybill
