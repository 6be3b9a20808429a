// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "core/queue/engine.h"
#include "core/queue/enginesites.h"
#include "core/queue/instanceclient.h"
#include "core/transfer/metalinkspec.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <map>
#include <vector>

namespace waybill
{

class InstanceService;

/// The engine on a thread of its own, and its face on the GUI thread: commands go over as posts,
/// signals come back queued. Nothing here ever waits for the engine, but for the destructor.
class EngineHost : public QObject
{
    Q_OBJECT

public:
    explicit EngineHost(QObject *parent = nullptr);
    /// Shuts the engine down if that has not been done.
    ~EngineHost() override;

    /// Opens the profile; `opened` or `failed` tells how that went.
    void open(EngineOptions options);
    void shutDown();

    /// URLs may hold userinfo: it is kept in memory for their server.
    void add(QList<TransferSpec> specs, Engine::Begin begin = Engine::Begin::Now);
    /// As add(), and startNow().
    void addAndStartNow(QList<TransferSpec> specs);
    void pause(QList<TransferId> ids);
    void resume(QList<TransferId> ids);
    void cancel(QList<TransferId> ids);
    void retry(QList<TransferId> ids);
    void remove(QList<TransferId> ids);
    void removeWithFiles(QList<TransferId> ids);
    void decide(QList<TransferId> ids, ConflictPolicy policy);
    void allowLargeArchives(QList<TransferId> ids);
    void setFolder(QList<TransferId> ids, QString folder);
    void setLink(TransferId id, QUrl url);
    /// Trusts the server's certificate with this SHA-256 in this session.
    void trust(QString serverUrl, QByteArray certificate, QList<TransferId> thenRetry);
    void moveBefore(QList<TransferId> ids, TransferId before);
    void setCategory(QList<TransferId> ids, QString category);
    void setPriority(QList<TransferId> ids, Priority priority);
    void setStartAt(QList<TransferId> ids, QDateTime when);
    void startNow(QList<TransferId> ids);
    void setBandwidth(BandwidthLimits limits);
    void setTransferLimit(QList<TransferId> ids, qint64 bytesPerSecond);
    /// `bandwidthChanged` tells what follows from it.
    void setTimetable(Timetable timetable);
    void setHoldPolicy(HoldPolicy policy);
    void setLimits(Scheduler::Limits limits);
    void setConnections(ConnectionBudget::Limits limits);
    /// For all that have none of their own; see SessionAccess::setUsual().
    void setUsualRoute(QString caFile, QString proxy);
    void setMaxRetries(int maxRetries);
    void setDeadlines(std::chrono::seconds connect, std::chrono::seconds firstByte);
    /// `isRemembered`: in the keychain, with the server's site, which is made if there is none.
    void signIn(const QString &serverUrl, Credentials credentials, QList<TransferId> thenResume,
        bool isRemembered = false);
    void unlock(QString archive, QByteArray password, QList<TransferId> thenResume);
    void requestTimeline(TransferId id);
    /// `segmentsReady` answers.
    void requestSegments(TransferId id);
    void requestSurvey(QStringList paths);
    void requestRoom(QString path);
    /// Bytes up and down of the last day, as they are now: historyReady.
    void requestHistory();
    /// Sums of the local days `from` to `to`: statisticsReady or statisticsFailed.
    void requestStatistics(QDate from, QDate to);

    /// In a server's folders. Each returns at once with the number that its answer will carry:
    /// `listed`, `folderChanged` or `browsingFailed`, one of them, once.
    quint64 lookUp(QUrl link);           ///< `lookedUp` or `browsingFailed`
    quint64 readMetalink(QUrl metalink); ///< `metalinkRead` or `browsingFailed`
    /// See the core's findChecksums(): `checksumsFound` or `browsingFailed`.
    quint64 findChecksums(QList<TransferSpec> specs, QString from);
    quint64 list(QUrl folder); ///< may hold userinfo, as with add()
    quint64 makeFolder(QUrl folder, QString name);
    quint64 rename(RemoteEntry entry, QString name);
    /// One after the other, up to the first that cannot be deleted.
    quint64 removeRemote(QList<RemoteEntry> entries);
    /// The answer is `browsingFailed` with Cancelled, if it is not on its way already.
    void cancelBrowsing(quint64 request);

    /// `sitesChanged` answers, and then tells of every change; so does `keychainChecked`, once.
    void requestSites();
    /// A new one (no id) or a changed one: `siteSaved` or `siteFailed`.
    void saveSite(Site site, SitePasswords passwords);
    void duplicateSite(QString id);
    void removeSite(QString id);
    void importSites(QString path);
    void exportSites(QString path);

signals:
    void opened(const QString &damagedJournal, int salvaged);
    void failed(const waybill::Error &error);
    void added(const QList<waybill::TransferSnapshot> &transfers);
    void changed(const QList<waybill::TransferSnapshot> &transfers);
    void removed(const QList<waybill::TransferId> &ids);
    void bandwidthChanged(const waybill::BandwidthState &state);
    /// Once after `opened`, too.
    void machineChanged(const waybill::MachineState &state);
    void notDone(const waybill::Error &error);
    void journalFailed(const waybill::Error &error);
    void timelineReady(waybill::TransferId id, const QList<waybill::TimelineEntry> &entries);
    void segmentsReady(waybill::TransferId id, const waybill::SegmentMap &map);
    void surveyed(const QStringList &paths, const waybill::TreeSurvey &survey);
    void roomReady(const QString &path, const waybill::QueueRoom &room);
    void historyReady(const waybill::ThroughputHistory &history);
    void statisticsReady(const QList<waybill::Statistic> &statistics);
    void statisticsFailed(const waybill::Error &error);
    void sitesChanged(const QList<waybill::SiteSnapshot> &sites);
    /// Whether there is a keychain that takes passwords.
    void keychainChecked(bool isThere);
    void siteSaved(const waybill::SiteSnapshot &site);
    void sitesImported(int count);
    void sitesExported(const QString &path);
    void siteFailed(const waybill::SiteProblem &problem);
    /// Another start of the program has handed this over.
    void offered(const waybill::InstanceOffer &offer);
    void stopped();
    void listed(quint64 request, const waybill::Listing &listing);
    void lookedUp(quint64 request, const waybill::LinkFacts &facts);
    void metalinkRead(quint64 request, const QList<waybill::MetalinkFile> &files);
    void checksumsFound(quint64 request, const QList<waybill::TransferSpec> &specs);
    void folderChanged(quint64 request);
    void browsingFailed(quint64 request, const waybill::Error &error);

private:
    /// Runs `work(Engine *)` on the engine thread if there is an engine then.
    template <typename Work>
    void post(Work work);
    void openOnThread(EngineOptions options);
    void listen();
    static QCoro::Task<> load(
        EngineHost *host, Engine *engine, QString damagedJournal, int salvaged);
    static QCoro::Task<> stop(EngineHost *host, Engine *engine);
    static QCoro::Task<> addTo(EngineHost *host, Engine *engine, QList<TransferSpec> specs,
        Engine::Begin begin, bool isNow);
    static QCoro::Task<> survey(EngineHost *host, Engine *engine, QStringList paths);
    static QCoro::Task<> askRoom(EngineHost *host, Engine *engine, QString path);
    static QCoro::Task<> readTimeline(EngineHost *host, Engine *engine, TransferId id);
    static QCoro::Task<> readStatistics(EngineHost *host, Engine *engine, QDate from, QDate to);
    /// Starts `work(Engine *, quint64 request, CancelToken)` on the engine thread.
    template <typename Work>
    quint64 browse(Work work);
    void tellBrowsed(quint64 request, const Status &status);
    static QCoro::Task<> lookUpFor(
        EngineHost *host, Engine *engine, quint64 request, QUrl link, CancelToken token);
    static QCoro::Task<> readMetalinkFor(
        EngineHost *host, Engine *engine, quint64 request, QUrl metalink, CancelToken token);
    static QCoro::Task<> findChecksumsFor(EngineHost *host, Engine *engine, quint64 request,
        QList<TransferSpec> specs, QString from, CancelToken token);
    static QCoro::Task<> listFor(
        EngineHost *host, Engine *engine, quint64 request, QUrl folder, CancelToken token);
    static QCoro::Task<> changeFor(EngineHost *host, quint64 request, QCoro::Task<Status> change);
    static QCoro::Task<> removeFor(EngineHost *host, Engine *engine, quint64 request,
        QList<RemoteEntry> entries, CancelToken token);
    static QCoro::Task<> checkKeychain(EngineHost *host, EngineSites *sites);
    static QCoro::Task<> saveTo(
        EngineHost *host, EngineSites *sites, Site site, SitePasswords passwords);
    static QCoro::Task<> rememberIn(
        EngineHost *host, EngineSites *sites, QUrl url, Credentials credentials);
    static QCoro::Task<> duplicateIn(EngineHost *host, EngineSites *sites, QString id);
    static QCoro::Task<> removeFrom(EngineHost *host, EngineSites *sites, QString id);
    static QCoro::Task<> importInto(EngineHost *host, EngineSites *sites, QString path);
    static QCoro::Task<> exportFrom(EngineHost *host, EngineSites *sites, QString path);

    QThread m_thread;
    QObject m_context;                ///< lives on the engine thread
    std::unique_ptr<Engine> m_engine; ///< engine thread
    bool m_isLoaded = false;          ///< engine thread: the queue is there
    /// Engine thread: what was asked for before.
    std::vector<std::function<void(Engine *)>> m_early;
    std::unique_ptr<TaskScope> m_scope; ///< engine thread: what the host itself has launched
    std::map<quint64, CancelSource> m_browsing; ///< engine thread: what has no answer yet
    quint64 m_lastRequest = 0;
    std::unique_ptr<InstanceService> m_service; ///< engine thread
    QString m_profile;                          ///< engine thread: empty if nobody may hand over
    bool m_isStopping = false;
    std::atomic<bool> m_hasStopped = false;
};

template <typename Work>
void EngineHost::post(Work work)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, work = std::move(work)]() mutable {
            if (!m_isLoaded)
                m_early.emplace_back(std::move(work));
            else if (m_engine)
                work(m_engine.get());
        },
        Qt::QueuedConnection);
}

} // namespace waybill
