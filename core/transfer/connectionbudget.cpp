// SPDX-License-Identifier: MIT
#include "core/transfer/connectionbudget.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace waybill
{
namespace
{

constexpr qint64 kRememberedSeconds = 24 * 60 * 60;
const QString kConnections = QStringLiteral("connections");
const QString kAt = QStringLiteral("at");

} // namespace

int ConnectionBudget::limitOf(const QString &host, const QDateTime &now) const
{
    const auto known = m_learned.constFind(host);
    if (known == m_learned.constEnd())
        return m_limits.perHost;
    // A clock that was put forward or back forgets; it does not remember for ever.
    const qint64 age = known->at.secsTo(now);
    const bool isFresh = age >= 0 && age < kRememberedSeconds;
    return isFresh ? std::min(m_limits.perHost, known->connections) : m_limits.perHost;
}

bool ConnectionBudget::tryAdd(const QString &host, const QDateTime &now)
{
    if (used(host) >= limitOf(host, now))
        return false;
    ++m_used[host];
    return true;
}

void ConnectionBudget::leave(const QString &host)
{
    const auto used = m_used.find(host);
    if (--*used == 0)
        m_used.erase(used);
}

void ConnectionBudget::refused(const QString &host, const QDateTime &now)
{
    m_learned.insert(host, {std::max(1, used(host)), now});
    if (m_whenLearned)
        m_whenLearned();
}

QByteArray toBytes(const QHash<QString, ConnectionBudget::Learned> &learned)
{
    QJsonObject hosts;
    for (auto host = learned.cbegin(); host != learned.cend(); ++host)
        hosts[host.key()] = QJsonObject{
            {kConnections, host->connections}, {kAt, host->at.toUTC().toString(Qt::ISODate)}};
    return QJsonDocument(hosts).toJson(QJsonDocument::Compact);
}

QHash<QString, ConnectionBudget::Learned> learnedFromBytes(const QByteArray &bytes)
{
    QHash<QString, ConnectionBudget::Learned> learned;
    const QJsonObject hosts = QJsonDocument::fromJson(bytes).object();
    for (auto host = hosts.begin(); host != hosts.end(); ++host) {
        const QJsonObject told = host.value().toObject();
        const int connections = told[kConnections].toInt();
        const QDateTime at = QDateTime::fromString(told[kAt].toString(), Qt::ISODate);
        if (connections > 0 && at.isValid())
            learned.insert(host.key(), {connections, at});
    }
    return learned;
}

ConnectionPlace::ConnectionPlace(ConnectionBudget *budget, QString host)
    : m_budget(budget)
    , m_host(std::move(host))
{
    m_budget->enter(m_host);
}

ConnectionPlace ConnectionPlace::granted(ConnectionBudget *budget, QString host)
{
    ConnectionPlace place;
    place.m_budget = budget;
    place.m_host = std::move(host);
    return place;
}

ConnectionPlace::ConnectionPlace(ConnectionPlace &&other) noexcept
    : m_budget(std::exchange(other.m_budget, nullptr))
    , m_host(std::move(other.m_host))
{
}

ConnectionPlace::~ConnectionPlace()
{
    if (m_budget)
        m_budget->leave(m_host);
}

} // namespace waybill
