// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <array>
#include <chrono>

namespace waybill
{

/// How many bytes went either way in the last 24 hours, finer the more recent. Pure; a value of
/// some 15 KB that is safe to hand to any thread. Without a tick: what is not fed is zero.
///
/// Times are those of the wall clock, since 1970 (UTC), for a history that survives a restart. A
/// clock that is set forward makes a gap; one that is set back forgets what lies ahead of it.
class ThroughputHistory
{
public:
    using Time = std::chrono::milliseconds;

    enum class Period { Minute, FiveMinutes, HalfHour, ThreeHours, HalfDay, Day };

    /// What went over the wire in a stretch of time.
    struct Sample
    {
        Time from{0};
        Time length{0};
        qint64 down = 0; ///< bytes
        qint64 up = 0;

        bool operator==(const Sample &) const = default;
    };

    static std::chrono::seconds lengthOf(Period period);
    /// The length of a period's samples.
    static std::chrono::seconds stepOf(Period period);

    ThroughputHistory();

    /// Bytes that have come and gone since the last call.
    void add(Time now, qint64 down, qint64 up);
    /// The samples of a period that ends now, oldest first and without a hole. The last is shorter
    /// where its stretch is not over; one that has only begun is left out, for its rate is chance.
    QList<Sample> series(Period period, Time now) const;

    QByteArray toBytes() const;
    /// An empty history where the bytes are damaged or of another version.
    static ThroughputHistory fromBytes(const QByteArray &bytes);

    bool operator==(const ThroughputHistory &) const = default;

private:
    struct Bucket
    {
        qint64 down = 0;
        qint64 up = 0;
        bool operator==(const Bucket &) const = default;
    };
    /// The last stretches of one length. Each is known by its number since 1970.
    struct Ring
    {
        qint64 widthMs = 0;
        qint64 newest = 0;
        QList<Bucket> buckets;

        void add(qint64 nowMs, const Bucket &moved);
        Bucket at(qint64 number) const;
        void clear(qint64 from, qint64 to);
        bool operator==(const Ring &) const = default;
    };

    std::array<Ring, 4> m_rings;
};

} // namespace waybill
