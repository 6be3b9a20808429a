// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>

namespace waybill
{

class Preferences;

/// Tells when a batch of transfers has ended, and when something first needs a person: once, not
/// for each file. A batch is all that runs or is queued until nothing is any more.
class Notifier : public QObject
{
    Q_OBJECT

public:
    /// `quiet`: so long nothing may begin before a batch counts as ended: what follows a transfer
    /// comes a moment later.
    explicit Notifier(const Preferences *preferences, QObject *parent,
        std::chrono::milliseconds quiet = std::chrono::seconds(1));

    void add(const QList<TransferSnapshot> &transfers);
    void update(const QList<TransferSnapshot> &transfers);
    void forget(const QList<TransferId> &ids);
    /// The person has clicked on the last of them.
    void follow();

signals:
    void told(const QString &title, const QString &text);
    void windowWanted();
    void folderWanted(const QString &path);

private:
    struct Known
    {
        TransferState state = TransferState::Queued;
        bool isChild = false;
        bool isPending = false; ///< goes on by itself
        bool needsPerson = false;
    };

    static Known knownOf(const TransferSnapshot &transfer);
    void take(const TransferSnapshot &transfer, bool isNew);
    void countEnding(const TransferSnapshot &transfer);
    void tellAttention(const QString &name);
    void watchTheEnd();
    void endBatch();

    const Preferences *m_preferences;
    std::map<TransferId, Known> m_known;
    QTimer m_quiet;
    int m_pending = 0;
    int m_needingPerson = 0;
    QSet<TransferId> m_done;
    QSet<TransferId> m_failed;
    QString m_lastFolder;   ///< of the batch's last download
    QString m_folderToOpen; ///< what a click opens; empty: the window
};

} // namespace waybill
