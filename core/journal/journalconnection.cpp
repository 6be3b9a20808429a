// SPDX-License-Identifier: MIT
#include "core/journal/journalconnection.h"

#include "core/journal/schema.h"

#include <QSet>

#include <tuple>

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
constexpr char kSaveBlock[] = "INSERT OR REPLACE INTO block (transfer, offset, length, digest)"
                              " SELECT id, ?, ?, ? FROM transfer WHERE id = ?";
constexpr char kClearBlocks[] = "DELETE FROM block WHERE transfer = ?";
// A late entry of a transfer that has been removed meanwhile is dropped.
constexpr char kAddTimeline[] = "INSERT INTO timeline (transfer, time, kind, text, number)"
                                " SELECT id, ?, ?, ?, ? FROM transfer WHERE id = ?";
constexpr char kSaveSetting[] = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)";
constexpr char kRemoveSetting[] = "DELETE FROM setting WHERE name = ?";
constexpr char kTransfers[] =
    "SELECT id, parent, position, kind, state, added, finished, spec, progress, resume, outcome"
    " FROM transfer WHERE id > ? ORDER BY id LIMIT ?";
constexpr char kBlocks[] =
    "SELECT offset, length, digest FROM block WHERE transfer = ? ORDER BY offset";
constexpr char kAllBlocks[] = "SELECT offset, length, digest, transfer FROM block ORDER BY offset";
constexpr char kTimeline[] =
    "SELECT time, kind, text, number FROM timeline WHERE transfer = ? ORDER BY id";
constexpr char kSetting[] = "SELECT value FROM setting WHERE name = ?";
constexpr char kSettings[] =
    "SELECT name, value FROM setting WHERE substr(name, 1, length(?)) = ? ORDER BY name";
constexpr char kLastId[] =
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'transfer'), 0),"
    " coalesce((SELECT max(id) FROM transfer), 0))";

/// Of the settings that a person has made and would miss: see SiteStore.
const QString kSitePrefix = u"site/"_s;

/// A null QString would be stored as NULL, which no column of ours takes.
QString text(const QString &string)
{
    return string.isNull() ? u""_s : string;
}

/// JSON is stored as text, which SQLite's own tools can look into.
QString text(const QByteArray &json)
{
    return text(QString::fromUtf8(json));
}

TransferRow transferOf(const QSqlQuery &query)
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

BlockRow blockOf(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toByteArray()};
}

SettingRow settingOf(const QSqlQuery &query)
{
    return {query.value(0).toString(), query.value(1).toByteArray()};
}

TimelineRow timelineEntryOf(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toString(),
        query.value(3).toLongLong()};
}

} // namespace

JournalConnection::~JournalConnection()
{
    close();
}

void JournalConnection::close()
{
    if (m_database.isOpen())
        std::ignore = m_database.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    m_database.close();
}

Status JournalConnection::open(const QString &path)
{
    if (const Status opened = m_database.open(path); !opened)
        return opened;
    if (const Status locked = m_database.execute(u"PRAGMA locking_mode = EXCLUSIVE"_s); !locked)
        return locked;
    // Before anything is written: what a newer version made stays as it is.
    const auto version = schemaVersion();
    if (!version)
        return fail(version.error());
    if (*version > kSchemaVersion)
        return fail(ErrorKind::JournalNewer, QString::number(*version));
    for (const auto &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
             u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s,
             u"PRAGMA cell_size_check = ON"_s, u"PRAGMA secure_delete = ON"_s}) {
        if (const Status set = m_database.execute(pragma); !set)
            return set;
    }
    const auto checked = m_database.value("PRAGMA quick_check(1)");
    if (!checked)
        return fail(checked.error());
    if (checked->toString() != "ok"_L1)
        return fail(ErrorKind::JournalUnusable, checked->toString());
    return migrate();
}

Result<int> JournalConnection::schemaVersion()
{
    const auto version = m_database.value("PRAGMA user_version");
    if (!version)
        return fail(version.error());
    return version->toInt();
}

Status JournalConnection::migrate()
{
    const auto version = schemaVersion();
    if (!version)
        return fail(version.error());
    for (int next = *version + 1; next <= kSchemaVersion; ++next) {
        if (const Status begun = begin(); !begun)
            return begun;
        for (const QString &statement : schemaSteps(next)) {
            if (const Status done = m_database.execute(statement); !done) {
                rollback();
                return done;
            }
        }
        if (const Status versioned = m_database.execute(u"PRAGMA user_version = %1"_s.arg(next));
            !versioned)
            return versioned;
        if (const Status committed = commit(); !committed)
            return committed;
    }
    return {};
}

Result<int> JournalConnection::salvageFrom(const QString &path)
{
    QList<TransferRow> rows;
    QList<SettingRow> sites;
    QHash<qint64, QList<BlockRow>> blocksOf;
    Counted counted;
    if (Database damaged; damaged.open(path)) {
        // Whatever cannot be read any more ends the reading; what came before it is kept.
        std::ignore = damaged.read(
            kTransfers, {0, -1}, [&](const QSqlQuery &row) { rows.append(transferOf(row)); });
        std::ignore = damaged.read(kAllBlocks, {}, [&](const QSqlQuery &row) {
            blocksOf[row.value(3).toLongLong()].append(blockOf(row));
        });
        counted = countedIn(damaged);
        std::ignore = damaged.read(kSettings, {kSitePrefix, kSitePrefix},
            [&](const QSqlQuery &row) { sites.append(settingOf(row)); });
    }
    if (const Status begun = begin(); !begun)
        return fail(begun.error());
    for (const SettingRow &site : sites)
        std::ignore = saveSetting(site.name, site.value);
    QSet<qint64> saved; // a damaged table may have one twice
    for (const TransferRow &row : rows) {
        if (row.id <= 0 || !saveTransfer(row))
            continue;
        saved.insert(row.id);
        for (const BlockRow &block : blocksOf.value(row.id)) {
            if (const Status kept = saveBlock(row.id, block); !kept)
                return fail(kept.error());
        }
    }
    if (const Status kept = saveCounted(counted); !kept)
        return fail(kept.error());
    if (const Status committed = commit(); !committed)
        return fail(committed.error());
    return static_cast<int>(saved.size());
}

Status JournalConnection::begin()
{
    return m_database.execute(u"BEGIN IMMEDIATE"_s);
}

Status JournalConnection::commit()
{
    return m_database.execute(u"COMMIT"_s);
}

void JournalConnection::rollback()
{
    std::ignore = m_database.execute(u"ROLLBACK"_s);
}

Status JournalConnection::runAlone(const std::function<Status(JournalConnection &)> &operation)
{
    if (const Status marked = m_database.run("SAVEPOINT operation"); !marked)
        return marked;
    const Status done = operation(*this);
    if (!done) {
        std::ignore = m_database.run("ROLLBACK TO operation");
        std::ignore = m_database.run("RELEASE operation");
        return done;
    }
    return m_database.run("RELEASE operation");
}

Status JournalConnection::saveTransfer(const TransferRow &row)
{
    const auto noParent = QVariant(QMetaType(QMetaType::LongLong));
    return m_database.run(kSaveTransfer,
        {row.id, row.parent ? QVariant(*row.parent) : noParent, row.position, text(row.kind),
            text(row.state), row.addedMs, row.finishedMs, text(row.spec), text(row.progress),
            text(row.resume), text(row.outcome)});
}

Status JournalConnection::removeTransfer(qint64 id)
{
    return m_database.run(kRemoveTransfer, {id});
}

Status JournalConnection::saveBlock(qint64 transfer, const BlockRow &block)
{
    return m_database.run(kSaveBlock, {block.offset, block.length, block.digest, transfer});
}

Status JournalConnection::clearBlocks(qint64 transfer)
{
    return m_database.run(kClearBlocks, {transfer});
}

Status JournalConnection::addTimeline(qint64 transfer, const TimelineRow &entry)
{
    return m_database.run(
        kAddTimeline, {entry.timeMs, text(entry.kind), text(entry.text), entry.number, transfer});
}

Status JournalConnection::saveSetting(const QString &name, const QByteArray &value)
{
    return m_database.run(kSaveSetting, {text(name), value});
}

Status JournalConnection::removeSetting(const QString &name)
{
    return m_database.run(kRemoveSetting, {text(name)});
}

Result<QList<TransferRow>> JournalConnection::transfers(qint64 after, int most)
{
    return m_database.rows(kTransfers, {after, most}, transferOf);
}

Result<QList<BlockRow>> JournalConnection::blocks(qint64 transfer)
{
    return m_database.rows(kBlocks, {transfer}, blockOf);
}

Result<QList<TimelineRow>> JournalConnection::timeline(qint64 transfer)
{
    return m_database.rows(kTimeline, {transfer}, timelineEntryOf);
}

Result<QByteArray> JournalConnection::setting(const QString &name)
{
    const auto value = m_database.value(kSetting, {name});
    if (!value)
        return fail(value.error());
    return value->toByteArray();
}

Result<QList<SettingRow>> JournalConnection::settings(const QString &prefix)
{
    return m_database.rows(kSettings, {prefix, prefix}, settingOf);
}

Result<qint64> JournalConnection::lastId()
{
    const auto id = m_database.value(kLastId);
    if (!id)
        return fail(id.error());
    return id->toLongLong();
}

} // namespace waybill
