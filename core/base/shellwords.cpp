// SPDX-License-Identifier: MIT
#include "core/base/shellwords.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

std::unexpected<Error> refuse(const QString &what)
{
    return fail(ErrorKind::InvalidUrl, what);
}

bool isNewline(QChar c)
{
    return c == u'\n' || c == u'\r';
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

/// Walks a text, and collects words and commands.
class Splitter
{
public:
    explicit Splitter(const QString &text)
        : m_text(text)
    {
    }

protected:
    bool isAtEnd() const { return m_at >= m_text.size(); }
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar();
    }
    QChar take() { return m_text.at(m_at++); }
    void append(QChar c)
    {
        m_word += c;
        m_hasWord = true;
    }
    /// A word begins here even if nothing follows: "" is one.
    void beginWord() { m_hasWord = true; }
    void endWord()
    {
        if (m_hasWord)
            m_command.append(m_word);
        m_word.clear();
        m_hasWord = false;
    }
    void endCommand()
    {
        endWord();
        if (!m_command.isEmpty())
            m_commands.append(m_command);
        m_command.clear();
    }
    /// The line's end behind a backslash or caret: the line goes on.
    void skipNewline()
    {
        if (take() == u'\r' && peek() == u'\n')
            take();
    }
    bool isInWord() const { return m_hasWord; }
    QList<QStringList> commands() const { return m_commands; }
    QString *word() { return &m_word; }

private:
    const QString m_text;
    qsizetype m_at = 0;
    QString m_word;
    bool m_hasWord = false;
    QStringList m_command;
    QList<QStringList> m_commands;
};

class PosixSplitter : public Splitter
{
public:
    using Splitter::Splitter;

    Result<QList<QStringList>> split()
    {
        while (!isAtEnd()) {
            if (const Status read = readNext(); !read)
                return fail(read.error());
        }
        endCommand();
        return commands();
    }

private:
    Status readNext()
    {
        const QChar c = take();
        if (isBlank(c)) {
            endWord();
        } else if (isNewline(c) || c == u';' || c == u'&') {
            endCommand();
        } else if (c == u'\\') {
            return readBackslash();
        } else if (c == u'\'') {
            return readSingleQuoted();
        } else if (c == u'"') {
            return readDoubleQuoted();
        } else if (c == u'$' && peek() == u'\'') {
            take();
            return readAnsiC();
        } else if (c == u'$') {
            if (peek() == u'"') // bash's words of other languages
                return refuse(u"$\""_s);
            return readDollar();
        } else if (c == u'#' && !isInWord()) {
            return refuse(u"#"_s);
        } else if (u"`|<>()"_s.contains(c)) {
            return refuse(QString(c));
        } else {
            append(c);
        }
        return {};
    }

    Status readBackslash()
    {
        if (isAtEnd())
            return {};
        if (isNewline(peek()))
            skipNewline();
        else
            append(take());
        return {};
    }

    Status readSingleQuoted()
    {
        beginWord();
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'\'')
                return {};
            append(c);
        }
        return refuse(u"'"_s);
    }

    Status readDoubleQuoted()
    {
        beginWord();
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'"')
                return {};
            if (c == u'`')
                return refuse(QString(c));
            if (c == u'$') {
                if (const Status read = readDollar(); !read)
                    return read;
            } else if (c == u'\\' && isNewline(peek())) {
                skipNewline();
            } else if (c == u'\\' && u"$`\"\\"_s.contains(peek()) && !isAtEnd()) {
                append(take());
            } else {
                append(c);
            }
        }
        return refuse(u"\""_s);
    }

    /// A dollar stands for itself unless something follows that a shell would replace.
    Status readDollar()
    {
        const QChar next = peek();
        if (next.isLetterOrNumber() || u"_{(@*#?$!-"_s.contains(next))
            return refuse(u'$' + QString(next));
        append(u'$');
        return {};
    }

    Status readAnsiC()
    {
        beginWord();
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'\'')
                return {};
            if (c != u'\\')
                append(c);
            else if (!isAtEnd())
                readEscape();
        }
        return refuse(u"$'"_s);
    }

    void readEscape()
    {
        static const QString letters = u"abefnrtvE"_s;
        static const QString meanings = u"\a\b\x1b\f\n\r\t\v\x1b"_s;
        const QChar c = take();
        const qsizetype known = letters.indexOf(c);
        if (known >= 0)
            append(meanings.at(known));
        else if (c == u'x')
            appendNumber(16, 2);
        else if (c == u'u')
            appendNumber(16, 4);
        else if (c == u'U')
            appendNumber(16, 8);
        else if (c >= u'0' && c <= u'7')
            appendNumber(8, 2, static_cast<char32_t>(c.digitValue()));
        else
            append(c);
    }

    void appendNumber(int base, int mostDigits, char32_t value = 0)
    {
        for (int i = 0; i < mostDigits && !isAtEnd(); ++i) {
            bool isDigit = false;
            const int digit = QString(peek()).toInt(&isDigit, base);
            if (!isDigit)
                break;
            value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
            take();
        }
        beginWord();
        if (value <= QChar::LastValidCodePoint)
            *word() += QString::fromUcs4(&value, 1);
    }
};

/// What cmd hands to a program: carets are gone; a quote that had one does not switch cmd's own
/// quoting. The program's runtime reads both kinds of quotes alike.
class CmdSplitter : public Splitter
{
public:
    using Splitter::Splitter;

    Result<QList<QStringList>> split()
    {
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'^' && !m_isCmdQuoted) {
                readCaret();
                continue;
            }
            if (c == u'"')
                m_isCmdQuoted = !m_isCmdQuoted;
            if (isNewline(c) || (c == u'&' && !m_isCmdQuoted)) {
                if (m_isQuoted)
                    return refuse(u"\""_s);
                endBackslashes();
                endCommand();
            } else if (!m_isCmdQuoted && u"|<>"_s.contains(c)) {
                return refuse(QString(c));
            } else {
                use(c);
            }
        }
        if (m_isQuoted)
            return refuse(u"\""_s);
        endBackslashes();
        endCommand();
        return commands();
    }

private:
    void readCaret()
    {
        if (isAtEnd())
            return;
        if (!isNewline(peek())) {
            use(take());
            return;
        }
        skipNewline();
        // The first character of the next line is escaped too: an empty line is a line's end that
        // belongs to the argument.
        if (!isAtEnd() && isNewline(peek())) {
            skipNewline();
            use(u'\n');
        }
    }

    void use(QChar c)
    {
        if (c == u'\\') {
            ++m_backslashes;
            m_wasClosed = false;
            return;
        }
        const int backslashes = std::exchange(m_backslashes, 0);
        // Before a quote they come in pairs; anywhere else each stands for itself.
        const int meant = c == u'"' ? backslashes / 2 : backslashes;
        for (int i = 0; i < meant; ++i)
            append(u'\\');
        if (c == u'"' && backslashes % 2 == 0) {
            useQuote();
        } else if (isBlank(c) && !m_isQuoted) {
            endWord();
        } else {
            append(c);
        }
        m_wasClosed = c == u'"' && backslashes % 2 == 0 && !m_isQuoted;
    }

    void endBackslashes()
    {
        for (; m_backslashes > 0; --m_backslashes)
            append(u'\\');
    }

    /// Two quotes within quotes are one that is meant.
    void useQuote()
    {
        if (m_wasClosed)
            append(u'"');
        m_isQuoted = !m_isQuoted;
        beginWord();
    }

    bool m_isCmdQuoted = false;
    bool m_isQuoted = false;
    bool m_wasClosed = false;
    int m_backslashes = 0;
};

} // namespace

Result<QList<QStringList>> splitPosixCommands(const QString &text)
{
    return PosixSplitter(text).split();
}

Result<QList<QStringList>> splitCmdCommands(const QString &text)
{
    return CmdSplitter(text).split();
}

} // namespace waybill
