// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace waybill
{

/// Walks a text, and collects the words of commands: what the readers of all shells share.
class WordSplitter
{
public:
    explicit WordSplitter(const QString &text)
        : m_text(text)
    {
    }

protected:
    static std::unexpected<Error> refuse(const QString &what)
    {
        return fail(ErrorKind::InvalidUrl, what);
    }
    static bool isNewline(QChar c) { return c == u'\n' || c == u'\r'; }
    static bool isBlank(QChar c) { return c == u' ' || c == u'\t'; }

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

} // namespace waybill
