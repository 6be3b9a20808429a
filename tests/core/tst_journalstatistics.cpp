// SPDX-License-Identifier: MIT
#include "core/journal/journalconnection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMonday = 2'460'000;
constexpr qint64 kTuesday = kMonday + 1;

TransferRow row(qint64 id)
{
    TransferRow made;
    made.id = id;
    made.kind = u"download"_s;
    made.state = u"Running"_s;
    made.spec = "{}";
    made.progress = "{}";
    made.resume = "{}";
    made.outcome = "{}";
    return made;
}

CountRow countOf(qint64 transfer, qint64 bytes, qint64 activeMs, qint64 day = kMonday)
{
    CountRow count;
    count.transfer = transfer;
    count.day = day;
    count.server = u"example.org"_s;
    count.direction = u"down"_s;
    count.bytes = bytes;
    count.activeMs = activeMs;
    return count;
}

CountRow completed(CountRow count)
{
    count.transfers = 1;
    return count;
}

CountRow failed(CountRow count)
{
    count.failures = 1;
    return count;
}

StatisticRow sums(qint64 day, qint64 bytes, qint64 transfers, qint64 failures, qint64 activeMs)
{
    return {day, u"example.org"_s, u"down"_s, bytes, transfers, failures, activeMs};
}

/// A journal with two transfers.
class Scratch
{
public:
    Scratch()
    {
        open();
        if (!connection->saveTransfer(row(1)) || !connection->saveTransfer(row(2)))
            qFatal("the scratch journal cannot be filled");
    }
    void open()
    {
        connection.reset();
        connection = std::make_unique<JournalConnection>();
        if (!connection->open(path()))
            qFatal("the scratch journal does not open");
    }
    QString path() const { return m_folder.filePath(u"journal.db"_s); }
    QList<StatisticRow> all()
    {
        return connection->statistics(0, kTuesday).value_or(QList<StatisticRow>());
    }

private:
    QTemporaryDir m_folder;

public:
    std::unique_ptr<JournalConnection> connection;
};

} // namespace

class JournalStatisticsTest final : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatIsNewOfATransfer()
    {
        Scratch journal;

        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));
        QVERIFY(journal.connection->count(countOf(1, 1'500, 15)));
        QVERIFY(journal.connection->count(completed(countOf(1, 2'000, 20))));

        QCOMPARE(journal.all(), QList{sums(kMonday, 2'000, 1, 0, 20)});
    }

    void countsTheSameBytesOnce()
    {
        Scratch journal;
        QVERIFY(journal.connection->count(completed(countOf(1, 1'000, 10))));

        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));
        journal.open();
        QVERIFY(journal.connection->count(countOf(1, 1'000, 10, kTuesday)));

        QCOMPARE(journal.all(), QList{sums(kMonday, 1'000, 1, 0, 10)});
    }

    void neverCountsBackwards()
    {
        Scratch journal;
        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));

        QVERIFY(journal.connection->count(failed(countOf(1, 400, 4))));
        QVERIFY(journal.connection->count(completed(countOf(1, 1'100, 11))));

        QCOMPARE(journal.all(), QList{sums(kMonday, 1'100, 1, 1, 11)});
    }

    void addsTransfersUp()
    {
        Scratch journal;

        QVERIFY(journal.connection->count(completed(countOf(1, 1'000, 10))));
        QVERIFY(journal.connection->count(failed(countOf(2, 500, 20))));

        QCOMPARE(journal.all(), QList{sums(kMonday, 1'500, 1, 1, 30)});
    }

    void splitsByDayServerAndDirection()
    {
        Scratch journal;
        CountRow elsewhere = countOf(2, 70, 1);
        elsewhere.server = u"a.example"_s;
        elsewhere.direction = u"up"_s;

        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));
        QVERIFY(journal.connection->count(completed(countOf(1, 1'600, 15, kTuesday))));
        QVERIFY(journal.connection->count(completed(elsewhere)));

        QCOMPARE(journal.all(), (QList{StatisticRow{kMonday, u"a.example"_s, u"up"_s, 70, 1, 0, 1},
                                    sums(kMonday, 1'000, 0, 0, 10), sums(kTuesday, 600, 1, 0, 5)}));
        QCOMPARE(journal.connection->statistics(kTuesday, kTuesday)->size(), 1);
        QVERIFY(journal.connection->statistics(kTuesday + 1, kTuesday + 9)->isEmpty());
    }

    void keepsSumsOfRemovedTransfers()
    {
        Scratch journal;
        QVERIFY(journal.connection->count(completed(countOf(1, 1'000, 10))));

        QVERIFY(journal.connection->removeTransfer(1));
        QVERIFY(journal.connection->count(completed(countOf(1, 2'000, 20))));

        QCOMPARE(journal.all(), QList{sums(kMonday, 1'000, 1, 0, 10)});
    }

    void keepsWhatWasCountedWhenATransferIsSavedAgain()
    {
        Scratch journal;
        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));

        QVERIFY(journal.connection->saveTransfer(row(1)));
        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));

        QCOMPARE(journal.all(), QList{sums(kMonday, 1'000, 0, 0, 10)});
    }

    /// What a crash in the middle of a commit leaves.
    void countsNothingThatIsRolledBack()
    {
        Scratch journal;
        QVERIFY(journal.connection->begin());
        QVERIFY(journal.connection->count(completed(countOf(1, 1'000, 10))));
        journal.connection->rollback();
        QVERIFY(journal.all().isEmpty());

        QVERIFY(journal.connection->count(completed(countOf(1, 1'000, 10))));

        QCOMPARE(journal.all(), QList{sums(kMonday, 1'000, 1, 0, 10)});
    }

    void salvagesTheStatistic()
    {
        Scratch journal;
        QVERIFY(journal.connection->count(countOf(1, 1'000, 10)));
        journal.connection->close();
        const QTemporaryDir folder;
        JournalConnection fresh;
        QVERIFY(fresh.open(folder.filePath(u"fresh.db"_s)));

        QCOMPARE(fresh.salvageFrom(journal.path()), 2);
        QVERIFY(fresh.count(completed(countOf(1, 1'200, 12))));

        QCOMPARE(*fresh.statistics(0, kTuesday), QList{sums(kMonday, 1'200, 1, 0, 12)});
    }

    void countsInAJournalOfVersion1()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.db"_s);
        QVERIFY(QFile::copy(QStringLiteral(WAYBILL_TEST_DATA "/journal-v1.db"), path));
        JournalConnection connection;
        QVERIFY(connection.open(path));
        QVERIFY(connection.statistics(0, kTuesday)->isEmpty());
        QCOMPARE(connection.transfers()->size(), 4);

        QVERIFY(connection.count(completed(countOf(1, 1'000, 10))));

        QCOMPARE(*connection.statistics(0, kTuesday), QList{sums(kMonday, 1'000, 1, 0, 10)});
    }

    void salvagesAJournalOfVersion1()
    {
        const QTemporaryDir folder;
        JournalConnection connection;
        QVERIFY(connection.open(folder.filePath(u"journal.db"_s)));

        QCOMPARE(connection.salvageFrom(QStringLiteral(WAYBILL_TEST_DATA "/journal-v1.db")), 4);

        QVERIFY(connection.statistics(0, kTuesday)->isEmpty());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::JournalStatisticsTest)
#include "tst_journalstatistics.moc"
