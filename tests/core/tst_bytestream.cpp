// SPDX-License-Identifier: MIT
#include "core/archive/bytestream.h"

#include "core/archive/blockcompressor.h"
#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QProcess>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::decode;
using test::drain;
using test::Drained;
using test::MemoryStream;
using test::noise;
using test::prose;

namespace
{

constexpr Codec kCodecs[] = {Codec::Gzip, Codec::Zstd, Codec::Xz, Codec::Bzip2};
constexpr const char *kNames[] = {"gzip", "zstd", "xz", "bzip2"};

/// Three blocks: text, noise, and next to nothing.
struct Sample
{
    explicit Sample(Codec codec)
    {
        const auto compressor = BlockCompressor::create(codec, 1);
        for (const QByteArray &part : {prose(70'000), noise(50'000), QByteArray("end")}) {
            std::vector<char> out;
            if (!compressor->compress(
                    {part.constData(), static_cast<size_t>(part.size())}, out, false))
                qFatal("the sample does not compress");
            plain += part;
            packed.append(out.data(), std::ssize(out));
            ends.append(packed.size());
            plainEnds.append(plain.size());
        }
    }

    QByteArray plain;
    QByteArray packed;
    QList<qsizetype> ends; ///< of the blocks
    QList<qsizetype> plainEnds;
};

/// A program's way to compress from its standard input to its standard output.
struct Tool
{
    const char *name;
    Codec codec;
    const char *program;
    const char *arguments;
};
constexpr Tool kTools[] = {
    {"gzip", Codec::Gzip, "gzip", "-c"},
    {"bzip2", Codec::Bzip2, "bzip2", "-c"},
    {"xz", Codec::Xz, "xz", "-c"},
    {"xz without a checksum", Codec::Xz, "xz", "-c --check=none"},
    {"xz in blocks", Codec::Xz, "xz", "-c --block-size=100000"},
    {"zstd", Codec::Zstd, "zstd", "-c"},
    {"zstd without a checksum", Codec::Zstd, "zstd", "-c --no-check"},
    {"zstd with a long window", Codec::Zstd, "zstd", "-c --long=27"},
};

} // namespace

class ByteStreamTest final : public QObject
{
    Q_OBJECT

    static void addCodecs()
    {
        QTest::addColumn<int>("codec");
        for (int i = 0; i < 4; ++i)
            QTest::newRow(kNames[i]) << i;
    }

private slots:
    void isTheSameInPiecesOfAnySize_data() { addCodecs(); }

    void isTheSameInPiecesOfAnySize()
    {
        QFETCH(int, codec);
        const Sample sample(kCodecs[codec]);

        for (const qsizetype in : {1, 7, 4'096, 1'000'000}) {
            for (const qsizetype out : {1, 1'000, 1'000'000}) {
                const auto stream =
                    decoded(std::make_unique<MemoryStream>(sample.packed, in), kCodecs[codec]);
                const Drained drained = drain(stream.get(), out);
                QVERIFY(drained.status);
                QVERIFY(drained.bytes == sample.plain);
            }
        }
    }

    void readsWhatOtherToolsWrite_data()
    {
        QTest::addColumn<const Tool *>("tool");
        for (const Tool &tool : kTools)
            QTest::newRow(tool.name) << &tool;
    }

    void readsWhatOtherToolsWrite()
    {
        QFETCH(const Tool *, tool);
        const QByteArray plain = prose(900'000) + noise(300'000) + QByteArray(5'000'000, '\0');
        QProcess process;
        process.start(
            QString::fromLatin1(tool->program), QString::fromLatin1(tool->arguments).split(u' '));
        process.write(plain);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        const QByteArray packed = process.readAllStandardOutput();

        for (const qsizetype out : {1'000, 65'536, 10'000'000}) {
            const auto stream = decoded(std::make_unique<MemoryStream>(packed), tool->codec);
            const Drained drained = drain(stream.get(), out);
            QVERIFY(drained.status);
            QVERIFY(drained.bytes == plain);
        }
    }

    void noticesThatItIsCutOff_data() { addCodecs(); }

    void noticesThatItIsCutOff()
    {
        QFETCH(int, codec);
        const Sample sample(kCodecs[codec]);
        QList<qsizetype> cuts = {0, 1, 2, 3, 4, 5, 6, 9, 10, 12, 18, 1'000};
        for (const qsizetype end : sample.ends) {
            for (qsizetype i = -16; i < 20 && end + i < sample.packed.size(); ++i)
                cuts.append(end + i);
        }
        for (int i = 1; i < 40; ++i)
            cuts.append(sample.packed.size() * i / 40);

        for (const qsizetype cut : std::as_const(cuts)) {
            const Drained drained = decode(sample.packed.first(cut), kCodecs[codec]);
            const qsizetype block = sample.ends.indexOf(cut);
            // Whole blocks are a whole stream: what is in it tells whether it is all.
            QVERIFY2(drained.status.has_value() == (block >= 0), qPrintable(QString::number(cut)));
            QVERIFY(sample.plain.startsWith(drained.bytes));
            if (block >= 0)
                QCOMPARE(drained.bytes.size(), sample.plainEnds.at(block));
            else
                QVERIFY(drained.status.error().kind == ErrorKind::ArchiveDamaged);
        }
    }

    void noticesFlippedBits_data() { addCodecs(); }

    void noticesFlippedBits()
    {
        QFETCH(int, codec);
        const Sample sample(kCodecs[codec]);
        QSet<qsizetype> places;
        qsizetype begin = 0;
        for (const qsizetype end : sample.ends) {
            for (qsizetype i = 0; i < 40; ++i) {
                places.insert(std::min(begin + i, end - 1));
                places.insert(std::max(end - 1 - i, begin));
            }
            begin = end;
        }
        for (int i = 0; i < 100; ++i)
            places.insert(sample.packed.size() * i / 100);

        int noticed = 0;
        for (const qsizetype place : std::as_const(places)) {
            for (const int flip : {0x01, 0x80, 0xff, 0x24, int(uchar(sample.packed.at(place)))}) {
                QByteArray other = sample.packed;
                other[place] = static_cast<char>(other.at(place) ^ flip);
                const Drained drained = decode(other, kCodecs[codec]);
                // Some bits mean nothing: the time in a gzip header.
                QVERIFY2(!drained.status || drained.bytes == sample.plain,
                    qPrintable(u"%1 ^ %2"_s.arg(place).arg(flip, 0, 16)));
                noticed += drained.status ? 0 : 1;
            }
        }
        QVERIFY(noticed > places.size() * 4);
    }

    void acceptsZerosBehindIt_data() { addCodecs(); }

    void acceptsZerosBehindIt()
    {
        QFETCH(int, codec);
        const Sample sample(kCodecs[codec]);

        for (const int zeros : {1, 4, 10'240, 1'000'000}) {
            const Drained drained = decode(sample.packed + QByteArray(zeros, '\0'), kCodecs[codec]);
            QVERIFY(drained.status);
            QVERIFY(drained.bytes == sample.plain);
        }
    }

    void refusesAnythingElseBehindIt_data() { addCodecs(); }

    void refusesAnythingElseBehindIt()
    {
        QFETCH(int, codec);
        const Sample sample(kCodecs[codec]);

        for (const QByteArray &garbage : {QByteArray("x"), QByteArray("garbage"),
                 QByteArray(4, '\0') + "x", noise(100'000), sample.packed.first(20)}) {
            const Drained drained = decode(sample.packed + garbage, kCodecs[codec]);
            QVERIFY(!drained.status);
            QVERIFY(drained.status.error().kind == ErrorKind::ArchiveDamaged);
        }
    }

    void refusesWhatIsOfAnotherKind_data() { addCodecs(); }

    void refusesWhatIsOfAnotherKind()
    {
        QFETCH(int, codec);

        for (const Codec other : kCodecs) {
            if (other != kCodecs[codec])
                QVERIFY(!decode(Sample(other).packed, kCodecs[codec]).status);
        }
        QVERIFY(!decode({}, kCodecs[codec]).status);
        QVERIFY(!decode(QByteArray(1'000, '\0'), kCodecs[codec]).status);
        QVERIFY(!decode(noise(1'000'000), kCodecs[codec]).status);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ByteStreamTest)
#include "tst_bytestream.moc"
