// SPDX-License-Identifier: MIT
// verifyArchive() notices every byte that is not as it was written.
#include "core/archive/pack.h"
#include "tests/support/archived.h"
#include "tests/support/scratchengine.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::Archived;
using test::noise;

class VerifyDamageTest final : public QObject
{
    Q_OBJECT

    static void addFormats()
    {
        QTest::addColumn<int>("format");
        for (const char *name : EnumNames<ArchiveFormat>::names) {
            const auto format = valueOf<ArchiveFormat>(QString::fromLatin1(name));
            if (canPack(*format))
                QTest::newRow(name) << int(*format);
        }
    }

    /// How many of the flipped bytes were noticed; the others must mean nothing.
    static int flip(const Archived &archived, const QList<qsizetype> &places)
    {
        int noticed = 0;
        for (const qsizetype place : places) {
            QByteArray other = archived.bytes;
            other[place] = static_cast<char>(~other.at(place));
            if (!archived.verify(other))
                ++noticed;
            else if (!archived.comesOutAsItWentIn())
                QTest::qFail(
                    qPrintable(u"not noticed: "_s + QString::number(place)), __FILE__, __LINE__);
        }
        return noticed;
    }

private slots:
    void noticesAFlippedByte_data() { addFormats(); }

    void noticesAFlippedByte()
    {
        QFETCH(int, format);
        const Archived archived(static_cast<ArchiveFormat>(format));
        QVERIFY(archived.verify());
        QVERIFY(archived.comesOutAsItWentIn());

        constexpr int kPlaces = 50;
        QList<qsizetype> places;
        for (int i = 0; i < kPlaces; ++i)
            places.append(archived.bytes.size() * i / kPlaces);

        QVERIFY(flip(archived, places) > kPlaces / 2);
    }

    void noticesThatItIsCutOff_data() { addFormats(); }

    void noticesThatItIsCutOff()
    {
        QFETCH(int, format);
        const Archived archived(static_cast<ArchiveFormat>(format));
        QList<qsizetype> cuts = {1, 2, 22, 512, 1'024};
        for (int i = 1; i <= 20; ++i)
            cuts.append(archived.bytes.size() * i / 20);

        for (const qsizetype cut : std::as_const(cuts)) {
            const Status verified = archived.verify(archived.bytes.chopped(cut));
            QVERIFY2(!verified, qPrintable(QString::number(cut)));
        }
    }

    void noticesWhatStandsBehindIt_data() { addFormats(); }

    void noticesWhatStandsBehindIt()
    {
        QFETCH(int, format);
        const Archived archived(static_cast<ArchiveFormat>(format));

        QVERIFY(!archived.verify(archived.bytes + "x"));
        QVERIFY(!archived.verify(archived.bytes + archived.bytes));
        QVERIFY(!archived.verify(archived.bytes + noise(10'000)));
    }

    void noticesAFlippedByteOfAZipsDirectory()
    {
        const Archived archived(ArchiveFormat::Zip);
        const qsizetype begin = archived.bytes.indexOf("PK\1\2");
        QList<qsizetype> places;
        for (qsizetype place = begin; place < archived.bytes.size(); ++place)
            places.append(place);

        QVERIFY(flip(archived, places) > places.size() / 2);
    }

    /// All of them are zips that other programs may make, and this one does not.
    void noticesWhatIsNotLikeItsOwnZip_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"comment", "before", "order"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void noticesWhatIsNotLikeItsOwnZip()
    {
        QFETCH(QString, change);
        const Archived archived(ArchiveFormat::Zip);
        QByteArray other = archived.bytes;
        if (change == "comment"_L1) {
            other[other.size() - 2] = 1;
            other += 'x';
        } else if (change == "before"_L1) {
            other.prepend("#!/bin/sh\n");
        } else {
            const qsizetype first = other.indexOf("PK\1\2");
            const qsizetype second = other.indexOf("PK\1\2", first + 1);
            const qsizetype third = other.indexOf("PK\1\2", second + 1);
            other = other.left(first) + other.mid(second, third - second) +
                    other.mid(first, second - first) + other.mid(third);
        }

        const Status verified = archived.verify(other);

        QVERIFY(!verified);
        QCOMPARE(toString(verified.error().kind), toString(ErrorKind::ArchiveDamaged));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::VerifyDamageTest)
#include "tst_verifydamage.moc"
