// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/metalinkspec.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace waybill
{

class EngineHost;

/// Reads the Metalinks of a dialog: files on this machine, and URLs when somebody has stopped
/// typing. Each once; what failed again, if it is wanted anew.
class MetalinkReader : public QObject
{
    Q_OBJECT

public:
    using Outcome = Result<QList<MetalinkFile>>;

    /// `host` may be nullptr: what is on servers is not read then.
    MetalinkReader(EngineHost *host, QObject *parent);

    /// Paths are file URLs.
    void read(const QList<QUrl> &sources);
    /// nullptr: not read yet.
    const Outcome *outcomeOf(const QUrl &source) const;

signals:
    void changed();

private:
    void begin();
    void readLocal(const QUrl &source);
    void settle(const QUrl &source, const Outcome &outcome);

    EngineHost *m_host;
    QList<QUrl> m_wanted;
    QList<QUrl> m_begun;
    QHash<QUrl, Outcome> m_outcomes;
    QHash<quint64, QUrl> m_asked;
    QTimer m_pause;
};

} // namespace waybill
