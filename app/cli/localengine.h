// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/consoleengine.h"
#include "core/queue/givenaccess.h"
#include "core/queue/instanceservice.h"

namespace waybill
{

/// The console's own engine. Other consoles may use it meanwhile.
class LocalEngine final : public ConsoleEngine
{
    Q_OBJECT

public:
    struct Opened
    {
        std::unique_ptr<LocalEngine> engine;
        QString damagedJournal;
        int salvaged = 0;
    };
    /// As Engine::open().
    static Result<Opened> open(EngineOptions options, const GivenAccess &access);
    ~LocalEngine() override;

    QCoro::Task<Status> load(bool wantsList) override;
    QCoro::Task<Result<QList<TransferId>>> add(QList<TransferSpec> specs, bool isToStart) override;
    QCoro::Task<Status> command(Verb verb, QList<TransferId> ids) override;
    QCoro::Task<Result<QList<TimelineEntry>>> timeline(TransferId id) override;
    QCoro::Task<Result<HttpResponse>> fetchSmall(QUrl url) override;
    QCoro::Task<> leave(QList<TransferId> working) override;
    QList<TransferSnapshot> snapshots() const override { return m_engine->snapshots(); }
    std::optional<TransferSnapshot> snapshot(TransferId id) const override
    {
        return m_engine->snapshot(id);
    }
    bool hasWork(TransferId id) const override { return m_engine->hasWork(id); }
    bool isServing() const override { return m_service.isServing(); }
    bool isRemote() const override { return false; }

private:
    LocalEngine(std::unique_ptr<Engine> engine, QString profile);

    std::unique_ptr<Engine> m_engine;
    const QString m_profile;
    InstanceService m_service;
};

} // namespace waybill
