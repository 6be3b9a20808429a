// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/changingserver.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/modelsteps.h"
#include "tests/support/scratchengine.h"

#include <set>

namespace waybill::test
{

/// Takes an engine through steps, beside a model that knows of each transfer only in which states
/// it may come to rest. Looks after every step, and at the end when all is well again, at what must
/// always hold: nothing partial under a final name, what is done is one version that the server
/// had, no transfer lost or doubled, no change that the state table forbids, nothing left over.
class ModelRun
{
public:
    /// An engine that is not at rest after `restWithinMs` never will be.
    ModelRun(quint32 seed, int restWithinMs);

    /// What did not hold; empty: all is right. Once.
    QString run(const ModelSteps &steps);

private:
    using Rests = std::set<TransferState>;
    struct Known
    {
        int file = -1; ///< download
        QByteArray upload;
        Rests mayRestIn;
        /// Nothing: what a new engine did at once may not have been told yet.
        std::optional<TransferState> told = TransferState::Queued;
        QString path; ///< of the result, once it is done
    };

    void start();
    void kill();
    void restart();
    void take(const ModelStep &step);
    void add(const TransferSpec &spec, const Known &known);
    void download(const ModelStep &step);
    void upload();
    void command(const ModelStep &step);
    void makeIll(int way);
    void watch(const TransferSnapshot &told);
    void checkDone(const TransferSnapshot &told, Known *known);
    void comeToRest();
    void bringToTheEnd();
    void checkVisibleFiles();
    void checkRows();
    void checkWhatIsLeft();
    void checkJournal();
    void wrong(const QString &what);
    bool isRight() const { return m_wrong.isEmpty(); }

    const quint32 m_seed;
    const int m_restWithinMs;
    QString m_wrong;
    QString m_step;
    FaultyFileSystem m_files;
    ChangingServer m_server;
    ScratchEngine m_engine;
    std::map<TransferId, Known> m_known;
    QList<TransferId> m_ids; ///< ever added
    std::set<TransferId> m_removing;
    QList<TransferSnapshot> m_early; ///< told before add() returned
    int m_givenUp = 0; ///< cancelled or removed: what they had put in its place may stay there
    int m_uploads = 0;
    std::unique_ptr<QObject> m_watcher;
};

} // namespace waybill::test
