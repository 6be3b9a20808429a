// SPDX-License-Identifier: MIT
#include "ui/addtransfer/starttimeedit.h"

#include <QLocale>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QDateTime nextFullHour()
{
    const QDateTime soon = QDateTime::currentDateTime().addSecs(3600);
    return {soon.date(), QTime(soon.time().hour(), 0)};
}

/// As elsewhere, but with the whole year: of two digits the edit makes one long ago.
QString format()
{
    QString format = QLocale().dateTimeFormat(QLocale::ShortFormat);
    return format.contains("yyyy"_L1) ? format : format.replace("yy"_L1, "yyyy"_L1);
}

} // namespace

StartTimeEdit::StartTimeEdit(const QDateTime &present, QWidget *parent)
    : QDateTimeEdit(parent)
{
    const bool isAhead = present.isValid() && present > QDateTime::currentDateTimeUtc();
    setDateTime(isAhead ? present.toLocalTime() : nextFullHour());
    setCalendarPopup(true);
    setDisplayFormat(format());
}

bool StartTimeEdit::isOver() const
{
    return dateTime() <= QDateTime::currentDateTime();
}

} // namespace waybill
