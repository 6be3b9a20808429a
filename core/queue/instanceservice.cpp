// SPDX-License-Identifier: MIT
#include "core/queue/instanceservice.h"

#include "core/queue/instancesession.h"

#include <algorithm>

namespace waybill
{

InstanceService::InstanceService(Engine *engine, bool takesOffers)
    : m_engine(engine)
    , m_takesOffers(takesOffers)
    , m_scope(this)
{
    connect(&m_server, &InstanceServer::connected, this, &InstanceService::welcome);
}

InstanceService::~InstanceService()
{
    disconnect(); // the sessions end now, which is nothing to tell of
}

Status InstanceService::listen(const QString &profile)
{
    return m_server.listen(profile);
}

bool InstanceService::isServing() const
{
    return std::ranges::any_of(
        m_sessions, [](const InstanceSession *session) { return session->isServing(); });
}

void InstanceService::welcome(InstanceConnection *connection)
{
    auto *session = new InstanceSession(connection, m_engine, &m_scope, m_takesOffers);
    m_sessions.append(session);
    connect(session, &InstanceSession::offered, this, &InstanceService::offered);
    connect(session, &InstanceSession::looked, this, &InstanceService::checkServing);
    connect(session, &QObject::destroyed, this, [this, session] {
        m_sessions.removeOne(session);
        checkServing();
    });
}

void InstanceService::checkServing()
{
    const bool wasServing = std::exchange(m_wasServing, isServing());
    if (wasServing && !m_wasServing)
        emit served();
}

void InstanceService::stopListening()
{
    m_server.close();
    for (InstanceSession *session : std::as_const(m_sessions))
        session->tellClosing();
}

QCoro::Task<> InstanceService::shutDown()
{
    m_server.close();
    auto emptied = m_scope.emptied();
    co_await std::move(emptied);
    for (InstanceSession *session : std::as_const(m_sessions))
        session->tellLast();
}

} // namespace waybill
