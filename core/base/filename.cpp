// SPDX-License-Identifier: MIT
#include "core/base/filename.h"

#include <QSet>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Characters that hide, reorder or end text: controls, zero-width, bidi marks, tags, lone
/// surrogates.
bool isDeceptive(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0x061c ||
           (c >= 0xd800 && c <= 0xdfff) || (c >= 0xe0000 && c <= 0xe007f) || c == 0xfffd;
}

/// Separators, and what Windows does not allow in a name.
bool isForbidden(char32_t c)
{
    return c < 0x80 && QStringView(u"/\\:*?\"<>|").contains(QChar(c));
}

bool isReservedOnWindows(const QString &name)
{
    static const QSet<QString> reserved = [] {
        QSet<QString> names = {
            u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s, u"conin$"_s, u"conout$"_s, u"clock$"_s};
        for (const QChar digit : u"0123456789\u00b9\u00b2\u00b3"_s) {
            names.insert(u"com"_s + digit);
            names.insert(u"lpt"_s + digit);
        }
        return names;
    }();
    return reserved.contains(name.section(u'.', 0, 0).trimmed().toLower());
}

/// Names that a desktop acts upon by itself.
bool isActive(const QString &name)
{
    const QString lower = name.toLower();
    for (const auto &suffix : {".desktop"_L1, ".lnk"_L1, ".url"_L1, ".scf"_L1, ".local"_L1}) {
        if (lower.endsWith(suffix))
            return true;
    }
    return lower == "desktop.ini"_L1 || lower == "autorun.inf"_L1 ||
           (lower.contains(u'.') && lower.section(u'.', -1).startsWith(u'{'));
}

/// Where the extension starts; the length if there is none. "a.tar.gz" keeps ".tar.gz".
qsizetype extensionStart(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || name.size() - dot > 20)
        return name.size();
    const qsizetype before = name.lastIndexOf(u'.', dot - 1);
    return before > 0 && name.mid(before, dot - before) == ".tar"_L1 ? before : dot;
}

QString withoutOuterSpace(QString name)
{
    while (name.endsWith(u'.') || (!name.isEmpty() && name.back().isSpace()))
        name.chop(1);
    return name.trimmed();
}

/// Shortens the stem by whole characters until stem + rest fit.
QString fitted(QString stem, const QString &rest, int limit)
{
    stem.truncate(limit + 1); // a character has a byte at least
    while (!stem.isEmpty() && stem.toUtf8().size() + rest.toUtf8().size() > limit)
        stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
    return stem + rest;
}

} // namespace

QString safeFileName(const QString &suggested)
{
    QString name;
    for (const char32_t c : suggested.toUcs4()) {
        if (isDeceptive(c))
            continue;
        name += isForbidden(c) ? u"_"_s : QString::fromUcs4(&c, 1);
    }
    name = withoutOuterSpace(name.normalized(QString::NormalizationForm_C));
    // Cut first: what is judged below is what will be there.
    if (const qsizetype extension = extensionStart(name); true)
        name =
            withoutOuterSpace(fitted(name.left(extension), name.mid(extension), kLongestNameBytes));
    if (name.startsWith(u'.'))
        name[0] = u'_';
    if (name.isEmpty() || name == u'_')
        return u"download"_s;
    if (isReservedOnWindows(name))
        name.prepend(u'_');
    if (isActive(name))
        name += ".download"_L1;
    const qsizetype extension = extensionStart(name);
    return fitted(name.left(extension), name.mid(extension), kLongestNameBytes);
}

QString nameFromUrl(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(path.mid(path.lastIndexOf(u'/') + 1).toLatin1());
}

QString numberedName(const QString &name, int number)
{
    const qsizetype extension = extensionStart(name);
    const QString rest = u" (%1)"_s.arg(number) + name.mid(extension);
    return fitted(name.left(extension), rest, kLongestNameBytes);
}

QString partFileName(const QString &name, const QString &tag)
{
    return fitted(u'.' + name, u'.' + tag + ".waybill-part"_L1, kLongestNameBytes);
}

QString safeTreeName(const QString &name)
{
    QString safe;
    for (const char32_t c : name.toUcs4()) {
        bool isKept = !isDeceptive(c);
#ifdef Q_OS_WIN
        isKept = isKept && !isForbidden(c);
#endif
        safe += isKept ? QString::fromUcs4(&c, 1) : u"_"_s;
    }
#ifdef Q_OS_WIN
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    if (safe.isEmpty() || isReservedOnWindows(safe))
        safe.prepend(u'_');
#endif
    const qsizetype extension = extensionStart(safe);
    return fitted(safe.left(extension), safe.mid(extension), kLongestNameBytes);
}

bool isSafeTreeName(const QString &name)
{
    return !name.isEmpty() && name != u'.' && name != ".."_L1 && !name.contains(u'/') &&
           !name.contains(u'\\') && !name.contains(QChar::Null) &&
           name.toUtf8().size() <= kLongestNameBytes;
}

} // namespace waybill
