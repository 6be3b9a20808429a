// SPDX-License-Identifier: MIT
#include "ui/language/mnemonics.h"

#include <QRegularExpression>

namespace waybill
{

using namespace Qt::StringLiterals;

QString withoutMnemonic(const QString &text)
{
    static const QRegularExpression behind(u" ?\\(&[A-Za-z0-9]\\)"_s);
    QString plain = text;
    plain.remove(behind);
    plain.remove(u'&');
    return plain.endsWith(u'…') ? plain.chopped(1) : plain;
}

} // namespace waybill
