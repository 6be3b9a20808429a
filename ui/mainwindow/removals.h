// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace waybill
{

class EngineHost;
class TransferModel;

/// Takes transfers off the list, and lets the user have second thoughts: for ten seconds they are
/// only out of sight (and paused), and a bar offers to bring them back.
class Removals : public QFrame
{
    Q_OBJECT

public:
    enum class Files { Keep, ToTrash };

    Removals(EngineHost *host, TransferModel *model, QWidget *parent);

    void remove(const QList<TransferSnapshot> &transfers, Files files);
    void undo();
    /// Removes for good what is still out of sight.
    void settle();
    bool isUndoable() const { return !m_removed.isEmpty(); }

signals:
    void undoableChanged(bool isUndoable);

private:
    void forget();

    EngineHost *m_host;
    TransferModel *m_model;
    QLabel *m_text;
    QTimer m_timer;
    QList<TransferSnapshot> m_removed; ///< with the files of folders
    QList<TransferId> m_ids;           ///< without them
    QList<TransferId> m_paused;        ///< by us
    Files m_files = Files::Keep;
};

} // namespace waybill
