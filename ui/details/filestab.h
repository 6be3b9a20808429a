// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QTreeWidget>

namespace waybill
{

/// The files of a folder, or how far an archive's entries have got.
class FilesTab : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FilesTab(QWidget *parent);
    void show(const TransferSnapshot &transfer, const QList<TransferSnapshot> &children);
    void clear();

private:
    TransferId m_shown = 0;
};

} // namespace waybill
