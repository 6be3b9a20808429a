// SPDX-License-Identifier: MIT
#include "core/journal/journalconnection.h"

#include "core/journal/schema.h"

#include <QSqlError>
#include <QUuid>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char kSaveTransfer[] =
    "INSERT INTO transfer (id, parent, position, kind, state, added, finished, spec, progress, "
    "resume, outcome)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = "
    "excluded.position,"
    " state = excluded.state, finished = excluded.finished, spec = excluded.spec,"
    " progress = excluded.progress, resume = excluded.resume, outcome = excluded.outcome";
constexpr char kRemoveTransfer[] = "DELETE FROM transfer WHERE id = ?";
constexpr char kSaveBlock[] = "INSERT OR REPLACE INTO block (transfer, offset, length, sha256)"
                              " SELECT id, ?, ?, ? FROM transfer WHERE id = ?";
constexpr char kClearBlocks[] = "DELETE FROM block WHERE transfer = ?";
// A late entry of a transfer that has been removed meanwhile is dropped.
constexpr char kAddTimeline[] = "INSERT INTO timeline (transfer, time, kind, text, number)"
                                " SELECT id, ?, ?, ?, ? FROM transfer WHERE id = ?";
constexpr char kSaveSetting[] = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)";
constexpr char kTransfers[] =
    "SELECT id, parent, position, kind, state, added, finished, spec, progress, resume, outcome"
    " FROM transfer ORDER BY id";
constexpr char kBlocks[] =
    "SELECT offset, length, sha256 FROM block WHERE transfer = ? ORDER BY offset";
constexpr char kTimeline[] =
    "SELECT time, kind, text, number FROM timeline WHERE transfer = ? ORDER BY id";
constexpr char kSetting[] = "SELECT value FROM setting WHERE name = ?";
constexpr char kLastId[] =
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'transfer'), 0),"
    " coalesce((SELECT max(id) FROM transfer), 0))";

/// A null QString would be stored as NULL, which no column of ours takes.
QString text(const QString &string)
{
    return string.isNull() ? u""_s : string;
}

TransferRow rowOf(const QSqlQuery &query)
{
    TransferRow row;
    row.id = query.value(0).toLongLong();
    if (!query.isNull(1))
        row.parent = query.value(1).toLongLong();
    row.position = query.value(2).toLongLong();
    row.kind = query.value(3).toString();
    row.state = query.value(4).toString();
    row.addedMs = query.value(5).toLongLong();
    row.finishedMs = query.value(6).toLongLong();
    row.spec = query.value(7).toByteArray();
    row.progress = query.value(8).toByteArray();
    row.resume = query.value(9).toByteArray();
    row.outcome = query.value(10).toByteArray();
    return row;
}

} // namespace

JournalConnection::JournalConnection()
    : m_name(QUuid::createUuid().toString())
{
}

JournalConnection::~JournalConnection()
{
    close();
}

void JournalConnection::close()
{
    m_prepared.clear();
    if (m_database.isOpen()) {
        execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        m_database.close();
    }
    m_database = QSqlDatabase();
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

Error JournalConnection::lastError(const QSqlQuery &query) const
{
    const QSqlError error = query.lastError();
    const QString code = error.nativeErrorCode();
    constexpr int fullCode = 13; // SQLITE_FULL
    const bool isFull = (code.toInt() & 0xff) == fullCode;
    return makeError(isFull ? ErrorKind::DiskFull : ErrorKind::JournalUnusable,
        error.databaseText() + u" ("_s + code + u')');
}

Status JournalConnection::run(QSqlQuery &query)
{
    if (!query.exec())
        return fail(lastError(query));
    return {};
}

Status JournalConnection::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return fail(lastError(query));
    return {};
}

QSqlQuery &JournalConnection::prepared(std::string_view sql)
{
    const auto known = m_prepared.find(sql);
    if (known != m_prepared.end())
        return known->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QString::fromLatin1(sql.data(), static_cast<qsizetype>(sql.size())));
    return m_prepared.emplace(sql, std::move(query)).first->second;
}

Status JournalConnection::open(const QString &path)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    if (!m_database.open())
        return fail(ErrorKind::JournalUnusable, m_database.lastError().databaseText());
    if (const Status locked = execute(u"PRAGMA locking_mode = EXCLUSIVE"_s); !locked)
        return locked;
    // Before anything is written: what a newer version made stays as it is.
    if (const auto version = schemaVersion(); !version || *version > kSchemaVersion)
        return version ? fail(ErrorKind::JournalNewer, QString::number(*version))
                       : fail(version.error());
    for (const auto &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
             u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s,
             u"PRAGMA cell_size_check = ON"_s, u"PRAGMA secure_delete = ON"_s}) {
        if (const Status set = execute(pragma); !set)
            return set;
    }
    QSqlQuery check(m_database);
    if (!check.exec(u"PRAGMA quick_check(1)"_s) || !check.next())
        return fail(lastError(check));
    if (check.value(0).toString() != "ok"_L1)
        return fail(ErrorKind::JournalUnusable, check.value(0).toString());
    check.finish();
    return migrate();
}

Result<int> JournalConnection::schemaVersion()
{
    QSqlQuery query(m_database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return fail(lastError(query));
    return query.value(0).toInt();
}

Status JournalConnection::migrate()
{
    const auto version = schemaVersion();
    if (!version)
        return fail(version.error());
    for (int next = *version + 1; next <= kSchemaVersion; ++next) {
        if (const Status begun = execute(u"BEGIN IMMEDIATE"_s); !begun)
            return begun;
        for (const QString &statement : schemaSteps(next)) {
            if (const Status done = execute(statement); !done) {
                rollback();
                return done;
            }
        }
        if (const Status versioned = execute(u"PRAGMA user_version = %1"_s.arg(next)); !versioned)
            return versioned;
        if (const Status committed = commit(); !committed)
            return committed;
    }
    return {};
}

Result<int> JournalConnection::salvageFrom(const QString &path)
{
    const QString name = m_name + u"-damaged"_s;
    QList<TransferRow> rows;
    QHash<qint64, QList<BlockRow>> blocksOf;
    {
        QSqlDatabase damaged = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        damaged.setDatabaseName(path);
        // Whatever cannot be read any more ends the reading; what came before it is kept.
        if (damaged.open()) {
            QSqlQuery query(damaged);
            query.setForwardOnly(true);
            for (bool more = query.exec(QString::fromLatin1(kTransfers)) && query.next(); more;
                more = query.next())
                rows.append(rowOf(query));
            if (query.exec(
                    u"SELECT transfer, offset, length, sha256 FROM block ORDER BY offset"_s)) {
                while (query.next())
                    blocksOf[query.value(0).toLongLong()].append(
                        BlockRow{query.value(1).toLongLong(), query.value(2).toLongLong(),
                            query.value(3).toByteArray()});
            }
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (const Status begun = begin(); !begun)
        return fail(begun.error());
    int saved = 0;
    for (const TransferRow &row : rows) {
        if (row.id <= 0 || !saveTransfer(row))
            continue;
        ++saved;
        for (const BlockRow &block : blocksOf.value(row.id)) {
            if (const Status kept = saveBlock(row.id, block); !kept)
                return fail(kept.error());
        }
    }
    if (const Status committed = commit(); !committed)
        return fail(committed.error());
    return saved;
}

Status JournalConnection::begin()
{
    return execute(u"BEGIN IMMEDIATE"_s);
}

Status JournalConnection::commit()
{
    return execute(u"COMMIT"_s);
}

void JournalConnection::rollback()
{
    execute(u"ROLLBACK"_s);
}

Status JournalConnection::runAlone(const std::function<Status(JournalConnection &)> &operation)
{
    if (const Status marked = run(prepared("SAVEPOINT operation")); !marked)
        return marked;
    const Status done = operation(*this);
    if (!done) {
        run(prepared("ROLLBACK TO operation"));
        run(prepared("RELEASE operation"));
        return done;
    }
    return run(prepared("RELEASE operation"));
}

Status JournalConnection::saveTransfer(const TransferRow &row)
{
    QSqlQuery &query = prepared(kSaveTransfer);
    int i = 0;
    query.bindValue(i++, row.id);
    query.bindValue(
        i++, row.parent ? QVariant(*row.parent) : QVariant(QMetaType(QMetaType::LongLong)));
    query.bindValue(i++, row.position);
    query.bindValue(i++, text(row.kind));
    query.bindValue(i++, text(row.state));
    query.bindValue(i++, row.addedMs);
    query.bindValue(i++, row.finishedMs);
    for (const QByteArray &json : {row.spec, row.progress, row.resume, row.outcome})
        query.bindValue(i++, text(QString::fromUtf8(json)));
    return run(query);
}

Status JournalConnection::removeTransfer(qint64 id)
{
    QSqlQuery &query = prepared(kRemoveTransfer);
    query.bindValue(0, id);
    return run(query);
}

Status JournalConnection::saveBlock(qint64 transfer, const BlockRow &block)
{
    QSqlQuery &query = prepared(kSaveBlock);
    query.bindValue(0, block.offset);
    query.bindValue(1, block.length);
    query.bindValue(2, block.sha256);
    query.bindValue(3, transfer);
    return run(query);
}

Status JournalConnection::clearBlocks(qint64 transfer)
{
    QSqlQuery &query = prepared(kClearBlocks);
    query.bindValue(0, transfer);
    return run(query);
}

Status JournalConnection::addTimeline(qint64 transfer, const TimelineRow &entry)
{
    QSqlQuery &query = prepared(kAddTimeline);
    query.bindValue(0, entry.timeMs);
    query.bindValue(1, text(entry.kind));
    query.bindValue(2, text(entry.text));
    query.bindValue(3, entry.number);
    query.bindValue(4, transfer);
    return run(query);
}

Status JournalConnection::saveSetting(const QString &name, const QByteArray &value)
{
    QSqlQuery &query = prepared(kSaveSetting);
    query.bindValue(0, text(name));
    query.bindValue(1, value);
    return run(query);
}

Result<QList<TransferRow>> JournalConnection::transfers()
{
    QSqlQuery &query = prepared(kTransfers);
    if (const Status asked = run(query); !asked)
        return fail(asked.error());
    QList<TransferRow> rows;
    while (query.next())
        rows.append(rowOf(query));
    query.finish();
    return rows;
}

Result<QList<BlockRow>> JournalConnection::blocks(qint64 transfer)
{
    QSqlQuery &query = prepared(kBlocks);
    query.bindValue(0, transfer);
    if (const Status asked = run(query); !asked)
        return fail(asked.error());
    QList<BlockRow> rows;
    while (query.next())
        rows.append({query.value(0).toLongLong(), query.value(1).toLongLong(),
            query.value(2).toByteArray()});
    query.finish();
    return rows;
}

Result<QList<TimelineRow>> JournalConnection::timeline(qint64 transfer)
{
    QSqlQuery &query = prepared(kTimeline);
    query.bindValue(0, transfer);
    if (const Status asked = run(query); !asked)
        return fail(asked.error());
    QList<TimelineRow> rows;
    while (query.next())
        rows.append({query.value(0).toLongLong(), query.value(1).toString(),
            query.value(2).toString(), query.value(3).toLongLong()});
    query.finish();
    return rows;
}

Result<QByteArray> JournalConnection::setting(const QString &name)
{
    QSqlQuery &query = prepared(kSetting);
    query.bindValue(0, name);
    if (const Status asked = run(query); !asked)
        return fail(asked.error());
    const QByteArray value = query.next() ? query.value(0).toByteArray() : QByteArray();
    query.finish();
    return value;
}

Result<qint64> JournalConnection::lastId()
{
    QSqlQuery &query = prepared(kLastId);
    if (const Status asked = run(query); !asked)
        return fail(asked.error());
    const qint64 id = query.next() ? query.value(0).toLongLong() : 0;
    query.finish();
    return id;
}

} // namespace waybill
