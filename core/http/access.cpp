// SPDX-License-Identifier: MIT
#include "core/http/access.h"

namespace waybill
{
namespace
{

/// Words of a netrc file: separated by white space, "quoted" with \ escapes, # starts a comment at
/// a word's start.
QList<QByteArray> netrcWords(QByteArray text)
{
    text.replace("\r\n", "\n");
    QList<QByteArray> words;
    bool takesValue = false;
    qsizetype i = 0;
    const auto isSpace = [&](qsizetype at) { return QByteArray(" \t\r\n").contains(text.at(at)); };
    while (i < text.size()) {
        if (isSpace(i)) {
            ++i;
            continue;
        }
        if (text.at(i) == '#') {
            while (i < text.size() && text.at(i) != '\n')
                ++i;
            continue;
        }
        QByteArray word;
        if (text.at(i) == '"') {
            for (++i; i < text.size() && text.at(i) != '"'; ++i) {
                if (text.at(i) == '\\' && i + 1 < text.size())
                    ++i;
                word.append(text.at(i));
            }
            ++i;
        } else {
            while (i < text.size() && !isSpace(i))
                word.append(text.at(i++));
        }
        words.append(word);
        const bool isValue = takesValue;
        takesValue = !isValue && (word == "machine" || word == "login" || word == "password" ||
                                     word == "account");
        if (word == "macdef" && !isValue) { // runs to the next empty line
            const qsizetype end = text.indexOf("\n\n", i);
            i = end < 0 ? text.size() : end;
            words.removeLast();
        }
    }
    return words;
}

} // namespace

Access Access::forOtherOrigin() const
{
    Access other;
    other.caFile = caFile;
    other.proxy = proxy;
    return other;
}

std::optional<Credentials> netrcCredentials(const QByteArray &netrc, const QString &host)
{
    const QList<QByteArray> words = netrcWords(netrc);
    std::optional<Credentials> found;
    bool inEntry = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QByteArray &word = words.at(i);
        const QByteArray next = i + 1 < words.size() ? words.at(i + 1) : QByteArray();
        if (word == "machine" || word == "default") {
            if (found)
                return found;
            inEntry = word == "default" ||
                      QString::fromUtf8(next).compare(host, Qt::CaseInsensitive) == 0;
            if (inEntry)
                found = Credentials();
            i += word == "machine" ? 1 : 0;
        } else if (word == "login" || word == "password" || word == "account") {
            if (inEntry && word == "login")
                found->user = QString::fromUtf8(next);
            if (inEntry && word == "password")
                found->password = QString::fromUtf8(next);
            ++i; // a value is never a keyword
        }
    }
    return found;
}

} // namespace waybill
