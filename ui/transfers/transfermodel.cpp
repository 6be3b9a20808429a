// SPDX-License-Identifier: MIT
#include "ui/transfers/transfermodel.h"

#include "ui/format/errortext.h"
#include "ui/transfers/transfercolumns.h"

#include <QMimeData>
#include <QSet>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kMimeType = u"application/x-waybill-transfers"_s;

/// As markup that shows exactly this text: whether a tooltip is markup is otherwise a guess from
/// its content.
QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"<p style=\"white-space:pre-wrap\">"_s + text.toHtmlEscaped() + u"</p>"_s;
}

} // namespace

const TransferModel::Node *TransferModel::find(TransferId id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : &found->second;
}

const TransferModel::Node *TransferModel::nodeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return find(static_cast<TransferId>(index.internalId()));
}

QModelIndex TransferModel::indexOf(const Node &node, int column) const
{
    return createIndex(node.row, column, static_cast<quintptr>(node.transfer.id));
}

QList<TransferModel::Node *> &TransferModel::siblings(TransferId parent)
{
    Node *const folder = find(parent);
    return folder ? folder->children : m_top;
}

void TransferModel::add(const QList<TransferSnapshot> &transfers)
{
    // Neighbours with one parent go in as one range.
    QList<TransferSnapshot> run;
    QSet<TransferId> seen;
    const auto flush = [&] {
        if (!run.isEmpty())
            insertUnder(run.constFirst().parent.value_or(0), run);
        run.clear();
    };
    for (const TransferSnapshot &transfer : transfers) {
        if (find(transfer.id) || seen.contains(transfer.id))
            continue;
        seen.insert(transfer.id);
        if (!run.isEmpty() && run.constFirst().parent != transfer.parent)
            flush();
        run.append(transfer);
    }
    flush();
}

void TransferModel::insertUnder(TransferId parent, const QList<TransferSnapshot> &transfers)
{
    const Node *const folder = find(parent);
    if (!folder)
        parent = 0;
    const int first = static_cast<int>(siblings(parent).size());
    beginInsertRows(folder ? indexOf(*folder, 0) : QModelIndex(), first,
        first + static_cast<int>(transfers.size()) - 1);
    for (const TransferSnapshot &transfer : transfers) {
        const int row = static_cast<int>(siblings(parent).size());
        const auto made = m_nodes.emplace(transfer.id, Node{transfer, parent, row, {}});
        siblings(parent).append(&made.first->second);
        if (parent == 0)
            m_counts.add(transfer);
    }
    endInsertRows();
    emit countsChanged();
}

void TransferModel::update(const QList<TransferSnapshot> &transfers)
{
    QList<const Node *> changed;
    changed.reserve(transfers.size());
    for (const TransferSnapshot &transfer : transfers) {
        Node *const node = find(transfer.id);
        if (!node)
            continue;
        const bool isJustDone = node->parent == 0 && transfer.state == TransferState::Done &&
                                node->transfer.state != TransferState::Done;
        if (node->parent == 0)
            m_counts.change(node->transfer, transfer);
        node->transfer = transfer;
        changed.append(node);
        if (isJustDone)
            emit finished(transfer);
    }
    std::ranges::sort(
        changed, {}, [](const Node *node) { return std::pair(node->parent, node->row); });
    tellChanged(changed);
    if (!changed.isEmpty())
        emit countsChanged();
}

/// Neighbours are announced together: a thousand rows that change are a few ranges.
void TransferModel::tellChanged(const QList<const Node *> &changed)
{
    QList<int> rows;
    for (qsizetype first = 0; first < changed.size();) {
        qsizetype last = first;
        while (last + 1 < changed.size() && changed[last + 1]->parent == changed[first]->parent &&
               changed[last + 1]->row <= changed[last]->row + 1)
            ++last;
        emit dataChanged(indexOf(*changed[first], 0), indexOf(*changed[last], ColumnCount - 1));
        for (int row = changed[first]->row; row <= changed[last]->row; ++row)
            rows.append(row);
        if (last + 1 == changed.size() || changed[last + 1]->parent != changed[first]->parent)
            emit rowsChanged(changed[first]->parent, std::exchange(rows, {}));
        first = last + 1;
    }
}

/// From the back, so that the rows in front keep their numbers; neighbours together.
void TransferModel::remove(const QList<TransferId> &ids)
{
    QList<std::pair<TransferId, int>> places;
    for (const TransferId id : ids) {
        // What lies in a folder that goes, goes with it.
        const Node *const node = find(id);
        if (node && (node->parent == 0 || !ids.contains(node->parent)))
            places.append({node->parent, node->row});
    }
    std::ranges::sort(places, std::greater());
    const auto twice = std::ranges::unique(places);
    places.erase(twice.begin(), twice.end());
    for (qsizetype i = 0; i < places.size();) {
        const auto [parent, last] = places.at(i);
        int first = last;
        while (++i < places.size() && places.at(i) == std::pair(parent, first - 1))
            --first;
        removeRange(parent, first, last);
    }
    emit countsChanged();
}

void TransferModel::removeRange(TransferId parent, int first, int last)
{
    const Node *const folder = find(parent);
    beginRemoveRows(folder ? indexOf(*folder, 0) : QModelIndex(), first, last);
    QList<Node *> &rows = siblings(parent);
    for (int row = first; row <= last; ++row) {
        const Node *const node = rows.at(row);
        if (parent == 0)
            m_counts.remove(node->transfer);
        for (const Node *const child : node->children)
            m_nodes.erase(child->transfer.id);
        m_nodes.erase(node->transfer.id);
    }
    rows.remove(first, last - first + 1);
    for (int later = first; later < rows.size(); ++later)
        rows.at(later)->row = later;
    endRemoveRows();
}

std::optional<TransferSnapshot> TransferModel::transfer(const QModelIndex &index) const
{
    const Node *const node = nodeOf(index);
    return node ? std::optional(node->transfer) : std::nullopt;
}

std::optional<TransferSnapshot> TransferModel::transfer(TransferId id) const
{
    const Node *const node = find(id);
    return node ? std::optional(node->transfer) : std::nullopt;
}

QList<TransferSnapshot> TransferModel::childrenOf(TransferId id) const
{
    QList<TransferSnapshot> all;
    if (const Node *const node = find(id)) {
        for (const Node *const child : node->children)
            all.append(child->transfer);
    }
    return all;
}

const TransferSnapshot *TransferModel::look(TransferId folder, int row) const
{
    const Node *const node = folder == 0 ? nullptr : find(folder);
    const QList<Node *> &rows = node ? node->children : m_top;
    return row >= 0 && row < rows.size() && (node || folder == 0) ? &rows.at(row)->transfer
                                                                  : nullptr;
}

QModelIndex TransferModel::indexOf(TransferId id) const
{
    const Node *const node = find(id);
    return node ? indexOf(*node, 0) : QModelIndex();
}

QModelIndex TransferModel::indexAt(TransferId folder, int row, int column) const
{
    const TransferSnapshot *const transfer = look(folder, row);
    return transfer ? createIndex(row, column, static_cast<quintptr>(transfer->id)) : QModelIndex();
}

TransferId TransferModel::folderOf(const QModelIndex &index) const
{
    const Node *const node = nodeOf(index);
    return node ? node->parent : 0;
}

QModelIndex TransferModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node *const folder = nodeOf(parent);
    return indexOf(*(folder ? folder->children : m_top).at(row), column);
}

QModelIndex TransferModel::parent(const QModelIndex &index) const
{
    const Node *const node = nodeOf(index);
    if (!node || node->parent == 0)
        return {};
    return indexOf(m_nodes.at(node->parent), 0);
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *const folder = nodeOf(parent);
    if (parent.isValid() && !folder)
        return 0;
    return static_cast<int>(folder ? folder->children.size() : m_top.size());
}

int TransferModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    const Node *const node = nodeOf(index);
    if (!node)
        return {};
    const TransferSnapshot &transfer = node->transfer;
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return columnText(transfer, column);
    case Qt::ToolTipRole:
        if (transfer.error && !hasEnded(transfer.state))
            return plainToolTip(
                errorText(*transfer.error).message + u'\n' + errorText(*transfer.error).nextStep);
        return plainToolTip(columnText(transfer, column));
    case Qt::AccessibleTextRole:
        return column == Number || column == Name ? spokenText(transfer)
                                                  : columnText(transfer, column);
    case Qt::TextAlignmentRole:
        return QVariant(
            (faceOf(column).isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return columnValue(transfer, column);
    case IdRole:
        return transfer.id;
    case PercentRole:
        return percentOf(transfer);
    default:
        return {};
    }
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ColumnCount)
        return {};
    return columnTitle(static_cast<Column>(section));
}

Qt::ItemFlags TransferModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? flagsIn(folderOf(index)) : Qt::ItemIsDropEnabled;
}

Qt::ItemFlags TransferModel::flagsIn(TransferId folder)
{
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    // A folder's files keep their order.
    return folder == 0 ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList TransferModel::mimeTypes() const
{
    return {kMimeType};
}

QMimeData *TransferModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArrayList ids;
    for (const QModelIndex &index : indexes) {
        const QByteArray id = QByteArray::number(static_cast<qint64>(index.internalId()));
        if (!ids.contains(id))
            ids.append(id);
    }
    auto *data = new QMimeData;
    data->setData(kMimeType, ids.join(' '));
    return data;
}

/// Only told: the rows move when the queue says so.
bool TransferModel::dropMimeData(const QMimeData *data, Qt::DropAction /*action*/, int row,
    int /*column*/, const QModelIndex &parent)
{
    if (!data->hasFormat(kMimeType) || parent.isValid())
        return false;
    QList<TransferId> ids;
    for (const QByteArray &id : data->data(kMimeType).split(' '))
        ids.append(id.toLongLong());
    emit moveWanted(ids, row >= 0 && row < m_top.size() ? m_top.at(row)->transfer.id : 0);
    return true;
}

} // namespace waybill
