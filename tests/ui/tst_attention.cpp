// SPDX-License-Identifier: MIT
// Questions that park in the row, and what the window does about failures.
#include "tests/support/realserver.h"
#include "tests/ui/scratchwindow.h"
#include "ui/details/advicebar.h"
#include "ui/details/remedies.h"
#include "ui/settings/preferences.h"

#include <QCheckBox>
#include <QMenu>
#include <QMetaEnum>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

QPushButton *button(const Scratch &scratch, const QString &text)
{
    for (QPushButton *const found :
        scratch.window->findChild<AdviceBar *>()->findChildren<QPushButton *>()) {
        if (found->text() == text && found->isVisible())
            return found;
    }
    return nullptr;
}

/// Chooses an answer that is offered, by a button or in a button's menu; nothing if it is not.
std::function<void()> choice(const Scratch &scratch, const QString &text)
{
    if (QPushButton *const found = button(scratch, text))
        return [found] { found->click(); };
    for (const QPushButton *const opener :
        scratch.window->findChild<AdviceBar *>()->findChildren<QPushButton *>()) {
        const bool isOffered = opener->isVisible() && opener->menu();
        for (QAction *const action : isOffered ? opener->menu()->actions() : QList<QAction *>()) {
            if (action->text() == text)
                return [action] { action->trigger(); };
        }
    }
    return {};
}

/// A download that is told apart from a file of that name which is there already.
TransferSpec asking(const Scratch &scratch, const QUrl &url)
{
    TransferSpec spec = scratch.download(url);
    spec.onConflict = ConflictPolicy::Fail;
    spec.asks = true;
    return spec;
}

} // namespace

class AttentionTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void parksAConflictInTheRow_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("isReplaced");
        QTest::addColumn<QStringList>("files");

        QTest::newRow("replace") << u"Replace it"_s << true << QStringList{u"file"_s};
        QTest::newRow("another name")
            << u"Use another name"_s << false << QStringList{u"file"_s, u"file (1)"_s};
        QTest::newRow("other size")
            << u"Replace it if the sizes differ"_s << true << QStringList{u"file"_s};
        QTest::newRow("skip") << u"Skip"_s << false << QStringList{u"file"_s};
    }

    void parksAConflictInTheRow()
    {
        QFETCH(QString, answer);
        QFETCH(bool, isReplaced);
        QFETCH(QStringList, files);
        const MisbehavingServer server(honest);
        Scratch scratch;
        writeFile(scratch.downloads() + u"/file"_s, "mine");
        scratch.host->add({asking(scratch, server.url())});
        QTRY_COMPARE(scratch.state(), u"Waiting: your decision"_s);
        QVERIFY(!choice(scratch, answer));
        scratch.window->view()->selectFirst();
        QVERIFY(scratch.labels().contains(u"exists"_s));

        QTRY_VERIFY(choice(scratch, answer));
        choice(scratch, answer)();

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(scratch.filesInDownloads(), files);
        QCOMPARE(
            readFile(scratch.downloads() + u"/file"_s), isReplaced ? kContent : QByteArray("mine"));
        QTRY_VERIFY(!choice(scratch, answer));
    }

    void whatIsHeldBackGoesOnIfSomebodySaysSo()
    {
        const MisbehavingServer server(honest);
        const Scratch scratch;
        TimetableRule never;
        never.rests = true;
        scratch.window->preferences()->setValue(
            u"limits/timetable"_s, QString::fromUtf8(Timetable({never}).toJson()));
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Waiting: outside the timetable"_s);
        scratch.window->view()->selectFirst();
        QVERIFY(scratch.labels().contains(u"Waiting: outside the timetable"_s));

        QTRY_VERIFY(choice(scratch, u"Go on anyway"_s));
        choice(scratch, u"Go on anyway"_s)();

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), kContent);
    }

    /// It has been asked what the source's age is, and nobody knows.
    void doesNotOfferWhatCannotBeToldAgain()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;
        writeFile(scratch.downloads() + u"/file"_s, "mine");
        scratch.host->add({asking(scratch, server.url())});
        QTRY_COMPARE(scratch.state(), u"Waiting: your decision"_s);
        scratch.window->view()->selectFirst();
        QTRY_VERIFY(choice(scratch, u"Replace it if the source is newer"_s));

        choice(scratch, u"Replace it if the source is newer"_s)();

        QTRY_VERIFY(scratch.labels().contains(u"which of the two is newer"_s));
        QTRY_VERIFY(!choice(scratch, u"Replace it if the source is newer"_s));
        QVERIFY(choice(scratch, u"Replace it if the sizes differ"_s));
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), QByteArray("mine"));
    }

    void anAnswerForAllGoesToAllThatAsk()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;
        writeFile(scratch.downloads() + u"/file"_s, "mine");
        writeFile(scratch.downloads() + u"/other"_s, "mine too");
        scratch.host->add({asking(scratch, server.url()), asking(scratch, server.url("/other"))});
        QTRY_COMPARE(scratch.state(0), u"Waiting: your decision"_s);
        QTRY_COMPARE(scratch.state(1), u"Waiting: your decision"_s);
        scratch.window->view()->selectFirst();

        scratch.window->findChild<AdviceBar *>()->findChild<QCheckBox *>()->setChecked(true);
        QTRY_VERIFY(button(scratch, u"Replace it"_s));
        button(scratch, u"Replace it"_s)->click();

        QTRY_VERIFY(scratch.isDone(0) && scratch.isDone(1));
        QCOMPARE(readFile(scratch.downloads() + u"/other"_s), kContent);
        // It is for this queue: what is added next month asks again.
        QVERIFY(!scratch.window->preferences()->conflictPolicy());
    }

    /// Somebody chose otherwise for it: an answer to another's question replaces nothing of its.
    void anAnswerForAllLeavesOtherChoicesAlone()
    {
        const MisbehavingServer server(honest);
        ScratchEngine engine;
        engine.start();
        writeFile(engine.downloads() + u"/file"_s, "mine");
        TransferSpec renaming = engine.download(server.url());
        renaming.onConflict = ConflictPolicy::Rename;
        renaming.asks = true;
        TransferSpec refusing = engine.download(server.url());
        refusing.onConflict = ConflictPolicy::Fail;
        const QList<TransferId> ids = {engine.add(renaming), engine.add(refusing)};
        engine->pause(ids);

        engine->decide(ids, ConflictPolicy::Overwrite);
        engine->resume(ids);
        engine->retry(ids);

        QTRY_COMPARE(engine->snapshot(ids[0])->state, TransferState::Done);
        QTRY_COMPARE(engine->snapshot(ids[1])->state, TransferState::Failed);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), QByteArray("mine"));
    }

    /// What was changed while it stood in the queue is in the journal, too.
    void aNewFolderOutlivesARestart()
    {
        const MisbehavingServer server(honest);
        ScratchEngine engine;
        engine.start();
        engine->setLimits({0, 0});
        const TransferId id = engine.add(engine.download(server.url()));
        QCOMPARE(engine->snapshot(id)->state, TransferState::Queued);
        const QString other = engine.path(u"other"_s);

        engine->setFolder({id}, other);
        QTRY_VERIFY(engine->snapshot(id)->destination.startsWith(other));
        engine.stop();
        engine.start();

        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Done);
        QCOMPARE(readFile(other + u"/file"_s), kContent);
    }

    void aQuestionOutlivesARestart()
    {
        const MisbehavingServer server(honest);
        ScratchEngine engine;
        engine.start();
        writeFile(engine.downloads() + u"/file"_s, "mine");
        TransferSpec spec = engine.download(server.url());
        spec.onConflict = ConflictPolicy::Fail;
        spec.asks = true;
        const TransferId id = engine.add(spec);
        QTRY_COMPARE(engine->snapshot(id)->waitReason, WaitReason::Decision);

        engine.stop();
        engine.start();
        QCOMPARE(engine->snapshot(id)->waitReason, WaitReason::Decision);
        QVERIFY(!engine->hasWork(id));
        engine->decide({id}, ConflictPolicy::Rename);

        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Done);
        QCOMPARE(readFile(engine.downloads() + u"/file (1)"_s), kContent);
    }

    void aNewLinkGoesOnWhereTheOldOneFailed()
    {
        const MisbehavingServer server([](const SeenRequest &request) {
            return request.path == "/old" ? answer(404) : honest(request);
        });
        Scratch scratch;
        scratch.host->add({scratch.download(server.url("/old"))});
        QTRY_VERIFY(scratch.state().startsWith(u"Failed"_s));
        scratch.window->view()->selectFirst();
        QTRY_VERIFY(button(scratch, u"Give a new link…"_s));

        scratch.host->setLink(1, server.url("/new"));

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/new"_s), kContent);
    }

    void anotherFolderTakesWhatTheFirstCannot()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;
        TransferSpec spec = scratch.download(server.url());
        writeFile(scratch.path(u"a file"_s), "in the way");
        spec.path = scratch.path(u"a file"_s) + u"/below"_s;
        scratch.host->add({spec});
        QTRY_VERIFY(!scratch.state().isEmpty() && !scratch.state().startsWith(u"Queued"_s) &&
                    !scratch.state().startsWith(u"Running"_s));

        scratch.host->setFolder({1}, scratch.downloads());

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(scratch.filesInDownloads(), QStringList{u"file"_s});
    }

    void trustsACertificateThatSomebodyVouchesFor()
    {
        const RealServer nginx(u"nginx"_s);
        QVERIFY2(nginx.isRunning(), qPrintable(nginx.problem()));
        writeFile(nginx.folder() + u"/file"_s, kContent);
        Scratch scratch;
        const QUrl url = nginx.url(u"tls_url"_s).resolved(QUrl(u"file"_s));
        scratch.host->add({scratch.download(url)});
        QTRY_VERIFY2(scratch.state().startsWith(u"Failed"_s), qPrintable(scratch.state()));
        scratch.window->view()->selectFirst();
        const QByteArray certificate =
            scratch.window->view()->selected().constFirst().error->certificate;
        QCOMPARE(certificate.size(), 32);
        QVERIFY(scratch.labels().contains(fingerprintText(certificate)));
        QTRY_VERIFY(button(scratch, u"Trust this certificate"_s));

        scratch.host->trust(url.toString(), QByteArray(32, 'x'), {1});
        QTRY_VERIFY(scratch.state().contains(u"pinned"_s));
        scratch.host->trust(url.toString(), certificate, {1});

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), kContent);
    }

    void movesFilesToTheTrashWithTheirRows()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;
        QDir().mkpath(scratch.path(u"data"_s));
        qputenv("XDG_DATA_HOME", QFile::encodeName(scratch.path(u"data"_s)));
        scratch.host->add({scratch.download(server.url())});
        QTRY_VERIFY(scratch.isDone());
        scratch.window->view()->selectFirst();

        scratch.action(u"Remove with file, to the trash"_s)->trigger();
        QCOMPARE(scratch.rows(), 0);
        QCOMPARE(
            scratch.filesInDownloads(), QStringList{u"file"_s}); // second thoughts are possible
        scratch.window->findChild<Removals *>()->settle();

        QTRY_COMPARE(scratch.filesInDownloads(), QStringList());
        QTRY_COMPARE(readFile(scratch.path(u"data/Trash/files/file"_s)), kContent);
        qunsetenv("XDG_DATA_HOME");
    }

    void movesWithinTheQueue()
    {
        const MisbehavingServer server(stalling);
        ScratchEngine engine;
        engine.start();
        engine->setLimits({0, 0});
        QList<TransferId> ids;
        for (const char *name : {"/1", "/2", "/3", "/4"}) {
            ids.append(engine.add(engine.download(server.url(name))));
        }
        const auto order = [&] {
            QList<TransferSnapshot> all = engine->snapshots();
            std::ranges::sort(all, {}, &TransferSnapshot::position);
            QList<qsizetype> places;
            for (const TransferSnapshot &one : all)
                places.append(ids.indexOf(one.id) + 1);
            return places;
        };

        engine->moveBefore({ids[2], ids[3]}, ids[1]);
        QCOMPARE(order(), (QList<qsizetype>{1, 3, 4, 2}));
        engine->moveBefore({ids[0]}, 0);
        QCOMPARE(order(), (QList<qsizetype>{3, 4, 2, 1}));
        engine->moveBefore({ids[0]}, ids[0]);
        QCOMPARE(order(), (QList<qsizetype>{3, 4, 2, 1}));
    }

    void everyTroubleHasARemedy_data()
    {
        QTest::addColumn<int>("kind");
        const QMetaEnum kinds = QMetaEnum::fromType<ErrorKind>();
        for (int i = 0; i < kinds.keyCount(); ++i)
            QTest::newRow(kinds.key(i)) << kinds.value(i);
    }

    void everyTroubleHasARemedy()
    {
        QFETCH(int, kind);
        TransferSnapshot failed;
        failed.state = TransferState::Failed;
        failed.error = makeError(static_cast<ErrorKind>(kind));

        const QList<Remedy> remedies = remediesFor(failed);

        QVERIFY(remedies.contains(Remedy::Retry));
        for (const Remedy remedy : remedies)
            QVERIFY(!remedyText(remedy).isEmpty());
    }
};

QTEST_MAIN(AttentionTest)
#include "tst_attention.moc"
