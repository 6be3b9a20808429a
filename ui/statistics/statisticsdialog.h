// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/queue/statistic.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSettings;
class QSortFilterProxyModel;
class QTreeView;

namespace waybill
{

class StatisticsModel;

/// What was transferred, by day or by server, as a table with bars. Asks for what it is to show;
/// the answer comes when it comes.
class StatisticsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit StatisticsDialog(QWidget *parent = nullptr);

    /// An answer to statisticsWanted().
    void showStatistics(const QList<Statistic> &statistics);
    void showError(const Error &error);
    /// Writes the table as it is shown, but with plain numbers; exported() tells the outcome.
    void exportTo(const QString &path);

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    /// Of the local days `from` to `to`, both included. Emitted when it is shown, and whenever the
    /// range changes.
    void statisticsWanted(QDate from, QDate to);
    /// `problem` is what the system said; empty: it is written.
    void exported(const QString &problem);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void group();
    void chooseFile();
    void tellExported(const QString &path, const QString &problem);
    QList<QStringList> tableForExport() const;

    QComboBox *m_range;
    QComboBox *m_grouping;
    StatisticsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_table;
    QLabel *m_note;
    QLabel *m_exportNote;
    QPushButton *m_export;
    QList<Statistic> m_statistics;
};

} // namespace waybill
