// SPDX-License-Identifier: MIT
// One bit changed, or the end cut off, at many places of archives of every kind: the extraction
// fails, or nothing that came out differs. (WAYBILL_TORTURE=1 tries many more places.)
//
// No checksum covers a zip's modes, types and times, so that there, and there only, a changed bit
// may change those. It changes no name, which stands there twice, and no byte.
#include "core/archive/pack.h"
#include "core/archive/treewalk.h"
#include "core/platform/systemfilesystem.h"
#include "tests/support/extractsite.h"
#include "tests/support/scratchengine.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

bool isTorture()
{
    return qEnvironmentVariableIsSet("WAYBILL_TORTURE");
}

qsizetype flips()
{
    return isTorture() ? 1'000 : 50;
}

qsizetype cuts()
{
    return isTorture() ? 100 : 50;
}

/// A thing that was extracted, of its line in a snapshot.
struct Thing
{
    QString path;
    QString type;
    QString content;

    static Thing of(const QString &line)
    {
        const QStringList fields = line.split(u' ');
        return {fields.value(0), fields.value(1), fields.value(4)};
    }
};

/// Without the time: what comes out of a single compressed file is made now.
QStringList withoutTimes(QStringList lines)
{
    for (QString &line : lines)
        line = line.section(u' ', 0, 2) + u' ' + line.section(u' ', 4);
    return lines;
}

class Packed
{
public:
    Packed(ArchiveFormat format, const QByteArray &content)
        : m_format(format)
        , m_workers(&m_home, 1)
    {
        const QString tree = m_folder.filePath(u"tree"_s);
        writeFile(tree + u"/file.txt"_s, content);
        writeFile(tree + u"/folder/program"_s, content.left(content.size() / 2));
        writeFile(tree + u"/folder/empty"_s, {});
        QFile::setPermissions(tree + u"/folder/program"_s, QFile::Permissions(0x7055));
        if (::symlink("folder/program", QFile::encodeName(tree + u"/link"_s).constData()) != 0)
            qFatal("no link");
        QFile file(tree + u"/file.txt"_s);
        if (!file.open(QIODevice::ReadWrite) ||
            !file.setFileTime(
                QDateTime::fromSecsSinceEpoch(1'000'000'001), QFileDevice::FileModificationTime))
            qFatal("no time");
        m_source = isSingleFile(format) ? file.fileName() : tree;
        pack();
        m_whole = m_site.extract(bytes, format);
        m_lines = lines();
    }

    QByteArray bytes;
    QString ending() const { return m_whole.ending(); }
    QStringList wholeNames() const { return m_site.names(); }

    /// Nothing if it failed, or if what came out is the same.
    QString judge(const QByteArray &altered)
    {
        const ExtractOutcome outcome = m_site.extract(altered, m_format);
        if (!m_site.isUntouched())
            return u"touched what lies outside"_s;
        m_failures += outcome.result ? 0 : 1;
        if (!outcome.result)
            return outcome.ending() == "Internal"_L1 ? outcome.detail() : QString();
        const QStringList now = lines();
        if (now == m_lines)
            return {};
        if (m_format == ArchiveFormat::Zip)
            return judgeZip(now, outcome);
        return u"came out otherwise:\n"_s + now.join(u'\n');
    }

    qsizetype failures() const { return m_failures; }
    bool succeeds(const QByteArray &altered)
    {
        return m_site.extract(altered, m_format).result.has_value();
    }

private:
    void pack()
    {
        JobGate gate;
        JobProgress progress;
        const auto tree = walkTree(&m_files, {m_source}, {}, &gate);
        const ArchiveWriter::Target target{[this](std::span<const char> out) -> Status {
                                               bytes.append(out.data(), std::ssize(out));
                                               return {};
                                           },
            &m_workers, &gate};
        const auto writer = ArchiveWriter::create(m_format, levelsOf(m_format).usual, target);
        if (!tree || !packTree(*tree, &m_files, writer.get(), &gate, &progress))
            qFatal("cannot pack");
    }

    QStringList lines() const
    {
        const QStringList all = snapshotOf(m_site.target());
        return isSingleFile(m_format) ? withoutTimes(all) : all;
    }

    /// The same names, but for what was left out and told; the same bytes in what is still a file.
    QString judgeZip(const QStringList &now, const ExtractOutcome &outcome) const
    {
        QHash<QString, Thing> found;
        for (const QString &line : now)
            found.insert(Thing::of(line).path, Thing::of(line));
        for (const QString &line : m_lines) {
            const Thing before = Thing::of(line);
            const auto after = found.constFind(before.path);
            if (after == found.constEnd() && !outcome.notes.isEmpty())
                continue;
            if (after == found.constEnd())
                return u"missing: "_s + before.path;
            if (after->type == before.type && after->content != before.content)
                return u"other bytes: "_s + before.path;
            found.remove(before.path);
        }
        return found.isEmpty() ? QString() : u"came from nowhere: "_s + found.constBegin()->path;
    }

    const ArchiveFormat m_format;
    QObject m_home;
    WorkerPool m_workers;
    SystemFileSystem m_files;
    QTemporaryDir m_folder;
    QString m_source;
    ExtractSite m_site;
    ExtractOutcome m_whole;
    QStringList m_lines;
    qsizetype m_failures = 0;
};

void addFormats()
{
    QTest::addColumn<ArchiveFormat>("format");
    QTest::addColumn<QByteArray>("content");
    const QByteArray text = QByteArray("All happy families are alike. ").repeated(1'500);
    for (const ArchiveFormat format : {ArchiveFormat::Zip, ArchiveFormat::TarGz,
             ArchiveFormat::TarZst, ArchiveFormat::TarXz, ArchiveFormat::TarBz2, ArchiveFormat::Gz,
             ArchiveFormat::Zst, ArchiveFormat::Xz, ArchiveFormat::Bz2}) {
        QTest::addRow("%s of text", qPrintable(nameOf(format))) << format << text;
        QTest::addRow("%s of noise", qPrintable(nameOf(format))) << format << noise(70'000);
    }
}

} // namespace

class AlteredArchivesTest final : public QObject
{
    Q_OBJECT

private slots:
    void comesOutWhole_data() { addFormats(); }
    void comesOutWhole()
    {
        QFETCH(ArchiveFormat, format);
        QFETCH(QByteArray, content);

        const Packed packed(format, content);

        QCOMPARE(packed.ending(), u"done"_s);
        if (isSingleFile(format))
            QCOMPARE(packed.wholeNames(), QStringList{u"single"_s});
        else
            QCOMPARE(
                packed.wholeNames(), (QStringList{u"tree/"_s, u"tree/file.txt"_s, u"tree/folder/"_s,
                                         u"tree/folder/empty"_s, u"tree/folder/program"_s,
                                         u"tree/link -> folder/program"_s}));
    }

    void seesAChangedBit_data() { addFormats(); }
    void seesAChangedBit()
    {
        QFETCH(ArchiveFormat, format);
        QFETCH(QByteArray, content);
        Packed packed(format, content);
        const qsizetype bits = packed.bytes.size() * 8;
        const qsizetype count = std::min(flips(), bits);

        for (qsizetype i = 0; i < count; ++i) {
            const qsizetype bit = i * bits / count + i % 8;
            QByteArray altered = packed.bytes;
            char &byte = altered[std::min(bit / 8, altered.size() - 1)];
            byte = static_cast<char>(byte ^ (1 << bit % 8));
            const QString wrong = packed.judge(altered);
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"bit %1 of byte %2: %3"_s.arg(bit % 8).arg(bit / 8).arg(wrong)));
        }
        QVERIFY(packed.failures() > count / 2); // most bits matter
    }

    /// The headers at both ends, where every byte means something.
    void seesAChangedBitAtTheEnds_data() { addFormats(); }
    void seesAChangedBitAtTheEnds()
    {
        QFETCH(ArchiveFormat, format);
        QFETCH(QByteArray, content);
        Packed packed(format, content);
        const qsizetype step = isTorture() ? 1 : 131;

        for (qsizetype i = 0; i < 2 * 400 * 8; i += step) {
            const qsizetype bit = i % (400 * 8);
            const bool isAtEnd = i >= 400 * 8;
            if (bit / 8 >= packed.bytes.size())
                continue;
            const qsizetype at = isAtEnd ? packed.bytes.size() - 1 - bit / 8 : bit / 8;
            QByteArray altered = packed.bytes;
            altered[at] = static_cast<char>(altered.at(at) ^ (1 << bit % 8));
            const QString wrong = packed.judge(altered);
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"bit %1 of byte %2: %3"_s.arg(bit % 8).arg(at).arg(wrong)));
        }
    }

    void seesThatItIsCutOff_data() { addFormats(); }
    void seesThatItIsCutOff()
    {
        QFETCH(ArchiveFormat, format);
        QFETCH(QByteArray, content);
        Packed packed(format, content);
        const qsizetype count = std::min(cuts(), packed.bytes.size());

        for (qsizetype i = 0; i < count; ++i) {
            const qsizetype size = i * packed.bytes.size() / count;
            QVERIFY2(!packed.succeeds(packed.bytes.left(size)), qPrintable(QString::number(size)));
        }
        for (qsizetype less = 1; less <= 40 && less <= packed.bytes.size(); ++less)
            QVERIFY2(!packed.succeeds(packed.bytes.chopped(less)),
                qPrintable(u"%1 bytes less"_s.arg(less)));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::AlteredArchivesTest)
#include "tst_alteredarchives.moc"
