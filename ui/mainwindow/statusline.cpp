// SPDX-License-Identifier: MIT
#include "ui/mainwindow/statusline.h"

#include "ui/engine/enginehost.h"
#include "ui/format/limittext.h"
#include "ui/format/statetext.h"
#include "ui/format/units.h"
#include "ui/mainwindow/limitsmenu.h"
#include "ui/settings/preferences.h"

#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QToolButton *makeButton(QStatusBar *bar, const QString &tip)
{
    auto *button = new QToolButton(bar);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    bar->addPermanentWidget(button);
    return button;
}

QString rateText(double bytesPerSecond, qint64 limit)
{
    const QString rate = formatRate(bytesPerSecond);
    const QString shown = rate.isEmpty() ? formatBytes(0) + u"/s"_s : rate;
    return limit > 0
               ? StatusLine::tr("%1 (limit %2)").arg(shown, formatRate(static_cast<double>(limit)))
               : shown;
}

} // namespace

StatusLine::StatusLine(EngineHost *host, Preferences *preferences, QStatusBar *bar)
    : QObject(bar)
    , m_host(host)
    , m_preferences(preferences)
    , m_counts(new QLabel(bar))
    , m_network(new QLabel(bar))
    , m_room(new QLabel(bar))
{
    m_counts->setTextFormat(Qt::PlainText);
    m_room->setTextFormat(Qt::PlainText);
    m_network->setTextFormat(Qt::PlainText);
    m_network->hide();
    bar->addPermanentWidget(m_counts);
    m_problems = makeButton(bar, tr("Show what needs attention"));
    bar->addPermanentWidget(m_network);
    bar->addPermanentWidget(m_room);
    m_timetable = makeButton(bar, tr("Change the timetable"));
    m_timetable->hide();
    m_rates = makeButton(bar, tr("Set the limits"));
    auto *const limits = new LimitsMenu(m_host, m_preferences, m_rates);
    m_rates->setMenu(limits);
    m_rates->setPopupMode(QToolButton::InstantPopup);
    m_roomTimer.setInterval(10s);
    m_soonTimer.setInterval(1s);
    m_soonTimer.setSingleShot(true);
    connect(limits, &LimitsMenu::settingsWanted, this, &StatusLine::limitsWanted);
    connect(m_timetable, &QToolButton::clicked, this, &StatusLine::limitsWanted);
    connect(m_host, &EngineHost::bandwidthChanged, this, &StatusLine::showBandwidth);
    connect(m_host, &EngineHost::machineChanged, this, &StatusLine::showMachine);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsWanted);
    connect(&m_roomTimer, &QTimer::timeout, this, &StatusLine::askRoom);
    connect(&m_soonTimer, &QTimer::timeout, this, &StatusLine::askRoom);
    connect(m_host, &EngineHost::opened, this, &StatusLine::askRoom);
    connect(m_host, &EngineHost::roomReady, this, &StatusLine::showRoom);
    connect(m_preferences, &Preferences::changed, this, &StatusLine::askRoom);
    showCounts({});
}

void StatusLine::showCounts(const TransferCounts &counts)
{
    const int active = counts.of(TransferFilter::Group::Active);
    const int problems = counts.of(TransferFilter::Group::Attention);
    m_counts->setText(tr("%1 active, %2 left").arg(active).arg(counts.left()));
    m_problems->setVisible(problems > 0);
    m_problems->setText(tr("%n need(s) attention", nullptr, problems));
    if (counts.left() != m_shown.left())
        m_soonTimer.start();
    m_shown = counts;
    showRates();
    if (active > 0 && !m_roomTimer.isActive()) {
        m_roomTimer.start();
    } else if (active == 0 && m_roomTimer.isActive()) {
        m_roomTimer.stop();
        askRoom();
    }
}

void StatusLine::showRates()
{
    const RateLimits limits = limitsInForce(m_bandwidth, m_preferences->rateLimits());
    const QString down = rateText(m_shown.downRate(), limits.down);
    const QString up = rateText(m_shown.upRate(), limits.up);
    if (const QString rates = u"\u2193 %1   \u2191 %2"_s.arg(down, up); m_rates->text() != rates) {
        m_rates->setText(rates);
        m_rates->setAccessibleName(tr("Down %1, up %2").arg(down, up));
    }
}

void StatusLine::showBandwidth(const BandwidthState &state)
{
    m_bandwidth = state;
    m_timetable->setVisible(state.rule.has_value());
    m_timetable->setText(timetableText(state));
    showRates();
}

void StatusLine::showMachine(const MachineState &state)
{
    const QString text = machineText(state);
    m_network->setVisible(!text.isEmpty());
    m_network->setText(text);
}

void StatusLine::askRoom()
{
    m_host->requestRoom(m_preferences->downloadFolder());
}

void StatusLine::showRoom(const QString &path, const QueueRoom &room)
{
    if (path != m_preferences->downloadFolder())
        return;
    m_room->setVisible(room.free >= 0 || !room.shortages.isEmpty());
    if (room.shortages.isEmpty()) {
        //: The room on the disk.
        m_room->setText(tr("%1 free").arg(formatBytes(room.free)));
        //: Tool tip of the room on the disk: the folder that is meant.
        m_room->setToolTip(tr("In %1").arg(path).toHtmlEscaped());
        return;
    }
    qint64 missing = 0;
    QStringList places;
    for (const RoomShortage &shortage : room.shortages) {
        missing += shortage.missing;
        //: Tool tip of the room on the disk: how much, and the folder that is meant.
        places.append(tr("%1 more than is free in %2")
                .arg(formatBytes(shortage.missing), shortage.folder)
                .toHtmlEscaped());
    }
    //: The room on the disk: what the whole queue needs beyond it.
    m_room->setText(u"\u26a0 "_s + tr("The queue needs %1 more room").arg(formatBytes(missing)));
    m_room->setToolTip(places.join(u"<br>"_s));
}

} // namespace waybill
