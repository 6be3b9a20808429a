// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace waybill
{

/// A folder's entries as a flat table, folders first, sorted and filtered by itself: with 100,000
/// of them a proxy would tell of each row apart.
class BrowserModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Size, Modified, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< the raw value behind the text
        UrlRole,
        IsFolderRole,
    };
    struct Totals
    {
        int folders = 0;
        int files = 0;
        qint64 bytes = 0; ///< of the files whose size is known
    };

    explicit BrowserModel(QObject *parent = nullptr);

    void setEntries(QList<RemoteEntry> entries);
    /// Shows what contains this, whatever its case; with '*' or '?' what matches it.
    void setFilter(const QString &filter);
    const RemoteEntry &entry(int row) const { return m_entries.at(m_shown.at(row)); }
    bool holdsName(const QString &name) const;
    /// Of all, shown or not.
    Totals totals() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void rankNames();
    void order();
    void choose();
    QString text(const RemoteEntry &entry, int column) const;
    QVariant raw(const RemoteEntry &entry, int column) const;

    QList<RemoteEntry> m_entries;
    QList<int> m_ranks;   ///< by entry: its place among the names
    QList<int> m_ordered; ///< entries in the order of the rows
    QList<int> m_shown;   ///< those of them that pass the filter
    QString m_filter;
    int m_column = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QIcon m_folderIcon;
    QIcon m_fileIcon;
};

} // namespace waybill
