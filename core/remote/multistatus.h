// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/remotecontext.h"

#include <QXmlStreamReader>

namespace waybill
{

/// One resource of a multistatus.
struct DavResource
{
    QByteArray href; ///< as sent
    int status = 0;  ///< of the resource itself; 0 where only its properties have one
    RemoteFile file;
};

/// Reads a multistatus body (RFC 4918 section 14.16) resource by resource; by namespace, since
/// prefixes differ. A document type is refused, and with it every entity. Pure.
class MultistatusReader
{
public:
    explicit MultistatusReader(const QByteArray &xml);

    /// The next resource; nothing at the end and where the document is broken.
    std::optional<DavResource> next();
    /// After next() gave nothing: the document was one, and whole.
    bool isWhole() const { return m_isMultistatus && !m_reader.hasError() && m_reader.atEnd(); }

private:
    void readProperty(DavResource &resource);
    int readStatus();

    QXmlStreamReader m_reader;
    bool m_isMultistatus = false;
};

} // namespace waybill
