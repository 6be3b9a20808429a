// SPDX-License-Identifier: MIT
#include "core/archive/entrynames.h"

#include "core/base/filename.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

bool hasDriveLetter([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_WIN
    return path.size() >= 2 && path.at(1) == u':';
#else
    return false;
#endif
}

QString withSlashes(QString path)
{
#ifdef Q_OS_WIN
    path.replace(u'\\', u'/');
#endif
    return path;
}

} // namespace

Result<QStringList> EntryNames::parse(const QString &path) const
{
    const QString text = withSlashes(path);
    if (text.startsWith(u'/') || hasDriveLetter(text) || text.contains(QChar::Null))
        return fail(ErrorKind::ArchiveHostile, path);
    QStringList parts;
    for (const QString &part : text.split(u'/', Qt::SkipEmptyParts)) {
        if (part == ".."_L1)
            return fail(ErrorKind::ArchiveHostile, path);
        if (part != u'.')
            parts.append(part);
    }
    if (parts.size() > kDeepest)
        return fail(ErrorKind::ArchiveTooLarge, u"folders within folders: "_s + path.left(200));
    QString above;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        above += (i > 0 ? u"/"_s : QString()) + parts.at(i);
        if (m_leaves.contains(above))
            return fail(ErrorKind::ArchiveHostile, path);
    }
    return parts;
}

QStringList EntryNames::onDisk(const QStringList &path) const
{
    // The longest part of the way that has a name of its own here decides.
    for (qsizetype known = m_renamed.isEmpty() ? 0 : path.size(); known > 0; --known) {
        const auto found = m_renamed.constFind(path.first(known).join(u'/'));
        if (found == m_renamed.constEnd())
            continue;
        QStringList actual = *found;
        for (const QString &part : path.sliced(known))
            actual.append(safeTreeName(part));
        return actual;
    }
    QStringList actual;
    for (const QString &part : path)
        actual.append(safeTreeName(part));
    return actual;
}

void EntryNames::setRenamed(const QStringList &path, const QStringList &actual)
{
    m_renamed.insert(path.join(u'/'), actual);
}

void EntryNames::setLeaf(const QStringList &path)
{
    m_leaves.insert(path.join(u'/'));
}

bool EntryNames::isLeaf(const QStringList &path) const
{
    return m_leaves.contains(path.join(u'/'));
}

bool EntryNames::staysInside(const QStringList &path, const QString &target)
{
    if (target.isEmpty() || target.startsWith(u'/') || hasDriveLetter(target) ||
        target.contains(QChar::Null)) // the system reads no further: "..\0" is ".."
        return false;
    qsizetype depth = path.size() - 1; // of the folder that the link stands in
    bool isDescending = false;
    for (const QString &part : target.split(u'/', Qt::SkipEmptyParts)) {
        if (part == u'.')
            continue;
        if (part != ".."_L1) {
            isDescending = true;
            continue;
        }
        // Behind a name, ".." goes up from wherever a link of that name leads.
        if (isDescending || --depth < 0)
            return false;
    }
    return true;
}

} // namespace waybill
