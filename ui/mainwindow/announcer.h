// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QHash>
#include <QObject>
#include <QTimer>

class QWidget;

namespace waybill
{

/// Tells those who hear the window what has become of transfers: ends, waits and their reasons, a
/// sentence each few seconds at most, several changes in one. Does nothing while nobody listens.
class Announcer : public QObject
{
    Q_OBJECT

public:
    /// `speaker` is the widget that the sentences come from.
    explicit Announcer(QWidget *speaker);

    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }
    /// The first time that it sees a transfer it says nothing.
    void notice(const QList<TransferSnapshot> &transfers);
    void forget(const QList<TransferId> &ids);

signals:
    void announced(const QString &sentence);

private:
    void announce();

    QWidget *m_speaker;
    QHash<TransferId, std::pair<TransferState, WaitReason>> m_states;
    QList<TransferSnapshot> m_news;
    QTimer m_pause; ///< runs for a while after each sentence
};

} // namespace waybill
