// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <functional>

namespace waybill
{

/// How many connections a file and a server get, all transfers together. What a server refused is
/// remembered for a day: until then it is not asked for more. Engine thread; pure, no clock of its
/// own.
class ConnectionBudget
{
public:
    struct Limits
    {
        int perFile = 8;
        int perHost = 16;
    };
    /// What a server was found to bear.
    struct Learned
    {
        int connections = 1;
        QDateTime at;

        bool operator==(const Learned &) const = default;
    };

    void setLimits(Limits limits) { m_limits = limits; }
    const Limits &limits() const { return m_limits; }
    /// Called when something was learned.
    void whenLearned(std::function<void()> callback) { m_whenLearned = std::move(callback); }

    /// A transfer's first connection: always granted.
    void enter(const QString &host) { ++m_used[host]; }
    /// One more for a transfer that has some.
    bool tryAdd(const QString &host, const QDateTime &now);
    void leave(const QString &host);
    /// The server refused one more than are in use now.
    void refused(const QString &host, const QDateTime &now);

    int used(const QString &host) const { return m_used.value(host); }
    /// The lower of the set limit and of what was learned.
    int limitOf(const QString &host, const QDateTime &now) const;

    void setLearned(QHash<QString, Learned> learned) { m_learned = std::move(learned); }
    const QHash<QString, Learned> &learned() const { return m_learned; }

private:
    Limits m_limits;
    QHash<QString, int> m_used;
    QHash<QString, Learned> m_learned;
    std::function<void()> m_whenLearned;
};

/// For keeping it; what makes no sense is left out.
QByteArray toBytes(const QHash<QString, ConnectionBudget::Learned> &learned);
QHash<QString, ConnectionBudget::Learned> learnedFromBytes(const QByteArray &bytes);

/// Holds one place in the budget.
class ConnectionPlace
{
public:
    /// A transfer's first.
    ConnectionPlace(ConnectionBudget *budget, QString host);
    /// Takes over what tryAdd() granted.
    static ConnectionPlace granted(ConnectionBudget *budget, QString host);
    ConnectionPlace(ConnectionPlace &&other) noexcept;
    ConnectionPlace &operator=(ConnectionPlace &&) = delete;
    ~ConnectionPlace();

private:
    ConnectionPlace() = default;

    ConnectionBudget *m_budget = nullptr;
    QString m_host;
};

} // namespace waybill
