// SPDX-License-Identifier: MIT
#include "ui/addtransfer/metalinkreader.h"

#include "core/transfer/metalinkdocument.h"
#include "ui/engine/enginehost.h"
#include "ui/files/onworker.h"

namespace waybill
{

using namespace std::chrono_literals;

MetalinkReader::MetalinkReader(EngineHost *host, QObject *parent)
    : QObject(parent)
    , m_host(host)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    connect(&m_pause, &QTimer::timeout, this, &MetalinkReader::begin);
    if (!m_host)
        return;
    connect(m_host, &EngineHost::metalinkRead, this,
        [this](quint64 request, const QList<MetalinkFile> &files) {
            if (m_asked.contains(request))
                settle(m_asked.take(request), files);
        });
    connect(m_host, &EngineHost::browsingFailed, this, [this](quint64 request, const Error &error) {
        if (m_asked.contains(request))
            settle(m_asked.take(request), fail(error));
    });
}

void MetalinkReader::read(const QList<QUrl> &sources)
{
    m_wanted = sources;
    m_begun.removeIf([this](const QUrl &begun) {
        const Outcome *const outcome = outcomeOf(begun);
        return !m_wanted.contains(begun) && outcome && !*outcome;
    });
    for (const QUrl &source : sources) {
        if (source.isLocalFile() && !m_begun.contains(source))
            readLocal(source);
    }
    if (m_host)
        m_pause.start();
}

const MetalinkReader::Outcome *MetalinkReader::outcomeOf(const QUrl &source) const
{
    const auto found = m_outcomes.constFind(source);
    return found == m_outcomes.constEnd() ? nullptr : &*found;
}

void MetalinkReader::begin()
{
    for (const QUrl &source : std::as_const(m_wanted)) {
        if (m_begun.contains(source))
            continue;
        m_begun.append(source);
        m_outcomes.remove(source); // of an earlier try
        m_asked.insert(m_host->readMetalink(source), source);
    }
}

void MetalinkReader::readLocal(const QUrl &source)
{
    m_begun.append(source);
    onWorker(
        this, [path = source.toLocalFile()] { return readMetalink(path); },
        [this, source](const Outcome &outcome) { settle(source, outcome); });
}

void MetalinkReader::settle(const QUrl &source, const Outcome &outcome)
{
    m_outcomes.insert(source, outcome);
    emit changed();
}

} // namespace waybill
