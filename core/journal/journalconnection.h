// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/journal/database.h"
#include "core/journal/journalrow.h"

#include <QList>

#include <functional>

namespace waybill
{

constexpr int kSchemaVersion = 1;

/// The only connection to the database. Made, used and destroyed on the journal thread.
///
/// WAL with synchronous=FULL: what a commit has told of survives a power cut.
/// locking_mode=EXCLUSIVE is set first: two connections to one WAL database can corrupt it with
/// SQLite 3.7.0 to 3.51.2.
class JournalConnection
{
public:
    JournalConnection() = default;
    ~JournalConnection();
    Q_DISABLE_COPY_MOVE(JournalConnection)

    /// Opens and checks the file, and brings its schema up to date. JournalUnusable: it is damaged
    /// or unreadable (detail); JournalNewer: a newer version wrote it.
    Status open(const QString &path);
    /// Reads what can be read out of a damaged file into this one; how many transfers that were.
    Result<int> salvageFrom(const QString &path);
    void close();

    Status begin();
    Status commit();
    void rollback();

    /// Within a transaction: all of the operation or nothing of it, whatever becomes of its
    /// neighbours.
    Status runAlone(const std::function<Status(JournalConnection &)> &operation);

    Status saveTransfer(const TransferRow &row);
    Status removeTransfer(qint64 id);
    Status saveBlock(qint64 transfer, const BlockRow &block);
    Status clearBlocks(qint64 transfer);
    Status addTimeline(qint64 transfer, const TimelineRow &entry);
    Status saveSetting(const QString &name, const QByteArray &value);

    Result<QList<TransferRow>> transfers();
    Result<QList<BlockRow>> blocks(qint64 transfer);
    Result<QList<TimelineRow>> timeline(qint64 transfer);
    Result<QByteArray> setting(const QString &name);
    /// The highest id ever given, also to transfers that are gone.
    Result<qint64> lastId();

private:
    Result<int> schemaVersion();
    Status migrate();

    Database m_database;
};

} // namespace waybill
