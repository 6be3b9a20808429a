// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/site.h"

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
    /// What to do with files that exist, until a person says otherwise: what the servers of all
    /// links say, else `usual`.
    void setConflicts(ConflictPolicy usual, QList<Site> sites);
    /// False: it is added, and waits for somebody to resume it.
    bool startsNow() const;
    QList<TransferSpec> specs() const;
    QString folder() const;

private:
    void check();
    void chooseFolder();
    void followSites();

    LinksEdit *m_urls;
    LinkLookup *m_lookup;
    QLineEdit *m_name;
    QLineEdit *m_folder;
    QComboBox *m_category;
    QComboBox *m_conflict;
    QLineEdit *m_checksum;
    QCheckBox *m_isWholeFolder; ///< shown where a link may be one
    QCheckBox *m_isUnpacked;
    QCheckBox *m_startsNow;
    QLabel *m_note;
    QLabel *m_problem;
    QPushButton *m_accept;
    ConflictPolicy m_usualPolicy = ConflictPolicy::Fail;
    QList<Site> m_sites;
    bool m_isConflictChosen = false; ///< by a person
};

} // namespace waybill
