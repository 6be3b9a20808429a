// SPDX-License-Identifier: MIT
// Metalink documents for tests.
#pragma once

#include "tests/ui/scratchwindow.h"

#include <QCryptographicHash>

namespace waybill::test
{

inline QByteArray fileElement(
    const QByteArray &name, const QList<QUrl> &urls, bool hasDigest = true)
{
    QByteArray text =
        "<file name=\"" + name + "\"><size>" + QByteArray::number(kContent.size()) + "</size>";
    if (hasDigest)
        text += "<hash type=\"sha-256\">" +
                QCryptographicHash::hash(kContent, QCryptographicHash::Sha256).toHex() + "</hash>";
    for (const QUrl &url : urls)
        text += "<url>" + url.toEncoded() + "</url>";
    return text + "</file>";
}

inline QByteArray metalink(const QByteArray &files)
{
    return "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">" + files + "</metalink>";
}

/// Two files, one of them in a folder, on this server.
inline QByteArray metalinkOf(const MisbehavingServer &server)
{
    return metalink(fileElement("a.bin", {server.url("/a"), server.url("/b")}) +
                    fileElement("sub/b.bin", {server.url("/b")}, false));
}

} // namespace waybill::test
