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

TransferModel::Node *TransferModel::find(TransferId id)
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : &found->second;
}

const TransferModel::Node *TransferModel::nodeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto found = m_nodes.find(static_cast<TransferId>(index.internalId()));
    return found == m_nodes.end() ? nullptr : &found->second;
}

QModelIndex TransferModel::indexOf(const Node &node, int column) const
{
    return createIndex(node.row, column, static_cast<quintptr>(node.transfer.id));
}

QList<TransferId> &TransferModel::siblings(TransferId parent)
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
        siblings(parent).append(transfer.id);
        m_nodes.emplace(transfer.id, Node{transfer, parent, row, {}});
        if (parent == 0)
            m_counts.add(transfer);
    }
    endInsertRows();
    emit countsChanged();
}

void TransferModel::update(const QList<TransferSnapshot> &transfers)
{
    // Neighbours are announced together: a thousand rows that change are a few ranges.
    QList<const Node *> changed;
    for (const TransferSnapshot &transfer : transfers) {
        Node *const node = find(transfer.id);
        if (!node)
            continue;
        const bool isJustDone = node->parent == 0 && transfer.state == TransferState::Done &&
                                node->transfer.state != TransferState::Done;
        if (node->parent == 0) {
            m_counts.remove(node->transfer);
            m_counts.add(transfer);
        }
        node->transfer = transfer;
        changed.append(node);
        if (isJustDone)
            emit finished(transfer);
    }
    std::ranges::sort(
        changed, {}, [](const Node *node) { return std::pair(node->parent, node->row); });
    for (qsizetype first = 0; first < changed.size();) {
        qsizetype last = first;
        while (last + 1 < changed.size() && changed[last + 1]->parent == changed[first]->parent &&
               changed[last + 1]->row <= changed[last]->row + 1)
            ++last;
        emit dataChanged(indexOf(*changed[first], 0), indexOf(*changed[last], ColumnCount - 1));
        first = last + 1;
    }
    if (!changed.isEmpty())
        emit countsChanged();
}

void TransferModel::remove(const QList<TransferId> &ids)
{
    for (const TransferId id : ids)
        removeOne(id);
    emit countsChanged();
}

void TransferModel::removeOne(TransferId id)
{
    const Node *const node = find(id);
    if (!node)
        return;
    const TransferId parent = node->parent;
    const int row = node->row;
    const Node *const folder = find(parent);
    beginRemoveRows(folder ? indexOf(*folder, 0) : QModelIndex(), row, row);
    if (parent == 0)
        m_counts.remove(node->transfer);
    siblings(parent).removeAt(row);
    for (const TransferId child : node->children)
        m_nodes.erase(child);
    m_nodes.erase(id);
    for (int later = row; later < siblings(parent).size(); ++later)
        find(siblings(parent).at(later))->row = later;
    endRemoveRows();
}

std::optional<TransferSnapshot> TransferModel::transfer(const QModelIndex &index) const
{
    const Node *const node = nodeOf(index);
    return node ? std::optional(node->transfer) : std::nullopt;
}

std::optional<TransferSnapshot> TransferModel::transfer(TransferId id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? std::nullopt : std::optional(found->second.transfer);
}

QList<TransferSnapshot> TransferModel::childrenOf(TransferId id) const
{
    QList<TransferSnapshot> all;
    const auto found = m_nodes.find(id);
    if (found == m_nodes.end())
        return all;
    for (const TransferId child : found->second.children)
        all.append(m_nodes.at(child).transfer);
    return all;
}

QModelIndex TransferModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node *const folder = nodeOf(parent);
    const TransferId id = folder ? folder->children.at(row) : m_top.at(row);
    return createIndex(row, column, static_cast<quintptr>(id));
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
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    // A folder's files keep their order.
    if (!index.isValid())
        return flags | Qt::ItemIsDropEnabled;
    return index.parent().isValid() ? flags : flags | Qt::ItemIsDragEnabled;
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
    emit moveWanted(ids, row >= 0 && row < m_top.size() ? m_top.at(row) : 0);
    return true;
}

} // namespace waybill
