// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/selectiontally.h"

#include <QObject>

class QItemSelection;
class QItemSelectionModel;

namespace waybill
{

class FilteredTransfers;
class TransferModel;

/// Keeps the tally of what is selected in the list, as selection and transfers change.
class SelectedTransfers : public QObject
{
    Q_OBJECT

public:
    /// `selection` is one of rows, over `shown`, which is over `model`; all outlive this.
    SelectedTransfers(QItemSelectionModel *selection, const FilteredTransfers *shown,
        const TransferModel *model, QObject *parent);

    const SelectionTally &tally() const { return m_tally; }
    /// The transfer that is selected; nothing where there are others, or none.
    std::optional<TransferSnapshot> only() const;

signals:
    /// Others are selected, or one of them changed.
    void changed();

private:
    void take(const QItemSelection &selected, const QItemSelection &deselected);
    void takeChanges(TransferId folder, const QList<int> &sourceRows);
    template <typename Use>
    void forEach(const QItemSelection &selection, Use use) const;

    const FilteredTransfers *m_shown;
    const TransferModel *m_model;
    SelectionTally m_tally;
};

} // namespace waybill
