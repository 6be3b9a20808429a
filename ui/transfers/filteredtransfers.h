// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transferfilter.h"

#include <QSortFilterProxyModel>
#include <QTimer>

namespace waybill
{

class TransferModel;

/// The transfers that the rail and the search field leave over, in the order of a column.
///
/// Calm: where the column is one whose values never rest, rows move once a second and not ten
/// times.
class FilteredTransfers : public QSortFilterProxyModel
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

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool hasWords(const TransferSnapshot &transfer) const;

    TransferModel *m_source;
    TransferFilter m_filter;
    QStringList m_words;
    QTimer m_settle;
};

} // namespace waybill
