// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>

namespace waybill
{

/// Tells people and scripts what happens: JSON lines, or final lines on standard output and live
/// ones on standard error.
class Reporter : public QObject
{
    Q_OBJECT

public:
    Reporter(bool isJson, bool isQuiet, QObject *parent);
    ~Reporter() override;

    void reportAdded(const TransferSnapshot &transfer);
    void reportState(const TransferSnapshot &transfer);
    void reportProgress(const QList<TransferSnapshot> &transfers);
    /// The last word on a transfer, for now.
    void reportResult(const TransferSnapshot &transfer);
    void reportListed(const TransferSnapshot &transfer);
    void reportTimeline(TransferId id, const QList<TimelineEntry> &entries);
    void warn(const QString &sentence);
    void fail(const QString &sentence);

private:
    QJsonObject toJson(const TransferSnapshot &transfer, const QString &event) const;
    void printJson(const QJsonObject &object);
    void printLine(const QString &line);
    void clearLive();
    void drawLive();

    const bool m_isJson;
    const bool m_isQuiet;
    const bool m_isLive;
    QHash<TransferId, QElapsedTimer> m_lastProgress;
    QMap<TransferId, TransferSnapshot> m_active;
    int m_liveLines = 0;
};

} // namespace waybill
