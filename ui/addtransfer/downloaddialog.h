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

class LinksEdit;

/// Asks for URLs, one a line, and the folder they go to.
class DownloadDialog : public QDialog
{
    Q_OBJECT

public:
    DownloadDialog(const QString &urls, const QString &folder, QWidget *parent);

    QList<TransferSpec> specs() const;
    QString folder() const;

private:
    void check();
    void chooseFolder();

    LinksEdit *m_urls;
    QLineEdit *m_folder;
    QLineEdit *m_checksum;
    QCheckBox *m_isUnpacked;
    QLabel *m_note;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace waybill
