// SPDX-License-Identifier: MIT
#include "ui/tray/notifier.h"

#include "ui/settings/preferences.h"
#include "ui/transfers/transferfilter.h"

#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

Notifier::Notifier(const Preferences *preferences, QObject *parent, std::chrono::milliseconds quiet)
    : QObject(parent)
    , m_preferences(preferences)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &Notifier::endBatch);
}

Notifier::Known Notifier::knownOf(const TransferSnapshot &transfer)
{
    Known known;
    known.state = transfer.state;
    known.isChild = transfer.parent.has_value();
    known.needsPerson = !hasEnded(transfer.state) && needsAttention(transfer);
    known.isPending = !known.isChild && !known.needsPerson && !hasEnded(transfer.state) &&
                      transfer.state != TransferState::Paused;
    return known;
}

/// What was there before is no news, only what it does from now on.
void Notifier::add(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers)
        take(transfer, true);
    watchTheEnd();
}

void Notifier::update(const QList<TransferSnapshot> &transfers)
{
    const int before = m_needingPerson;
    QString name;
    for (const TransferSnapshot &transfer : transfers) {
        if (!m_known.contains(transfer.id))
            continue; // was removed
        const int needing = m_needingPerson;
        take(transfer, false);
        if (m_needingPerson > needing)
            name = transfer.name;
    }
    if (before == 0 && m_needingPerson > 0)
        tellAttention(name);
    watchTheEnd();
}

void Notifier::take(const TransferSnapshot &transfer, bool isNew)
{
    Known &known = m_known[transfer.id];
    const Known before = std::exchange(known, knownOf(transfer));
    const bool wasPending = !isNew && before.isPending;
    const bool wasNeeding = !isNew && before.needsPerson;
    m_pending += static_cast<int>(known.isPending) - static_cast<int>(wasPending);
    m_needingPerson += static_cast<int>(known.needsPerson) - static_cast<int>(wasNeeding);
    if (!isNew && !known.isChild && known.state != before.state)
        countEnding(transfer);
}

void Notifier::countEnding(const TransferSnapshot &transfer)
{
    // One that is tried again counts as what becomes of it then.
    m_done.remove(transfer.id);
    m_failed.remove(transfer.id);
    if (transfer.state == TransferState::Done) {
        m_done.insert(transfer.id);
        if (transfer.kind == TransferKind::Download)
            m_lastFolder = QFileInfo(transfer.localPath).path();
    } else if (transfer.state == TransferState::Failed) {
        m_failed.insert(transfer.id);
    }
}

void Notifier::forget(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto found = m_known.find(id);
        if (found == m_known.end())
            continue;
        m_pending -= static_cast<int>(found->second.isPending);
        m_needingPerson -= static_cast<int>(found->second.needsPerson);
        m_known.erase(found);
    }
    watchTheEnd();
}

void Notifier::tellAttention(const QString &name)
{
    if (!m_preferences->isOn(u"notifications/attention"_s))
        return;
    m_folderToOpen.clear();
    const QString text = m_needingPerson == 1
                             ? tr("%1 waits for you.").arg(name)
                             : tr("%n transfer(s) wait for you.", nullptr, m_needingPerson);
    emit told(tr("Waybill needs your attention"), text);
}

void Notifier::watchTheEnd()
{
    const bool isOver = m_pending == 0 && !(m_done.isEmpty() && m_failed.isEmpty());
    if (!isOver)
        m_quiet.stop();
    else if (!m_quiet.isActive())
        m_quiet.start();
}

void Notifier::endBatch()
{
    const auto done = static_cast<int>(m_done.size());
    const auto failed = static_cast<int>(m_failed.size());
    m_done.clear();
    m_failed.clear();
    const QString folder = std::exchange(m_lastFolder, {});
    const bool isWanted = m_preferences->isOn(u"notifications/done"_s) ||
                          (failed > 0 && m_preferences->isOn(u"notifications/attention"_s));
    if (!isWanted)
        return;
    QStringList parts;
    if (done > 0)
        parts.append(tr("%n transfer(s) done", nullptr, done));
    if (failed > 0)
        parts.append(done > 0 ? tr("%n failed", "behind the number of those that are done", failed)
                              : tr("%n transfer(s) failed", nullptr, failed));
    // Who hears of a failure wants to see it first.
    m_folderToOpen = failed > 0 ? QString() : folder;
    emit told(
        failed > 0 ? tr("Transfers have ended") : tr("Transfers are done"), parts.join(u", "_s));
}

void Notifier::follow()
{
    if (m_folderToOpen.isEmpty())
        emit windowWanted();
    else
        emit folderWanted(m_folderToOpen);
}

} // namespace waybill
