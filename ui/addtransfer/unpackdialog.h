// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill
{

/// Asks where an archive is unpacked.
class UnpackDialog : public QDialog
{
    Q_OBJECT

public:
    UnpackDialog(const QString &archive, QWidget *parent);

    TransferSpec spec() const;

private:
    void check();

    QLineEdit *m_archive;
    QLineEdit *m_folder;
    QCheckBox *m_removesArchive;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace waybill
