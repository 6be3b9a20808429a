// SPDX-License-Identifier: MIT
// Every server's page is a series of links, each followed by what it tells of its target.
#include "core/http/validators.h"
#include "core/remote/htmlscanner.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/pagelisting.h"

#include <QRegularExpression>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// After a link; a description may follow that may be anything.
constexpr qsizetype kLongestRow = 512;

/// A page of links alone could be anything.
bool isListing(const QByteArray &html)
{
    const bool isIndex = html.contains("Index of ") || html.contains("Directory listing ") ||
                         html.contains("?C=N"); // of Apache with a header of its own
    const bool isCaddy = html.contains("id=\"summary\"") &&
                         (html.contains("class=\"listing") || html.contains("class='listing"));
    return isIndex || isCaddy;
}

/// "1.2K" as bytes, and whether that is rounded.
std::pair<qint64, bool> sizeFrom(const QString &text)
{
    static constexpr auto kUnits = "KMGTP"_L1;
    const qsizetype unit = text.isEmpty() ? -1 : QLatin1StringView(kUnits).indexOf(text.back());
    if (unit < 0)
        return {parseLength(text.toLatin1()).value_or(-1), false};
    bool isNumber = false;
    double bytes = text.chopped(1).toDouble(&isNumber);
    for (qsizetype i = 0; i <= unit; ++i)
        bytes *= 1024;
    return {isNumber && bytes < 9e18 ? static_cast<qint64>(bytes) : -1, true};
}

/// "22-Nov-2026 21:03    1234", "2026-11-22 21:03  1.2K".
void readRow(const QByteArray &text, RemoteEntry &entry)
{
    static const QRegularExpression row(
        uR"((\d{4}-\d\d-\d\d|\d\d-[A-Z][a-z]{2}-\d{4}) (\d\d:\d\d(?::\d\d)?)(?:\s+(\d+(?:\.\d+)?[KMGTP]?)(?=\s|&|$))?)"_s);
    const auto match = row.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return;
    if (!entry.modified.isValid())
        entry.modified =
            parseListingTime((match.captured(1) + u' ' + match.captured(2)).toLatin1());
    if (entry.size < 0)
        std::tie(entry.size, entry.isSizeRounded) = sizeFrom(match.captured(3));
}

/// What is known of the link that was read last.
class OpenRow
{
public:
    explicit OpenRow(ListingBuilder *builder)
        : m_builder(builder)
    {
    }

    void open(const QByteArray &reference)
    {
        m_child = m_builder->child(reference);
        if (m_child && m_child->isFolderItself())
            m_child.reset();
        m_entry = RemoteEntry();
        m_text.clear();
        m_isInLink = true;
    }

    void leaveLink() { m_isInLink = false; }

    void read(const HtmlScanner &scanner)
    {
        if (!m_child || m_isInLink)
            return;
        if (!scanner.isTag()) {
            if (m_text.size() < kLongestRow)
                m_text += scanner.text().first(
                    std::min(scanner.text().size(), kLongestRow - m_text.size()));
            return;
        }
        m_text += ' ';
        for (const char *name : {"data-order", "data-size"}) {
            if (const QByteArray told = scanner.attribute(name); !told.isEmpty())
                m_entry.size = parseLength(told).value_or(-1);
        }
        if (scanner.name() == "time")
            m_entry.modified = parseListingTime(scanner.attribute("datetime"));
    }

    /// False when there are too many.
    bool close()
    {
        if (!m_child)
            return true;
        readRow(m_text, m_entry);
        m_entry.isFolder = m_child->hasSlash;
        const bool isAdded = m_builder->add(*m_child, std::move(m_entry));
        m_child.reset();
        return isAdded;
    }

private:
    ListingBuilder *m_builder;
    std::optional<ListingBuilder::Child> m_child;
    RemoteEntry m_entry;
    QByteArray m_text;
    bool m_isInLink = false;
};

} // namespace

Result<Listing> parseHtmlListing(const QByteArray &html, const QUrl &folder)
{
    if (!isListing(html))
        return fail(ErrorKind::NotSupportedByServer, u"listing"_s);
    ListingBuilder builder(folder);
    OpenRow row(&builder);
    HtmlScanner scanner(html);
    while (scanner.next()) {
        row.read(scanner);
        if (!scanner.isTag())
            continue;
        const QByteArray &name = scanner.name();
        const bool isLink = name == "a";
        if (name == "/a")
            row.leaveLink();
        const bool isEnd = isLink || name == "/tr" || name == "/li" || name == "hr";
        if (isEnd && !row.close())
            return fail(ErrorKind::AnswerTooLarge, u"listing"_s);
        if (isLink)
            row.open(scanner.attribute("href"));
    }
    if (!row.close())
        return fail(ErrorKind::AnswerTooLarge, u"listing"_s);
    return builder.take();
}

} // namespace waybill
