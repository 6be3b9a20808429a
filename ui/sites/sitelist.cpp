// SPDX-License-Identifier: MIT
#include "ui/sites/sitelist.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

enum Role { IdRole = Qt::UserRole, SearchRole };

} // namespace

SiteList::SiteList(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search servers"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Servers"));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_search);
    column->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &SiteList::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, &SiteList::selectionChanged);
}

void SiteList::setSites(const QList<SiteSnapshot> &sites)
{
    const QSignalBlocker blocker(m_list);
    const QString before = selected();
    m_list->clear();
    for (const SiteSnapshot &snapshot : sites) {
        const Site &site = snapshot.site;
        auto *const item = new QListWidgetItem(site.name, m_list);
        item->setData(IdRole, site.id);
        item->setData(
            SearchRole, QStringList({site.name, site.url.toString(), site.user}).join(u'\n'));
        // A name may look like markup: it came from a file, perhaps.
        item->setToolTip(site.url.toString().toHtmlEscaped());
    }
    select(before);
    filter();
}

void SiteList::select(const QString &id)
{
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentRow(-1);
    for (int row = 0; !id.isEmpty() && row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

QString SiteList::selected() const
{
    const QListWidgetItem *const item = m_list->currentItem();
    return item ? item->data(IdRole).toString() : QString();
}

void SiteList::filter()
{
    const QString wanted = m_search->text().trimmed();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *const item = m_list->item(row);
        item->setHidden(!item->data(SearchRole).toString().contains(wanted, Qt::CaseInsensitive));
    }
}

} // namespace waybill
