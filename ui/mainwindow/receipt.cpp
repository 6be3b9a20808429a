// SPDX-License-Identifier: MIT
#include "ui/mainwindow/receipt.h"

#include "ui/format/statetext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Gives the receipt a tr() with a context of its own.
class ReceiptText
{
    Q_DECLARE_TR_FUNCTIONS(waybill::ReceiptText)
};

} // namespace

QByteArray receiptJson(const TransferSnapshot &transfer)
{
    const QJsonObject json{{u"kind"_s, nameOf(transfer.kind)}, {u"name"_s, transfer.name},
        {u"source"_s, transfer.source}, {u"destination"_s, transfer.receipt.path},
        {u"bytes"_s, transfer.receipt.bytes}, {u"entries"_s, transfer.receipt.entries},
        {u"sha256"_s, QString::fromLatin1(transfer.receipt.sha256.toHex())},
        {u"verified"_s, nameOf(transfer.receipt.verified)},
        {u"added"_s, transfer.added.toUTC().toString(Qt::ISODateWithMs)},
        {u"finished"_s, transfer.finished.toUTC().toString(Qt::ISODateWithMs)},
        {u"attempts"_s, transfer.attempts}, {u"requests"_s, transfer.requests},
        {u"bytes_on_wire"_s, transfer.bytesOnWire}, {u"resumed_from"_s, transfer.resumedFrom},
        {u"active_ms"_s, transfer.activeMs},
        {u"notes"_s, QJsonArray::fromStringList(transfer.notes)}};
    return QJsonDocument(json).toJson();
}

QString receiptText(const TransferSnapshot &transfer)
{
    QStringList lines = {
        ReceiptText::tr("Waybill receipt"),
        //: Download, upload, pack or unpack.
        ReceiptText::tr("What: %1").arg(directionText(transfer.kind)),
        ReceiptText::tr("From: %1").arg(transfer.source),
        ReceiptText::tr("To: %1").arg(transfer.receipt.path),
        ReceiptText::tr("Bytes: %1").arg(transfer.receipt.bytes),
        ReceiptText::tr("Checked: %1").arg(verificationText(transfer.receipt.verified)),
    };
    if (!transfer.receipt.sha256.isEmpty())
        lines.append(ReceiptText::tr("SHA-256: %1")
                .arg(QString::fromLatin1(transfer.receipt.sha256.toHex())));
    lines.append(ReceiptText::tr("Begun: %1").arg(transfer.added.toUTC().toString(Qt::ISODate)));
    lines.append(ReceiptText::tr("Ended: %1").arg(transfer.finished.toUTC().toString(Qt::ISODate)));
    lines.append(ReceiptText::tr("Attempts: %1").arg(transfer.attempts));
    for (const QString &note : transfer.notes)
        lines.append(ReceiptText::tr("Note: %1").arg(note));
    return lines.join(u'\n') + u'\n';
}

} // namespace waybill
