// SPDX-License-Identifier: MIT
#include "ui/statistics/statisticsdialog.h"

#include "ui/files/onworker.h"
#include "ui/files/wholefile.h"
#include "ui/format/errortext.h"
#include "ui/format/units.h"
#include "ui/statistics/bardelegate.h"
#include "ui/statistics/csv.h"
#include "ui/statistics/statisticsmodel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QShowEvent>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kAllDays = 0;
constexpr int kMargins = 60;
constexpr int kWidths[] = {170, 130, 130, 90, 90, 130};

QLabel *labelFor(QWidget *field, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(field);
    return label;
}

} // namespace

StatisticsDialog::StatisticsDialog(QWidget *parent)
    : QDialog(parent)
    , m_range(new QComboBox(this))
    , m_grouping(new QComboBox(this))
    , m_model(new StatisticsModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTreeView(this))
    , m_note(new QLabel(this))
    , m_exportNote(new QLabel(this))
{
    setWindowTitle(tr("Statistics"));
    m_range->addItem(tr("Last 7 days"), 7);
    m_range->addItem(tr("Last 30 days"), 30);
    m_range->addItem(tr("Last year"), 365);
    //: The whole time.
    m_range->addItem(tr("All"), kAllDays);
    m_grouping->addItem(tr("By day"));
    m_grouping->addItem(tr("By server"));
    auto *row = new QHBoxLayout;
    row->addWidget(labelFor(m_range, tr("&Range:"), this));
    row->addWidget(m_range);
    //: What each row of the table sums up: a day, or a server.
    row->addWidget(labelFor(m_grouping, tr("&Rows:"), this));
    row->addWidget(m_grouping);
    row->addStretch();

    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(StatisticsModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    m_table->setModel(m_sorted);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(StatisticsModel::Group, Qt::DescendingOrder);
    m_table->setAccessibleName(tr("Statistics"));
    m_table->header()->setStretchLastSection(false);
    for (int column = 0; column < StatisticsModel::ColumnCount; ++column)
        m_table->setColumnWidth(
            column, std::max(kWidths[column], m_table->header()->sectionSizeHint(column)));
    m_table->header()->setSectionResizeMode(StatisticsModel::Group, QHeaderView::Stretch);
    for (const int column : {StatisticsModel::Down, StatisticsModel::Up, StatisticsModel::MeanRate})
        m_table->setItemDelegateForColumn(column, new BarDelegate(m_table));

    for (QLabel *note : {m_note, m_exportNote}) {
        note->setTextFormat(Qt::PlainText);
        note->setWordWrap(true);
    }
    m_exportNote->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_export = buttons->addButton(tr("&Export as CSV…"), QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(m_exportNote);
    column->addWidget(buttons);
    int width = 0;
    for (int i = 0; i < StatisticsModel::ColumnCount; ++i)
        width += std::max(kWidths[i], m_table->header()->sectionSizeHint(i));
    resize(std::max(800, width + kMargins), 460);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &StatisticsDialog::chooseFile);
    connect(m_range, &QComboBox::currentIndexChanged, this, &StatisticsDialog::ask);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &StatisticsDialog::group);
    group();
    m_note->clear(); // nothing is known yet
}

void StatisticsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous())
        ask();
}

void StatisticsDialog::ask()
{
    const QDate today = QDate::currentDate();
    const int days = m_range->currentData().toInt();
    if (days == kAllDays)
        emit statisticsWanted(QDate(1970, 1, 1), QDate(9999, 12, 31));
    else
        emit statisticsWanted(today.addDays(1 - days), today);
}

void StatisticsDialog::showStatistics(const QList<Statistic> &statistics)
{
    m_statistics = statistics;
    group();
}

void StatisticsDialog::showError(const Error &error)
{
    const ErrorText text = errorText(error);
    m_note->setText(text.message + u' ' + text.nextStep);
}

void StatisticsDialog::group()
{
    const auto grouping =
        m_grouping->currentIndex() == 0 ? StatisticsGrouping::ByDay : StatisticsGrouping::ByServer;
    m_model->setRows(groupStatistics(m_statistics, grouping), grouping);
    m_export->setEnabled(!m_statistics.isEmpty());
    m_exportNote->hide();
    if (m_statistics.isEmpty()) {
        m_note->setText(tr("Nothing was transferred in this time."));
        return;
    }
    const StatisticsRow sum = sumOf(m_model->rows());
    m_note->setText(tr("In all: %1 down, %2 up, transfers: %3, failures: %4")
            .arg(formatBytes(sum.down), formatBytes(sum.up), QLocale().toString(sum.transfers),
                QLocale().toString(sum.failures)));
}

void StatisticsDialog::chooseFile()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export statistics"), u"statistics.csv"_s, tr("Comma-separated values (*.csv)"));
    if (!path.isEmpty())
        exportTo(path);
}

/// Names of columns and numbers are the same in every language, for programs that read them.
QList<QStringList> StatisticsDialog::tableForExport() const
{
    const bool isByDay = m_grouping->currentIndex() == 0;
    QList<QStringList> lines = {{isByDay ? u"day"_s : u"server"_s, u"down_bytes"_s, u"up_bytes"_s,
        u"transfers"_s, u"failures"_s, u"active_seconds"_s, u"mean_bytes_per_second"_s}};
    for (int i = 0; i < m_sorted->rowCount(); ++i) {
        const int source = m_sorted->mapToSource(m_sorted->index(i, 0)).row();
        const StatisticsRow &row = m_model->rows().at(source);
        lines.append({isByDay ? row.day.toString(Qt::ISODate) : row.server,
            QString::number(row.down), QString::number(row.up), QString::number(row.transfers),
            QString::number(row.failures),
            QString::number(static_cast<double>(row.activeMs) / 1000, 'f', 3),
            QString::number(row.meanRate(), 'f', 0)});
    }
    return lines;
}

void StatisticsDialog::exportTo(const QString &path)
{
    onWorker(
        this, [path, bytes = csvOf(tableForExport())] { return writeWhole(path, bytes); },
        [this, path](const QString &problem) { tellExported(path, problem); });
}

void StatisticsDialog::tellExported(const QString &path, const QString &problem)
{
    m_exportNote->setText(problem.isEmpty()
                              ? tr("Exported to %1.").arg(QDir::toNativeSeparators(path))
                              : tr("The file could not be written: %1").arg(problem));
    m_exportNote->show();
    emit exported(problem);
}

void StatisticsDialog::saveLayout(QSettings &settings) const
{
    settings.setValue(u"statistics/geometry"_s, saveGeometry());
    settings.setValue(u"statistics/header"_s, m_table->header()->saveState());
    settings.setValue(u"statistics/range"_s, m_range->currentIndex());
    settings.setValue(u"statistics/grouping"_s, m_grouping->currentIndex());
}

void StatisticsDialog::restoreLayout(const QSettings &settings)
{
    restoreGeometry(settings.value(u"statistics/geometry"_s).toByteArray());
    m_table->header()->restoreState(settings.value(u"statistics/header"_s).toByteArray());
    for (const auto &[box, key] : {std::pair(m_range, u"statistics/range"_s),
             std::pair(m_grouping, u"statistics/grouping"_s)}) {
        const int index = settings.value(key, 0).toInt();
        if (index >= 0 && index < box->count())
            box->setCurrentIndex(index);
    }
}

} // namespace waybill
