// SPDX-License-Identifier: MIT
#include "core/transfer/sourcefile.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>
#include <utime.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::noise;
using test::sha256;
using test::writeFile;

namespace
{

/// A source of three megabytes and a bit.
struct Opened
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"source"_s);
    QByteArray content = noise(3'500'000);
    FaultyFileSystem files;
    std::shared_ptr<SourceFile> source;

    Opened()
    {
        writeFile(path, content);
        // Older than any change that a test makes, however coarse the clock of the file system is.
        setTime(1'600'000'000);
        auto opened = SourceFile::open(&files, path);
        if (!opened)
            qFatal("the source does not open");
        source = std::move(*opened);
    }

    void setTime(time_t seconds) const
    {
        const utimbuf times{seconds, seconds};
        ::utime(QFile::encodeName(path).constData(), &times);
    }

    QByteArray read(const std::shared_ptr<BodySource> &body, qint64 offset, qint64 length) const
    {
        QByteArray bytes(length, Qt::Uninitialized);
        const auto got = body->read(offset, {bytes.data(), static_cast<size_t>(length)});
        bytes.truncate(got.value_or(0));
        return bytes;
    }
};

} // namespace

class SourceFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsFromAnyOffset()
    {
        Opened opened;
        const auto whole = opened.source->body(0);
        const auto tail = opened.source->body(1'000'000);

        QCOMPARE(whole->size(), 3'500'000);
        QCOMPARE(tail->size(), 2'500'000);
        QCOMPARE(opened.read(whole, 10, 100), opened.content.mid(10, 100));
        QCOMPARE(opened.read(tail, 10, 100), opened.content.mid(1'000'010, 100));
        QCOMPARE(opened.read(tail, 2'499'990, 100), opened.content.right(10));
        QCOMPARE(opened.read(tail, 2'500'000, 100), QByteArray());
    }

    void digestsEverythingWhateverWasRead_data()
    {
        QTest::addColumn<QList<qint64>>("offsets");
        QTest::addColumn<qint64>("length");
        QTest::newRow("nothing") << QList<qint64>() << qint64(0);
        QTest::newRow("in order") << QList<qint64>{0, 1'000'000, 2'000'000, 3'000'000}
                                  << qint64(1'000'000);
        QTest::newRow("rewound") << QList<qint64>{0, 1'000'000, 0, 1'000'000, 2'000'000, 0}
                                 << qint64(1'000'000);
        QTest::newRow("rewound, overlapping")
            << QList<qint64>{0, 900'000, 1'100'000, 50, 1'900'000} << qint64(1'000'000);
        QTest::newRow("backwards")
            << QList<qint64>{3'000'000, 2'000'000, 1'000'000, 0} << qint64(1'000'000);
        QTest::newRow("with a gap") << QList<qint64>{0, 2'500'000} << qint64(1'000'000);
        QTest::newRow("only the end") << QList<qint64>{3'499'999} << qint64(1'000'000);
        QTest::newRow("past the end") << QList<qint64>{4'000'000} << qint64(10);
    }

    void digestsEverythingWhateverWasRead()
    {
        QFETCH(QList<qint64>, offsets);
        QFETCH(qint64, length);
        Opened opened;
        const auto body = opened.source->body(0);
        for (const qint64 offset : offsets)
            QCOMPARE(opened.read(body, offset, length), opened.content.mid(offset, length));

        QVERIFY(opened.source->digestTo(opened.source->size(), {}));

        QCOMPARE(opened.source->sha256(), sha256(opened.content));
        QVERIFY(opened.source->checkUnchanged({}));
    }

    void digestsUpToAPlace()
    {
        Opened opened;

        QVERIFY(opened.source->digestTo(1'234'567, {}));
        QCOMPARE(opened.source->sha256(), sha256(opened.content.left(1'234'567)));

        // Less than is known already changes nothing.
        QVERIFY(opened.source->digestTo(5, {}));
        QCOMPARE(opened.source->sha256(), sha256(opened.content.left(1'234'567)));
    }

    void readsNothingTwiceForTheDigest()
    {
        Opened opened;
        const auto body = opened.source->body(0);
        QCOMPARE(opened.read(body, 0, 3'500'000), opened.content);
        const int reads = opened.files.calls(FaultyFileSystem::Call::Read);

        QVERIFY(opened.source->digestTo(opened.source->size(), {}));

        QCOMPARE(opened.files.calls(FaultyFileSystem::Call::Read), reads);
        QCOMPARE(opened.source->sha256(), sha256(opened.content));
    }

    void digestsAnEmptyFile()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"empty"_s), {});
        SystemFileSystem files;

        const auto source = SourceFile::open(&files, folder.filePath(u"empty"_s));

        QVERIFY(source);
        QVERIFY((*source)->digestTo(0, {}));
        QCOMPARE((*source)->sha256(), sha256({}));
        QCOMPARE((*source)->body(0)->size(), 0);
    }

    void outlivesItsOwnerInABody()
    {
        Opened opened;
        const auto body = opened.source->body(5);
        opened.source.reset();

        QCOMPARE(opened.read(body, 0, 10), opened.content.mid(5, 10));
    }

    void noticesAChange_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change :
            {"grows", "shrinks", "is emptied", "is touched", "is rewritten", "is replaced",
                "is replaced by its copy", "is removed", "becomes a folder", "is renamed"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void noticesAChange()
    {
        QFETCH(QString, change);
        Opened opened;
        QVERIFY(opened.source->checkUnchanged({}));
        const QString other = opened.folder.filePath(u"other"_s);

        if (change == "grows"_L1) {
            QVERIFY(QFile::resize(opened.path, opened.content.size() + 1));
        } else if (change == "shrinks"_L1) {
            QVERIFY(QFile::resize(opened.path, opened.content.size() - 1));
        } else if (change == "is emptied"_L1) {
            QVERIFY(QFile::resize(opened.path, 0));
        } else if (change == "is touched"_L1) {
            opened.setTime(1'600'000'001);
        } else if (change == "is rewritten"_L1) {
            writeFile(opened.path, noise(opened.content.size(), 2));
        } else if (change == "is replaced"_L1 || change == "is replaced by its copy"_L1) {
            writeFile(other,
                change.contains("copy"_L1) ? opened.content : noise(opened.content.size(), 2));
            QVERIFY(QFile::remove(opened.path));
            QVERIFY(QFile::rename(other, opened.path));
            opened.setTime(1'600'000'000);
        } else if (change == "is renamed"_L1) {
            QVERIFY(QFile::rename(opened.path, other));
        } else {
            QVERIFY(QFile::remove(opened.path));
            if (change == "becomes a folder"_L1)
                QVERIFY(QDir().mkpath(opened.path));
        }

        const Status unchanged = opened.source->checkUnchanged({});
        QVERIFY(!unchanged);
        QCOMPARE(toString(unchanged.error().kind), toString(ErrorKind::SourceChanged));
    }

    void noticesBytesWhoseTimeWasPutBack()
    {
        Opened opened;
        QVERIFY(opened.source->digestTo(opened.source->size(), {}));
        const QByteArray other = noise(opened.content.size(), 2);
        writeFile(opened.path, other);
        opened.setTime(1'600'000'000);

        const Status unchanged = opened.source->checkUnchanged({});

        QVERIFY(!unchanged);
        QCOMPARE(toString(unchanged.error().kind), toString(ErrorKind::SourceChanged));
    }

    void anotherModeIsNoChange()
    {
        Opened opened;
        QVERIFY(opened.source->digestTo(1'000'000, {}));

        QVERIFY(QFile::setPermissions(opened.path, QFile::ReadOwner | QFile::ExeOwner));

        QVERIFY(opened.source->checkUnchanged({}));
        QVERIFY(opened.source->digestTo(opened.source->size(), {}));
        QCOMPARE(opened.source->sha256(), sha256(opened.content));
    }

    void endsWhenTheSourceShrinksWhileItIsRead()
    {
        Opened opened;
        QVERIFY(opened.source->digestTo(1'000'000, {}));
        QVERIFY(QFile::resize(opened.path, 2'000'000));

        const Status digested = opened.source->digestTo(opened.source->size(), {});

        QVERIFY(!digested);
        QCOMPARE(toString(digested.error().kind), toString(ErrorKind::SourceChanged));
        QCOMPARE(opened.read(opened.source->body(0), 2'500'000, 10), QByteArray());
    }

    void tellsWhatCannotBeRead()
    {
        Opened opened;
        opened.files.failAt(FaultyFileSystem::Call::Read, 2, EIO);

        const Status digested = opened.source->digestTo(opened.source->size(), {});
        QVERIFY(!digested);
        QCOMPARE(toString(digested.error().kind), toString(ErrorKind::ReadFailed));

        // Nothing of the failed block was counted.
        QVERIFY(opened.source->digestTo(opened.source->size(), {}));
        QCOMPARE(opened.source->sha256(), sha256(opened.content));
    }

    void stopsWhenCancelled()
    {
        Opened opened;
        CancelSource source;
        source.cancel(CancelReason::Cancelled);

        const Status digested = opened.source->digestTo(opened.source->size(), source.token());

        QVERIFY(!digested);
        QVERIFY(digested.error().isCancelled());
    }

    void opensOnlyFiles()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir().mkpath(folder.filePath(u"folder"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"fifo"_s)).constData(), 0600), 0);
        SystemFileSystem files;

        const auto ofFolder = SourceFile::open(&files, folder.filePath(u"folder"_s));
        const auto ofFifo = SourceFile::open(&files, folder.filePath(u"fifo"_s));
        const auto ofNothing = SourceFile::open(&files, folder.filePath(u"nothing"_s));

        QVERIFY(!ofFolder);
        QCOMPARE(toString(ofFolder.error().kind), toString(ErrorKind::NotAFile));
        QVERIFY(!ofFifo);
        QCOMPARE(toString(ofFifo.error().kind), toString(ErrorKind::NotAFile));
        QVERIFY(!ofNothing);
        QCOMPARE(toString(ofNothing.error().kind), toString(ErrorKind::FileNotFound));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SourceFileTest)
#include "tst_sourcefile.moc"
