// SPDX-License-Identifier: MIT
#include "core/archive/excludes.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// "[!a-c]" at `at`: its regular expression, and `at` behind it. A bracket that is never closed
/// stands for itself.
QString bracket(const QString &pattern, qsizetype &at)
{
    const qsizetype first = at + 1;
    const bool isNegated = first < pattern.size() && pattern.at(first) == u'!';
    const qsizetype end = pattern.indexOf(u']', first + (isNegated ? 2 : 1));
    if (end < 0) {
        ++at;
        return u"\\["_s;
    }
    QString inside = pattern.mid(first + (isNegated ? 1 : 0), end - first - (isNegated ? 1 : 0));
    inside.replace(u'\\', u"\\\\"_s).replace(u'[', u"\\["_s);
    at = end + 1;
    return u'[' + QString(isNegated ? u"^/"_s : QString()) + inside + u']';
}

QString toExpression(const QString &pattern)
{
    QString expression;
    for (qsizetype at = 0; at < pattern.size();) {
        const QStringView rest = QStringView(pattern).mid(at);
        if (rest.startsWith("**/"_L1)) {
            expression += "(?:.*/)?"_L1;
            at += 3;
        } else if (rest.startsWith("**"_L1)) {
            expression += ".*"_L1;
            at += 2;
        } else if (rest.front() == u'*') {
            expression += "[^/]*"_L1;
            ++at;
        } else if (rest.front() == u'?') {
            expression += "[^/]"_L1;
            ++at;
        } else if (rest.front() == u'[') {
            expression += bracket(pattern, at);
        } else {
            at += rest.front() == u'\\' && rest.size() > 1 ? 1 : 0;
            expression += QRegularExpression::escape(pattern.mid(at, 1));
            ++at;
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
