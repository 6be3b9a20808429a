// SPDX-License-Identifier: MIT
#include "core/base/shellwords.h"

#include "core/base/wordsplitter.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

class PosixSplitter : public WordSplitter
{
public:
    using WordSplitter::WordSplitter;

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

} // namespace

Result<QList<QStringList>> splitPosixCommands(const QString &text)
{
    return PosixSplitter(text).split();
}

} // namespace waybill
