// SPDX-License-Identifier: MIT
#include "core/remote/metalink.h"

#include "core/base/filename.h"
#include "core/http/url.h"
#include "core/http/validators.h"

#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kNamespace = "urn:ietf:params:xml:ns:metalink"_L1;
constexpr qsizetype kMostFiles = 10'000;
constexpr qsizetype kMostUrls = 256; ///< of one file
constexpr qsizetype kLongestUrl = 8 * 1024;
constexpr qsizetype kLongestName = 1024;
constexpr int kLastPriority = 999'999; ///< RFC 5854 section 4.2.17.1
constexpr int kDeepest = 32;

/// Each step fails by raising an error in the reader, so that whoever reads on stops.
class MetalinkReader
{
public:
    MetalinkReader(const QByteArray &document, bool isFromHttps)
        : m_xml(document)
        , m_isFromHttps(isFromHttps)
    {
    }

    Result<QList<MetalinkFile>> read()
    {
        while (!m_xml.atEnd() && !m_xml.isStartElement())
            next();
        if (!m_xml.hasError() && !is("metalink"_L1))
            refuse(u"no Metalink 4"_s);
        while (nextChild(1)) {
            if (is("file"_L1))
                readFile();
            else
                pass(2);
        }
        while (!m_xml.atEnd())
            next();
        if (!m_xml.hasError() && m_files.isEmpty())
            refuse(u"no file"_s);
        if (m_xml.hasError())
            return fail(ErrorKind::MalformedResponse,
                u"line %1: %2"_s.arg(m_xml.lineNumber()).arg(m_xml.errorString().left(200)));
        return m_files;
    }

private:
    struct Mirror
    {
        int priority = kLastPriority;
        QUrl url;
    };

    void refuse(const QString &why)
    {
        if (!m_xml.hasError())
            m_xml.raiseError(why);
    }

    void next()
    {
        m_xml.readNext();
        if (m_xml.isDTD() || m_xml.isEntityReference())
            refuse(u"a document type or an entity"_s);
    }

    bool is(QLatin1StringView name) const
    {
        return m_xml.namespaceUri() == kNamespace && m_xml.name() == name;
    }

    /// The next element within the one that is open; false at the end of that.
    bool nextChild(int depth)
    {
        if (depth > kDeepest)
            refuse(u"depth"_s);
        while (!m_xml.hasError() && !m_xml.atEnd()) {
            next();
            if (m_xml.isStartElement())
                return true;
            if (m_xml.isEndElement())
                return false;
        }
        return false;
    }

    /// Over an element and all in it.
    void pass(int depth)
    {
        for (int open = 1; open > 0 && !m_xml.hasError() && !m_xml.atEnd();) {
            next();
            if (m_xml.isStartElement() && depth + ++open > kDeepest)
                refuse(u"depth"_s);
            else if (m_xml.isEndElement())
                --open;
        }
    }

    QString text(qsizetype longest)
    {
        QString text;
        while (!m_xml.hasError() && !m_xml.atEnd()) {
            next();
            if (m_xml.isEndElement())
                break;
            if (m_xml.isStartElement())
                refuse(u"an element within text"_s);
            else if (m_xml.isCharacters())
                text += m_xml.text();
            if (text.size() > longest)
                refuse(u"a text is too long"_s);
        }
        return text.trimmed();
    }

    QString attribute(QLatin1StringView name) const
    {
        return m_xml.attributes().value(name).toString().trimmed();
    }

    void readFile()
    {
        MetalinkFile file;
        file.name = readName();
        std::optional<PieceDigests> pieces;
        QList<Mirror> mirrors;
        while (nextChild(2)) {
            if (is("size"_L1))
                readSize(file);
            else if (is("hash"_L1))
                readHash(file);
            else if (is("pieces"_L1))
                readPieces(pieces);
            else if (is("url"_L1))
                readUrl(mirrors);
            else
                pass(3);
        }
        if (m_xml.hasError())
            return;
        for (const Mirror &mirror : mirrors)
            file.urls.append(mirror.url);
        std::ranges::sort(file.hashes, std::ranges::greater(), &ExpectedDigest::algorithm);
        if (file.urls.isEmpty())
            return refuse(u"no http or https URL: "_s + file.name);
        if (pieces && file.size >= 0 && !fits(*pieces, file.size))
            return refuse(u"the pieces do not fit: "_s + file.name);
        if (file.size >= 0)
            file.pieces = pieces;
        if (m_files.size() == kMostFiles)
            return refuse(u"too many files"_s);
        m_files.append(file);
    }

    /// RFC 5854 section 4.1.2.1: never absolute, never upwards.
    QString readName()
    {
        const QString name = attribute("name"_L1);
        QStringList steps = name.split(u'/');
        if (name.size() > kLongestName || !std::ranges::all_of(steps, isSafeTreeName)) {
            refuse(u"name: "_s + name.left(80));
            return {};
        }
        for (QString &step : steps)
            step = safeFileName(step);
        const QString safe = steps.join(u'/');
        const auto key = safe.toCaseFolded();
        if (m_names.contains(key))
            refuse(u"two files of one name: "_s + safe.left(80));
        m_names.insert(key);
        return safe;
    }

    void readSize(MetalinkFile &file)
    {
        const auto size = parseLength(text(32).toLatin1());
        if (!size || file.size >= 0)
            return refuse(u"size"_s);
        file.size = *size;
    }

    void readHash(MetalinkFile &file)
    {
        const auto algorithm = digestAlgorithmFromName(attribute("type"_L1).toLower());
        const QString hex = text(256);
        if (!algorithm)
            return;
        const auto digest = parseExpectedDigest(toString(*algorithm) + u':' + hex);
        const bool isTwice = std::ranges::any_of(file.hashes,
            [&](const ExpectedDigest &known) { return known.algorithm == *algorithm; });
        if (!digest || isTwice)
            return refuse(u"hash: "_s + hex.left(80));
        file.hashes.append(*digest);
    }

    /// Of several lists the first that we can use.
    void readPieces(std::optional<PieceDigests> &pieces)
    {
        const auto algorithm = digestAlgorithmFromName(attribute("type"_L1).toLower());
        const auto length = parseLength(attribute("length"_L1).toLatin1());
        if (!length || *length == 0)
            return refuse(u"length of pieces"_s);
        PieceDigests read{algorithm.value_or(DigestAlgorithm::Sha256), *length, {}};
        while (nextChild(3)) {
            if (!is("hash"_L1)) {
                pass(4);
                continue;
            }
            const QString hex = text(256);
            const auto digest = parseExpectedDigest(toString(read.algorithm) + u':' + hex);
            if (algorithm && !digest)
                return refuse(u"hash of a piece: "_s + hex.left(80));
            if (algorithm)
                read.digests.append(digest->digest);
        }
        if (algorithm && *length >= PieceDigests::kLeast && !pieces)
            pieces = read;
    }

    void readUrl(QList<Mirror> &mirrors)
    {
        Mirror mirror;
        const QString priority = attribute("priority"_L1);
        bool isNumber = true;
        if (!priority.isEmpty())
            mirror.priority = priority.toInt(&isNumber);
        if (!isNumber || mirror.priority < 1 || mirror.priority > kLastPriority)
            return refuse(u"priority"_s);
        const auto url = parseHttpUrl(text(kLongestUrl));
        if (!url || !url->userInfo().isEmpty() || (m_isFromHttps && url->scheme() == "http"_L1))
            return;
        mirror.url = *url;
        const bool isKnown = std::ranges::any_of(
            mirrors, [&](const Mirror &known) { return known.url == mirror.url; });
        if (isKnown)
            return;
        if (mirrors.size() == kMostUrls)
            return refuse(u"too many URLs"_s);
        mirrors.insert(
            std::ranges::upper_bound(mirrors, mirror.priority, {}, &Mirror::priority), mirror);
    }

    QXmlStreamReader m_xml;
    const bool m_isFromHttps;
    QList<MetalinkFile> m_files;
    QSet<QString> m_names;
};

} // namespace

Result<QList<MetalinkFile>> parseMetalink(const QByteArray &document, const QUrl &from)
{
    if (document.size() > kLongestMetalink)
        return fail(ErrorKind::AnswerTooLarge);
    return MetalinkReader(document, from.scheme() == "https"_L1).read();
}

bool isMetalinkName(const QString &name)
{
    return name.endsWith(".meta4"_L1, Qt::CaseInsensitive);
}

} // namespace waybill
