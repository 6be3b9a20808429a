// SPDX-License-Identifier: MIT
#include "core/base/digest.h"
#include "core/http/digestfields.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char kEmptyMd5[] = "d41d8cd98f00b204e9800998ecf8427e";
constexpr char kEmptySha1[] = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
constexpr char kEmptySha256[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr char kEmptySha512[] = "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                                "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e";
constexpr char kAbcMd5[] = "900150983cd24fb0d6963f7d28e17f72";
constexpr char kAbcSha1[] = "a9993e364706816aba3e25717850c26c9cd0d89d";
constexpr char kAbcSha256[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr char kAbcSha512[] = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                              "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";

QByteArray digestOf(DigestAlgorithm algorithm, const QByteArray &bytes)
{
    Digest digest(algorithm);
    digest.add(bytes);
    return digest.result().toHex();
}

/// A member of RFC 9530's dictionaries.
QByteArray member(const char *name, const char *hex)
{
    return QByteArray(name) + "=:" + QByteArray::fromHex(hex).toBase64() + ':';
}

OfferedDigest offer(const char *name, const char *hex)
{
    return {name, QByteArray::fromHex(hex)};
}

} // namespace

class DigestTest final : public QObject
{
    Q_OBJECT

private slots:
    void matchesKnownVectors_data()
    {
        QTest::addColumn<DigestAlgorithm>("algorithm");
        QTest::addColumn<QByteArray>("ofNothing");
        QTest::addColumn<QByteArray>("ofAbc");
        using enum DigestAlgorithm;
        QTest::newRow("MD5") << Md5 << QByteArray(kEmptyMd5) << QByteArray(kAbcMd5);
        QTest::newRow("SHA-1") << Sha1 << QByteArray(kEmptySha1) << QByteArray(kAbcSha1);
        QTest::newRow("SHA-256") << Sha256 << QByteArray(kEmptySha256) << QByteArray(kAbcSha256);
        QTest::newRow("SHA-512") << Sha512 << QByteArray(kEmptySha512) << QByteArray(kAbcSha512);
    }

    void matchesKnownVectors()
    {
        QFETCH(DigestAlgorithm, algorithm);
        QFETCH(QByteArray, ofNothing);
        QFETCH(QByteArray, ofAbc);

        QVERIFY(Digest(algorithm).algorithm() == algorithm);
        QCOMPARE(Digest(algorithm).result().toHex(), ofNothing);
        QCOMPARE(digestOf(algorithm, {}), ofNothing);
        QCOMPARE(digestOf(algorithm, "abc"), ofAbc);
    }

    void addsPieceByPieceAndTellsInBetween()
    {
        Digest digest(DigestAlgorithm::Sha256);
        digest.add(QByteArray("a"));
        QCOMPARE(digest.result().toHex(), digestOf(DigestAlgorithm::Sha256, "a"));
        digest.add({});
        digest.add(QByteArray("bc"));

        QCOMPARE(digest.result().toHex(), QByteArray(kAbcSha256));
        QCOMPARE(digest.result().toHex(), QByteArray(kAbcSha256));
    }

    void copiesRunOnByThemselves()
    {
        Digest digest(DigestAlgorithm::Sha256);
        digest.add(QByteArray("a"));

        Digest copy = digest;
        copy.add(QByteArray("bc"));
        digest.add(QByteArray("x"));

        QCOMPARE(copy.result().toHex(), QByteArray(kAbcSha256));
        QCOMPARE(digest.result().toHex(), digestOf(DigestAlgorithm::Sha256, "ax"));
    }

    void assigningTakesStateAndAlgorithm()
    {
        Digest source(DigestAlgorithm::Sha512);
        source.add(QByteArray("ab"));
        Digest target(DigestAlgorithm::Md5);
        target.add(QByteArray("noise"));

        target = source;
        const Digest &itself = target;
        target = itself;
        target.add(QByteArray("c"));

        QVERIFY(target.algorithm() == DigestAlgorithm::Sha512);
        QCOMPARE(target.result().toHex(), QByteArray(kAbcSha512));
        QCOMPARE(source.result().toHex(), digestOf(DigestAlgorithm::Sha512, "ab"));
    }

    void movingTakesTheState()
    {
        Digest source(DigestAlgorithm::Sha1);
        source.add(QByteArray("ab"));

        Digest target = std::move(source);
        target.add(QByteArray("c"));

        QCOMPARE(target.result().toHex(), QByteArray(kAbcSha1));
    }

    void startsAnewAfterReset()
    {
        Digest digest(DigestAlgorithm::Md5);
        digest.add(QByteArray("noise"));

        digest.reset();
        digest.add(QByteArray("abc"));

        QCOMPARE(digest.result().toHex(), QByteArray(kAbcMd5));
    }

    void knowsAlgorithmsByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *expected) {
            QTest::newRow(*name ? name : "empty")
                << QString::fromLatin1(name) << QString::fromLatin1(expected);
        };
        row("md5", "md5");
        row("MD5", "md5");
        row("md-5", "md5");
        row("sha1", "sha1");
        row("sha-1", "sha1");
        row("SHA-256", "sha256");
        row("Sha256", "sha256");
        row("sha-512", "sha512");
        row("", "");
        row("sha", "");
        row("sha2", "");
        row("sha384", "");
        row("sha3-256", "");
        row("sha512/256", "");
        row("md4", "");
        row("crc32", "");
        row("sha256 ", "");
        row(" sha256", "");
    }

    void knowsAlgorithmsByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);

        const auto algorithm = digestAlgorithmFromName(name);

        QCOMPARE(algorithm.has_value(), !expected.isEmpty());
        if (algorithm)
            QCOMPARE(toString(*algorithm), expected);
    }

    void readsAnExpectedDigest_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        const QString sha256 = QString::fromLatin1(kAbcSha256);
        row("SHA-256", u"sha256:"_s + sha256, u"sha256:"_s + sha256);
        row("with a dash", u"SHA-256:"_s + sha256, u"sha256:"_s + sha256);
        row("upper case", u"sha256:"_s + sha256.toUpper(), u"sha256:"_s + sha256);
        row("space behind the colon", u"sha256: "_s + sha256 + u'\n', u"sha256:"_s + sha256);
        const QString md5 = u"md5:"_s + QString::fromLatin1(kAbcMd5);
        row("MD5", md5, md5);
        const QString sha1 = u"sha1:"_s + QString::fromLatin1(kAbcSha1);
        row("SHA-1", sha1, sha1);
        const QString sha512 = u"sha512:"_s + QString::fromLatin1(kAbcSha512);
        row("SHA-512", sha512, sha512);
    }

    void readsAnExpectedDigest()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);

        const auto digest = parseExpectedDigest(text);

        QVERIFY(digest);
        QCOMPARE(toString(*digest), expected);
    }

    void refusesAnExpectedDigest_data()
    {
        QTest::addColumn<QString>("text");
        const QString good = QString::fromLatin1(kAbcSha256);
        QTest::newRow("empty") << QString();
        QTest::newRow("colon") << u":"_s;
        QTest::newRow("name alone") << u"sha256"_s;
        QTest::newRow("no digits") << u"sha256:"_s;
        QTest::newRow("digits alone") << good;
        QTest::newRow("no name") << u":"_s + good;
        QTest::newRow("unknown name") << u"sha3:"_s + good;
        QTest::newRow("equals sign") << u"sha256="_s + good;
        QTest::newRow("too short") << u"sha256:"_s + good.chopped(2);
        QTest::newRow("odd") << u"sha256:"_s + good.chopped(1);
        QTest::newRow("too long") << u"sha256:"_s + good + u"00"_s;
        QTest::newRow("other algorithm's length") << u"sha512:"_s + good;
        QTest::newRow("shorter algorithm") << u"md5:"_s + good;
        QTest::newRow("no hexadecimal") << u"sha256:"_s + good.chopped(1) + u'g';
        QTest::newRow("space within") << u"sha256:"_s + good.left(32) + u' ' + good.mid(32);
        QTest::newRow("colons within") << u"sha256:"_s + good.left(32) + u':' + good.mid(32);
        QTest::newRow("prefix") << u"sha256:0x"_s + good.chopped(2);
        QTest::newRow("fullwidth") << u"sha256:"_s + good.chopped(1) + u'１';
        QTest::newRow("base64") << u"sha256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="_s;
        QTest::newRow("NUL") << u"sha256:"_s + good.chopped(1) + QChar::Null;
    }

    void refusesAnExpectedDigest()
    {
        QFETCH(QString, text);

        const auto digest = parseExpectedDigest(text);

        QVERIFY(!digest);
        QCOMPARE(toString(digest.error().kind), u"InvalidChecksum"_s);
    }

    void takesTheStrongestOfferedDigest_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<OfferedDigest>("expected");
        const auto row = [](const char *name, const QByteArray &field,
                             const OfferedDigest &expected) {
            QTest::newRow(name) << field << expected;
        };
        const QByteArray sha256 = member("sha-256", kAbcSha256);
        const QByteArray sha512 = member("sha-512", kAbcSha512);
        const OfferedDigest offered256 = offer("sha-256", kAbcSha256);
        const OfferedDigest offered512 = offer("sha-512", kAbcSha512);
        row("RFC 9530", "sha-256=:4REjxQ4yrqUVicfSKYNO/cF9zNj5ANbzgDZt3/h3Qxo=:",
            offer("sha-256", "e11123c50e32aea51589c7d229834efdc17dccd8f900d6f380366ddff877431a"));
        row("SHA-256", sha256, offered256);
        row("SHA-512", sha512, offered512);
        row("both", sha256 + ", " + sha512, offered512);
        row("both, strongest first", sha512 + ',' + sha256, offered512);
        row("white space", "\t " + sha256 + "  ,\t" + sha512 + ' ', offered512);
        row("beside weak ones", member("md5", kAbcMd5) + ", " + sha256 + ", unixsum=30637",
            offered256);
        row("beside a bad stronger one", sha256 + ", sha-512=:AAAA:", offered256);
        row("beside nonsense", "x, =, =:, ,, " + sha256, offered256);
        row("a later one of the same name counts", member("sha-256", kEmptySha256) + ", " + sha256,
            offered256);
    }

    void takesTheStrongestOfferedDigest()
    {
        QFETCH(QByteArray, field);
        QFETCH(OfferedDigest, expected);

        const auto offered = offeredDigest({{"repr-digest", field}}, false);

        QVERIFY(offered);
        QCOMPARE(offered->algorithm, expected.algorithm);
        QCOMPARE(offered->digest.toHex(), expected.digest.toHex());
    }

    void ignoresDigestsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("field");
        const QByteArray base64 = QByteArray::fromHex(kAbcSha256).toBase64();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("name alone") << QByteArray("sha-256");
        QTest::newRow("no value") << QByteArray("sha-256=");
        QTest::newRow("one colon") << QByteArray("sha-256=:");
        QTest::newRow("empty bytes") << QByteArray("sha-256=::");
        QTest::newRow("no colons") << QByteArray("sha-256=" + base64);
        QTest::newRow("open") << QByteArray("sha-256=:" + base64);
        QTest::newRow("quoted") << QByteArray("sha-256=\"" + base64 + '"');
        QTest::newRow("hexadecimal") << QByteArray("sha-256=:") + kAbcSha256 + ':';
        QTest::newRow("upper case") << member("SHA-256", kAbcSha256);
        QTest::newRow("space before =") << QByteArray("sha-256 =:" + base64 + ":x");
        QTest::newRow("too short") << QByteArray("sha-256=:AAAA:");
        QTest::newRow("of another length") << member("sha-512", kAbcSha256);
        QTest::newRow("bad characters") << QByteArray("sha-256=:" + base64.chopped(2) + "?=:");
        QTest::newRow("MD5") << member("md5", kAbcMd5);
        QTest::newRow("SHA-1") << member("sha", kAbcSha1);
        QTest::newRow("unknown") << member("sha-384", kAbcSha256);
    }

    void ignoresDigestsThatAreNone()
    {
        QFETCH(QByteArray, field);

        QVERIFY(!offeredDigest({{"Repr-Digest", field}}, true));
        QVERIFY(!offeredDigest({{"Content-Digest", field}}, true));
    }

    void joinsSeveralFields()
    {
        const HeaderList headers = {{"Repr-Digest", member("sha-256", kAbcSha256)},
            {"Repr-Digest", member("sha-512", kAbcSha512)}};

        QVERIFY(offeredDigest(headers, false) == offer("sha-512", kAbcSha512));
    }

    void believesAContentDigestOnlyOfTheWhole()
    {
        const HeaderList headers = {{"Content-Digest", member("sha-256", kAbcSha256)}};

        QVERIFY(!offeredDigest(headers, false));
        QVERIFY(offeredDigest(headers, true) == offer("sha-256", kAbcSha256));
    }

    void prefersTheDigestOfTheRepresentation()
    {
        const HeaderList both = {{"Content-Digest", member("sha-512", kEmptySha512)},
            {"Repr-Digest", member("sha-256", kAbcSha256)}};
        const HeaderList bad = {
            {"Content-Digest", member("sha-256", kAbcSha256)}, {"Repr-Digest", "sha-256=:AAAA:"}};

        QVERIFY(offeredDigest(both, true) == offer("sha-256", kAbcSha256));
        QVERIFY(offeredDigest(bad, true) == offer("sha-256", kAbcSha256));
        QVERIFY(!offeredDigest(bad, false));
    }

    void ignoresTheOldDigestField()
    {
        QVERIFY(!offeredDigest({{"Digest", member("sha-256", kAbcSha256)}}, true));
        QVERIFY(!offeredDigest({{"Content-MD5", "kAFQmDzST7DWlj99KOF/cg=="}}, true));
        QVERIFY(!offeredDigest({}, true));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::DigestTest)
#include "tst_digest.moc"
