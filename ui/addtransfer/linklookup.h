// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/linkfacts.h"

#include <QHash>
#include <QLabel>
#include <QTimer>

namespace waybill
{

class EngineHost;

/// Says what is behind the links of a dialog while it is open: names and sizes, as servers tell
/// them. Asks only when somebody has stopped typing, and for a few links at most.
class LinkLookup : public QLabel
{
    Q_OBJECT

public:
    /// `host` may be nullptr: nothing is asked then.
    LinkLookup(EngineHost *host, QWidget *parent);

    void setUrls(const QList<QUrl> &urls);
    /// Its server says so.
    bool isMetalink(const QUrl &url) const { return m_known.value(url).isMetalink; }

signals:
    /// Something about a link has become known.
    void found();

private:
    void ask();
    void showFacts();

    EngineHost *m_host;
    QList<QUrl> m_urls;
    QHash<QUrl, LinkFacts> m_known;
    QHash<quint64, QUrl> m_asked;
    QTimer m_pause;
};

} // namespace waybill
