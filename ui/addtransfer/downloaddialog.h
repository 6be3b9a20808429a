// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/site.h"
#include "ui/addtransfer/orderoptions.h"

#include <QDialog>
#include <QUrl>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill
{

class DownloadOptions;
class EngineHost;
class LinkLookup;
class LinksEdit;
class MetalinkFiles;
class MetalinkReader;
class OptionsSection;

/// Asks for URLs, one a line, and the folder they go to. Where a URL leads to a Metalink it offers
/// the files that this names.
class DownloadDialog : public QDialog
{
    Q_OBJECT

public:
    /// `host` is asked what the links lead to, and for checksums; nullptr: nobody is.
    DownloadDialog(const QString &urls, const QString &folder, EngineHost *host, QWidget *parent);

    /// Offers what these files name, instead of links.
    void setMetalinks(const QStringList &paths);
    void setCategories(const QStringList &known);
    /// What to do with files that exist, until a person says otherwise: what the servers of all
    /// links say, else `usual`.
    void setConflicts(ConflictPolicy usual, QList<Site> sites);
    void showOptions(bool isShown);
    bool areOptionsShown() const;
    OrderOptions::Start start() const;
    /// Once accepted, with the checksums that were looked for.
    QList<TransferSpec> specs() const;
    QString folder() const;

    /// Checksums that are looked for come first.
    void accept() override;
    void reject() override;

private:
    void addRows(QFormLayout *form);
    void connectFields();
    void check();
    QString problemWith(const QList<QUrl> &links) const;
    QString problemWithMetalinks() const;
    void showMetalinks();
    void chooseFolder();
    void followSites();
    void settleChecksums(quint64 request, const Result<QList<TransferSpec>> &outcome);
    void rest();

    static bool mayBeFolder(const QUrl &url) { return url.path().endsWith(u'/'); }
    QList<QUrl> links() const;
    bool mayBeMetalink(const QUrl &link) const;
    /// Those that are to be read as such; paths are file URLs.
    QList<QUrl> metalinks() const;
    TransferSpec usualSpec() const;
    TransferSpec specOf(const QUrl &link) const;
    QList<TransferSpec> specsOf(const QUrl &metalink) const;

    EngineHost *m_host;
    QList<QUrl> m_localMetalinks;
    LinksEdit *m_urls;
    LinkLookup *m_lookup;
    QCheckBox *m_isMetalink; ///< shown where a link may be one
    MetalinkReader *m_reader;
    MetalinkFiles *m_files;
    QLineEdit *m_name;
    QLineEdit *m_folder;
    QComboBox *m_category;
    QComboBox *m_conflict;
    QCheckBox *m_isWholeFolder; ///< shown where a link may be one
    QCheckBox *m_isUnpacked;
    OptionsSection *m_section;
    DownloadOptions *m_options;
    QLabel *m_note;
    QLabel *m_problem;
    QPushButton *m_accept = nullptr;
    QFormLayout *m_form;
    ConflictPolicy m_usualPolicy = ConflictPolicy::Fail;
    QList<Site> m_sites;
    bool m_isConflictChosen = false; ///< by a person
    quint64 m_search = 0;            ///< for checksums; 0: none is under way
    QList<QWidget *> m_resting;      ///< during that search
    QList<TransferSpec> m_found;     ///< with checksums that were looked for
};

} // namespace waybill
