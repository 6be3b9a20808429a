// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/treesurvey.h"
#include "core/sites/site.h"
#include "ui/addtransfer/orderoptions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace waybill
{

class OptionsSection;
class PackOptions;
class SurveyTree;

/// Asks where dropped files and folders go to.
class UploadDialog : public QDialog
{
    Q_OBJECT

public:
    /// `offerPackAbove`: with more files than this an archive is proposed.
    UploadDialog(const QStringList &paths, const QStringList &recentServers, int offerPackAbove,
        QWidget *parent);

    /// What lies in the paths, once somebody has looked.
    void showSurvey(const TreeSurvey &survey);
    /// As the first choice.
    void offerFormat(ArchiveFormat format);
    const QStringList &paths() const { return m_paths; }

    /// Offers their URLs too, and what they say of files that exist, until a person says otherwise.
    void setSites(QList<Site> sites);
    void showOptions(bool isShown);
    bool areOptionsShown() const;
    OrderOptions::Start start() const { return m_order->start(); }
    QList<TransferSpec> specs() const;
    QString serverUrl() const;

private:
    ConflictPolicy conflictPolicy() const;
    void check();
    void followSite();

    const QStringList m_paths;
    const int m_offerPackAbove;
    SurveyTree *m_tree;
    QLabel *m_survey;
    QComboBox *m_url;
    QComboBox *m_conflict;
    QCheckBox *m_readBack;
    QCheckBox *m_isPacked;
    PackOptions *m_packing;
    OptionsSection *m_section;
    OrderOptions *m_order;
    QLabel *m_problem;
    QPushButton *m_accept;
    QList<Site> m_sites;
    bool m_isConflictChosen = false; ///< by a person
};

} // namespace waybill
