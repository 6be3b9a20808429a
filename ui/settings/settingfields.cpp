// SPDX-License-Identifier: MIT
#include "ui/settings/settingfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace waybill
{
namespace
{

/// As wide as it has to be, whatever the page's width.
QWidget *atTheLeft(QWidget *input, QWidget *parent)
{
    auto *const holder = new QWidget(parent);
    auto *const row = new QHBoxLayout(holder);
    row->setContentsMargins({});
    row->addWidget(input);
    row->addStretch();
    return holder;
}

/// A wheel that scrolls the page must not change what it passes.
class WheelGuard final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *const widget = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !widget || widget->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

void guard(QWidget *input)
{
    input->setFocusPolicy(Qt::StrongFocus);
    input->installEventFilter(new WheelGuard(input));
}

} // namespace

SwitchRow::SwitchRow(Preferences *preferences, SettingFace face, QWidget *parent)
    : SettingField(preferences, std::move(face), parent)
    , m_switch(new QCheckBox(this->face().text, this))
{
    place(m_switch, m_switch, false);
    connect(m_switch, &QCheckBox::toggled, this, [this](bool isOn) { store(isOn); });
    refresh();
}

void SwitchRow::showValue(const QVariant &value)
{
    const QSignalBlocker blocker(m_switch);
    m_switch->setChecked(value.toBool());
}

NumberRow::NumberRow(Preferences *preferences, SettingFace face, const QString &unit,
    const QString &least, QWidget *parent)
    : SettingField(preferences, std::move(face), parent)
    , m_number(new QSpinBox(this))
{
    const Preferences::Range range = Preferences::rangeOf(key());
    m_number->setRange(range.least, range.most);
    m_number->setSuffix(unit);
    m_number->setSpecialValueText(least);
    m_number->setGroupSeparatorShown(true);
    // 5 is not meant by who types 500.
    m_number->setKeyboardTracking(false);
    m_number->setMinimumWidth(m_number->fontMetrics().averageCharWidth() * 24);
    guard(m_number);
    place(atTheLeft(m_number, this), m_number);
    connect(m_number, &QSpinBox::valueChanged, this, [this](int number) { store(number); });
    refresh();
}

void NumberRow::showValue(const QVariant &value)
{
    const QSignalBlocker blocker(m_number);
    m_number->setValue(value.toInt());
}

ChoiceRow::ChoiceRow(
    Preferences *preferences, SettingFace face, const Choices &choices, QWidget *parent)
    : SettingField(preferences, std::move(face), parent)
    , m_choices(new QComboBox(this))
{
    for (const auto &[value, text] : choices)
        m_choices->addItem(text, value);
    guard(m_choices);
    place(atTheLeft(m_choices, this), m_choices);
    connect(m_choices, &QComboBox::currentIndexChanged, this,
        [this] { store(m_choices->currentData()); });
    refresh();
}

void ChoiceRow::showValue(const QVariant &value)
{
    const QSignalBlocker blocker(m_choices);
    m_choices->setCurrentIndex(m_choices->findData(value));
}

TextRow::TextRow(Preferences *preferences, SettingFace face, Kind kind, const QString &placeholder,
    Check check, QWidget *parent)
    : SettingField(preferences, std::move(face), parent)
    , m_kind(kind)
    , m_check(std::move(check))
    , m_edit(new QLineEdit(this))
{
    m_edit->setPlaceholderText(placeholder);
    m_edit->setClearButtonEnabled(true);
    auto *const both = new QWidget(this);
    auto *const row = new QHBoxLayout(both);
    row->setContentsMargins({});
    row->addWidget(m_edit);
    if (kind != Kind::Text) {
        auto *const button = new QPushButton(tr("Choose…"), both);
        button->setAccessibleName(QString(this->face().text).remove(u'&'));
        button->setAutoDefault(false);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, &TextRow::choose);
    }
    place(both, m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, &TextRow::take);
    refresh();
    // A file edited by hand.
    say(m_check(m_edit->text()));
}

void TextRow::showValue(const QVariant &value)
{
    if (m_edit->text() == value.toString())
        return;
    m_edit->setText(value.toString());
    m_edit->setCursorPosition(0);
}

void TextRow::take()
{
    const QString text = m_edit->text().trimmed();
    const QString problem = m_check(text);
    if (problem.isEmpty())
        store(text);
    else
        say(problem);
}

void TextRow::choose()
{
    const QString title = QString(face().text).remove(u'&');
    const QString chosen = m_kind == Kind::Folder
                               ? QFileDialog::getExistingDirectory(this, title, m_edit->text())
                               : QFileDialog::getOpenFileName(this, title, m_edit->text(),
                                     tr("PEM files (*.pem *.crt *.cer);;All files (*)"));
    if (chosen.isEmpty())
        return;
    m_edit->setText(chosen);
    take();
}

} // namespace waybill
