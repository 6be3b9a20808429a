// SPDX-License-Identifier: MIT
#include "core/journal/schema.h"

namespace waybill
{

using namespace Qt::StringLiterals;

QStringList schemaSteps(int version)
{
    switch (version) {
    case 1:
        return {
            u"PRAGMA application_id = 0x57617962"_s, // "Wayb"
            u"CREATE TABLE transfer ("
            "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
            "  parent INTEGER REFERENCES transfer (id) ON DELETE CASCADE,"
            "  position INTEGER NOT NULL,"
            "  kind TEXT NOT NULL,"
            "  state TEXT NOT NULL,"
            "  added INTEGER NOT NULL,"
            "  finished INTEGER NOT NULL,"
            "  spec TEXT NOT NULL,"
            "  progress TEXT NOT NULL,"
            "  resume TEXT NOT NULL,"
            "  outcome TEXT NOT NULL)"_s,
            u"CREATE INDEX transfer_parent ON transfer (parent) WHERE parent IS NOT NULL"_s,
            u"CREATE TABLE block ("
            "  transfer INTEGER NOT NULL REFERENCES transfer (id) ON DELETE CASCADE,"
            "  offset INTEGER NOT NULL,"
            "  length INTEGER NOT NULL,"
            "  sha256 BLOB NOT NULL,"
            "  PRIMARY KEY (transfer, offset)) WITHOUT ROWID"_s,
            u"CREATE TABLE timeline ("
            "  id INTEGER PRIMARY KEY,"
            "  transfer INTEGER NOT NULL REFERENCES transfer (id) ON DELETE CASCADE,"
            "  time INTEGER NOT NULL,"
            "  kind TEXT NOT NULL,"
            "  text TEXT NOT NULL,"
            "  number INTEGER NOT NULL)"_s,
            u"CREATE INDEX timeline_transfer ON timeline (transfer)"_s,
            u"CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"_s,
        };
    case 2:
        return {
            // In one row with the transfer: it is counted and known to be counted, or neither.
            u"ALTER TABLE transfer ADD COLUMN counted_bytes INTEGER NOT NULL DEFAULT 0"_s,
            u"ALTER TABLE transfer ADD COLUMN counted_ms INTEGER NOT NULL DEFAULT 0"_s,
            u"CREATE TABLE statistic ("
            "  day INTEGER NOT NULL,"
            "  server TEXT NOT NULL,"
            "  direction TEXT NOT NULL,"
            "  bytes INTEGER NOT NULL,"
            "  transfers INTEGER NOT NULL,"
            "  failures INTEGER NOT NULL,"
            "  active_ms INTEGER NOT NULL,"
            "  PRIMARY KEY (day, server, direction)) WITHOUT ROWID"_s,
        };
    case 3:
        // Of the block alone, and of another kind with part files: those of before prove nothing
        // now, and are fetched again.
        return {u"ALTER TABLE block RENAME COLUMN sha256 TO digest"_s};
    default:
        return {};
    }
}

} // namespace waybill
