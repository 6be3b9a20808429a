// SPDX-License-Identifier: MIT
#include "ui/transfers/selectedtransfers.h"

#include "ui/transfers/filteredtransfers.h"
#include "ui/transfers/transfermodel.h"

#include <QItemSelectionModel>

namespace waybill
{

SelectedTransfers::SelectedTransfers(QItemSelectionModel *selection, const FilteredTransfers *shown,
    const TransferModel *model, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_model(model)
{
    connect(selection, &QItemSelectionModel::selectionChanged, this, &SelectedTransfers::take);
    // A reset empties the selection without a word; what is selected again after it is told.
    connect(shown, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_tally = {}; });
    connect(shown, &QAbstractItemModel::modelReset, this, &SelectedTransfers::changed);
    connect(model, &TransferModel::rowsChanged, this, &SelectedTransfers::takeChanges);
}

std::optional<TransferSnapshot> SelectedTransfers::only() const
{
    const std::optional<TransferId> id = m_tally.only();
    return id ? m_model->transfer(*id) : std::nullopt;
}

/// Rows that go are told while they are still there.
template <typename Use>
void SelectedTransfers::forEach(const QItemSelection &selection, Use use) const
{
    for (const QItemSelectionRange &range : selection) {
        const auto folder = range.parent().data(TransferModel::IdRole).toLongLong();
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const QModelIndex index = m_shown->index(row, 0, range.parent());
            if (const auto *const transfer =
                    m_model->look(folder, m_shown->mapToSource(index).row()))
                use(*transfer);
        }
    }
}

void SelectedTransfers::take(const QItemSelection &selected, const QItemSelection &deselected)
{
    // The same rows at other places are told, too.
    if (selected.isEmpty() && deselected.isEmpty())
        return;
    forEach(deselected, [this](const TransferSnapshot &transfer) { m_tally.remove(transfer.id); });
    forEach(selected, [this](const TransferSnapshot &transfer) { m_tally.add(transfer); });
    emit changed();
}

void SelectedTransfers::takeChanges(TransferId folder, const QList<int> &sourceRows)
{
    if (m_tally.count() == 0)
        return;
    bool isAny = false;
    for (const int row : sourceRows) {
        const TransferSnapshot *const transfer = m_model->look(folder, row);
        if (!m_tally.contains(transfer->id))
            continue;
        m_tally.add(*transfer);
        isAny = true;
    }
    if (isAny)
        emit changed();
}

} // namespace waybill
