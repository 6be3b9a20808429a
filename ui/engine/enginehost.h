// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

#include <QThread>

#include <atomic>

namespace waybill
{

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
    void add(QList<TransferSpec> specs);
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
    void setBytesPerSecond(qint64 bytesPerSecond);
    void setLimits(Scheduler::Limits limits);
    void signIn(QString serverUrl, Credentials credentials, QList<TransferId> thenResume);
    void unlock(QString archive, QByteArray password, QList<TransferId> thenResume);
    void requestTimeline(TransferId id);
    void requestSurvey(QStringList paths);
    void requestFreeSpace(QString path);
    /// Bytes up and down of the last day, as they are now: historyReady.
    void requestHistory();
    /// Sums of the local days `from` to `to`: statisticsReady or statisticsFailed.
    void requestStatistics(QDate from, QDate to);

signals:
    void opened(const QString &damagedJournal, int salvaged);
    void failed(const waybill::Error &error);
    void added(const QList<waybill::TransferSnapshot> &transfers);
    void changed(const QList<waybill::TransferSnapshot> &transfers);
    void removed(const QList<waybill::TransferId> &ids);
    void notDone(const waybill::Error &error);
    void journalFailed(const waybill::Error &error);
    void timelineReady(waybill::TransferId id, const QList<waybill::TimelineEntry> &entries);
    void surveyed(const QStringList &paths, const waybill::TreeSurvey &survey);
    void freeSpaceReady(const QString &path, qint64 bytes);
    void historyReady(const waybill::ThroughputHistory &history);
    void statisticsReady(const QList<waybill::Statistic> &statistics);
    void statisticsFailed(const waybill::Error &error);
    void stopped();

private:
    /// Runs `work(Engine *)` on the engine thread if there is an engine then.
    template <typename Work>
    void post(Work work);
    void openOnThread(EngineOptions options);
    static QCoro::Task<> load(
        EngineHost *host, Engine *engine, QString damagedJournal, int salvaged);
    static QCoro::Task<> stop(EngineHost *host, Engine *engine);
    static QCoro::Task<> addTo(EngineHost *host, Engine *engine, QList<TransferSpec> specs);
    static QCoro::Task<> survey(EngineHost *host, Engine *engine, QStringList paths);
    static QCoro::Task<> askFreeSpace(EngineHost *host, Engine *engine, QString path);
    static QCoro::Task<> readTimeline(EngineHost *host, Engine *engine, TransferId id);
    static QCoro::Task<> readStatistics(EngineHost *host, Engine *engine, QDate from, QDate to);

    QThread m_thread;
    QObject m_context;                  ///< lives on the engine thread
    std::unique_ptr<Engine> m_engine;   ///< engine thread
    std::unique_ptr<TaskScope> m_scope; ///< engine thread: what the host itself has launched
    bool m_isStopping = false;
    std::atomic<bool> m_hasStopped = false;
};

} // namespace waybill
