// SPDX-License-Identifier: MIT
// What must hold of an engine after every step of a ModelRun, and at its end.
#include "tests/support/modelrun.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace waybill::test
{

using namespace Qt::StringLiterals;
using enum TransferState;

namespace
{

/// Of "file3 (1)" 3.
int fileOf(const QString &name)
{
    return name.mid(4, 1).toInt();
}

} // namespace

void ModelRun::checkDone(const TransferSnapshot &told, Known *known)
{
    if (known->file < 0) {
        if (m_server.uploaded(known->upload) !=
            readFile(m_engine.path(u"source"_s + QString::fromLatin1(known->upload))))
            wrong(u"%1 is done, and the server has something else"_s.arg(told.id));
        return;
    }
    known->path = told.receipt.path;
    const QByteArray bytes = readFile(known->path);
    if (m_server.versionOf(known->file, bytes) < 0)
        wrong(u"%1 is done, and is no version of its file"_s.arg(told.id));
    if (told.receipt.bytes != bytes.size() ||
        told.receipt.sha256 != QCryptographicHash::hash(bytes, QCryptographicHash::Sha256))
        wrong(u"%1 has a receipt for something else"_s.arg(told.id));
    for (const auto &[id, other] : m_known) {
        if (id != told.id && other.path == known->path)
            wrong(u"%1 and %2 have one file"_s.arg(id).arg(told.id));
    }
}

void ModelRun::checkVisibleFiles()
{
    const QDir folder(m_engine.downloads());
    for (const QString &name : folder.entryList(QDir::Files)) {
        if (m_server.versionOf(fileOf(name), readFile(folder.filePath(name))) < 0)
            wrong(u"%1 is no version of its file"_s.arg(name));
    }
}

void ModelRun::checkRows()
{
    const QList<TransferId> ids = m_engine->ids();
    for (const auto &[id, known] : m_known) {
        if (!ids.contains(id) && !m_removing.contains(id))
            wrong(u"%1 is lost"_s.arg(id));
    }
    for (const TransferId id : ids) {
        if (!m_known.contains(id))
            wrong(u"%1 is there again"_s.arg(id));
    }
}

void ModelRun::checkWhatIsLeft()
{
    qsizetype done = 0;
    for (const auto &[id, known] : m_known) {
        const auto shown = m_engine->snapshot(id);
        if (known.file < 0 || shown->state != Done)
            continue;
        ++done;
        if (m_server.versionOf(known.file, readFile(shown->receipt.path)) < 0)
            wrong(u"%1 was done, and its file is not there"_s.arg(id));
    }
    const QStringList files = m_engine.filesInDownloads();
    const auto parts = files.filter(u".waybill-part"_s);
    if (!parts.isEmpty())
        wrong(u"left over: "_s + parts.join(u", "_s));
    if (files.size() > done + m_givenUp)
        wrong(u"there are %1 files of %2 downloads"_s.arg(files.size()).arg(done));
}

void ModelRun::checkJournal()
{
    const QString name = u"modelrun"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(m_engine.options.profile + u"/journal.db"_s);
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        if (!query.exec(u"PRAGMA integrity_check"_s) || !query.next() ||
            query.value(0).toString() != "ok"_L1)
            wrong(u"the journal is damaged"_s);
        if (!query.exec(u"PRAGMA foreign_key_check"_s) || query.next())
            wrong(u"the journal has rows of transfers that are gone"_s);
        if (!query.exec(u"SELECT count(*) FROM transfer"_s) || !query.next() ||
            query.value(0).toULongLong() != m_known.size())
            wrong(u"the journal has another number of transfers"_s);
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace waybill::test
