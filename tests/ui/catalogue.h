// SPDX-License-Identifier: MIT
// What a Qt Linguist file holds, for tests that look at all of them.
#pragma once

#include <QFile>
#include <QList>
#include <QStringList>
#include <QXmlStreamReader>

namespace waybill::test
{

using namespace Qt::StringLiterals;

struct CatalogueMessage
{
    QString context;
    QString source;
    /// Empty, "unfinished", "vanished" or "obsolete".
    QString type;
    bool isPlural = false;
    /// One; of a plural, one for each form.
    QStringList translations;
};

/// The children of a <message>, up to its end.
inline CatalogueMessage readMessage(QXmlStreamReader &xml, const QString &context)
{
    CatalogueMessage message{context, {}, {}, xml.attributes().value("numerus"_L1) == "yes"_L1, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.type = xml.attributes().value("type"_L1).toString();
            if (!message.isPlural) {
                message.translations.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// Empty if the file cannot be read.
inline QList<CatalogueMessage> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<CatalogueMessage> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append(readMessage(xml, context));
    }
    return xml.hasError() ? QList<CatalogueMessage>() : messages;
}

} // namespace waybill::test
