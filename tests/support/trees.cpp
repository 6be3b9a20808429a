// SPDX-License-Identifier: MIT
#include "tests/support/trees.h"

#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

#include <fcntl.h>
#include <sys/stat.h>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

void setTime(const QString &path, qint64 seconds)
{
    const timespec times[] = {{seconds, 0}, {seconds, 0}};
    ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, AT_SYMLINK_NOFOLLOW);
}

QString lineOf(const QString &path, const QString &name)
{
    struct stat facts = {};
    ::lstat(QFile::encodeName(path).constData(), &facts);
    const QString common = u"%1 %2 %3"_s.arg(name, QString::number(facts.st_mode, 8))
                               .arg(static_cast<qint64>(facts.st_mtime));
    if (S_ISLNK(facts.st_mode))
        return common + u" -> "_s + QFile::symLinkTarget(path).section(u'/', -1);
    if (S_ISREG(facts.st_mode))
        return common + u" %1 "_s.arg(facts.st_size) +
               QString::fromLatin1(digestOfFile(path).toHex());
    return common;
}

} // namespace

void makeTree(const QString &folder)
{
    constexpr qint64 kLongAgo = 1'500'000'000;
    writeFile(folder + u"/noise"_s, noise(1'500'000, 11));
    writeFile(folder + u"/text"_s, QByteArray("all work and no play ").repeated(70'000));
    writeFile(folder + u"/empty"_s, {});
    writeFile(folder + u"/deep/deeper/deepest/file"_s, noise(1'000, 12));
    writeFile(folder + u"/Gr\u00fc\u00dfe \u65e5\u672c"_s, "hello");
    writeFile(folder + u"/run.sh"_s, "#!/bin/sh\n");
    QFile::setPermissions(folder + u"/run.sh"_s,
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup);
    QDir().mkpath(folder + u"/nothing in it"_s);
    QFile::link(u"noise"_s, folder + u"/link"_s);
    QStringList paths{folder};
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.append(all.next());
    for (qsizetype i = 0; i < paths.size(); ++i)
        setTime(paths.at(i), kLongAgo + i);
}

QStringList describeTree(const QString &folder)
{
    QStringList lines;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        lines.append(lineOf(path, path.mid(folder.size())));
    }
    lines.sort();
    return lines;
}

QStringList hiddenIn(const QString &folder)
{
    return QDir(folder)
        .entryList(
            QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name)
        .filter(QRegularExpression(u"^\\."_s));
}

QStringList visibleIn(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

QByteArray digestOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result();
}

} // namespace waybill::test
