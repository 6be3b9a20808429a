// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <map>
#include <string_view>

namespace waybill
{

/// A connection to one SQLite file, with statements that are prepared once. Made, used and
/// destroyed on one thread.
class Database
{
public:
    Database();
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    Status open(const QString &path);
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    /// What is run once or seldom, unprepared.
    Status execute(const QString &sql);

    // `sql` is a literal here: it is the name under which the prepared statement is kept.
    Status run(std::string_view sql, const QVariantList &values = {});
    /// As run(), and hands each row of the answer to `use`, as far as it can be read.
    Status read(std::string_view sql, const QVariantList &values,
        const std::function<void(const QSqlQuery &)> &use);
    /// The rows of the answer, each made by `rowOf`.
    template <typename Row>
    Result<QList<Row>> rows(
        std::string_view sql, const QVariantList &values, Row (*rowOf)(const QSqlQuery &));
    /// The first value of the answer; an invalid one where nothing is found.
    Result<QVariant> value(std::string_view sql, const QVariantList &values = {});

private:
    QSqlQuery &prepared(std::string_view sql);

    QString m_name;
    QSqlDatabase m_database;
    std::map<std::string_view, QSqlQuery> m_prepared;
};

template <typename Row>
Result<QList<Row>> Database::rows(
    std::string_view sql, const QVariantList &values, Row (*rowOf)(const QSqlQuery &))
{
    QList<Row> rows;
    const Status done =
        read(sql, values, [&](const QSqlQuery &query) { rows.append(rowOf(query)); });
    if (!done)
        return fail(done.error());
    return rows;
}

} // namespace waybill
