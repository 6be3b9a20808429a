// SPDX-License-Identifier: MIT
#include "ui/addtransfer/linksedit.h"

#include "core/http/curlcommand.h"
#include "core/http/offeredlinks.h"
#include "core/http/waybilllink.h"

#include <QMimeData>

namespace waybill
{

LinksEdit::LinksEdit(const QString &text, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setPlainText(urlsIn(text));
}

QString LinksEdit::urlsIn(const QString &text)
{
    if (!isCurlCommand(text) && !isWaybillLink(text.trimmed()))
        return text;
    const auto offered = readOfferedLinks(text);
    if (!offered)
        return text; // shown as it is, beside what is wrong with it
    for (const QString &option : offered->ignored) {
        if (!m_ignored.contains(option))
            m_ignored.append(option);
    }
    QStringList urls;
    for (const QUrl &url : offered->urls)
        urls.append(url.toString(QUrl::FullyEncoded));
    return urls.join(u'\n');
}

void LinksEdit::insertFromMimeData(const QMimeData *source)
{
    const QString urls = urlsIn(source->text());
    if (urls == source->text()) {
        QPlainTextEdit::insertFromMimeData(source);
        return;
    }
    const bool isAtLineStart = textCursor().atBlockStart();
    insertPlainText((isAtLineStart ? QString() : QStringLiteral("\n")) + urls);
}

} // namespace waybill
