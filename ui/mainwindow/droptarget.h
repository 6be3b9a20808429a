// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QMimeData;

namespace waybill
{

/// A small window that stays on top of others and takes what is dropped on it; it is moved with the
/// mouse, and a double click brings the main window up.
class DropTarget : public QWidget
{
    Q_OBJECT

public:
    explicit DropTarget(QWidget *window);

signals:
    void dropped(const QMimeData *data);
    void mainWindowWanted();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPoint m_grip;
};

} // namespace waybill
