// SPDX-License-Identifier: MIT
// How the rows that are shown and those of the source belong together.
#include "ui/transfers/filteredtransfers.h"

#include "ui/transfers/transfermodel.h"

namespace waybill
{

// An index carries the id of its folder, 0 at the top level: rows that change places keep theirs.

const SortedRows &FilteredTransfers::rowsOf(const QModelIndex &index) const
{
    return m_levels.at(static_cast<TransferId>(index.internalId()));
}

QModelIndex FilteredTransfers::folderIndex(TransferId folder) const
{
    return folder == 0 ? QModelIndex() : mapFromSource(m_source->indexOf(folder));
}

QModelIndex FilteredTransfers::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return m_source->indexAt(static_cast<TransferId>(index.internalId()),
        rowsOf(index).sourceRow(index.row()), index.column());
}

QModelIndex FilteredTransfers::mapFromSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const TransferId folder = m_source->folderOf(index);
    const auto level = m_levels.find(folder);
    if (level == m_levels.end() || index.row() >= level->second.sourceCount())
        return {};
    const int row = level->second.rowOf(index.row());
    return row < 0 ? QModelIndex()
                   : createIndex(row, index.column(), static_cast<quintptr>(folder));
}

QModelIndex FilteredTransfers::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= TransferModel::ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(idOf(parent)));
}

QModelIndex FilteredTransfers::sibling(int row, int column, const QModelIndex &index) const
{
    const bool isThere = index.isValid() && row >= 0 && row < rowsOf(index).count() &&
                         column >= 0 && column < TransferModel::ColumnCount;
    return isThere ? createIndex(row, column, index.internalId()) : QModelIndex();
}

QModelIndex FilteredTransfers::parent(const QModelIndex &index) const
{
    return index.isValid() ? folderIndex(static_cast<TransferId>(index.internalId()))
                           : QModelIndex();
}

/// 0 for the root, and for what is in a folder itself, which holds nothing.
TransferId FilteredTransfers::idOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return 0;
    const auto folder = static_cast<TransferId>(index.internalId());
    return m_source->look(folder, rowsOf(index).sourceRow(index.row()))->id;
}

int FilteredTransfers::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0 || (parent.isValid() && parent.internalId() != 0))
        return 0;
    // Views ask it of each row at each layout: no row is looked up where none holds others.
    if (parent.isValid() && m_levels.size() == 1)
        return 0;
    const auto level = m_levels.find(idOf(parent));
    return level == m_levels.end() ? 0 : level->second.count();
}

int FilteredTransfers::columnCount(const QModelIndex &) const
{
    return TransferModel::ColumnCount;
}

bool FilteredTransfers::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

/// Asked of each row at each layout, so not of the source, which has to look each of them up.
Qt::ItemFlags FilteredTransfers::flags(const QModelIndex &index) const
{
    return index.isValid() ? TransferModel::flagsIn(static_cast<TransferId>(index.internalId()))
                           : m_source->flags({});
}

QVariant FilteredTransfers::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_source->headerData(section, orientation, role);
}

} // namespace waybill
