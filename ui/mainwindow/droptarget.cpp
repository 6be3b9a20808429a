// SPDX-License-Identifier: MIT
#include "ui/mainwindow/droptarget.h"

#include "ui/mainwindow/offers.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QIcon>
#include <QMouseEvent>
#include <QPainter>

namespace waybill
{
namespace
{

constexpr int kEdge = 72;

} // namespace

DropTarget::DropTarget(QWidget *window)
    : QWidget(window, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
{
    setAcceptDrops(true);
    setFixedSize(kEdge, kEdge);
    setWindowTitle(tr("Drop target"));
    setToolTip(tr("Drop files here to upload them, links to download"));
    setAccessibleName(windowTitle());
}

void DropTarget::dragEnterEvent(QDragEnterEvent *event)
{
    if (Offers::canTake(event->mimeData()))
        event->acceptProposedAction();
}

void DropTarget::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    emit dropped(event->mimeData());
}

void DropTarget::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->position().toPoint();
}

void DropTarget::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        move(event->globalPosition().toPoint() - m_grip);
}

void DropTarget::mouseDoubleClickEvent(QMouseEvent * /*event*/)
{
    emit mainWindowWanted();
}

void DropTarget::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    constexpr int kIcon = 48;
    QApplication::windowIcon().paint(
        &painter, QRect((kEdge - kIcon) / 2, (kEdge - kIcon) / 2, kIcon, kIcon));
}

} // namespace waybill
