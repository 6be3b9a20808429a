// SPDX-License-Identifier: MIT
#include "core/remote/checksumfile.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QByteArray kMd5(32, '5');
const QByteArray kSha1(40, '1');
const QByteArray kSha256(64, 'a');
const QByteArray kOther256(64, 'b');
const QByteArray kSha512(128, 'c');

} // namespace

class ChecksumFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void findsNothing_data();
    void findsNothing();
};

void ChecksumFileTest::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("expected");
    const QString sha256 = u"sha256:"_s + QString::fromLatin1(kSha256);
    const auto row = [](const char *name, const QByteArray &text, const QString &list,
                         const QString &expected) {
        QTest::newRow(name) << text << list << expected;
    };
    row("text mode", kSha256 + "  x.iso\n", u"SHA256SUMS"_s, sha256);
    row("binary mode", kSha256 + " *x.iso\n", u"SHA256SUMS"_s, sha256);
    row("capitals", kSha256.toUpper() + "  x.iso", u"SHA256SUMS"_s, sha256);
    row("BSD", "SHA256 (x.iso) = " + kSha256 + "\n", u"CHECKSUM"_s, sha256);
    row("OpenSSL", "SHA2-256(x.iso)= " + kSha256 + "\n", u"CHECKSUM"_s, sha256);
    row("CRLF", kSha256 + "  x.iso\r\n", u"SHA256SUMS"_s, sha256);
    row("alone", kSha256 + "\n", u"x.iso.sha256"_s, sha256);
    row("among others", kOther256 + "  y.iso\n" + kSha256 + "  x.iso\n", u"SHA256SUMS"_s, sha256);
    row("in a folder", kSha256 + "  ./images/x.iso\n", u"SHA256SUMS"_s, sha256);
    row("the plain name first", kOther256 + "  old/x.iso\n" + kSha256 + "  ./x.iso\n",
        u"SHA256SUMS"_s, sha256);
    row("signed",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n# x.iso: 5 bytes\n" + kSha256 +
            "  x.iso\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n",
        u"SHA256SUMS"_s, sha256);
    row("the strongest", "MD5 (x.iso) = " + kMd5 + "\nSHA256 (x.iso) = " + kSha256 + "\n",
        u"CHECKSUM"_s, sha256);
    row("MD5", kMd5 + "  x.iso", u"MD5SUMS"_s, u"md5:"_s + QString::fromLatin1(kMd5));
    row("SHA-1", kSha1 + "  x.iso", u"sha1sum.txt"_s, u"sha1:"_s + QString::fromLatin1(kSha1));
    row("SHA-512", kSha512 + "  x.iso", u"x.sha-512"_s,
        u"sha512:"_s + QString::fromLatin1(kSha512));
    row("by length", kSha512 + "  x.iso", u"checksums.txt"_s,
        u"sha512:"_s + QString::fromLatin1(kSha512));
    row("escaped", "\\" + kOther256 + "  a\\nb\\\\c\n" + kSha256 + "  x.iso\n", u"SHA256SUMS"_s,
        sha256);
    row("said twice", kSha256 + "  x.iso\n" + kSha256 + "  x.iso\n", u"SHA256SUMS"_s, sha256);
}

void ChecksumFileTest::finds()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, list);
    QFETCH(QString, expected);

    const auto lines = parseChecksums(text, list);
    QVERIFY2(lines, lines ? "" : qPrintable(lines.error().detail));
    const auto found = checksumOf(*lines, u"x.iso"_s);

    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(toString(*found), expected);
}

void ChecksumFileTest::findsNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const QByteArray &text, const QString &list,
                         const QString &file = u"x.iso"_s) {
        QTest::newRow(name) << text << list << file;
    };
    row("nothing", {}, u"SHA256SUMS"_s);
    row("a page", "<html>404</html>", u"SHA256SUMS"_s);
    row("another file", kSha256 + "  y.iso", u"SHA256SUMS"_s);
    row("a part of the name", kSha256 + "  prefix-x.iso", u"SHA256SUMS"_s);
    row("two that differ", kSha256 + "  x.iso\n" + kOther256 + "  x.iso", u"SHA256SUMS"_s);
    row("two in folders", kSha256 + "  a/x.iso\n" + kOther256 + "  b/x.iso", u"SHA256SUMS"_s);
    row("two alone", kSha256 + "\n" + kOther256, u"x.sha256"_s);
    row("alone among others", kSha256 + "\n" + kOther256 + "  y", u"x.sha256"_s);
    row("cut off", kSha256.chopped(1) + "  x.iso", u"SHA256SUMS"_s);
    row("no space", kSha256 + "x.iso", u"SHA256SUMS"_s);
    row("the length of another algorithm", kSha256 + "  x.iso", u"SHA512SUMS"_s);
    row("BLAKE2", kSha512 + "  x.iso", u"B2SUMS"_s);
    row("SHA3", kSha256 + "  x.iso", u"x.sha3-256"_s);
    row("a length that is not the algorithm's", "SHA256 (x.iso) = " + kSha512, u"C"_s);
    row("BLAKE2 told", "BLAKE2b (x.iso) = " + kSha512, u"C"_s);
    row("a broken escape", "\\" + kSha256 + "  x\\q.iso", u"SHA256SUMS"_s, u"x\\q.iso"_s);
    row("NUL", kSha256 + QByteArray("  x.iso\0", 8), u"SHA256SUMS"_s);
    row("an endless line", kSha256 + "  " + QByteArray(100'000, 'x'), u"SHA256SUMS"_s);
    row("lines without end", QByteArray("\n").repeated(200'000) + kSha256 + "  x.iso",
        u"SHA256SUMS"_s);
}

void ChecksumFileTest::findsNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, list);
    QFETCH(QString, file);

    const auto lines = parseChecksums(text, list);

    QVERIFY(!lines || !checksumOf(*lines, file));
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ChecksumFileTest)
#include "tst_checksumfile.moc"
