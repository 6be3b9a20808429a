// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace waybill
{

class PackOptions;

/// Asks where dropped files and folders go to.
class UploadDialog : public QDialog
{
    Q_OBJECT

public:
    UploadDialog(const QStringList &paths, const QStringList &recentServers, QWidget *parent);

    QList<TransferSpec> specs() const;
    QString serverUrl() const;

private:
    void check();

    const QStringList m_paths;
    QComboBox *m_url;
    QComboBox *m_conflict;
    QCheckBox *m_readBack;
    QCheckBox *m_isPacked;
    PackOptions *m_packing;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace waybill
