// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill
{

class EngineHost;
class LinkLookup;
class LinksEdit;

/// Asks for URLs, one a line, and the folder they go to.
class DownloadDialog : public QDialog
{
    Q_OBJECT

public:
    /// `host` is asked what the links lead to; nullptr: nobody is.
    DownloadDialog(const QString &urls, const QString &folder, EngineHost *host, QWidget *parent);

    void setCategories(const QStringList &known);
    /// False: it is added, and waits for somebody to resume it.
    bool startsNow() const;
    QList<TransferSpec> specs() const;
    QString folder() const;

private:
    void check();
    void chooseFolder();

    LinksEdit *m_urls;
    LinkLookup *m_lookup;
    QLineEdit *m_name;
    QLineEdit *m_folder;
    QComboBox *m_category;
    QLineEdit *m_checksum;
    QCheckBox *m_isUnpacked;
    QCheckBox *m_startsNow;
    QLabel *m_note;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace waybill
