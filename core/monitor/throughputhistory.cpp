// SPDX-License-Identifier: MIT
#include "core/monitor/throughputhistory.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

struct RingSize
{
    std::chrono::seconds width;
    qsizetype count;
};

constexpr std::array<RingSize, 4> kRings = {{{1s, 300}, {10s, 180}, {1min, 180}, {5min, 288}}};

struct PeriodFacts
{
    std::chrono::seconds length;
    size_t ring;
};

/// In the order of Period.
constexpr std::array<PeriodFacts, 6> kPeriods = {
    {{1min, 0}, {5min, 0}, {30min, 1}, {3h, 2}, {12h, 3}, {24h, 3}}};

constexpr qint64 kShortestLastMs = 2'000;
constexpr quint32 kMagic = 0x57625468; // "WbTh"
constexpr quint32 kVersion = 1;
constexpr qsizetype kDigestBytes = 32;

const PeriodFacts &factsOf(ThroughputHistory::Period period)
{
    return kPeriods.at(static_cast<size_t>(period));
}

QByteArray digestOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256);
}

} // namespace

std::chrono::seconds ThroughputHistory::lengthOf(Period period)
{
    return factsOf(period).length;
}

std::chrono::seconds ThroughputHistory::stepOf(Period period)
{
    return kRings.at(factsOf(period).ring).width;
}

ThroughputHistory::ThroughputHistory()
{
    for (size_t i = 0; i < kRings.size(); ++i) {
        m_rings[i].widthMs = Time(kRings[i].width).count();
        m_rings[i].buckets.resize(kRings[i].count);
    }
}

void ThroughputHistory::Ring::clear(qint64 from, qint64 to)
{
    // A whole turn clears everything, however long ago the last one was.
    const qint64 last = std::min(to, from + buckets.size() - 1);
    for (qint64 number = from; number <= last; ++number)
        buckets[number % buckets.size()] = {};
}

void ThroughputHistory::Ring::add(qint64 nowMs, const Bucket &moved)
{
    const qint64 number = nowMs / widthMs;
    if (number > newest)
        clear(newest + 1, number);
    else if (newest - number < buckets.size())
        clear(number + 1, newest); // the clock was set back: that is still to come
    else
        buckets.fill({});
    newest = number;
    Bucket &bucket = buckets[number % buckets.size()];
    bucket.down += moved.down;
    bucket.up += moved.up;
}

ThroughputHistory::Bucket ThroughputHistory::Ring::at(qint64 number) const
{
    const bool isKept = number >= 0 && number <= newest && newest - number < buckets.size();
    return isKept ? buckets.at(number % buckets.size()) : Bucket();
}

void ThroughputHistory::add(Time now, qint64 down, qint64 up)
{
    const Bucket moved{std::max<qint64>(0, down), std::max<qint64>(0, up)};
    if (moved == Bucket())
        return;
    for (Ring &ring : m_rings)
        ring.add(std::max<qint64>(0, now.count()), moved);
}

QList<ThroughputHistory::Sample> ThroughputHistory::series(Period period, Time now) const
{
    const PeriodFacts &facts = factsOf(period);
    const Ring &ring = m_rings.at(facts.ring);
    const qint64 nowMs = std::max<qint64>(0, now.count());
    const qint64 last = nowMs / ring.widthMs;
    const qint64 lastLength = nowMs - last * ring.widthMs;
    const qint64 count = Time(facts.length).count() / ring.widthMs;
    const bool isLastShown = lastLength >= kShortestLastMs;

    QList<Sample> samples;
    samples.reserve(count);
    const qint64 end = isLastShown ? last : last - 1;
    for (qint64 number = end - count + 1; number <= end; ++number) {
        const Bucket bucket = ring.at(number);
        const qint64 length = number == last ? lastLength : ring.widthMs;
        samples.append({Time(number * ring.widthMs), Time(length), bucket.down, bucket.up});
    }
    return samples;
}

QByteArray ThroughputHistory::toBytes() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kMagic << kVersion;
    for (const Ring &ring : m_rings) {
        out << ring.newest;
        for (const Bucket &bucket : ring.buckets)
            out << bucket.down << bucket.up;
    }
    return bytes + digestOf(bytes);
}

ThroughputHistory ThroughputHistory::fromBytes(const QByteArray &bytes)
{
    const QByteArray content = bytes.chopped(std::min(kDigestBytes, bytes.size()));
    if (content.isEmpty() || digestOf(content) != bytes.last(kDigestBytes))
        return {};
    QDataStream in(content);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint32 version = 0;
    in >> magic >> version;
    if (magic != kMagic || version != kVersion)
        return {};
    ThroughputHistory history;
    bool isSound = true;
    for (Ring &ring : history.m_rings) {
        in >> ring.newest;
        isSound = isSound && ring.newest >= 0;
        for (Bucket &bucket : ring.buckets) {
            in >> bucket.down >> bucket.up;
            isSound = isSound && bucket.down >= 0 && bucket.up >= 0;
        }
    }
    return isSound && in.status() == QDataStream::Ok && in.atEnd() ? history : ThroughputHistory();
}

} // namespace waybill
