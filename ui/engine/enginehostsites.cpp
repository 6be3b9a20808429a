// SPDX-License-Identifier: MIT
// What the window asks of the engine's sites, and signing in.
#include "ui/engine/enginehost.h"

namespace waybill
{

void EngineHost::signIn(const QString &serverUrl, Credentials credentials,
    QList<TransferId> thenResume, bool isRemembered)
{
    post([this, url = QUrl(serverUrl), credentials = std::move(credentials),
             ids = std::move(thenResume), isRemembered](Engine *engine) {
        engine->sites().signIn(url, credentials);
        if (isRemembered)
            m_scope->launch(rememberIn(this, &engine->sites(), url, credentials));
        engine->resume(ids);
    });
}

QCoro::Task<> EngineHost::rememberIn(
    EngineHost *host, EngineSites *sites, QUrl url, Credentials credentials)
{
    auto remembering = sites->remember(std::move(url), std::move(credentials));
    const auto saved = co_await std::move(remembering);
    if (!saved)
        emit host->siteFailed(saved.error());
}

void EngineHost::requestSites()
{
    post([this](Engine *engine) {
        emit sitesChanged(engine->sites().snapshots());
        m_scope->launch(checkKeychain(this, &engine->sites()));
    });
}

QCoro::Task<> EngineHost::checkKeychain(EngineHost *host, EngineSites *sites)
{
    auto checking = sites->hasKeychain();
    const bool isThere = co_await std::move(checking);
    emit host->keychainChecked(isThere);
}

void EngineHost::saveSite(Site site, SitePasswords passwords)
{
    post([this, site = std::move(site), passwords = std::move(passwords)](
             Engine *engine) { m_scope->launch(saveTo(this, &engine->sites(), site, passwords)); });
}

QCoro::Task<> EngineHost::saveTo(
    EngineHost *host, EngineSites *sites, Site site, SitePasswords passwords)
{
    auto saving = sites->save(std::move(site), std::move(passwords));
    const auto saved = co_await std::move(saving);
    if (saved)
        emit host->siteSaved(*saved);
    else
        emit host->siteFailed(saved.error());
}

void EngineHost::duplicateSite(QString id)
{
    post([this, id = std::move(id)](
             Engine *engine) { m_scope->launch(duplicateIn(this, &engine->sites(), id)); });
}

QCoro::Task<> EngineHost::duplicateIn(EngineHost *host, EngineSites *sites, QString id)
{
    auto duplicating = sites->duplicate(std::move(id));
    const auto saved = co_await std::move(duplicating);
    if (saved)
        emit host->siteSaved(*saved);
    else
        emit host->siteFailed(saved.error());
}

void EngineHost::removeSite(QString id)
{
    post([this, id = std::move(id)](
             Engine *engine) { m_scope->launch(removeFrom(this, &engine->sites(), id)); });
}

QCoro::Task<> EngineHost::removeFrom(EngineHost *host, EngineSites *sites, QString id)
{
    auto removing = sites->remove(std::move(id));
    const auto removed = co_await std::move(removing);
    if (!removed)
        emit host->siteFailed(removed.error());
}

void EngineHost::importSites(QString path)
{
    post([this, path = std::move(path)](
             Engine *engine) { m_scope->launch(importInto(this, &engine->sites(), path)); });
}

QCoro::Task<> EngineHost::importInto(EngineHost *host, EngineSites *sites, QString path)
{
    auto importing = sites->importFrom(std::move(path));
    const auto count = co_await std::move(importing);
    if (count)
        emit host->sitesImported(*count);
    else
        emit host->siteFailed(count.error());
}

void EngineHost::exportSites(QString path)
{
    post([this, path = std::move(path)](
             Engine *engine) { m_scope->launch(exportFrom(this, &engine->sites(), path)); });
}

QCoro::Task<> EngineHost::exportFrom(EngineHost *host, EngineSites *sites, QString path)
{
    auto exporting = sites->exportTo(path);
    const auto exported = co_await std::move(exporting);
    if (exported)
        emit host->sitesExported(path);
    else
        emit host->siteFailed(exported.error());
}

} // namespace waybill
