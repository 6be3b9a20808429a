// SPDX-License-Identifier: MIT
#include "core/archive/pack.h"
#include "core/base/contentdigest.h"

#include "tests/support/faultyfilesystem.h"
#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QTest>

#include <cerrno>
#include <functional>
#include <sys/stat.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::Bench;
using test::FaultyFileSystem;
using test::noise;
using test::writeFile;
using Call = FaultyFileSystem::Call;

namespace
{

constexpr qint64 kLongAgoNs = 1'600'000'000'000'000'000;
constexpr qint64 kFileBytes = 3'500'000;

/// Takes everything and calls `hook` at the begin() or write() of this number.
class HookedWriter final : public ArchiveWriter
{
public:
    std::function<void()> hook;
    int begins = 0; ///< 1: at the first; 0: never
    int writes = 0;

    Status begin(const TreeEntry &) override { return call(&begins); }
    Status write(std::span<const char>) override { return call(&writes); }
    Status end() override { return {}; }
    Status finish() override { return {}; }

private:
    Status call(int *countdown)
    {
        if (*countdown == 1)
            hook();
        *countdown -= *countdown > 0 ? 1 : 0;
        return {};
    }
};

/// A file of three megabytes and a bit, last changed long ago.
struct Source
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"source"_s);
    QString other = folder.filePath(u"other"_s);
    FaultyFileSystem files;
    Bench bench;
    Tree tree;

    Source()
    {
        writeFile(path, noise(kFileBytes));
        test::setModified(path, kLongAgoNs);
        tree = walkTree(&files, {path}, {}, &bench.gate).value();
    }

    Result<TreeDigests> pack(ArchiveWriter *writer)
    {
        return packTree(tree, &files, writer, &bench.gate, &bench.progress);
    }

    void change(const QString &how) const
    {
        if (how == "grows"_L1) {
            QFile::resize(path, kFileBytes + 1);
        } else if (how == "shrinks"_L1) {
            QFile::resize(path, kFileBytes / 2);
        } else if (how == "is touched"_L1) {
            test::setModified(path, kLongAgoNs + 1);
        } else if (how == "is rewritten, its time put back"_L1) {
            writeFile(path, noise(kFileBytes, 2));
            test::setModified(path, kLongAgoNs);
        } else {
            QFile::rename(path, other);
            if (how == "is replaced by its copy"_L1) {
                QFile::copy(other, path);
                test::setModified(path, kLongAgoNs);
            } else if (how == "becomes a link"_L1) {
                QFile::link(other, path);
            } else if (how == "becomes a folder"_L1) {
                QDir().mkpath(path);
            } else if (how == "becomes a FIFO"_L1) {
                ::mkfifo(QFile::encodeName(path).constData(), 0600);
            }
        }
    }
};

} // namespace

class PackTest final : public QObject
{
    Q_OBJECT

private slots:
    void noticesAChangeBeforeItIsRead_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"grows", "shrinks", "is touched",
                 "is rewritten, its time put back", "is replaced by its copy", "is removed",
                 "becomes a link", "becomes a folder", "becomes a FIFO"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void noticesAChangeBeforeItIsRead()
    {
        QFETCH(QString, change);
        Source source;
        HookedWriter writer;
        writer.begins = 1;
        writer.hook = [&] { source.change(change); };

        const auto packed = source.pack(&writer);

        QVERIFY(!packed);
        QCOMPARE(toString(packed.error().kind), toString(ErrorKind::SourceChanged));
        QCOMPARE(packed.error().detail, source.path);
    }

    void noticesAChangeWhileItIsRead_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change :
            {"grows", "shrinks", "is touched", "is rewritten, its time put back"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void noticesAChangeWhileItIsRead()
    {
        QFETCH(QString, change);
        for (const int write : {1, 2, 4}) {
            Source source;
            HookedWriter writer;
            writer.writes = write;
            writer.hook = [&] { source.change(change); };

            const auto packed = source.pack(&writer);

            QVERIFY(!packed);
            QCOMPARE(toString(packed.error().kind), toString(ErrorKind::SourceChanged));
        }
    }

    /// The algorithm's own value for no bytes.
    void digestsAsItsAuthorsDo()
    {
        QCOMPARE(ContentDigest().result().toHex(), QByteArray("99aa06d3014798d86001c324468d497f"));
    }

    void digestsZerosAsBytes()
    {
        const std::vector<char> zeros(200'000);
        ContentDigest whole;
        ContentDigest counted;
        whole.add(zeros);
        counted.addZeros(199'999);
        counted.addZeros(1);
        QCOMPARE(counted.result(), whole.result());
    }

    void digestsWhatItPacks()
    {
        Source source;
        HookedWriter writer;

        const auto packed = source.pack(&writer);

        QVERIFY(packed);
        const QByteArray content = noise(kFileBytes);
        ContentDigest whole;
        whole.add({content.constData(), static_cast<size_t>(content.size())});
        QCOMPARE(*packed, TreeDigests{whole.result()});
        QCOMPARE(source.bench.progress.bytes, kFileBytes);
        QCOMPARE(source.bench.progress.totalBytes, kFileBytes);
        QCOMPARE(source.bench.progress.entries, 1);
        QCOMPARE(source.bench.progress.totalEntries, 1);
        QCOMPARE(source.bench.progress.current(), u"source"_s);
    }

    void packsNothingOfATreeThatIsEmpty()
    {
        Source source;
        source.tree = {};
        HookedWriter writer;

        QCOMPARE(source.pack(&writer).value_or(TreeDigests{{}}), TreeDigests());
    }

    void tellsWhatCannotBeRead_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("systemError");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, Call call, int number, int systemError,
                             ErrorKind kind) {
            QTest::newRow(name) << int(call) << number << systemError << int(kind);
        };
        row("no permission", Call::Open, 1, EACCES, ErrorKind::PermissionDenied);
        row("a bad sector", Call::Read, 3, EIO, ErrorKind::ReadFailed);
        row("no facts", Call::Facts, 1, EIO, ErrorKind::ReadFailed);
        row("no facts afterwards", Call::Facts, 2, EIO, ErrorKind::ReadFailed);
    }

    void tellsWhatCannotBeRead()
    {
        QFETCH(int, call);
        QFETCH(int, number);
        QFETCH(int, systemError);
        QFETCH(int, kind);
        Source source;
        source.files.failAt(static_cast<Call>(call), number, systemError);
        HookedWriter writer;

        const auto packed = source.pack(&writer);

        QVERIFY(!packed);
        QCOMPARE(toString(packed.error().kind), toString(static_cast<ErrorKind>(kind)));
    }

    void stopsWhenItIsToldToEnd()
    {
        for (const int write : {0, 1, 2, 3}) {
            Source source;
            HookedWriter writer;
            writer.begins = write == 0 ? 1 : 0;
            writer.writes = write;
            writer.hook = [&] { source.bench.gate.end(); };

            const auto packed = source.pack(&writer);

            QVERIFY(!packed);
            QVERIFY(packed.error().isCancelled());
            QCOMPARE(source.bench.progress.entries, 0);
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PackTest)
#include "tst_pack.moc"
