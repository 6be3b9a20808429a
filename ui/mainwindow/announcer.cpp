// SPDX-License-Identifier: MIT
#include "ui/mainwindow/announcer.h"

#include "ui/transfers/transfercolumns.h"
#include "ui/transfers/transferfilter.h"

#include <QAccessible>
#include <QWidget>

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

/// What a person would want to be told of; that it works is told by its progress.
bool isWorthTelling(const TransferSnapshot &transfer)
{
    return hasEnded(transfer.state) || (transfer.state == TransferState::Waiting &&
                                           transfer.waitReason != WaitReason::Children);
}

} // namespace

Announcer::Announcer(QWidget *speaker)
    : QObject(speaker)
    , m_speaker(speaker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(3s);
    connect(&m_pause, &QTimer::timeout, this, &Announcer::announce);
}

void Announcer::notice(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers) {
        // A folder speaks for its files.
        if (transfer.parent)
            continue;
        const std::pair state(transfer.state, transfer.waitReason);
        const auto known = m_states.find(transfer.id);
        if (known == m_states.end()) {
            m_states.insert(transfer.id, state);
            continue;
        }
        if (std::exchange(*known, state) == state || !isWorthTelling(transfer))
            continue;
        m_news.removeIf([&transfer](const TransferSnapshot &old) { return old.id == transfer.id; });
        m_news.append(transfer);
    }
    if (!m_pause.isActive())
        announce();
}

void Announcer::forget(const QList<TransferId> &ids)
{
    for (const TransferId id : ids)
        m_states.remove(id);
    m_news.removeIf([&ids](const TransferSnapshot &news) { return ids.contains(news.id); });
}

void Announcer::announce()
{
    if (m_news.isEmpty())
        return;
    const QList<TransferSnapshot> news = std::exchange(m_news, {});
    const auto failed = static_cast<int>(std::ranges::count_if(news, needsAttention));
    QString sentence = spokenText(news.constLast());
    if (news.size() > 1)
        sentence = tr("%n transfer(s) changed", nullptr, static_cast<int>(news.size())) +
                   (failed > 0 ? QStringLiteral(", ") + tr("%n need(s) attention", nullptr, failed)
                               : QString()) +
                   QStringLiteral(". ") + sentence;
    m_pause.start();
    if (QAccessible::isActive()) {
        // Qt 6.4 has no event for a sentence: the name of what speaks changes, and is told.
        m_speaker->setAccessibleName(sentence);
        QAccessibleEvent alert(m_speaker, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    emit announced(sentence);
}

} // namespace waybill
