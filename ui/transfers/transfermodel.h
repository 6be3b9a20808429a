// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QAbstractItemModel>

namespace waybill
{

/// The transfers as a list; a folder's files are its children. Fed with snapshots; starts nothing
/// by itself.
class TransferModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Server,
        Direction,
        Size,
        Progress,
        State,
        Speed,
        TimeLeft,
        Added,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, ///< the raw value behind the text
        IdRole,
        PercentRole, ///< 0 to 100, -1 where nobody knows
    };

    using QAbstractItemModel::QAbstractItemModel;

    void add(const QList<TransferSnapshot> &transfers);
    void update(const QList<TransferSnapshot> &transfers);
    void remove(const QList<TransferId> &ids);
    std::optional<TransferSnapshot> transfer(const QModelIndex &index) const;
    std::optional<TransferSnapshot> transfer(TransferId id) const;
    /// Of all top-level rows.
    QList<TransferSnapshot> topLevel() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node
    {
        TransferSnapshot transfer;
        TransferId parent = 0; ///< 0: top level
        int row = 0;
        QList<TransferId> children;
    };

    Node *find(TransferId id);
    const Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node &node, int column) const;
    QList<TransferId> &siblings(TransferId parent);
    void insertUnder(TransferId parent, const QList<TransferSnapshot> &transfers);
    void removeOne(TransferId id);
    QVariant text(const TransferSnapshot &transfer, int column) const;
    QVariant raw(const TransferSnapshot &transfer, int column) const;

    std::map<TransferId, Node> m_nodes;
    QList<TransferId> m_top;
};

} // namespace waybill
