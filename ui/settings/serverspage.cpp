// SPDX-License-Identifier: MIT
#include "ui/settings/serverspage.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

ServersPage::ServersPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"servers"_s, tr("Servers"), u"server"_s, parent)
    , m_list(new QListWidget(this))
{
    constexpr int kMargin = 8;
    auto *const all = new QWidget(this);
    auto *const column = new QVBoxLayout(all);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    auto *const label = new QLabel(
        tr("Servers with a na&me have their own way of uploading, certificates, proxy and "
           "password:"),
        all);
    label->setWordWrap(true);
    label->setBuddy(m_list);
    m_list->setAccessibleName(title());
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *const button = new QPushButton(tr("&Edit the servers…"), all);
    button->setAutoDefault(false);
    column->addWidget(label);
    column->addWidget(m_list);
    column->addWidget(button, 0, Qt::AlignLeft);
    addWide(all);
    connect(button, &QPushButton::clicked, this, &ServersPage::sitesRequested);
    connect(m_list, &QListWidget::itemActivated, this, &ServersPage::sitesRequested);
    showSites({});
}

void ServersPage::showSites(const QList<SiteSnapshot> &sites)
{
    m_list->clear();
    for (const SiteSnapshot &known : sites) {
        auto *const item = new QListWidgetItem(
            icon(), u"%1 - %2"_s.arg(known.site.name, known.site.url.toDisplayString()), m_list);
        item->setToolTip(u"<p>%1</p>"_s.arg(known.site.url.toDisplayString().toHtmlEscaped()));
    }
    if (sites.isEmpty())
        (new QListWidgetItem(tr("There are none yet."), m_list))->setFlags(Qt::NoItemFlags);
}

} // namespace waybill
