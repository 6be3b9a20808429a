// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transfercounts.h"

#include <QAbstractItemModel>

#include <unordered_map>

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
        Priority,
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
    /// Without a copy, for those who look at many; null if there is none. Of the top level: folder
    /// 0.
    const TransferSnapshot *look(TransferId folder, int row) const;
    /// Invalid if there is none of that id, or of that place.
    QModelIndex indexOf(TransferId id) const;
    QModelIndex indexAt(TransferId folder, int row, int column) const;
    TransferId folderOf(const QModelIndex &index) const;
    /// Of each row in that folder, or at the top level: folder 0.
    static Qt::ItemFlags flagsIn(TransferId folder);
    /// Some of the transfers are the files of a folder.
    bool hasFolders() const { return static_cast<qsizetype>(m_nodes.size()) > m_top.size(); }
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
    /// What dataChanged tells in ranges, at once: these rows of a folder, ascending; 0: top level.
    void rowsChanged(waybill::TransferId folder, const QList<int> &rows);
    /// Whatever counts() tells may be another now.
    void countsChanged();

private:
    struct Node
    {
        TransferSnapshot transfer;
        TransferId parent = 0; ///< 0: top level
        int row = 0;
        QList<Node *> children;
    };

    const Node *find(TransferId id) const;
    Node *find(TransferId id) { return const_cast<Node *>(std::as_const(*this).find(id)); }
    const Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node &node, int column) const;
    QList<Node *> &siblings(TransferId parent);
    void insertUnder(TransferId parent, const QList<TransferSnapshot> &transfers);
    void tellChanged(const QList<const Node *> &changed);
    void removeRange(TransferId parent, int first, int last);

    std::unordered_map<TransferId, Node> m_nodes; ///< which never move
    QList<Node *> m_top;
    TransferCounts m_counts;
};

} // namespace waybill
