// SPDX-License-Identifier: MIT
#include "ui/addtransfer/linklookup.h"

#include "ui/engine/enginehost.h"
#include "ui/format/units.h"

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qsizetype kMostAsked = 20;

} // namespace

LinkLookup::LinkLookup(EngineHost *host, QWidget *parent)
    : QLabel(parent)
    , m_host(host)
{
    // Names come from servers: never markup.
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &LinkLookup::ask);
    if (!m_host)
        return;
    connect(m_host, &EngineHost::lookedUp, this, [this](quint64 request, const LinkFacts &facts) {
        if (m_asked.remove(request) > 0) {
            m_known.insert(facts.url, facts);
            showFacts();
            emit found();
        }
    });
    connect(m_host, &EngineHost::browsingFailed, this, [this](quint64 request) {
        if (m_asked.remove(request) > 0)
            showFacts();
    });
}

void LinkLookup::setUrls(const QList<QUrl> &urls)
{
    m_urls = urls;
    showFacts();
    m_pause.start();
}

void LinkLookup::ask()
{
    if (!m_host)
        return;
    const QList<QUrl> under = m_asked.values();
    for (const QUrl &url : m_urls.first(std::min(kMostAsked, m_urls.size()))) {
        if (!m_known.contains(url) && !under.contains(url))
            m_asked.insert(m_host->lookUp(url), url);
    }
}

void LinkLookup::showFacts()
{
    qint64 bytes = 0;
    int sized = 0;
    for (const QUrl &url : std::as_const(m_urls)) {
        const qint64 size = m_known.value(url).size;
        bytes += std::max<qint64>(0, size);
        sized += size >= 0 ? 1 : 0;
    }
    const LinkFacts only = m_urls.size() == 1 ? m_known.value(m_urls.constFirst()) : LinkFacts();
    if (!only.name.isEmpty())
        setText(only.size < 0 ? only.name
                              //: A file's name and its size
                              : tr("%1, %2").arg(only.name, formatBytes(only.size)));
    else if (m_urls.size() > 1 && sized > 0)
        setText(tr("%n link(s)", nullptr, static_cast<int>(m_urls.size())) + u", "_s +
                (sized < m_urls.size() ? tr("at least %1").arg(formatBytes(bytes))
                                       : formatBytes(bytes)));
    else
        setText(m_urls.isEmpty() || m_asked.isEmpty() ? QString() : tr("Asking the server…"));
}

} // namespace waybill
