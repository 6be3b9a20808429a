// SPDX-License-Identifier: MIT
// verifyArchive() notices whatever is not as it went in.
#include "core/archive/pack.h"
#include "core/platform/systemfilesystem.h"
#include "tests/support/archived.h"
#include "tests/support/scratchengine.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::Archived;
using test::Bench;
using test::Packed;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;
constexpr ArchiveFormat kTrees[] = {ArchiveFormat::Zip, ArchiveFormat::Tar, ArchiveFormat::TarGz,
    ArchiveFormat::TarZst, ArchiveFormat::TarXz, ArchiveFormat::TarBz2};
constexpr ArchiveFormat kAll[] = {ArchiveFormat::Zip, ArchiveFormat::Tar, ArchiveFormat::TarGz,
    ArchiveFormat::TarZst, ArchiveFormat::TarXz, ArchiveFormat::TarBz2, ArchiveFormat::Gz,
    ArchiveFormat::Zst, ArchiveFormat::Xz, ArchiveFormat::Bz2};

const char *name(ArchiveFormat format)
{
    return EnumNames<ArchiveFormat>::names[static_cast<size_t>(format)];
}

qsizetype indexOf(const Tree &tree, const QString &path)
{
    for (qsizetype i = 0; i < tree.entries.size(); ++i) {
        if (tree.entries.at(i).path == path)
            return i;
    }
    qFatal("no such entry");
}

} // namespace

class VerifyTest final : public QObject
{
    Q_OBJECT

    static void addFormats(std::span<const ArchiveFormat> formats)
    {
        QTest::addColumn<int>("format");
        for (const ArchiveFormat format : formats)
            QTest::newRow(name(format)) << int(format);
    }

private slots:
    void tellsWhatDiffers_data()
    {
        QTest::addColumn<QString>("difference");
        for (const char *difference : {"another name", "another type", "another size",
                 "another mode", "another link target", "another time", "other bytes"})
            QTest::newRow(difference) << QString::fromLatin1(difference);
    }

    void tellsWhatDiffers()
    {
        QFETCH(QString, difference);
        for (const ArchiveFormat format : kTrees) {
            Archived archived(format);
            const bool isLink = difference == "another link target"_L1;
            const QString path = isLink ? u"tree/link"_s : u"tree/folder/prose"_s;
            const qsizetype index = indexOf(archived.packed.tree, path);
            TreeEntry &entry = archived.packed.tree.entries[index];
            if (difference == "another name"_L1)
                entry.path = u"tree/folder/poem"_s;
            else if (difference == "another type"_L1)
                entry.facts.type = FileFacts::Type::SymbolicLink;
            else if (difference == "another size"_L1)
                ++entry.facts.size;
            else if (difference == "another mode"_L1)
                entry.facts.mode ^= 1;
            else if (isLink)
                entry.linkTarget += u'x';
            else if (difference == "another time"_L1)
                entry.facts.modifiedNs += isTar(format) ? 1 : kNsPerSecond;
            else
                archived.packed.digests[index][0] = ~archived.packed.digests.at(index).at(0);

            const Status verified = archived.verify();

            QVERIFY2(!verified, name(format));
            QCOMPARE(toString(verified.error().kind), toString(ErrorKind::ArchiveDamaged));
            QCOMPARE(verified.error().detail, entry.path + u": "_s + difference);
        }
    }

    void noticesMissingAndSpareEntries_data() { addFormats(kTrees); }

    void noticesMissingAndSpareEntries()
    {
        QFETCH(int, format);
        const Archived archived(static_cast<ArchiveFormat>(format));
        const qsizetype count = archived.packed.tree.entries.size();

        for (qsizetype i = 0; i < count; ++i) {
            Packed fewer = archived.packed;
            fewer.tree.entries.removeAt(i);
            fewer.digests.removeAt(i);
            QVERIFY(!test::verify(archived.archive, archived.format, fewer));

            Packed more = archived.packed;
            more.tree.entries.insert(i + 1, more.tree.entries.at(i));
            more.digests.insert(i + 1, more.digests.at(i));
            QVERIFY(!test::verify(archived.archive, archived.format, more));

            Packed moved = archived.packed;
            moved.tree.entries.move(i, (i + 1) % count);
            moved.digests.move(i, (i + 1) % count);
            QVERIFY(!test::verify(archived.archive, archived.format, moved));
        }
        QVERIFY(archived.verify());
    }

    void holdsTimesOfAnyAge_data()
    {
        QTest::addColumn<qint64>("ns");
        constexpr qint64 s = kNsPerSecond;
        QTest::newRow("1960") << -315'619'200 * s;
        QTest::newRow("1960 and a bit") << -315'619'200 * s + 5;
        QTest::newRow("half a second before the epoch") << -s / 2;
        QTest::newRow("a nanosecond before the epoch") << qint64(-1);
        QTest::newRow("the epoch") << qint64(0);
        QTest::newRow("1975, before DOS") << 157'766'400 * s;
        QTest::newRow("2040, beyond 31 bits") << 2'208'988'800 * s + 7;
        QTest::newRow("2110, beyond 32 bits") << 4'417'977'600 * s;
        QTest::newRow("2250, beyond 33 bits") << 8'836'000'000 * s + 1;
    }

    void holdsTimesOfAnyAge()
    {
        QFETCH(qint64, ns);
        for (const ArchiveFormat format : {ArchiveFormat::Zip, ArchiveFormat::TarZst}) {
            Archived archived(format);
            test::setModified(archived.source + u"/noise"_s, ns);
            archived.pack();
            const TreeEntry &entry =
                archived.packed.tree.entries.at(indexOf(archived.packed.tree, u"tree/noise"_s));
            if (entry.facts.modifiedNs != ns)
                QSKIP("this file system holds no such time");

            const Status verified = archived.verify();

            QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
            if (format == ArchiveFormat::TarZst)
                QVERIFY(archived.comesOutAsItWentIn());
        }
    }

    void aZipMayHoldMoreThan65535Entries_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 65'534, 65'535, 65'536, 70'000})
            QTest::addRow("%d", count) << count;
    }

    void aZipMayHoldMoreThan65535Entries()
    {
        QFETCH(int, count);
        const QTemporaryDir folder;
        const QString archive = folder.filePath(u"many.zip"_s);
        Packed packed;
        for (int i = 0; i < count; ++i)
            packed.tree.entries.append({QString::number(i), {},
                {FileFacts::Type::SymbolicLink, 4, kNsPerSecond, 0, 0, 0, 1, 0777}, u"link"_s});
        SystemFileSystem files;
        Bench bench;
        auto digests = test::pack(&files, packed.tree, ArchiveFormat::Zip, archive, &bench);
        QVERIFY(digests);
        packed.digests = *digests;

        const Status verified = test::verify(archive, ArchiveFormat::Zip, packed);
        QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
        packed.tree.entries.append({u"more"_s, {}, {}, {}});
        packed.digests.append(QByteArray());
        QVERIFY(!test::verify(archive, ArchiveFormat::Zip, packed));
    }

    void stopsWhenItIsToldToEnd()
    {
        for (const ArchiveFormat format : kAll) {
            const Archived archived(format);
            SystemFileSystem files;
            const auto file = files.open(archived.archive, OpenMode::Read);
            JobGate gate;
            JobProgress progress;
            gate.end();

            const Status verified = verifyArchive(file->get(), format, archived.packed.tree,
                archived.packed.digests, &gate, &progress);

            QVERIFY(!verified);
            QVERIFY(verified.error().isCancelled());
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::VerifyTest)
#include "tst_verify.moc"
