// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace waybill
{

/// One transfer as a row. What is JSON here is opaque to the journal; queue/recordcodec.h knows it.
struct TransferRow
{
    qint64 id = 0;
    std::optional<qint64> parent;
    qint64 position = 0;
    QString kind;
    QString state;
    qint64 addedMs = 0;
    qint64 finishedMs = 0; ///< 0: not yet
    QByteArray spec;
    QByteArray progress;
    QByteArray resume;
    QByteArray outcome;

    bool operator==(const TransferRow &) const = default;
};

struct BlockRow
{
    qint64 offset = 0;
    qint64 length = 0;
    QByteArray digest;

    bool operator==(const BlockRow &) const = default;
};

struct SettingRow
{
    QString name;
    QByteArray value;

    bool operator==(const SettingRow &) const = default;
};

struct TimelineRow
{
    qint64 timeMs = 0;
    QString kind;
    QString text;
    qint64 number = 0;

    bool operator==(const TimelineRow &) const = default;
};

/// What all transfers of a day with a server come to, in one direction.
struct StatisticRow
{
    qint64 day = 0; ///< Julian day number of the local date
    QString server;
    QString direction;
    qint64 bytes = 0;
    qint64 transfers = 0; ///< that were completed
    qint64 failures = 0;
    qint64 activeMs = 0;

    bool operator==(const StatisticRow &) const = default;
};

/// What a transfer has come to up to now, for the statistic.
struct CountRow
{
    qint64 transfer = 0;
    qint64 day = 0; ///< that what is new is counted on
    QString server;
    QString direction;
    qint64 bytes = 0;    ///< of all attempts together
    qint64 activeMs = 0; ///< likewise
    int transfers = 0;   ///< 1: it is completed with this commit
    int failures = 0;    ///< 1: it has failed with this commit
};

} // namespace waybill
