// SPDX-License-Identifier: MIT
#include "ui/addtransfer/metalinkfiles.h"

#include "ui/format/units.h"

#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

enum Column { Name, Size, Mirrors, Checksum, ColumnCount };
constexpr int kSourceRole = Qt::UserRole;
constexpr int kLinesShown = 6;

QString checksumText(const MetalinkFile &file)
{
    if (!file.hashes.isEmpty())
        return toString(file.hashes.constFirst().algorithm).toUpper();
    //: Of a file: only its parts have checksums.
    return file.pieces ? MetalinkFiles::tr("of its parts") : MetalinkFiles::tr("none");
}

} // namespace

MetalinkFiles::MetalinkFiles(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("File"), tr("Size"), tr("Mirrors"), tr("Checksum")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (int column = Size; column < ColumnCount; ++column)
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setAccessibleName(tr("Files of the Metalink"));
    connect(this, &QTreeWidget::itemChanged, this, &MetalinkFiles::note);
}

void MetalinkFiles::setFiles(const QList<std::pair<QUrl, QList<MetalinkFile>>> &sources)
{
    if (sources == m_sources)
        return;
    m_sources = sources;
    const QSignalBlocker blocker(this);
    clear();
    QList<QTreeWidgetItem *> items;
    for (const auto &[source, files] : sources) {
        for (const MetalinkFile &file : files) {
            auto *const item =
                new QTreeWidgetItem({file.name, file.size < 0 ? QString() : formatBytes(file.size),
                    QLocale().toString(file.urls.size()), checksumText(file)});
            const bool isUnchecked = m_unchecked.contains({source, file.name});
            item->setCheckState(Name, isUnchecked ? Qt::Unchecked : Qt::Checked);
            item->setData(Name, kSourceRole, source);
            item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
            item->setTextAlignment(Mirrors, Qt::AlignRight | Qt::AlignVCenter);
            items.append(item);
        }
    }
    addTopLevelItems(items);
}

/// Those that are selected with it go with it.
void MetalinkFiles::note(QTreeWidgetItem *item)
{
    {
        const QSignalBlocker blocker(this);
        QList<QTreeWidgetItem *> all = item->isSelected() ? selectedItems() : QList{item};
        for (QTreeWidgetItem *const one : std::as_const(all)) {
            one->setCheckState(Name, item->checkState(Name));
            const std::pair key(one->data(Name, kSourceRole).toUrl(), one->text(Name));
            if (item->checkState(Name) == Qt::Checked)
                m_unchecked.remove(key);
            else
                m_unchecked.insert(key);
        }
    }
    emit chosenChanged();
}

QList<MetalinkFile> MetalinkFiles::chosenOf(const QUrl &source) const
{
    QList<MetalinkFile> chosen;
    for (const auto &[known, files] : m_sources) {
        for (const MetalinkFile &file : files) {
            if (known == source && !m_unchecked.contains({source, file.name}))
                chosen.append(file);
        }
    }
    return chosen;
}

bool MetalinkFiles::isAnyChosen() const
{
    return std::ranges::any_of(
        m_sources, [this](const auto &source) { return !chosenOf(source.first).isEmpty(); });
}

QSize MetalinkFiles::sizeHint() const
{
    const int line = fontMetrics().lineSpacing() + 4;
    return {QTreeWidget::sizeHint().width(),
        header()->sizeHint().height() + line * kLinesShown + 2 * frameWidth()};
}

} // namespace waybill
