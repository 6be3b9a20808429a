// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/treesurvey.h"
#include "core/transfer/transfertypes.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill
{

class PackOptions;
class SurveyTree;

/// Asks into what files and folders are packed.
class PackDialog : public QDialog
{
    Q_OBJECT

public:
    PackDialog(const QStringList &paths, QWidget *parent);

    TransferSpec spec() const;
    /// What lies in the paths, once somebody has looked.
    void showSurvey(const TreeSurvey &survey);
    /// As the first choice.
    void offerFormat(ArchiveFormat format);
    const QStringList &paths() const { return m_paths; }

private:
    void chooseArchive();
    void changeSuffix(ArchiveFormat format);
    void check();

    const QStringList m_paths;
    SurveyTree *m_tree;
    QLabel *m_survey;
    QLineEdit *m_archive;
    PackOptions *m_options;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace waybill
