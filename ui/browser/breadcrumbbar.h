// SPDX-License-Identifier: MIT
#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QToolButton;

namespace waybill
{

/// The way from the server's top to a folder, each step a button; what does not fit on the left is
/// left away.
class BreadcrumbBar : public QWidget
{
    Q_OBJECT

public:
    explicit BreadcrumbBar(QWidget *parent);

    void setUrl(const QUrl &url);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QUrl m_url;
    QList<QToolButton *> m_crumbs;
    QLabel *m_more; ///< instead of what is left away
};

} // namespace waybill
