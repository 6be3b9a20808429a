// SPDX-License-Identifier: MIT
#include "ui/browser/breadcrumbbar.h"

#include "core/base/filename.h"
#include "core/http/url.h"

#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kLongestCrumb = 240;

} // namespace

BreadcrumbBar::BreadcrumbBar(QWidget *parent)
    : QWidget(parent)
    , m_more(new QLabel(u"…"_s, this))
{
    m_more->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Path"));
}

void BreadcrumbBar::setUrl(const QUrl &url)
{
    if (url == m_url)
        return;
    m_url = url;
    // Later: one of them may be what was clicked.
    for (QToolButton *crumb : std::as_const(m_crumbs)) {
        crumb->hide();
        crumb->deleteLater();
    }
    m_crumbs.clear();
    const QStringList segments = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    QString path = u"/"_s;
    for (qsizetype i = -1; i < segments.size() && !url.isEmpty(); ++i) {
        if (i >= 0)
            path += segments.at(i) + u'/';
        QUrl target = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
        target.setPath(path, QUrl::StrictMode);
        const QString name =
            i < 0 ? hostOf(url)
                  : safeTreeName(QUrl::fromPercentEncoding(segments.at(i).toLatin1()));
        auto *crumb = new QToolButton(this);
        crumb->setAutoRaise(true);
        QString shown = fontMetrics().elidedText(name, Qt::ElideMiddle, kLongestCrumb);
        crumb->setText(shown.replace(u'&', "&&"_L1) + (i + 1 < segments.size() ? u"  ›"_s : u""_s));
        crumb->setAccessibleName(name);
        connect(crumb, &QToolButton::clicked, this, [this, target] { emit chosen(target); });
        m_crumbs.append(crumb);
    }
    arrange();
}

QSize BreadcrumbBar::sizeHint() const
{
    const QToolButton button;
    return {200, m_crumbs.isEmpty() ? button.sizeHint().height()
                                    : m_crumbs.constFirst()->sizeHint().height()};
}

QSize BreadcrumbBar::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void BreadcrumbBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void BreadcrumbBar::arrange()
{
    const QSize more = m_more->sizeHint();
    int wanted = 0;
    for (const QToolButton *crumb : std::as_const(m_crumbs))
        wanted += crumb->sizeHint().width();
    m_more->setVisible(wanted > width());
    int x = wanted > width() ? more.width() : 0;
    int room = width() - x;
    qsizetype first = m_crumbs.size();
    while (first > 0 && (room -= m_crumbs.at(first - 1)->sizeHint().width()) >= 0)
        --first;
    // The last is always there, cut if need be.
    first = std::min(first, m_crumbs.size() - 1);
    m_more->setGeometry(QStyle::visualRect(
        layoutDirection(), rect(), QRect(QPoint(0, (height() - more.height()) / 2), more)));
    for (qsizetype i = 0; i < m_crumbs.size(); ++i) {
        QToolButton *const crumb = m_crumbs.at(i);
        crumb->setVisible(i >= first);
        if (i < first)
            continue;
        const QSize size = crumb->sizeHint();
        const QRect place(x, (height() - size.height()) / 2, size.width(), size.height());
        crumb->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
        x += size.width();
    }
}

} // namespace waybill
