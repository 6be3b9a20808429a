// SPDX-License-Identifier: MIT
// The kinds of rows. Each stores what was entered as soon as it makes sense: a word when its field
// is left, the rest with every change.
#pragma once

#include "ui/settings/settingfield.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace waybill
{

class SwitchRow final : public SettingField
{
    Q_OBJECT

public:
    SwitchRow(Preferences *preferences, SettingFace face, QWidget *parent);

private:
    void showValue(const QVariant &value) override;

    QCheckBox *m_switch;
};

/// A number within the range of its key.
class NumberRow final : public SettingField
{
    Q_OBJECT

public:
    /// `unit` stands behind the number; `least`, where there is one, in place of the least number.
    NumberRow(Preferences *preferences, SettingFace face, const QString &unit, const QString &least,
        QWidget *parent);

private:
    void showValue(const QVariant &value) override;

    QSpinBox *m_number;
};

class ChoiceRow final : public SettingField
{
    Q_OBJECT

public:
    /// A value of the key, and how it is called.
    using Choices = QList<std::pair<QString, QString>>;
    ChoiceRow(Preferences *preferences, SettingFace face, const Choices &choices, QWidget *parent);

private:
    void showValue(const QVariant &value) override;

    QComboBox *m_choices;
};

/// A word, or with a button beside it the path of a folder or file.
class TextRow final : public SettingField
{
    Q_OBJECT

public:
    enum class Kind { Text, Folder, File };
    /// What is wrong with a text, or nothing.
    using Check = std::function<QString(const QString &text)>;
    /// `placeholder`: what holds while the field is empty.
    TextRow(Preferences *preferences, SettingFace face, Kind kind, const QString &placeholder,
        Check check, QWidget *parent);

private:
    void showValue(const QVariant &value) override;
    void take();
    void choose();

    const Kind m_kind;
    const Check m_check;
    QLineEdit *m_edit;
};

} // namespace waybill
