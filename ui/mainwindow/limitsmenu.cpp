// SPDX-License-Identifier: MIT
#include "ui/mainwindow/limitsmenu.h"

#include "ui/engine/enginehost.h"
#include "ui/format/limittext.h"
#include "ui/language/mnemonics.h"
#include "ui/settings/preferences.h"

#include <QActionGroup>
#include <QInputDialog>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kKibibyte = 1024;
constexpr int kPresets[] = {0, 100, 500, 1024, 5 * 1024, 10 * 1024};
constexpr int kMostKib = 100'000'000;

} // namespace

std::optional<qint64> askRate(
    QWidget *parent, const QString &title, const QString &label, qint64 present)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(label + u'\n' + LimitsMenu::tr("In KiB/s; 0: no limit."));
    dialog.setInputMode(QInputDialog::IntInput);
    dialog.setIntRange(0, kMostKib);
    dialog.setIntStep(50);
    dialog.setIntValue(static_cast<int>(std::min<qint64>(present / kKibibyte, kMostKib)));
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.intValue() * kKibibyte;
}

LimitsMenu::LimitsMenu(EngineHost *host, Preferences *preferences, QWidget *parent)
    : QMenu(tr("&Limits"), parent)
    , m_preferences(preferences)
{
    connect(host, &EngineHost::bandwidthChanged, this,
        [this](const BandwidthState &state) { m_state = state; });
    connect(this, &QMenu::aboutToShow, this, qOverload<>(&LimitsMenu::fill));
    fill(); // a tray shows none that is empty
}

void LimitsMenu::fill()
{
    clear();
    if (const QString text = timetableText(m_state); !text.isEmpty()) {
        addAction(text)->setEnabled(false);
        addSeparator();
    }
    fill(addMenu(tr("&Downloads")), u"limits/downKibPerSecond"_s);
    fill(addMenu(tr("&Uploads")), u"limits/upKibPerSecond"_s);
    addSeparator();
    addAction(tr("&Limits and timetable…"), this, &LimitsMenu::settingsWanted);
}

void LimitsMenu::fill(QMenu *menu, const QString &key)
{
    const int present = m_preferences->number(key);
    QList<int> offered(std::begin(kPresets), std::end(kPresets));
    if (!offered.contains(present))
        offered.append(present);
    std::ranges::sort(offered);
    auto *const group = new QActionGroup(menu);
    for (const int kib : std::as_const(offered)) {
        QAction *const action = menu->addAction(limitText(kib * kKibibyte));
        group->addAction(action);
        action->setCheckable(true);
        action->setChecked(kib == present);
        connect(action, &QAction::triggered, this,
            [this, key, kib] { m_preferences->setValue(key, kib); });
    }
    menu->addSeparator();
    const QString title = withoutMnemonic(menu->title());
    connect(menu->addAction(tr("&Other…")), &QAction::triggered, this, [this, key, present, title] {
        if (const auto chosen =
                askRate(parentWidget(), title, tr("All together, at most:"), present * kKibibyte))
            m_preferences->setValue(key, static_cast<int>(*chosen / kKibibyte));
    });
}

} // namespace waybill
