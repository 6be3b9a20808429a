// SPDX-License-Identifier: MIT
#include "core/remote/listingbuilder.h"

#include "core/base/filename.h"

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What may stand in a path segment as it is (RFC 3986 section 3.3: pchar).
constexpr char kPathCharacters[] = "!$&'()*+,;=:@";

QList<QByteArray> decodedSegments(const QByteArray &path)
{
    QList<QByteArray> segments = path.split('/');
    for (QByteArray &segment : segments)
        segment = QByteArray::fromPercentEncoding(segment);
    return segments;
}

QUrl urlBeneath(const QUrl &folder, const QByteArray &segment, bool isFolder)
{
    QUrl url = folder.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = folder.path(QUrl::FullyEncoded) +
                   QString::fromLatin1(segment.toPercentEncoding(kPathCharacters));
    if (isFolder)
        path += u'/';
    url.setPath(path, QUrl::StrictMode);
    return url;
}

/// A number of `count` digits at `at`, or -1.
int digits(QByteArrayView text, qsizetype at, qsizetype count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

int monthNamed(QByteArrayView name)
{
    static constexpr QByteArrayView kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const qsizetype at = name.size() == 3 ? kMonths.indexOf(name) : -1;
    return at < 0 || at % 3 != 0 ? -1 : static_cast<int>(at / 3) + 1;
}

} // namespace

QUrl childUrl(const QUrl &folder, const QString &name, bool isFolder)
{
    return urlBeneath(folder, name.toUtf8(), isFolder);
}

QDateTime parseListingTime(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() < 16)
        return {};
    QDate date;
    qsizetype end = 10;
    if (text[4] == '-') {
        date = QDate(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    } else if (text.size() >= 17 && text[2] == '-') {
        date = QDate(digits(text, 7, 4), monthNamed(text.sliced(3, 3)), digits(text, 0, 2));
        end = 11;
    }
    const bool hasSeconds = text.size() >= end + 9 && text[end + 6] == ':';
    const QTime time(digits(text, end + 1, 2), digits(text, end + 4, 2),
        hasSeconds ? digits(text, end + 7, 2) : 0);
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

ListingBuilder::ListingBuilder(const QUrl &folder)
    : m_origin(originOf(folder))
    , m_path(folder.path(QUrl::FullyEncoded).toLatin1())
    , m_segments(decodedSegments(m_path))
{
    m_listing.url = folder;
}

/// The path of a reference to our origin; relative ones as they are.
std::optional<QByteArray> ListingBuilder::pathOf(const QByteArray &reference) const
{
    const qsizetype colon = reference.indexOf(':');
    const bool hasScheme = colon > 0 && !reference.first(colon).contains('/');
    if (!hasScheme && !reference.startsWith("//"))
        return reference;
    // "a:b" may be meant as a name, but this is not what it says (RFC 3986 section 4.2).
    const qsizetype authority = hasScheme ? colon + 3 : 2;
    if (hasScheme && reference.mid(colon, 3) != "://")
        return std::nullopt;
    const qsizetype slash = reference.indexOf('/', authority);
    const QByteArray path = slash < 0 ? QByteArray("/") : reference.mid(slash);
    const QByteArray scheme =
        hasScheme ? reference.first(colon).toLower() : m_origin.scheme.toLatin1();
    const QUrl top = QUrl::fromEncoded(
        scheme + "://" + reference.mid(authority, slash < 0 ? -1 : slash - authority) + "/",
        QUrl::StrictMode);
    const bool isOurs = top.isValid() && top.userInfo().isEmpty() && originOf(top) == m_origin;
    return isOurs ? std::optional(path) : std::nullopt;
}

/// What follows the folder's path; servers encode it in their own ways, so the decoded segments
/// count.
std::optional<QByteArray> ListingBuilder::beneath(const QByteArray &path) const
{
    if (path.startsWith(m_path))
        return path.mid(m_path.size());
    QList<QByteArray> segments = path.split('/');
    const qsizetype above = m_segments.size() - 1;
    if (segments.size() == above) // the folder without its slash
        segments.append(QByteArray());
    if (segments.size() < m_segments.size())
        return std::nullopt;
    for (qsizetype i = 0; i < above; ++i) {
        if (QByteArray::fromPercentEncoding(segments.at(i)) != m_segments.at(i))
            return std::nullopt;
    }
    return segments.sliced(above).join('/');
}

std::optional<ListingBuilder::Child> ListingBuilder::child(const QByteArray &reference) const
{
    const auto isRefused = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f || c == '?' || c == '#' || c == '\\';
    };
    const QByteArray trimmed = reference.trimmed();
    if (trimmed.isEmpty() || std::ranges::any_of(trimmed, isRefused))
        return std::nullopt;
    const auto path = pathOf(trimmed);
    if (!path)
        return std::nullopt;
    std::optional<QByteArray> rest = path;
    if (path->startsWith('/'))
        rest = beneath(*path);
    else if (path->startsWith("./"))
        rest = path->mid(2);
    if (!rest)
        return std::nullopt;
    const bool hasSlash = rest->endsWith('/');
    if (hasSlash)
        rest->chop(1);
    if (rest->isEmpty())
        return hasSlash ? std::nullopt : std::optional(Child());
    if (rest->contains('/'))
        return std::nullopt;
    auto named = childNamed(QByteArray::fromPercentEncoding(*rest));
    if (named)
        named->hasSlash = hasSlash;
    return named;
}

std::optional<ListingBuilder::Child> ListingBuilder::childNamed(const QByteArray &name)
{
    if (!isSafeTreeName(QString::fromUtf8(name)))
        return std::nullopt;
    return Child{name, false};
}

bool ListingBuilder::add(const Child &child, RemoteEntry facts)
{
    if (m_seen.contains(child.segment)) {
        leaveOut();
        return true;
    }
    if (m_listing.entries.size() >= kMostEntries)
        return false;
    m_seen.insert(child.segment);
    facts.name = safeTreeName(QString::fromUtf8(child.segment));
    facts.url = urlBeneath(m_listing.url, child.segment, facts.isFolder);
    if (facts.isFolder)
        facts.size = -1;
    m_listing.entries.append(std::move(facts));
    return true;
}

} // namespace waybill
