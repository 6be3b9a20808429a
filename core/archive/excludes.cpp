// SPDX-License-Identifier: MIT
#include "core/archive/excludes.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A letter of a pattern as it stands in an expression's brackets.
QString inBrackets(QChar letter)
{
    constexpr QStringView kMeant = u"\\[]^-";
    return kMeant.contains(letter) ? QString(u'\\') + letter : QString(letter);
}

/// What "[!a-c]" at `at` lets through, and `at` behind it; classes as "[:digit:]" are the same in
/// an expression. A bracket that is never closed stands for itself.
QString bracket(const QString &pattern, qsizetype &at)
{
    const QStringView rest = QStringView(pattern).mid(at);
    const bool isNegated = rest.size() > 1 && (rest.at(1) == u'!' || rest.at(1) == u'^');
    const qsizetype first = isNegated ? 2 : 1;
    QString inside;
    for (qsizetype i = first; i < rest.size(); ++i) {
        const QChar letter = rest.at(i);
        const qsizetype classEnd =
            rest.mid(i).startsWith("[:"_L1) ? rest.indexOf(u":]", i + 2) : -1;
        if (letter == u']' && i > first) {
            at += i + 1;
            return u"(?!/)["_s + (isNegated ? u"^"_s : QString()) + inside + u']';
        }
        if (classEnd > 0) {
            inside += rest.mid(i, classEnd + 2 - i);
            i = classEnd + 1;
        } else if (letter == u'\\' && i + 1 < rest.size()) {
            inside += inBrackets(rest.at(++i));
        } else {
            inside += letter == u'-' ? QString(letter) : inBrackets(letter);
        }
    }
    ++at;
    return u"\\["_s;
}

/// What a row of '*' at `at` lets through, and `at` behind it. Two cross folders where they are all
/// of a name.
QString stars(const QString &pattern, qsizetype &at)
{
    const qsizetype begin = at;
    while (at < pattern.size() && pattern.at(at) == u'*')
        ++at;
    const bool isName = (begin == 0 || pattern.at(begin - 1) == u'/') &&
                        (at == pattern.size() || pattern.at(at) == u'/');
    if (!isName || at - begin < 2)
        return u"[^/]*"_s;
    if (at == pattern.size())
        return u".*"_s;
    ++at;
    return u"(?:.*/)?"_s;
}

QString toExpression(const QString &pattern)
{
    QString expression;
    for (qsizetype at = 0; at < pattern.size();) {
        const QStringView rest = QStringView(pattern).mid(at);
        if (rest.front() == u'*') {
            expression += stars(pattern, at);
        } else if (rest.front() == u'?') {
            expression += "[^/]"_L1;
            ++at;
        } else if (rest.front() == u'[') {
            expression += bracket(pattern, at);
        } else {
            at += rest.front() == u'\\' && rest.size() > 1 ? 1 : 0;
            const qsizetype length = pattern.at(at).isHighSurrogate() ? 2 : 1;
            expression += QRegularExpression::escape(pattern.mid(at, length));
            at += length;
        }
    }
    return expression;
}

} // namespace

Excludes::Excludes(const QStringList &patterns)
{
    for (QString pattern : patterns) {
        Rule rule;
        if (pattern.startsWith(u'!')) {
            rule.isTakenBack = true;
            pattern.remove(0, 1);
        }
        if (pattern.endsWith(u'/')) {
            rule.isForFolders = true;
            pattern.chop(1);
        }
        const bool isTied = pattern.contains(u'/');
        if (pattern.startsWith(u'/'))
            pattern.remove(0, 1);
        if (pattern.isEmpty())
            continue;
        const QString top = isTied ? QString() : u"(?:.*/)?"_s;
        rule.expression =
            QRegularExpression(QRegularExpression::anchoredPattern(top + toExpression(pattern)),
                QRegularExpression::DotMatchesEverythingOption);
        // A range the wrong way round, or a class that does not exist: nothing fits, as in git.
        if (rule.expression.isValid())
            m_rules.append(rule);
    }
}

bool Excludes::matches(const QString &path, bool isFolder) const
{
    bool isExcluded = false;
    for (const Rule &rule : m_rules) {
        if (rule.isTakenBack != isExcluded || (rule.isForFolders && !isFolder))
            continue;
        if (rule.expression.match(path).hasMatch())
            isExcluded = !rule.isTakenBack;
    }
    return isExcluded;
}

} // namespace waybill
