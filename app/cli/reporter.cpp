// SPDX-License-Identifier: MIT
#include "app/cli/reporter.h"

#include "app/cli/prompt.h"
#include "ui/format/errortext.h"
#include "ui/format/units.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kProgressEveryMs = 200;
constexpr int kMostLiveLines = 8;

/// What comes from servers and files may hold anything; a terminal must not act on it.
QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    return text;
}

QString bar(qint64 done, qint64 total, int width)
{
    const int filled = total > 0 ? static_cast<int>(done * width / total) : 0;
    return u'[' + QString(filled, u'#') + QString(width - filled, u'.') + u']';
}

QString stateWord(const TransferSnapshot &transfer)
{
    if (transfer.state != TransferState::Waiting)
        return nameOf(transfer.state);
    return nameOf(transfer.state) + u" ("_s + nameOf(transfer.waitReason) + u')';
}

} // namespace

Reporter::Reporter(bool isJson, bool isQuiet, QObject *parent)
    : QObject(parent)
    , m_isJson(isJson)
    , m_isQuiet(isQuiet)
    , m_isLive(!isJson && !isQuiet && isTerminal())
{
}

Reporter::~Reporter()
{
    clearLive();
}

QJsonObject Reporter::toJson(const TransferSnapshot &transfer, const QString &event) const
{
    QJsonObject object{{u"event"_s, event}, {u"id"_s, transfer.id},
        {u"state"_s, nameOf(transfer.state)}, {u"kind"_s, nameOf(transfer.kind)},
        {u"path"_s, transfer.receipt.path.isEmpty() ? transfer.destination : transfer.receipt.path},
        {u"bytes"_s,
            transfer.state == TransferState::Done ? transfer.receipt.bytes : transfer.bytesDone},
        {u"seconds"_s, static_cast<double>(transfer.activeMs) / 1000},
        {u"sha256"_s, QString::fromLatin1(transfer.receipt.sha256.toHex())},
        {u"verified"_s, nameOf(transfer.receipt.verified)},
        {u"notes"_s, QJsonArray::fromStringList(transfer.notes)},
        {u"attempts"_s, transfer.attempts}, {u"requests"_s, transfer.requests},
        {u"bytes_on_wire"_s, transfer.bytesOnWire}, {u"resumed_from"_s, transfer.resumedFrom},
        {u"priority"_s, nameOf(transfer.priority)}};
    if (transfer.startAt.isValid())
        object[u"start_at"_s] = transfer.startAt.toUTC().toString(Qt::ISODate);
    if (!isWithServer(transfer.kind))
        object[u"entries"_s] = transfer.receipt.entries;
    if (transfer.parent)
        object[u"parent"_s] = *transfer.parent;
    if (transfer.state == TransferState::Waiting)
        object[u"waiting_for"_s] = nameOf(transfer.waitReason);
    if (transfer.error) {
        const ErrorText text = errorText(*transfer.error);
        object[u"error"_s] =
            QJsonObject{{u"kind"_s, toString(transfer.error->kind)}, {u"message"_s, text.message},
                {u"next_step"_s, text.nextStep}, {u"retryable"_s, transfer.error->retryable}};
    }
    return object;
}

void Reporter::printJson(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void Reporter::printLine(const QString &line)
{
    clearLive();
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

void Reporter::warn(const QString &sentence)
{
    clearLive();
    QStringList lines = sentence.split(u'\n');
    for (QString &line : lines)
        line = printable(line);
    std::fprintf(stderr, "waybill-cli: %s\n", qUtf8Printable(lines.join(u'\n')));
}

void Reporter::fail(const QString &sentence)
{
    warn(sentence);
}

void Reporter::reportAdded(const TransferSnapshot &transfer)
{
    if (!m_isJson)
        return;
    QJsonObject object{{u"event"_s, u"added"_s}, {u"id"_s, transfer.id},
        {u"kind"_s, nameOf(transfer.kind)}, {u"source"_s, transfer.source},
        {u"destination"_s, transfer.destination}};
    if (transfer.parent)
        object[u"parent"_s] = *transfer.parent;
    printJson(object);
}

void Reporter::reportState(const TransferSnapshot &transfer)
{
    if (m_isJson)
        printJson({{u"event"_s, u"state"_s}, {u"id"_s, transfer.id},
            {u"state"_s, nameOf(transfer.state)}});
    if (!isActive(transfer.state))
        m_active.remove(transfer.id);
}

void Reporter::reportProgress(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers) {
        if (!isActive(transfer.state))
            continue;
        if (m_isLive)
            m_active.insert(transfer.id, transfer);
        if (!m_isJson)
            continue;
        QElapsedTimer &last = m_lastProgress[transfer.id];
        if (last.isValid() && last.elapsed() < kProgressEveryMs)
            continue;
        last.start();
        QJsonObject object{{u"event"_s, u"progress"_s}, {u"id"_s, transfer.id},
            {u"bytes"_s, transfer.bytesDone},
            {u"bytes_per_second"_s, std::round(transfer.bytesPerSecond)}};
        object[u"total"_s] =
            transfer.bytesTotal >= 0 ? QJsonValue(transfer.bytesTotal) : QJsonValue();
        if (!transfer.currentEntry.isEmpty()) {
            object[u"entries"_s] = transfer.entriesDone;
            object[u"total_entries"_s] = transfer.entriesTotal;
            object[u"entry"_s] = transfer.currentEntry;
        }
        printJson(object);
    }
    drawLive();
}

void Reporter::reportResult(const TransferSnapshot &transfer)
{
    m_active.remove(transfer.id);
    m_lastProgress.remove(transfer.id);
    if (m_isJson) {
        printJson(toJson(transfer, u"result"_s));
        return;
    }
    if (transfer.state == TransferState::Done) {
        if (m_isQuiet)
            return;
        QString line =
            u"%1  %2  %3  verified: %4"_s.arg(stateWord(transfer), printable(transfer.receipt.path),
                formatBytes(transfer.receipt.bytes), nameOf(transfer.receipt.verified));
        for (const QString &note : transfer.notes)
            line += u"\n      "_s + printable(note);
        printLine(line);
        return;
    }
    QString line = u"%1  %2"_s.arg(stateWord(transfer), printable(transfer.source));
    if (transfer.error) {
        const ErrorText text = errorText(*transfer.error);
        line += u"\n      "_s + printable(text.message) + u' ' + text.nextStep;
        warn(line);
    } else if (!m_isQuiet) {
        printLine(line);
    }
}

void Reporter::reportListed(const TransferSnapshot &transfer)
{
    if (m_isJson) {
        QJsonObject object = toJson(transfer, u"transfer"_s);
        object[u"source"_s] = transfer.source;
        object[u"destination"_s] = transfer.destination;
        object[u"total"_s] =
            transfer.bytesTotal >= 0 ? QJsonValue(transfer.bytesTotal) : QJsonValue();
        object[u"added"_s] = transfer.added.toString(Qt::ISODateWithMs);
        printJson(object);
        return;
    }
    QString line = u"%1  %2  %3  %4 of %5  %6  ->  %7"_s.arg(QString::number(transfer.id), 5)
                       .arg(nameOf(transfer.kind), -8)
                       .arg(stateWord(transfer), -10)
                       .arg(formatBytes(transfer.bytesDone), formatBytes(transfer.bytesTotal),
                           printable(transfer.source), printable(transfer.destination));
    if (transfer.error) {
        const ErrorText text = errorText(*transfer.error);
        line += u"\n       "_s + printable(text.message) + u' ' + text.nextStep;
    }
    printLine(line);
}

void Reporter::reportTimeline(TransferId id, const QList<TimelineEntry> &entries)
{
    for (const TimelineEntry &entry : entries) {
        if (m_isJson) {
            printJson({{u"event"_s, u"timeline"_s}, {u"id"_s, id},
                {u"time"_s, entry.time.toString(Qt::ISODateWithMs)},
                {u"kind"_s, nameOf(entry.kind)}, {u"text"_s, entry.text},
                {u"number"_s, entry.number}});
        } else {
            printLine(u"  %1  %2 %3 %4"_s
                    .arg(entry.time.toLocalTime().toString(u"yyyy-MM-dd hh:mm:ss.zzz"_s))
                    .arg(nameOf(entry.kind), -10)
                    .arg(entry.number, 12)
                    .arg(printable(entry.text)));
        }
    }
}

void Reporter::clearLive()
{
    for (; m_liveLines > 0; --m_liveLines)
        std::fputs("\x1b[1A\x1b[2K", stderr);
}

void Reporter::drawLive()
{
    if (!m_isLive)
        return;
    clearLive();
    const int width = terminalWidth();
    for (const TransferSnapshot &transfer : std::as_const(m_active)) {
        if (m_liveLines == kMostLiveLines)
            break;
        const QString left =
            formatTimeLeft(transfer.bytesDone, transfer.bytesTotal, transfer.bytesPerSecond);
        const QString numbers =
            u" %1 %2 %3 %4"_s.arg(bar(transfer.bytesDone, transfer.bytesTotal, 20),
                formatBytes(transfer.bytesDone), formatRate(transfer.bytesPerSecond), left);
        const auto room = std::max<qsizetype>(8, width - 1 - numbers.size());
        const QString name = printable(transfer.name).left(room);
        std::fprintf(stderr, "%s\n", qUtf8Printable((name + numbers).left(width - 1)));
        ++m_liveLines;
    }
    std::fflush(stderr);
}

} // namespace waybill
