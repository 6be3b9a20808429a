// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transfercounts.h"

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
        Number, ///< the place in the queue
        Name,
        Server,
        Direction,
        Size,
        Progress,
        State,
        Speed,
        TimeLeft,
        Added,
        Finished,
        Category,
        Ratio, ///< bytes on the wire for each byte of the file
        Checked,
        Path,
        Attempts,
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
    /// Of the files of a folder.
    QList<TransferSnapshot> childrenOf(TransferId id) const;
    /// Of all top-level rows.
    const TransferCounts &counts() const { return m_counts; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
        const QModelIndex &parent) override;

signals:
    /// Rows were dropped in front of another; 0: behind all.
    void moveWanted(const QList<waybill::TransferId> &ids, waybill::TransferId before);
    /// Of the list's own rows.
    void finished(const waybill::TransferSnapshot &transfer);
    /// Whatever counts() tells may be another now.
    void countsChanged();

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

    std::map<TransferId, Node> m_nodes;
    QList<TransferId> m_top;
    TransferCounts m_counts;
};

} // namespace waybill
