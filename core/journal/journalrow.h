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
    QByteArray sha256;

    bool operator==(const BlockRow &) const = default;
};

struct TimelineRow
{
    qint64 timeMs = 0;
    QString kind;
    QString text;
    qint64 number = 0;

    bool operator==(const TimelineRow &) const = default;
};

} // namespace waybill
