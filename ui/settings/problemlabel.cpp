// SPDX-License-Identifier: MIT
#include "ui/settings/problemlabel.h"

#include <QEvent>

namespace waybill
{

ProblemLabel::ProblemLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    paintReadably();
    hide();
}

void ProblemLabel::say(const QString &problem)
{
    setText(problem);
    setVisible(!problem.isEmpty());
}

/// Red that can be read on light and dark.
void ProblemLabel::paintReadably()
{
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    const QColor red = isDark ? QColor(0xff8a80) : QColor(0xb3261e);
    if (palette().color(QPalette::WindowText) == red)
        return;
    QPalette painted;
    painted.setColor(QPalette::WindowText, red);
    setPalette(painted);
}

void ProblemLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintReadably();
}

} // namespace waybill
