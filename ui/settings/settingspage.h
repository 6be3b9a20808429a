// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingfields.h"

#include <QIcon>

namespace waybill
{

/// One page of the settings: a title and rows, one below the other.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    /// The page's name in the program: "network".
    const QString &name() const { return m_name; }
    const QString &title() const { return m_title; }
    const QIcon &icon() const { return m_icon; }
    /// Of its rows.
    QStringList keys() const;
    /// Also drops what was entered and not taken.
    void restoreDefaults();
    /// Highlights the rows that hold the word; tells whether the page is worth a look: its title
    /// or a row holds it, or there is no word.
    bool search(const QString &word);

protected:
    /// `icon`: a name under resources/icons.
    SettingsPage(Preferences *preferences, const QString &name, const QString &title,
        const QString &icon, QWidget *parent);

    void addSwitch(SettingFace face);
    void addNumber(SettingFace face, const QString &unit = {}, const QString &least = {});
    void addChoice(SettingFace face, const ChoiceRow::Choices &choices);
    void addText(
        SettingFace face, TextRow::Kind kind, const QString &placeholder, TextRow::Check check);
    /// A setting of another kind than these; becomes a child of the page.
    void addField(SettingField *field) { addRow(field); }
    /// Something that is no setting; it takes what room there is.
    void addWide(QWidget *widget);

private:
    void addRow(SettingField *row);

    Preferences *m_preferences;
    const QString m_name;
    const QString m_title;
    const QIcon m_icon;
    QList<SettingField *> m_rows;
    class QVBoxLayout *m_column;
};

} // namespace waybill
