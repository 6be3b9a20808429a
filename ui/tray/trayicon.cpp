// SPDX-License-Identifier: MIT
#include "ui/tray/trayicon.h"

#include "ui/format/units.h"
#include "ui/settings/preferences.h"
#include "ui/tray/launcherprogress.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A face is a number, so that an icon is painted only when it looks different: the ring in steps.
constexpr int kIdle = 0;
constexpr int kAttention = -2;
constexpr int kRingSteps = 20;

int faceOf(const TransferCounts &counts)
{
    if (counts.of(TransferFilter::Group::Attention) > 0)
        return kAttention;
    if (counts.of(TransferFilter::Group::Active) == 0)
        return kIdle;
    return 1 + static_cast<int>(counts.progress().value_or(0) * kRingSteps);
}

QIcon paintedIcon(const QIcon &base, int face)
{
    constexpr int kSize = 64;
    constexpr int kPen = 8;
    QPixmap pixmap = base.pixmap(kSize);
    if (pixmap.isNull()) {
        pixmap = QPixmap(kSize, kSize);
        pixmap.fill(Qt::transparent);
    }
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring =
        QRectF(pixmap.rect()).adjusted(kPen / 2.0, kPen / 2.0, -kPen / 2.0, -kPen / 2.0);
    if (face == kAttention) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xd9, 0x82, 0x2b));
        painter.drawEllipse(QRectF(kSize * 0.5, kSize * 0.5, kSize * 0.5, kSize * 0.5));
        painter.setPen(Qt::white);
        QFont font = painter.font();
        font.setBold(true);
        font.setPixelSize(kSize / 2);
        painter.setFont(font);
        painter.drawText(
            QRectF(kSize * 0.5, kSize * 0.5, kSize * 0.5, kSize * 0.5), Qt::AlignCenter, u"!"_s);
    } else {
        constexpr int kFullCircle = 360 * 16;
        painter.setPen(QPen(QColor(0x80, 0x80, 0x80), kPen));
        painter.drawEllipse(ring);
        painter.setPen(QPen(QColor(0x2f, 0x9e, 0x5b), kPen));
        painter.drawArc(ring, kFullCircle / 4, -kFullCircle * (face - 1) / kRingSteps);
    }
    return pixmap;
}

/// Gives countsText() a tr() with a context of its own.
class Totals
{
    Q_DECLARE_TR_FUNCTIONS(waybill::Totals)
};

} // namespace

QString countsText(const TransferCounts &counts)
{
    QStringList parts = {//: How many transfers run, and how many are left to do.
        Totals::tr("%1 active, %2 left")
            .arg(counts.of(TransferFilter::Group::Active))
            .arg(counts.left())};
    if (const int attention = counts.of(TransferFilter::Group::Attention); attention > 0)
        parts.append(Totals::tr("%1 in need of attention").arg(attention));
    if (counts.downRate() >= 1)
        parts.append(u"\u2193 "_s + formatRate(counts.downRate()));
    if (counts.upRate() >= 1)
        parts.append(u"\u2191 "_s + formatRate(counts.upRate()));
    return parts.join(u", "_s);
}

TrayIcon::TrayIcon(QWidget *window)
    : QSystemTrayIcon(window->windowIcon(), window)
    , m_window(window)
    , m_menu(std::make_unique<QMenu>())
    , m_rates(m_menu->addAction(QString()))
{
    m_rates->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Show or hide the window"), this, &TrayIcon::toggleRequested);
    m_menu->addAction(tr("&Pause all"), this, &TrayIcon::pauseAllRequested);
    m_menu->addAction(tr("&Resume all"), this, &TrayIcon::resumeAllRequested);
    m_recent = m_menu->addMenu(tr("R&ecent"));
    m_recent->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &TrayIcon::quitRequested);
    setContextMenu(m_menu.get());
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger)
            emit toggleRequested();
    });
    showCounts({});
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::setLimitsMenu(QMenu *menu)
{
    m_limits = menu;
    m_menu->insertMenu(m_recent->menuAction(), menu);
}

void TrayIcon::showCounts(const TransferCounts &counts)
{
    const QString text = countsText(counts);
    if (text != m_rates->text()) {
        setToolTip(u"Waybill\n"_s + text);
        m_rates->setText(text);
    }
    const int active = counts.of(TransferFilter::Group::Active);
    const int face = faceOf(counts);
    if (face != m_face)
        showLauncherProgress(active > 0 ? counts.progress() : std::nullopt, active);
    if (std::exchange(m_face, face) == face)
        return;
    const QIcon base = QApplication::windowIcon();
    setIcon(face == kIdle ? base : paintedIcon(base, face));
}

void TrayIcon::noteDone(const TransferSnapshot &transfer)
{
    constexpr qsizetype kMost = 10;
    const bool isHere = transfer.kind != TransferKind::Upload;
    auto *action = new QAction(QString(transfer.name).replace(u"&"_s, u"&&"_s), m_recent);
    if (isHere)
        connect(action, &QAction::triggered, this,
            [this, path = transfer.receipt.path] { emit openRequested(path); });
    action->setEnabled(isHere);
    m_recent->insertAction(m_recent->actions().value(0), action);
    m_recent->setEnabled(true);
    while (m_recent->actions().size() > kMost)
        delete m_recent->actions().constLast();
}

void TrayIcon::tell(const QString &title, const QString &text)
{
    if (isVisible())
        showMessage(title, text, QApplication::windowIcon());
    else
        QApplication::alert(m_window);
}

void TrayIcon::tellOnce(Preferences *preferences)
{
    const QString key = u"tray/isTold"_s;
    if (preferences->store().value(key).toBool())
        return;
    preferences->store().setValue(key, true);
    showMessage(tr("Waybill goes on in the tray"),
        tr("Transfers go on there. Quit from its menu, or choose in the settings what closing the "
           "window does."));
}

} // namespace waybill
