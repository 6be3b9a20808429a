// SPDX-License-Identifier: MIT
#include "ui/transfers/filteredtransfers.h"

#include "ui/transfers/transfercolumns.h"

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

FilteredTransfers::FilteredTransfers(TransferModel *source, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_source(source)
{
    setSortRole(TransferModel::SortRole);
    setSortLocaleAware(true);
    setSourceModel(source);
    m_settle.setSingleShot(true);
    m_settle.setInterval(1s);
    connect(&m_settle, &QTimer::timeout, this, &FilteredTransfers::invalidate);
    connect(source, &QAbstractItemModel::dataChanged, this, [this] {
        if (!dynamicSortFilter() && !m_settle.isActive())
            m_settle.start();
    });
}

void FilteredTransfers::setFilter(const TransferFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

void FilteredTransfers::setSearch(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void FilteredTransfers::sort(int column, Qt::SortOrder order)
{
    setDynamicSortFilter(column < 0 || column >= TransferModel::ColumnCount ||
                         !faceOf(static_cast<TransferModel::Column>(column)).isRestless);
    QSortFilterProxyModel::sort(column, order);
}

bool FilteredTransfers::hasWords(const TransferSnapshot &transfer) const
{
    return std::ranges::all_of(m_words, [&transfer](const QString &word) {
        return transfer.name.contains(word, Qt::CaseInsensitive) ||
               transfer.server.contains(word, Qt::CaseInsensitive) ||
               transfer.source.contains(word, Qt::CaseInsensitive) ||
               transfer.destination.contains(word, Qt::CaseInsensitive);
    });
}

bool FilteredTransfers::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    // A folder that is shown is shown whole.
    if (parent.isValid())
        return true;
    if (m_words.isEmpty() && m_filter.group == TransferFilter::Group::All)
        return true;
    const auto transfer = m_source->transfer(m_source->index(row, 0));
    if (!transfer || !m_filter.matches(*transfer))
        return false;
    return hasWords(*transfer) ||
           (transfer->isFolder && std::ranges::any_of(m_source->childrenOf(transfer->id),
                                      [this](const auto &child) { return hasWords(child); }));
}

} // namespace waybill
