// SPDX-License-Identifier: MIT
// Measures the window: how long a tenth of a second's changes take with a long list, how long it
// takes to start, what it does while nothing happens, and how much memory it has then.
//   windowbench [--rows 100000] [--changes 1000]
// Prints milliseconds. Nothing is asserted: it is for people to read.
#include "ui/engine/enginehost.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace waybill;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int kFrames = 60;
constexpr auto kBetweenFrames = 50ms;

TransferSnapshot made(TransferId id)
{
    TransferSnapshot transfer;
    transfer.id = id;
    transfer.position = id;
    transfer.kind = id % 3 == 0 ? TransferKind::Upload : TransferKind::Download;
    transfer.name = u"file-%1.bin"_s.arg((id * 7919) % 1'000'003);
    transfer.server = u"server%1.example.org"_s.arg(id % 20);
    transfer.source = u"https://%1/folder/%2"_s.arg(transfer.server, transfer.name);
    transfer.destination = u"/home/ann/Downloads/"_s + transfer.name;
    transfer.localPath = transfer.destination;
    transfer.state = id % 4 == 0 ? TransferState::Running : TransferState::Queued;
    transfer.bytesTotal = 1'000'000 + id * 1'000;
    transfer.added = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + id * 1'000, Qt::UTC);
    return transfer;
}

/// As the engine gives them: progress and speed of some, and now and then another state.
QList<TransferSnapshot> changesOf(QList<TransferSnapshot> *all, int count)
{
    auto *const random = QRandomGenerator::global();
    QList<TransferSnapshot> changed;
    for (int i = 0; i < count; ++i) {
        TransferSnapshot &transfer = (*all)[random->bounded(all->size())];
        transfer.bytesDone = random->bounded(transfer.bytesTotal);
        transfer.bytesPerSecond = random->bounded(1e7);
        if (random->bounded(50) == 0)
            transfer.state = transfer.state == TransferState::Running ? TransferState::Queued
                                                                      : TransferState::Running;
        changed.append(transfer);
    }
    return changed;
}

double millisecondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// What the window itself has worked so far, without what other programs took from it.
double workedMilliseconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC * 1000;
}

void tell(const QString &what, QList<double> times)
{
    std::ranges::sort(times);
    const auto at = [&times](double part) {
        return times.at(static_cast<qsizetype>(static_cast<double>(times.size() - 1) * part));
    };
    std::printf("  %-44s median %7.2f   95 %% %7.2f   worst %7.2f\n", qPrintable(what), at(0.5),
        at(0.95), times.constLast());
    std::fflush(stdout);
}

using Update = std::function<void(const QList<TransferSnapshot> &)>;

/// Each frame: one update, what timers make of it, one repaint.
void measureFrames(const QString &what, const Update &update, TransferView *view,
    QList<TransferSnapshot> *all, int changes)
{
    QCoreApplication::processEvents();
    QList<double> times;
    QList<double> worked;
    QList<double> updates;
    QList<double> turns;
    for (int frame = 0; frame < kFrames; ++frame) {
        const QList<TransferSnapshot> changed = changesOf(all, changes);
        const double before = workedMilliseconds();
        QElapsedTimer timer;
        timer.start();
        update(changed);
        updates.append(millisecondsOf(timer));
        view->viewport()->repaint();
        times.append(millisecondsOf(timer));
        worked.append(workedMilliseconds() - before);
        // Until the next one, timers fire; the order of a restless column settles in one of them.
        QElapsedTimer rest;
        rest.start();
        double longest = 0;
        while (std::chrono::milliseconds(rest.elapsed()) < kBetweenFrames) {
            QElapsedTimer turn;
            turn.start();
            QCoreApplication::processEvents(); // paints too
            longest = std::max(longest, millisecondsOf(turn));
            QThread::usleep(2'000);
        }
        turns.append(longest);
    }
    tell(what, times);
    tell(u"  of it CPU time"_s, worked);
    tell(u"  of it the update"_s, updates);
    tell(u"  longest turn in between"_s, turns);
}

qint64 residentKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
    }
    return -1;
}

QList<TransferSnapshot> list(int rows)
{
    QList<TransferSnapshot> all;
    for (TransferId id = 1; id <= rows; ++id)
        all.append(made(id));
    return all;
}

void measureList(int rows, int changes)
{
    QList<TransferSnapshot> all = list(rows);
    TransferModel model;
    TransferView view(&model, nullptr);
    view.resize(1300, 700);
    view.show();
    QElapsedTimer timer;
    timer.start();
    model.add(all);
    view.viewport()->repaint();
    std::printf(
        "A list of %d rows, %d of them changing at a time (ms; a frame has 16):\n", rows, changes);
    tell(u"all rows come"_s, {millisecondsOf(timer)});
    const auto update = [&model](const auto &changed) { model.update(changed); };
    measureFrames(u"as added, newest first"_s, update, &view, &all, changes);
    view.selectAll();
    measureFrames(u"the same, all selected"_s, update, &view, &all, changes);
    view.clearSelection();
    const auto sort = [&](TransferModel::Column column, const QString &what) {
        timer.restart();
        view.sortByColumn(column, Qt::DescendingOrder);
        view.viewport()->repaint();
        tell(u"another order: "_s + what, {millisecondsOf(timer)});
        measureFrames(u"by "_s + what, update, &view, &all, changes);
    };
    sort(TransferModel::Speed, u"speed"_s);
    sort(TransferModel::State, u"status"_s);
    sort(TransferModel::Name, u"name"_s);
    view.sortByColumn(TransferModel::Added, Qt::DescendingOrder);
    const auto filter = [&](TransferFilter::Group group, const QString &what) {
        timer.restart();
        view.setFilter({group, {}});
        view.viewport()->repaint();
        tell(u"another filter: "_s + what, {millisecondsOf(timer)});
        measureFrames(u"filter "_s + what, update, &view, &all, changes);
    };
    filter(TransferFilter::Group::Active, u"active"_s);
    view.selectAll();
    measureFrames(u"the same, all selected"_s, update, &view, &all, changes);
    view.clearSelection();
    filter(TransferFilter::Group::Queued, u"queued"_s);
    filter(TransferFilter::Group::All, u"all"_s);
    timer.restart();
    view.setSearch(u"server7 file-1"_s);
    view.viewport()->repaint();
    tell(u"a search begins"_s, {millisecondsOf(timer)});
    measureFrames(u"with a search"_s, update, &view, &all, changes);
}

/// A first painting, and what happens in five seconds after it.
class Watch : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++paintings;
        if (event->type() == QEvent::Timer)
            ++timers;
        return QObject::eventFilter(object, event);
    }

    int paintings = 0;
    int timers = 0;
};

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The whole window, and not only its list, with all of it selected.
void measureSelected(EngineHost *host, MainWindow *window, int rows, int changes)
{
    QList<TransferSnapshot> all = list(rows);
    emit host->added(all);
    QElapsedTimer timer;
    timer.start();
    window->view()->selectAll();
    std::printf(
        "The window with %d rows, all selected, %d of them changing at a time:\n", rows, changes);
    tell(u"all are selected"_s, {millisecondsOf(timer)});
    measureFrames(
        u"as added, newest first"_s, [host](const auto &changed) { emit host->changed(changed); },
        window->view(), &all, changes);
}

void measureWindow(int rows, int manyRows, int changes)
{
    QTemporaryDir folder;
    Watch watch;
    qApp->installEventFilter(&watch);
    QElapsedTimer timer;
    timer.start();
    EngineHost host;
    MainWindow window(&host, folder.filePath(u"settings.ini"_s));
    EngineOptions options;
    options.profile = folder.filePath(u"profile"_s);
    bool isOpen = false;
    QObject::connect(&host, &EngineHost::opened, &window, [&isOpen] { isOpen = true; });
    window.show();
    host.open(options);
    while (watch.paintings == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double painted = millisecondsOf(timer);
    while (!isOpen)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double opened = millisecondsOf(timer);
    QList<TransferSnapshot> all = list(rows);
    for (TransferSnapshot &transfer : all)
        transfer.state = TransferState::Done;
    emit host.added(all);
    all = {};
    wait(1s);
    watch.timers = 0;
    watch.paintings = 0;
    const std::clock_t before = std::clock();
    wait(5s);
    const double cpu = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC * 1000;
    std::printf("The window:\n"
                "  shown to first painting %.0f ms, journal open at %.0f ms\n"
                "  5 s idle with %d rows: %d timer events beside the one that ends the wait, "
                "%d paintings, %.1f ms of CPU\n"
                "  memory then: %.1f MiB\n",
        painted, opened, rows, watch.timers - 1, watch.paintings, cpu,
        static_cast<double>(residentKib()) / 1024);
    measureSelected(&host, &window, manyRows, changes);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rows(u"rows"_s, {}, u"N"_s, u"100000"_s);
    const QCommandLineOption changes(u"changes"_s, {}, u"N"_s, u"1000"_s);
    parser.addOptions({rows, changes});
    parser.process(application);
    QApplication::setStyle(u"fusion"_s);
    const int manyRows = parser.value(rows).toInt();
    const int manyChanges = parser.value(changes).toInt();
    measureWindow(10'000, manyRows, manyChanges);
    measureList(manyRows, manyChanges);
    return 0;
}
