// SPDX-License-Identifier: MIT
// Random sequences of what people, disks, networks and servers do to an engine, each beside a model
// of what may come of it. (WAYBILL_TORTURE=1 tries many more; WAYBILL_SEED=N repeats one.)
#include "tests/support/faultysqlite.h"
#include "tests/support/modelrun.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

#include <mutex>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

constexpr int kBatch = 300;
constexpr int kTortureBatches = 30;
/// On a slow or busy machine fewer must do.
constexpr int kUsualMs = 30'000;
constexpr int kTortureMs = 100'000;
/// A failure may depend on the moment.
constexpr int kRepetitions = 30;

constexpr int kRestMs = 20'000;
constexpr int kRestWhileShrinkingMs = 4'000;

bool isTorture()
{
    return qEnvironmentVariableIsSet("WAYBILL_TORTURE");
}

/// The engine refuses a change that its table forbids, and says so in the log.
class RefusedChanges
{
public:
    RefusedChanges() { s_before = qInstallMessageHandler(look); }
    ~RefusedChanges() { qInstallMessageHandler(s_before); }
    Q_DISABLE_COPY_MOVE(RefusedChanges)

    static QString take()
    {
        const std::lock_guard lock(s_mutex);
        return std::exchange(s_seen, {});
    }

private:
    static void look(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (text.contains("may not go from"_L1)) {
            const std::lock_guard lock(s_mutex);
            s_seen = text;
        }
        // What a disk that fails on purpose makes the journal say would fill pages.
        if (type == QtFatalMsg || !qstrcmp(context.category, "default"))
            s_before(type, context, text);
    }

    inline static QtMessageHandler s_before = nullptr;
    inline static std::mutex s_mutex;
    inline static QString s_seen;
};

QString outcome(quint32 seed, const ModelSteps &steps, int restWithinMs)
{
    const QString wrong = ModelRun(seed, restWithinMs).run(steps);
    const QString refused = RefusedChanges::take();
    return wrong.isEmpty() ? refused : wrong;
}

} // namespace

class ModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!FaultySqlite::install())
            QSKIP("Qt has an SQLite of its own here: nothing can be killed");
        // Thousands of commits and syncs: what they cost on a disk is no part of this.
        if (!qEnvironmentVariableIsSet("TMPDIR") && QFileInfo(u"/dev/shm"_s).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }

    /// Each row has the time that Qt Test gives one function.
    void whateverHappensEndsWell_data()
    {
        QTest::addColumn<int>("sequences");
        const int batches = isTorture() ? kTortureBatches : 1;
        for (int i = 1; i <= batches; ++i)
            QTest::addRow("batch %d", i) << kBatch;
    }

    void whateverHappensEndsWell()
    {
        QFETCH(int, sequences);
        const RefusedChanges refused;
        bool isGiven = false;
        const quint32 given = qEnvironmentVariable("WAYBILL_SEED").toUInt(&isGiven);
        const quint32 first = isGiven ? given : QRandomGenerator::system()->generate();
        const int count = isGiven ? kRepetitions : sequences;
        qInfo("first seed: %u", first);
        QElapsedTimer timer;
        timer.start();

        int done = 0;
        for (; done < count; ++done) {
            const quint32 seed = isGiven ? first : first + static_cast<quint32>(done);
            const ModelSteps steps = randomSteps(seed);
            const QString wrong = outcome(seed, steps, kRestMs);
            if (!wrong.isEmpty()) {
                qInfo("%s", qPrintable(u"seed %1: %2\n%3"_s.arg(seed).arg(wrong, told(steps))));
                QString last = wrong;
                const ModelSteps fewer = shrunk(steps, [&](const ModelSteps &tried) {
                    const QString again = outcome(seed, tried, kRestWhileShrinkingMs);
                    last = again.isEmpty() ? last : again;
                    return !again.isEmpty();
                });
                QFAIL(qPrintable(
                    u"seed %1, with fewer steps: %2\n%3"_s.arg(seed).arg(last, told(fewer))));
            }
            if (timer.elapsed() > (isTorture() ? kTortureMs : kUsualMs))
                break;
        }
        qInfo("%d sequences in %lld s", done, timer.elapsed() / 1'000);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ModelTest)
#include "tst_model.moc"
