// SPDX-License-Identifier: MIT
#include "ui/settings/settingspage.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

/// The icons: those of a static library do not load by themselves. Outside of any namespace, as Qt
/// wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Its colours are lost on the colour of a selection: there it has that of the text.
QIcon iconNamed(const QString &name, const QColor &selected)
{
    loadResources();
    const QIcon drawn(u":/icons/%1.svg"_s.arg(name));
    QIcon icon; // the drawn one takes no other colours
    for (const int size : {16, 22, 32, 44, 66}) {
        QPixmap pixmap = drawn.pixmap(QSize(size, size), 1);
        icon.addPixmap(pixmap);
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), selected);
        painter.end();
        icon.addPixmap(pixmap, QIcon::Selected);
    }
    return icon;
}

} // namespace

SettingsPage::SettingsPage(Preferences *preferences, const QString &name, const QString &title,
    const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_name(name)
    , m_title(title)
    , m_icon(iconNamed(icon, palette().color(QPalette::HighlightedText)))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    constexpr double kLarger = 1.35;
    constexpr int kIndent = 8;
    auto *const heading = new QLabel(title, this);
    QFont font = heading->font();
    font.setBold(true);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * kLarger);
    heading->setFont(font);
    heading->setIndent(kIndent);
    m_column->setContentsMargins({});
    m_column->addWidget(heading);
    m_column->addStretch();
}

QStringList SettingsPage::keys() const
{
    QStringList keys;
    for (const SettingField *const row : m_rows)
        keys.append(row->key());
    return keys;
}

void SettingsPage::restoreDefaults()
{
    m_preferences->restoreDefaults(keys());
    for (SettingField *const row : std::as_const(m_rows))
        row->refresh();
}

bool SettingsPage::search(const QString &word)
{
    bool isFound = word.isEmpty() || m_title.contains(word, Qt::CaseInsensitive);
    for (SettingField *const row : std::as_const(m_rows)) {
        row->setHighlighted(row->matches(word));
        isFound = isFound || row->isHighlighted();
    }
    return isFound;
}

void SettingsPage::addRow(SettingField *row)
{
    m_column->insertWidget(m_column->count() - 1, row); // above the stretch
    m_rows.append(row);
}

void SettingsPage::addSwitch(SettingFace face)
{
    addRow(new SwitchRow(m_preferences, std::move(face), this));
}

void SettingsPage::addNumber(SettingFace face, const QString &unit, const QString &least)
{
    addRow(new NumberRow(m_preferences, std::move(face), unit, least, this));
}

void SettingsPage::addChoice(SettingFace face, const ChoiceRow::Choices &choices)
{
    addRow(new ChoiceRow(m_preferences, std::move(face), choices, this));
}

void SettingsPage::addText(
    SettingFace face, TextRow::Kind kind, const QString &placeholder, TextRow::Check check)
{
    addRow(new TextRow(m_preferences, std::move(face), kind, placeholder, std::move(check), this));
}

void SettingsPage::addWide(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget, 1000);
}

} // namespace waybill
