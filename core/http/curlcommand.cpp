// SPDX-License-Identifier: MIT
#include "core/http/curlcommand.h"

#include "core/base/shellwords.h"
#include "core/http/curloptions.h"
#include "core/http/url.h"

#include <QRegularExpression>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A browser's longest: many cookies.
constexpr qsizetype kLongestText = 256 * 1024;
constexpr qsizetype kMostUrls = 1000;

std::unexpected<Error> refuse(const QString &what)
{
    return fail(ErrorKind::InvalidUrl, what);
}

/// Carets at the end of a line or before a quote are what only cmd.exe has.
bool isForCmd(const QString &text)
{
    static const QRegularExpression caret(u"\\^(\"|\\r?\\n)"_s);
    return text.contains(caret);
}

/// curl takes `{a,b}` and `[1-9]` as lists of URLs unless a backslash stands before them; a host's
/// brackets (RFC 3986 section 3.2.2) are none.
Result<QString> withoutGlobs(const QString &url)
{
    const qsizetype authority = url.indexOf("://"_L1) + 3;
    const qsizetype hostEnd = url.indexOf(u'/', authority);
    QString plain;
    for (qsizetype i = 0; i < url.size(); ++i) {
        const QChar c = url.at(i);
        const bool isInHost = i >= authority && (hostEnd < 0 || i < hostEnd);
        if (c == u'\\' && i + 1 < url.size() && u"[]{}"_s.contains(url.at(i + 1)))
            plain += url.at(++i);
        else if (c == u'{' || c == u'}' || (!isInHost && (c == u'[' || c == u']')))
            return refuse(QString(c));
        else
            plain += c;
    }
    return plain;
}

/// The options and URLs of one command.
class Reader
{
public:
    explicit Reader(CurlCommand &command)
        : m_command(command)
    {
    }

    Status read(QStringList words)
    {
        m_words = std::move(words);
        while (m_at < m_words.size()) {
            const QString word = m_words.at(m_at++);
            const bool isOption = !m_isOnlyUrls && word.size() > 1 && word.startsWith(u'-');
            Status done;
            if (!isOption)
                m_urls.append(word);
            else if (word == "--"_L1)
                m_isOnlyUrls = true;
            else if (word.startsWith("--"_L1))
                done = readLong(word);
            else
                done = readShort(word);
            if (!done)
                return done;
        }
        return takeUrls();
    }

private:
    Status readLong(const QString &word)
    {
        const CurlOption *const option = curlOptionNamed(word.mid(2));
        if (!option)
            return refuse(word);
        if (!option->hasValue)
            return use(*option, {});
        if (m_at == m_words.size())
            return refuse(word);
        return use(*option, m_words.at(m_at++));
    }

    /// Several switches may share a dash; a value may follow its letter at once.
    Status readShort(const QString &word)
    {
        for (qsizetype i = 1; i < word.size(); ++i) {
            const CurlOption *const option = curlOptionOf(word.at(i));
            if (!option)
                return refuse(u'-' + QString(word.at(i)));
            if (!option->hasValue) {
                if (const Status used = use(*option, {}); !used)
                    return used;
                continue;
            }
            const bool isInWord = i + 1 < word.size();
            if (!isInWord && m_at == m_words.size())
                return refuse(word);
            return use(*option, isInWord ? word.mid(i + 1) : m_words.at(m_at++));
        }
        return {};
    }

    Status use(const CurlOption &option, const QString &value)
    {
        const QString name = u"--"_s + QLatin1StringView(option.name);
        switch (option.meaning) {
        case CurlOption::Meaning::Harmless:
            return {};
        case CurlOption::Meaning::Ignored:
            if (value.startsWith(u'@'))
                return refuse(name + u" @"_s);
            ignore(name);
            return {};
        case CurlOption::Meaning::Url:
            m_urls.append(value);
            return {};
        case CurlOption::Meaning::Method:
            if (value.compare("GET"_L1, Qt::CaseInsensitive) != 0)
                return refuse(name + u' ' + value.left(20));
            return {};
        case CurlOption::Meaning::Globless:
            m_isGlobless = true;
            return {};
        case CurlOption::Meaning::Refused:
            return refuse(name);
        }
        return {};
    }

    void ignore(const QString &name)
    {
        if (!m_command.ignored.contains(name))
            m_command.ignored.append(name);
    }

    Status takeUrls()
    {
        if (m_urls.isEmpty())
            return refuse(u"curl"_s);
        for (const QString &text : std::as_const(m_urls)) {
            const auto plain = m_isGlobless ? Result<QString>(text) : withoutGlobs(text);
            if (!plain)
                return fail(plain.error());
            auto url = parseHttpUrl(*plain);
            if (!url)
                return fail(url.error());
            if (!url->userInfo().isEmpty()) {
                ignore(u"user:password@"_s);
                url->setUserInfo(QString());
            }
            if (m_command.urls.size() == kMostUrls)
                return refuse(QString::number(kMostUrls));
            m_command.urls.append(*url);
        }
        return {};
    }

    CurlCommand &m_command;
    QStringList m_words;
    qsizetype m_at = 0;
    QStringList m_urls;
    bool m_isOnlyUrls = false;
    bool m_isGlobless = false;
};

} // namespace

bool isCurlCommand(const QString &text)
{
    static const QRegularExpression start(u"^\\s*curl(\\.exe)?(\\s|$)"_s);
    return text.contains(start);
}

Result<CurlCommand> parseCurlCommand(const QString &text)
{
    if (text.size() > kLongestText)
        return refuse(QString::number(kLongestText));
    const auto commands = isForCmd(text) ? splitCmdCommands(text) : splitPosixCommands(text);
    if (!commands)
        return fail(commands.error());
    CurlCommand read;
    for (QStringList words : *commands) {
        const QString program = words.takeFirst();
        if (program != "curl"_L1 && program != "curl.exe"_L1)
            return refuse(program.left(40));
        if (const Status done = Reader(read).read(words); !done)
            return fail(done.error());
    }
    if (read.urls.isEmpty())
        return refuse(u"curl"_s);
    return read;
}

} // namespace waybill
