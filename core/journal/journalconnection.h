// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/journal/database.h"
#include "core/journal/journalrow.h"

#include <QList>

#include <functional>

namespace waybill
{

constexpr int kSchemaVersion = 3;

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
    /// Adds to the statistic what of a transfer has not been counted yet; a transfer that is gone
    /// is passed over. Each byte is counted once, also after a crash: the transfer's row holds what
    /// was counted of it, and changes in one transaction with the statistic. So the totals of a
    /// transfer may be handed in with every commit of its row, and again after a restart.
    Status count(const CountRow &count);
    Status saveSetting(const QString &name, const QByteArray &value);
    Status removeSetting(const QString &name);

    /// In order of their ids: at most so many of those above `after`; -1: all.
    Result<QList<TransferRow>> transfers(qint64 after = 0, int most = -1);
    Result<QList<BlockRow>> blocks(qint64 transfer);
    Result<QList<TimelineRow>> timeline(qint64 transfer);
    /// Of the days `from` to `to`, both included.
    Result<QList<StatisticRow>> statistics(qint64 from, qint64 to);
    Result<QByteArray> setting(const QString &name);
    /// All whose name starts with `prefix`.
    Result<QList<SettingRow>> settings(const QString &prefix);
    /// The highest id ever given, also to transfers that are gone.
    Result<qint64> lastId();

private:
    Result<int> schemaVersion();
    Status migrate();
    /// As far as a damaged file can tell.
    struct Counted
    {
        QList<StatisticRow> statistics;
        QList<QVariantList> ofTransfers;
    };
    static Counted countedIn(Database &damaged);
    Status saveCounted(const Counted &counted);

    Database m_database;
};

} // namespace waybill
