// SPDX-License-Identifier: MIT
#include "ui/addtransfer/surveytree.h"

#include "ui/format/units.h"

#include <QHash>
#include <QHeaderView>

namespace waybill
{
namespace
{

enum Column { Name, Size, ColumnCount };

} // namespace

SurveyTree::SurveyTree(const QStringList &paths, QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Name"), tr("Size")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    setUniformRowHeights(true);
    setAccessibleName(tr("Files and folders"));
    for (const QString &path : paths)
        new QTreeWidgetItem(this, {path});
}

void SurveyTree::showSurvey(const TreeSurvey &survey)
{
    if (survey.lines.isEmpty())
        return;
    clear();
    QHash<QString, QTreeWidgetItem *> folders;
    QHash<QTreeWidgetItem *, qint64> sizes;
    for (const TreeSurvey::Line &line : survey.lines) {
        const QString parentPath = line.path.section(u'/', 0, -2);
        QTreeWidgetItem *const parent = folders.value(parentPath);
        const QStringList texts = {
            line.path.section(u'/', -1), line.isFolder ? QString() : formatBytes(line.bytes)};
        auto *const item =
            parent ? new QTreeWidgetItem(parent, texts) : new QTreeWidgetItem(this, texts);
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        if (line.isFolder)
            folders.insert(line.path, item);
        for (QTreeWidgetItem *above = parent; above; above = above->parent())
            sizes[above] += line.bytes;
    }
    for (const auto &[folder, bytes] : sizes.asKeyValueRange())
        folder->setText(Size, formatBytes(bytes));
    const qint64 more = survey.files + survey.folders - survey.lines.size();
    if (more > 0)
        new QTreeWidgetItem(this, {tr("…and %n more", nullptr, static_cast<int>(more))});
    if (topLevelItemCount() == 1)
        topLevelItem(0)->setExpanded(true);
}

} // namespace waybill
