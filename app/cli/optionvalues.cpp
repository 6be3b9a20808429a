// SPDX-License-Identifier: MIT
#include "app/cli/optionvalues.h"

#include <QDir>
#include <QFile>

namespace waybill::cli
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kLongestInput = 64 * 1024 * 1024;

} // namespace

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

std::optional<qint64> parseBytes(const QString &text)
{
    static const QString suffixes = u"kmg"_s;
    QString number = text.toLower();
    qint64 factor = 1;
    if (!number.isEmpty()) {
        const qsizetype power = suffixes.indexOf(number.back());
        if (power >= 0) {
            factor = qint64(1) << (10 * (power + 1));
            number.chop(1);
        }
    }
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || value < 0 || value * static_cast<double>(factor) > 1e15)
        return std::nullopt;
    return static_cast<qint64>(value * static_cast<double>(factor));
}

std::optional<CommandLineStop> readRate(
    const QCommandLineParser &parser, const QString &option, const QList<qint64 *> &targets)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto rate = parseBytes(parser.value(option));
    if (!rate)
        return wrong(tr("--%1 wants bytes per second, such as 500k or 2M.").arg(option));
    for (qint64 *const target : targets)
        *target = *rate;
    return std::nullopt;
}

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

std::optional<CommandLineStop> readInputFile(
    const QCommandLineParser &parser, QStringList &arguments)
{
    const QString option = u"input-file"_s;
    if (!parser.isSet(option))
        return std::nullopt;
    const QString path = parser.value(option);
    QFile file(path);
    const bool isOpen =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return wrong(tr("%1 cannot be read.").arg(path));
    const QByteArray content = file.read(kLongestInput + 1);
    if (file.error() != QFileDevice::NoError)
        return wrong(tr("%1 cannot be read.").arg(path));
    if (content.size() > kLongestInput)
        return wrong(tr("%1 is too long.").arg(path));
    for (const QByteArray &line : content.split('\n')) {
        const QByteArray text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith('#'))
            arguments.append(QString::fromUtf8(text));
    }
    return std::nullopt;
}

} // namespace waybill::cli
