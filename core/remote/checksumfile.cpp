// SPDX-License-Identifier: MIT
#include "core/remote/checksumfile.h"

#include <QRegularExpression>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostLines = 100'000;
constexpr qsizetype kLongestLine = 8 * 1024;

std::optional<DigestAlgorithm> algorithmOfLength(qsizetype hexDigits)
{
    switch (hexDigits) {
    case 32:
        return DigestAlgorithm::Md5;
    case 40:
        return DigestAlgorithm::Sha1;
    case 64:
        return DigestAlgorithm::Sha256;
    case 128:
        return DigestAlgorithm::Sha512;
    default:
        return std::nullopt;
    }
}

/// The algorithm that the list's name tells, in lower case and without dashes; empty if it tells
/// none. Those that we cannot compute have lengths of ones that we can.
QString namedIn(const QString &listName)
{
    static const QRegularExpression known(
        u"(md5|sha3-?\\d*|sha-?512[-/]\\d+|sha-?\\d+|b2|blake\\w*|sm3|rmd160|ripemd\\w*)"_s);
    const auto match = known.match(listName.toLower());
    return match.captured(1).remove(u'-');
}

/// Undoes what coreutils do to names with line breaks and backslashes; nothing if it is malformed.
std::optional<QString> unescaped(const QString &name)
{
    QString plain;
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (name.at(at) != u'\\') {
            plain += name.at(at);
            continue;
        }
        const QChar code = ++at < name.size() ? name.at(at) : QChar();
        if (code != u'n' && code != u'r' && code != u'\\')
            return std::nullopt;
        plain += code == u'n' ? u'\n' : code == u'r' ? u'\r' : u'\\';
    }
    return plain;
}

struct Parts
{
    QString algorithm; ///< empty: not told
    QString hex;
    QString name;
};

std::optional<Parts> partsOf(const QString &line)
{
    static const QRegularExpression gnu(u"^([0-9A-Fa-f]{32,128})(?: [ *](.+))?$"_s);
    static const QRegularExpression bsd(
        u"^([A-Za-z0-9/-]+) ?\\((.+)\\) ?= ?([0-9A-Fa-f]{32,128})$"_s);
    if (const auto match = gnu.match(line); match.hasMatch())
        return Parts{{}, match.captured(1), match.captured(2)};
    if (const auto match = bsd.match(line); match.hasMatch()) {
        QString algorithm = match.captured(1).toLower();
        algorithm.replace("sha2-"_L1, "sha"_L1); // OpenSSL
        return Parts{algorithm, match.captured(3), match.captured(2)};
    }
    return std::nullopt;
}

std::optional<ChecksumLine> readLine(QString line, const QString &algorithmOfList)
{
    const bool isEscaped = line.startsWith(u'\\');
    auto parts = partsOf(isEscaped ? line.mid(1) : line);
    if (!parts)
        return std::nullopt;
    const auto algorithm = parts->algorithm.isEmpty() ? algorithmOfLength(parts->hex.size())
                                                      : digestAlgorithmFromName(parts->algorithm);
    if (!algorithm)
        return std::nullopt;
    const bool isContradicted = parts->algorithm.isEmpty() && !algorithmOfList.isEmpty() &&
                                algorithmOfList != toString(*algorithm);
    const auto digest = parseExpectedDigest(toString(*algorithm) + u':' + parts->hex);
    const auto name = isEscaped ? unescaped(parts->name) : std::optional(parts->name);
    if (isContradicted || !digest || !name)
        return std::nullopt;
    return ChecksumLine{*name, *digest};
}

QString withoutDot(const QString &name)
{
    return name.startsWith("./"_L1) ? name.mid(2) : name;
}

} // namespace

Result<QList<ChecksumLine>> parseChecksums(const QByteArray &text, const QString &listName)
{
    const QString algorithm = namedIn(listName);
    QList<ChecksumLine> lines;
    qsizetype count = 0;
    for (const QByteArray &bytes : text.split('\n')) {
        if (++count > kMostLines)
            return fail(ErrorKind::AnswerTooLarge);
        if (bytes.size() > kLongestLine || bytes.contains('\0'))
            continue;
        QString line = QString::fromUtf8(bytes);
        while (line.endsWith(u'\r'))
            line.chop(1);
        if (const auto read = readLine(line, algorithm))
            lines.append(*read);
    }
    if (lines.isEmpty())
        return fail(ErrorKind::InvalidChecksum, listName.left(80));
    return lines;
}

Result<ExpectedDigest> checksumOf(const QList<ChecksumLine> &lines, const QString &fileName)
{
    const QString last = fileName.section(u'/', -1);
    QList<ExpectedDigest> exact;
    QList<ExpectedDigest> byLastStep;
    for (const ChecksumLine &line : lines) {
        const QString name = withoutDot(line.name);
        const bool isAlone = line.name.isEmpty() && lines.size() == 1;
        if (name == fileName || isAlone)
            exact.append(line.digest);
        else if (!last.isEmpty() && name.section(u'/', -1) == last)
            byLastStep.append(line.digest);
    }
    const QList<ExpectedDigest> &found = exact.isEmpty() ? byLastStep : exact;
    if (found.isEmpty())
        return fail(ErrorKind::InvalidChecksum, u"no line for "_s + fileName.left(80));
    const ExpectedDigest best = *std::ranges::max_element(found, {}, &ExpectedDigest::algorithm);
    for (const ExpectedDigest &other : found) {
        if (other.algorithm == best.algorithm && other.digest != best.digest)
            return fail(ErrorKind::InvalidChecksum, u"two for "_s + fileName.left(80));
    }
    return best;
}

} // namespace waybill
