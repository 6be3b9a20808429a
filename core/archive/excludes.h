// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>
#include <QStringList>

namespace waybill
{

/// Which paths of a tree are left out, by patterns as in a .gitignore: `*` and `?` stay within a
/// name, `**` crosses folders, a '/' at the beginning or in the middle ties a pattern to the tree's
/// top, one at the end means folders only, and `!` takes back what an earlier pattern left out. The
/// last pattern that fits decides. Not a comment sign: '#'.
class Excludes
{
public:
    Excludes() = default;
    explicit Excludes(const QStringList &patterns);

    bool isEmpty() const { return m_rules.isEmpty(); }
    /// Of a path within the tree, without leading '/'. What is in an excluded folder is not asked
    /// for.
    bool matches(const QString &path, bool isFolder) const;

private:
    struct Rule
    {
        QRegularExpression expression;
        bool isForFolders = false;
        bool isTakenBack = false;
    };
    QList<Rule> m_rules;
};

} // namespace waybill
