// SPDX-License-Identifier: MIT
#include "ui/settings/settingfield.h"

#include "ui/settings/problemlabel.h"

#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMargin = 8;
constexpr double kSmaller = 0.92;

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

} // namespace

SettingField::SettingField(Preferences *preferences, SettingFace face, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_face(std::move(face))
    , m_column(new QVBoxLayout(this))
    , m_problem(new ProblemLabel(this))
{
    setObjectName(m_face.key);
    m_column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_column->setSpacing(4);
    connect(m_preferences, &Preferences::changed, this, [this](const QString &key) {
        if (key == m_face.key)
            refresh();
    });
}

void SettingField::place(QWidget *input, QWidget *buddy, bool hasLabel)
{
    if (hasLabel) {
        auto *const label = new QLabel(m_face.text, this);
        label->setBuddy(buddy);
        m_column->addWidget(label);
    }
    buddy->setAccessibleName(withoutMnemonic(m_face.text));
    buddy->setAccessibleDescription(m_face.explanation);
    buddy->setToolTip(u"<p>%1</p>"_s.arg(m_face.explanation.toHtmlEscaped())); // wraps
    m_column->addWidget(input);
    m_column->addWidget(m_problem);
    auto *const explanation = new QLabel(m_face.explanation, this);
    explanation->setTextFormat(Qt::PlainText);
    explanation->setWordWrap(true);
    QFont font = explanation->font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * kSmaller);
    explanation->setFont(font);
    if (!hasLabel)
        explanation->setIndent(style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                               style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    m_column->addWidget(explanation);
}

bool SettingField::matches(const QString &word) const
{
    return !word.isEmpty() && (withoutMnemonic(m_face.text).contains(word, Qt::CaseInsensitive) ||
                                  m_face.explanation.contains(word, Qt::CaseInsensitive));
}

void SettingField::setHighlighted(bool isHighlighted)
{
    if (std::exchange(m_isHighlighted, isHighlighted) != isHighlighted)
        update();
}

void SettingField::store(const QVariant &value)
{
    say({});
    m_preferences->setValue(m_face.key, value);
}

void SettingField::say(const QString &problem)
{
    m_problem->say(problem);
}

void SettingField::refresh()
{
    say({});
    showValue(m_preferences->value(m_face.key));
}

void SettingField::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_isHighlighted)
        return;
    constexpr double kTint = 0.22;
    constexpr double kRadius = 6;
    QColor tint = palette().color(QPalette::Highlight);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tint);
    tint.setAlphaF(kTint);
    painter.setBrush(tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace waybill
