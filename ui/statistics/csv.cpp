// SPDX-License-Identifier: MIT
#include "ui/statistics/csv.h"

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

} // namespace waybill
