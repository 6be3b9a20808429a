// SPDX-License-Identifier: MIT
#include "ui/transfers/filteredtransfers.h"

#include "ui/transfers/transfercolumns.h"

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

/// More places than these in which rows come or go, and all rows are told anew: views take each
/// place by itself.
constexpr qsizetype kMostPlaces = 100;

TransferModel::Column columnOf(int column)
{
    return column < 0 || column >= TransferModel::ColumnCount
               ? TransferModel::Added
               : static_cast<TransferModel::Column>(column);
}

} // namespace

FilteredTransfers::FilteredTransfers(TransferModel *source, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_source(source)
{
    setSourceModel(source);
    m_settle.setSingleShot(true);
    m_settle.setInterval(1s);
    connect(&m_settle, &QTimer::timeout, this, &FilteredTransfers::settle);
    connect(source, &TransferModel::rowsChanged, this, &FilteredTransfers::takeChanges);
    connect(source, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &folder, int first, int last) {
            takeInserted(static_cast<TransferId>(folder.internalId()), first, last);
        });
    connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &folder, int first, int last) {
            hideRows(static_cast<TransferId>(folder.internalId()), first, last);
        });
    connect(source, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &folder, int first, int last) {
            forgetRows(static_cast<TransferId>(folder.internalId()), first, last);
        });
    Q_ASSERT(source->rowCount() == 0);
    m_levels.emplace(0, SortedRows(false, m_order));
}

void FilteredTransfers::setFilter(const TransferFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refilter();
}

void FilteredTransfers::setSearch(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    refilter();
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

bool FilteredTransfers::accepts(TransferId folder, int sourceRow) const
{
    // A folder that is shown is shown whole.
    if (folder != 0)
        return true;
    if (m_words.isEmpty() && m_filter.group == TransferFilter::Group::All)
        return true;
    const TransferSnapshot *const transfer = m_source->look(0, sourceRow);
    if (!m_filter.matches(*transfer))
        return false;
    return hasWords(*transfer) ||
           (transfer->isFolder && std::ranges::any_of(m_source->childrenOf(transfer->id),
                                      [this](const auto &child) { return hasWords(child); }));
}

QVariant FilteredTransfers::keyOf(TransferId folder, int sourceRow) const
{
    return m_column < 0 ? QVariant(sourceRow)
                        : columnValue(*m_source->look(folder, sourceRow), columnOf(m_column));
}

bool FilteredTransfers::isFlat() const
{
    return !m_source->hasFolders();
}

SortedRows FilteredTransfers::emptyRows() const
{
    // Without a column they stand as they were added.
    const QVariant sample = columnValue(TransferSnapshot(), columnOf(m_column));
    return {m_column >= 0 && sample.typeId() == QMetaType::QString, m_order};
}

void FilteredTransfers::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    m_isRestless = column >= 0 && faceOf(columnOf(column)).isRestless;
    m_dirty.clear();
    m_settle.stop();
    Levels fresh;
    for (const auto &[folder, rows] : m_levels) {
        SortedRows &made = fresh.emplace(folder, emptyRows()).first->second;
        for (int row = 0; row < rows.sourceCount(); ++row)
            made.appendSource(keyOf(folder, row));
        made.setShown(rows.order());
    }
    changeOrder([this, &fresh] { m_levels = std::move(fresh); });
}

/// Another order of the same rows; `change` makes it so.
void FilteredTransfers::changeOrder(const std::function<void()> &change)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QList<int> sourceRows;
    for (const QModelIndex &index : from)
        sourceRows.append(rowsOf(index).sourceRow(index.row()));
    change();
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(createIndex(rowsOf(from.at(i)).rowOf(sourceRows.at(i)), from.at(i).column(),
            from.at(i).internalId()));
    changePersistentIndexList(from, to);
    emit layoutChanged({}, VerticalSortHint);
}

/// Puts what has changed in its place.
void FilteredTransfers::settle()
{
    m_settle.stop();
    std::unordered_map<TransferId, std::vector<int>> orders;
    for (const auto &[folder, sourceRows] : std::exchange(m_dirty, {})) {
        QList<std::pair<int, QVariant>> keys;
        keys.reserve(sourceRows.size());
        for (const int row : sourceRows)
            keys.append({row, keyOf(folder, row)});
        std::vector<int> order = m_levels.at(folder).orderWith(keys);
        if (!order.empty())
            orders.emplace(folder, std::move(order));
    }
    if (orders.empty())
        return;
    changeOrder([this, &orders] {
        for (auto &[folder, order] : orders)
            m_levels.at(folder).setOrder(std::move(order));
    });
}

/// Another filter: a few rows come or go where they stand; else all are told anew.
void FilteredTransfers::refilter()
{
    SortedRows &rows = m_levels.at(0);
    QList<int> changing;
    std::vector<int> wanted;
    for (int row = 0; row < rows.sourceCount(); ++row) {
        const bool isWanted = accepts(0, row);
        if (isWanted)
            wanted.push_back(row);
        if (isWanted != (rows.rowOf(row) >= 0))
            changing.append(row);
    }
    if (changing.size() <= kMostPlaces) {
        takeMembership(0, &rows, changing);
        return;
    }
    beginResetModel();
    rows.setShown(std::move(wanted));
    endResetModel();
}

void FilteredTransfers::takeChanges(TransferId folder, const QList<int> &sourceRows)
{
    SortedRows &rows = m_levels.at(folder);
    QList<int> changing;
    QList<int> moving;
    for (const int row : sourceRows) {
        const bool isShown = rows.rowOf(row) >= 0;
        const QVariant key = keyOf(folder, row);
        // What is not shown can take its key at once: it stands nowhere.
        if (!isShown)
            rows.setKey(row, key);
        if (accepts(folder, row) != isShown)
            changing.append(row);
        else if (isShown && rows.isOtherKey(row, key))
            moving.append(row);
    }
    takeMembership(folder, &rows, changing);
    if (isShown(folder))
        tellChanged(folder, rows, sourceRows);
    if (moving.isEmpty())
        return;
    m_dirty[folder].append(moving);
    if (!m_isRestless)
        settle();
    else if (!m_settle.isActive())
        m_settle.start();
}

bool FilteredTransfers::isShown(TransferId folder) const
{
    return folder == 0 || folderIndex(folder).isValid();
}

/// These come if they are hidden, and go if they are not.
void FilteredTransfers::takeMembership(
    TransferId folder, SortedRows *rows, const QList<int> &sourceRows)
{
    const QModelIndex parent = folderIndex(folder);
    const bool isTold = isShown(folder);
    for (const int sourceRow : sourceRows) {
        const int shown = rows->rowOf(sourceRow);
        if (shown >= 0) {
            if (isTold)
                beginRemoveRows(parent, shown, shown);
            rows->remove(shown, shown);
            if (isTold)
                endRemoveRows();
        } else {
            const int place = rows->placeFor(sourceRow);
            if (isTold)
                beginInsertRows(parent, place, place);
            rows->insert(place, {sourceRow});
            if (isTold)
                endInsertRows();
        }
    }
}

/// As one range: views repaint what they show of it once.
void FilteredTransfers::tellChanged(
    TransferId folder, const SortedRows &rows, const QList<int> &sourceRows)
{
    int first = rows.count();
    int last = -1;
    for (const int sourceRow : sourceRows) {
        const int row = rows.rowOf(sourceRow);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        emit dataChanged(createIndex(first, 0, static_cast<quintptr>(folder)),
            createIndex(last, TransferModel::ColumnCount - 1, static_cast<quintptr>(folder)));
}

void FilteredTransfers::takeInserted(TransferId folder, int first, int last)
{
    SortedRows &rows = m_levels.try_emplace(folder, emptyRows()).first->second;
    std::vector<int> coming;
    for (int row = first; row <= last; ++row) {
        rows.appendSource(keyOf(folder, row));
        if (accepts(folder, row))
            coming.push_back(row);
    }
    showRows(folder, &rows, std::move(coming));
    // A folder may be found by what is in it.
    if (folder != 0 && isSearching())
        takeChanges(0, {m_source->indexOf(folder).row()});
}

void FilteredTransfers::showRows(TransferId folder, SortedRows *rows, std::vector<int> coming)
{
    if (coming.empty())
        return;
    rows->sortByKey(&coming);
    const int place = rows->placeFor(coming.front());
    if (place == rows->placeFor(coming.back())) {
        const bool isTold = isShown(folder);
        if (isTold)
            beginInsertRows(
                folderIndex(folder), place, place + static_cast<int>(coming.size()) - 1);
        rows->insert(place, coming);
        if (isTold)
            endInsertRows();
    } else if (coming.size() <= kMostPlaces) {
        takeMembership(folder, rows, QList<int>(coming.begin(), coming.end()));
    } else {
        beginResetModel();
        std::vector<int> all = rows->order();
        all.insert(all.end(), coming.begin(), coming.end());
        rows->setShown(std::move(all));
        endResetModel();
    }
}

/// The source has them still.
void FilteredTransfers::hideRows(TransferId folder, int first, int last)
{
    if (m_dirty.contains(folder))
        settle();
    SortedRows &rows = m_levels.at(folder);
    QList<int> leaving;
    int top = rows.count();
    int bottom = -1;
    for (int row = first; row <= last; ++row) {
        const int shown = rows.rowOf(row);
        if (shown < 0)
            continue;
        leaving.append(row);
        top = std::min(top, shown);
        bottom = std::max(bottom, shown);
    }
    if (leaving.isEmpty())
        return;
    if (bottom - top + 1 == leaving.size() && isShown(folder)) {
        beginRemoveRows(folderIndex(folder), top, bottom);
        rows.remove(top, bottom);
        endRemoveRows();
    } else if (leaving.size() <= kMostPlaces) {
        takeMembership(folder, &rows, leaving);
    } else {
        m_isResetting = true;
        beginResetModel();
    }
}

void FilteredTransfers::forgetRows(TransferId folder, int first, int last)
{
    SortedRows &rows = m_levels.at(folder);
    if (m_isResetting)
        rows.setShown(rows.orderWithout(first, last));
    rows.removeSource(first, last);
    // Nothing tells which of them were folders; their ids are gone.
    if (folder == 0)
        std::erase_if(m_levels, [this](const auto &level) {
            return level.first != 0 && !m_source->indexOf(level.first).isValid();
        });
    if (std::exchange(m_isResetting, false))
        endResetModel();
}

} // namespace waybill
