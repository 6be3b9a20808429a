// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/taskscope.h"
#include "core/queue/engine.h"
#include "core/queue/instanceclient.h"
#include "core/queue/instanceserver.h"

namespace waybill
{

class InstanceSession;

/// Opens an engine to other instances of the same user: they hand over files and links, or use it
/// as if it were theirs. On the engine's thread; destroyed before the engine, after shutDown().
class InstanceService : public QObject
{
    Q_OBJECT

public:
    /// `takesOffers`: there is a window that shows them to a person.
    InstanceService(Engine *engine, bool takesOffers);
    ~InstanceService() override;

    /// See InstanceServer::listen(). Without it the engine works on, only nobody can hand over.
    Status listen(const QString &profile);
    /// Something that another instance asked for is at work.
    bool isServing() const;
    /// Takes no more connections, and tells those that are there that the engine is about to stop.
    void stopListening();
    /// Tells the last; after the engine has come to rest.
    QCoro::Task<> shutDown();

signals:
    void offered(const waybill::InstanceOffer &offer);
    /// isServing() has become false.
    void served();

private:
    void welcome(InstanceConnection *connection);
    void checkServing();

    Engine *m_engine;
    const bool m_takesOffers;
    bool m_wasServing = false;
    TaskScope m_scope;
    QList<InstanceSession *> m_sessions; ///< each a child of its connection
    InstanceServer m_server;
};

} // namespace waybill
