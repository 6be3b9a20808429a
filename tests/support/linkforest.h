// SPDX-License-Identifier: MIT
#pragma once

#include <QRandomGenerator>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace waybill::test
{

/// Folders and links of few names on a disk, so that links meet each other. The same for the same
/// seed.
class LinkForest
{
public:
    explicit LinkForest(quint32 seed);

    using Judge = std::function<bool(const QStringList &path, const QString &target)>;
    /// Tries so many, as an extraction makes them: only into real folders, those that `mayStand`.
    void plantLinks(int count, const Judge &mayStand);
    int made() const { return m_made; }
    /// The first way that leads out, by any chain of names; empty if there is none.
    QString wayOut();

private:
    QString root() const { return m_folder.filePath(QStringLiteral("above/root")); }
    QString pick(const QStringList &from);
    QStringList randomPath();
    QString randomTarget();

    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    int m_made = 0;
};

} // namespace waybill::test
