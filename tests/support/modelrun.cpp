// SPDX-License-Identifier: MIT
#include "tests/support/modelrun.h"

#include "tests/support/faultysqlite.h"

#include <QCoroTask>

#include <algorithm>
#include <cerrno>

namespace waybill::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Call = FaultyFileSystem::Call;
using Kind = ModelStep::Kind;
using enum TransferState;

namespace
{

/// What fails is retried by hand so often at the end; a version that changed costs one or two.
constexpr int kMostRounds = 6;

const std::set<TransferState> kRunning = {Done, Failed, Waiting};

QString toldOf(const TransferSnapshot &shown)
{
    QString text = nameOf(shown.state) + u'/' + nameOf(shown.waitReason);
    if (shown.error)
        text += u' ' + toString(shown.error->kind) + u' ' + shown.error->detail;
    return text;
}

} // namespace

ModelRun::ModelRun(quint32 seed, int restWithinMs)
    : m_seed(seed)
    , m_restWithinMs(restWithinMs)
    , m_server(seed)
{
    m_engine.options.files = &m_files;
    m_engine.options.retry.firstDelay = 2ms;
    m_engine.options.retry.longestDelay = 4ms;
    m_engine.options.retry.recheck = 20ms;
    m_engine.options.limits.perHost = 3;
}

QString ModelRun::run(const ModelSteps &steps)
{
    start();
    for (const ModelStep &step : steps) {
        m_step = nameOf(step.kind);
        take(step);
        waitFor([] { return false; }, step.waitMs);
        checkVisibleFiles();
        checkRows();
        if (!isRight())
            break;
    }
    m_step = u"end"_s;
    if (isRight())
        bringToTheEnd();
    m_watcher.reset();
    m_engine.stop();
    if (isRight())
        checkJournal();
    return m_wrong;
}

void ModelRun::start()
{
    m_engine.start();
    if (m_engine.wasJournalDamaged())
        wrong(u"the journal was found damaged"_s);
    m_watcher = std::make_unique<QObject>();
    QObject::connect(m_engine.operator->(), &Engine::stateChanged, m_watcher.get(),
        [this](const TransferSnapshot &told) { watch(told); });
    QObject::connect(m_engine.operator->(), &Engine::removed, m_watcher.get(),
        [this](const QList<TransferId> &ids) {
            for (const TransferId id : ids) {
                m_known.erase(id);
                if (m_removing.erase(id) == 0)
                    wrong(u"%1 was removed, and nobody had asked for it"_s.arg(id));
            }
        });
    for (auto &[id, known] : m_known) {
        const auto shown = m_engine->snapshot(id);
        const bool isAllTold = shown && !m_engine->hasWork(id);
        known.told = isAllTold ? std::optional(shown->state) : std::nullopt;
    }
}

/// From one moment on nothing reaches the disk, and nobody listens: what the old engine does until
/// it has come to rest is lost with it.
void ModelRun::kill()
{
    m_files.failAll(EIO);
    FaultySqlite::failFrom(1);
    m_watcher.reset();
    for (auto &[id, known] : m_known) {
        const auto shown = m_engine->snapshot(id);
        const bool isAtRest = shown && !m_engine->hasWork(id) && shown->state == known.told;
        if (isAtRest && (hasEnded(shown->state) || shown->state == Paused)) {
            known.mayRestIn = {shown->state};
            continue;
        }
        known.mayRestIn.insert(kRunning.begin(), kRunning.end());
        if (known.told == Paused || known.told == Cancelled)
            known.mayRestIn.insert(*known.told); // what was asked for since may be lost
    }
    m_engine.stop();
    m_files.heal();
    FaultySqlite::heal();
    start();
    // Whether a row was still taken off the list is as it happened.
    const QList<TransferId> ids = m_engine->ids();
    std::erase_if(m_known, [&](const auto &known) {
        return m_removing.contains(known.first) && !ids.contains(known.first);
    });
    m_removing.clear();
}

void ModelRun::restart()
{
    m_watcher.reset();
    m_engine.stop();
    start();
    for (const TransferId id : std::exchange(m_removing, {}))
        m_known.erase(id);
}

void ModelRun::take(const ModelStep &step)
{
    switch (step.kind) {
    case Kind::Download:
        download(step);
        break;
    case Kind::Upload:
        upload();
        break;
    case Kind::Kill:
        kill();
        break;
    case Kind::Restart:
        restart();
        break;
    case Kind::NetworkDown:
        m_server.setNetwork(static_cast<ChangingServer::Network>(1 + step.which % 4));
        break;
    case Kind::NetworkUp:
        m_server.setNetwork(ChangingServer::Network::Up);
        break;
    case Kind::DiskIll:
        makeIll(step.which);
        break;
    case Kind::DiskWell:
        m_files.heal();
        break;
    case Kind::RemoteChange:
        m_server.change(step.which % ChangingServer::kFiles);
        break;
    case Kind::Settle:
        comeToRest();
        break;
    default:
        command(step);
    }
}

void ModelRun::makeIll(int way)
{
    constexpr std::pair<Call, int> ways[] = {{Call::Write, ENOSPC}, {Call::Reserve, ENOSPC},
        {Call::Write, EIO}, {Call::SyncData, EIO}, {Call::Sync, EIO}, {Call::Open, EIO},
        {Call::Rename, EIO}, {Call::SyncFolder, EIO}, {Call::Facts, EIO}};
    const auto [call, systemError] = ways[static_cast<size_t>(way) % std::size(ways)];
    m_files.failAll(call, systemError);
}

void ModelRun::add(const TransferSpec &spec, const Known &known)
{
    const auto added = QCoro::waitFor(m_engine->add({spec}));
    if (!added)
        return wrong(u"not added: "_s + toString(added.error().kind));
    m_ids.append(added->constFirst());
    if (!m_known.emplace(added->constFirst(), known).second)
        wrong(u"an id was given twice"_s);
    for (const TransferSnapshot &told : std::exchange(m_early, {}))
        watch(told);
}

void ModelRun::download(const ModelStep &step)
{
    Known known;
    known.file = step.which % ChangingServer::kFiles;
    known.mayRestIn = kRunning;
    TransferSpec spec = m_engine.download(m_server.url(known.file));
    spec.onConflict = ConflictPolicy::Rename;
    for (int i = 0; i < step.count; ++i)
        add(spec, known);
}

void ModelRun::upload()
{
    Known known;
    known.upload = QByteArray::number(++m_uploads);
    known.mayRestIn = kRunning;
    const QString source = m_engine.path(u"source"_s + QString::fromLatin1(known.upload));
    writeFile(source, noise(100'000, m_seed + static_cast<quint32>(m_uploads)));
    TransferSpec spec = m_engine.upload(source, m_server.uploadUrl(known.upload));
    spec.via = UploadVia::Put;
    spec.onConflict = ConflictPolicy::Overwrite;
    add(spec, known);
}

/// Asks for something, and says in which states that transfer may come to rest now.
void ModelRun::command(const ModelStep &step)
{
    if (m_ids.isEmpty())
        return;
    const TransferId id = m_ids.at(step.which % m_ids.size());
    const auto found = m_known.find(id);
    if (found == m_known.end())
        return;
    Rests &may = found->second.mayRestIn;
    const bool isAtRest = !m_engine->hasWork(id);
    const TransferState now = m_engine->snapshot(id)->state;
    switch (step.kind) {
    case Kind::Pause:
        if (!(isAtRest && hasEnded(now))) {
            may.erase(Waiting);
            may.insert(Paused);
            if (isAtRest)
                may = {Paused};
            else if (now != Failed && !may.contains(Cancelled))
                may.erase(Failed);
        }
        m_engine->pause({id});
        break;
    case Kind::Resume:
        if (may.erase(Paused) > 0 || may.contains(Waiting))
            may.insert(kRunning.begin(), kRunning.end());
        m_engine->resume({id});
        break;
    case Kind::Cancel:
        ++m_givenUp;
        may = isAtRest && now == Done ? Rests{Done} : Rests{Cancelled, Done};
        m_engine->cancel({id});
        break;
    case Kind::Retry:
        if (now == Failed || now == Cancelled)
            may.insert(kRunning.begin(), kRunning.end());
        if (isAtRest)
            may.erase(Cancelled);
        m_engine->retry({id});
        break;
    default:
        ++m_givenUp;
        m_removing.insert(id);
        m_engine->remove({id});
    }
}

void ModelRun::watch(const TransferSnapshot &told)
{
    const auto found = m_known.find(told.id);
    if (found == m_known.end()) {
        m_early.append(told); // add() has not returned yet
        return;
    }
    Known &known = found->second;
    if (known.told && *known.told != told.state && !isAllowed(*known.told, told.state))
        wrong(u"%1 went from %2 to %3"_s.arg(told.id).arg(nameOf(*known.told), nameOf(told.state)));
    known.told = told.state;
    if (told.state == Done)
        checkDone(told, &known);
}

void ModelRun::comeToRest()
{
    const bool isAtRest = waitFor(
        [this] {
            return m_removing.empty() && std::ranges::none_of(m_known, [this](const auto &known) {
                return m_engine->hasWork(known.first);
            });
        },
        m_restWithinMs);
    for (const auto &[id, known] : m_known) {
        const auto shown = m_engine->snapshot(id);
        if (!isAtRest && shown && m_engine->hasWork(id))
            wrong(u"%1 does not come to rest: %2"_s.arg(id).arg(toldOf(*shown)));
    }
    if (!isAtRest)
        wrong(u"what was removed is still there"_s);
    for (const auto &[id, known] : m_known) {
        const auto shown = m_engine->snapshot(id);
        if (isRight() && shown && !known.mayRestIn.contains(shown->state))
            wrong(u"%1 has come to rest as %2"_s.arg(id).arg(nameOf(shown->state)));
    }
    checkRows();
}

/// All is well again, and whoever was stopped goes on; all but what was cancelled must end well.
void ModelRun::bringToTheEnd()
{
    m_files.heal();
    m_server.setNetwork(ChangingServer::Network::Up);
    comeToRest();
    for (int round = 0; round < kMostRounds && isRight(); ++round) {
        bool isAllDone = true;
        for (auto &[id, known] : m_known) {
            const TransferState state = m_engine->snapshot(id)->state;
            isAllDone &= state == Done || state == Cancelled;
            if (state == Failed)
                m_engine->retry({id});
            else if (state == Paused || state == Waiting)
                m_engine->resume({id});
            if (state != Done && state != Cancelled)
                known.mayRestIn = kRunning;
        }
        if (isAllDone)
            break;
        comeToRest();
    }
    for (const auto &[id, known] : m_known) {
        const auto shown = m_engine->snapshot(id);
        if (isRight() && shown->state != Done && shown->state != Cancelled)
            wrong(u"%1 does not come to its end: %2"_s.arg(id).arg(toldOf(*shown)));
    }
    if (isRight())
        checkWhatIsLeft();
}

void ModelRun::wrong(const QString &what)
{
    if (m_wrong.isEmpty())
        m_wrong = m_step + u": "_s + what;
}

} // namespace waybill::test
