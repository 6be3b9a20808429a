// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/metalinkspec.h"

#include <QSet>
#include <QTreeWidget>

namespace waybill
{

/// What Metalinks name, to choose from: at first all of it.
class MetalinkFiles : public QTreeWidget
{
    Q_OBJECT

public:
    explicit MetalinkFiles(QWidget *parent);

    /// Keeps what was unchecked among files of the same source.
    void setFiles(const QList<std::pair<QUrl, QList<MetalinkFile>>> &sources);
    /// Those that are checked.
    QList<MetalinkFile> chosenOf(const QUrl &source) const;
    bool isAnyChosen() const;
    QSize sizeHint() const override;

signals:
    void chosenChanged();

private:
    void note(QTreeWidgetItem *item);

    QList<std::pair<QUrl, QList<MetalinkFile>>> m_sources;
    QSet<std::pair<QUrl, QString>> m_unchecked;
};

} // namespace waybill
