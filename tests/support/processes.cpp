// SPDX-License-Identifier: MIT
#include "tests/support/processes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

/// Files in /proc tell no size.
QByteArray readProc(const QString &process, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process, name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The letter behind the name in parentheses.
char stateOf(const QString &process)
{
    const QByteArray stat = readProc(process, u"stat"_s);
    const qsizetype at = stat.lastIndexOf(')') + 2;
    return at < stat.size() ? stat.at(at) : 'X';
}

} // namespace

QList<qint64> processesNaming(const QString &text)
{
    QList<qint64> found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 id = name.toLongLong(&isNumber);
        if (!isNumber || id == QCoreApplication::applicationPid() || stateOf(name) == 'Z')
            continue;
        if (readProc(name, u"cmdline"_s).contains(text.toUtf8()))
            found.append(id);
    }
    return found;
}

bool isStopped(qint64 process)
{
    return stateOf(QString::number(process)) == 'T';
}

} // namespace waybill::test
