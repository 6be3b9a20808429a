// SPDX-License-Identifier: MIT
#include "core/base/shellwords.h"
#include "core/base/wordsplitter.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What cmd hands to a program: carets are gone; a quote that had one does not switch cmd's own
/// quoting. The program's runtime reads both kinds of quotes alike.
class CmdSplitter : public WordSplitter
{
public:
    using WordSplitter::WordSplitter;

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

Result<QList<QStringList>> splitCmdCommands(const QString &text)
{
    return CmdSplitter(text).split();
}

} // namespace waybill
