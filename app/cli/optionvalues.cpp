// SPDX-License-Identifier: MIT
#include "app/cli/optionvalues.h"

#include <QDir>

namespace waybill::cli
{

std::optional<CommandLineStop> readNumber(const QCommandLineParser &parser, const QString &option,
    int least, int most, const std::function<void(int)> &use)
{
    if (!parser.isSet(option))
        return std::nullopt;
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return wrong(tr("--%1 wants a number from %2 to %3.").arg(option).arg(least).arg(most));
    use(number);
    return std::nullopt;
}

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

} // namespace waybill::cli
