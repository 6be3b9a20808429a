// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/sortedrows.h"
#include "ui/transfers/transferfilter.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <functional>
#include <unordered_map>

namespace waybill
{

class TransferModel;

/// The transfers that the rail and the search field leave over, in the order of a column.
///
/// Calm: where the column is one whose values never rest, rows move once a second and not ten
/// times. A QSortFilterProxyModel asks again for whatever it compares: with 100,000 rows it takes
/// longer than a frame. This one keeps what it sorts by, and puts only those rows in place that
/// changed.
class FilteredTransfers : public QAbstractProxyModel
{
    Q_OBJECT

public:
    FilteredTransfers(TransferModel *source, QObject *parent);

    void setFilter(const TransferFilter &filter);
    const TransferFilter &filter() const { return m_filter; }
    /// Words that all have to be in the name, the server or the path.
    void setSearch(const QString &text);
    bool isSearching() const { return !m_words.isEmpty(); }
    void sort(int column, Qt::SortOrder order) override;
    /// No row has rows below it: another order is nothing but other contents of the same rows.
    bool isFlat() const;

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    // A folder's id stands for its rows; 0 is the top level.
    using Levels = std::unordered_map<TransferId, SortedRows>;

    const SortedRows &rowsOf(const QModelIndex &index) const;
    QModelIndex folderIndex(TransferId folder) const;
    TransferId idOf(const QModelIndex &index) const;
    bool isShown(TransferId folder) const;
    bool accepts(TransferId folder, int sourceRow) const;
    bool hasWords(const TransferSnapshot &transfer) const;
    QVariant keyOf(TransferId folder, int sourceRow) const;
    SortedRows emptyRows() const;
    void refilter();
    void takeChanges(TransferId folder, const QList<int> &sourceRows);
    void takeMembership(TransferId folder, SortedRows *rows, const QList<int> &sourceRows);
    void tellChanged(TransferId folder, const SortedRows &rows, const QList<int> &sourceRows);
    void takeInserted(TransferId folder, int first, int last);
    void showRows(TransferId folder, SortedRows *rows, std::vector<int> coming);
    void hideRows(TransferId folder, int first, int last);
    void forgetRows(TransferId folder, int first, int last);
    void settle();
    void changeOrder(const std::function<void()> &change);

    TransferModel *m_source;
    TransferFilter m_filter;
    QStringList m_words;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_isRestless = false;
    bool m_isResetting = false; ///< until the source has removed its rows
    Levels m_levels;
    /// Source rows that may stand at the wrong place.
    std::unordered_map<TransferId, QList<int>> m_dirty;
    QTimer m_settle;
};

} // namespace waybill
