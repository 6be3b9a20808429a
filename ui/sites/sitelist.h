// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/enginesites.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace waybill
{

/// The names of all sites, with a field that narrows them down.
class SiteList : public QWidget
{
    Q_OBJECT

public:
    explicit SiteList(QWidget *parent);

    /// Emits nothing; what is selected stays selected if it is still there.
    void setSites(const QList<SiteSnapshot> &sites);
    /// Emits nothing. Empty, or not there: nothing is selected.
    void select(const QString &id);
    QString selected() const;

signals:
    /// By a person.
    void selectionChanged();

private:
    void filter();

    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace waybill
