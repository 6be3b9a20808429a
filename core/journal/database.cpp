// SPDX-License-Identifier: MIT
#include "core/journal/database.h"

#include <QSqlError>
#include <QUuid>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

Error lastError(const QSqlQuery &query)
{
    const QSqlError error = query.lastError();
    const QString code = error.nativeErrorCode();
    constexpr int fullCode = 13; // SQLITE_FULL
    const bool isFull = (code.toInt() & 0xff) == fullCode;
    return makeError(isFull ? ErrorKind::DiskFull : ErrorKind::JournalUnusable,
        error.databaseText() + u" ("_s + code + u')');
}

} // namespace

Database::Database()
    : m_name(QUuid::createUuid().toString())
{
}

Database::~Database()
{
    close();
}

Status Database::open(const QString &path)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    if (!m_database.open())
        return fail(ErrorKind::JournalUnusable, m_database.lastError().databaseText());
    return {};
}

void Database::close()
{
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase();
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

Status Database::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return fail(lastError(query));
    return {};
}

Status Database::run(std::string_view sql, const QVariantList &values)
{
    QSqlQuery &query = prepared(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!query.exec())
        return fail(lastError(query));
    return {};
}

Status Database::read(std::string_view sql, const QVariantList &values,
    const std::function<void(const QSqlQuery &)> &use)
{
    if (const Status asked = run(sql, values); !asked)
        return asked;
    QSqlQuery &query = prepared(sql);
    while (query.next())
        use(query);
    // The end of the rows, or a disk that gave no more.
    const bool isWhole = !query.lastError().isValid();
    const Error error = isWhole ? Error() : lastError(query);
    query.finish();
    return isWhole ? Status() : Status(fail(error));
}

Result<QVariant> Database::value(std::string_view sql, const QVariantList &values)
{
    QVariant first;
    const Status done = read(sql, values, [&](const QSqlQuery &query) {
        if (!first.isValid())
            first = query.value(0);
    });
    if (!done)
        return fail(done.error());
    return first;
}

QSqlQuery &Database::prepared(std::string_view sql)
{
    const auto known = m_prepared.find(sql);
    if (known != m_prepared.end())
        return known->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QString::fromLatin1(sql.data(), static_cast<qsizetype>(sql.size())));
    return m_prepared.emplace(sql, std::move(query)).first->second;
}

} // namespace waybill
