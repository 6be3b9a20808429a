// SPDX-License-Identifier: MIT
#include "ui/transfers/transfermodel.h"

#include "ui/format/errortext.h"
#include "ui/format/statetext.h"
#include "ui/format/units.h"

#include <QLocale>
#include <QSet>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

int percentOf(const TransferSnapshot &transfer)
{
    if (transfer.state == TransferState::Done)
        return 100;
    if (transfer.bytesTotal <= 0)
        return -1;
    return static_cast<int>(std::min<qint64>(100, transfer.bytesDone * 100 / transfer.bytesTotal));
}

constexpr const char *kTitles[] = {
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Name"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Server"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Direction"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Size"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Progress"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "State"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Speed"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Time left"),
    QT_TRANSLATE_NOOP("waybill::TransferModel", "Added"),
};

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
    }
    endInsertRows();
}

void TransferModel::update(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers) {
        Node *const node = find(transfer.id);
        if (!node)
            continue;
        node->transfer = transfer;
        emit dataChanged(indexOf(*node, 0), indexOf(*node, ColumnCount - 1));
    }
}

void TransferModel::remove(const QList<TransferId> &ids)
{
    for (const TransferId id : ids)
        removeOne(id);
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

QList<TransferSnapshot> TransferModel::topLevel() const
{
    QList<TransferSnapshot> all;
    for (const TransferId id : m_top)
        all.append(m_nodes.at(id).transfer);
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

QVariant TransferModel::text(const TransferSnapshot &transfer, int column) const
{
    switch (column) {
    case Name:
        return transfer.name;
    case Server:
        return transfer.server;
    case Direction:
        return directionText(transfer.kind);
    case Size:
        return formatBytes(transfer.bytesTotal);
    case Progress:
        return percentOf(transfer) < 0 ? formatBytes(transfer.bytesDone)
                                       : QStringLiteral("%1 %").arg(percentOf(transfer));
    case State:
        return stateText(transfer);
    case Speed:
        return formatRate(transfer.bytesPerSecond);
    case TimeLeft:
        return formatTimeLeft(transfer.bytesDone, transfer.bytesTotal, transfer.bytesPerSecond);
    case Added:
        return QLocale().toString(transfer.added.toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant TransferModel::raw(const TransferSnapshot &transfer, int column) const
{
    switch (column) {
    case Size:
        return transfer.bytesTotal;
    case Progress:
        return percentOf(transfer);
    case State:
        return static_cast<int>(transfer.state);
    case Speed:
        return transfer.bytesPerSecond;
    case TimeLeft:
        return transfer.bytesPerSecond < 1
                   ? -1.0
                   : static_cast<double>(transfer.bytesTotal - transfer.bytesDone) /
                         transfer.bytesPerSecond;
    case Added:
        return transfer.added;
    default:
        return text(transfer, column);
    }
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    const Node *const node = nodeOf(index);
    if (!node)
        return {};
    const TransferSnapshot &transfer = node->transfer;
    switch (role) {
    case Qt::DisplayRole:
        return text(transfer, index.column());
    case Qt::ToolTipRole:
        if (transfer.error && !hasEnded(transfer.state))
            return plainToolTip(
                errorText(*transfer.error).message + u'\n' + errorText(*transfer.error).nextStep);
        return plainToolTip(text(transfer, index.column()).toString());
    case Qt::AccessibleTextRole:
        return index.column() == Name
                   ? QVariant(QStringLiteral("%1, %2, %3, %4")
                             .arg(transfer.name, directionText(transfer.kind),
                                 text(transfer, Progress).toString(), stateText(transfer)))
                   : text(transfer, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Size || index.column() == Speed || index.column() == TimeLeft
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole:
        return raw(transfer, index.column());
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
    return tr(kTitles[section]);
}

} // namespace waybill
