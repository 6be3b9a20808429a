// SPDX-License-Identifier: MIT
#include "core/remote/multistatus.h"

#include "core/http/httpdate.h"
#include "core/http/validators.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kDav = "DAV:"_L1;

} // namespace

MultistatusReader::MultistatusReader(const QByteArray &xml)
    : m_reader(xml)
{
    while (!m_reader.atEnd() && m_reader.readNext() != QXmlStreamReader::StartElement) {
        if (m_reader.tokenType() == QXmlStreamReader::DTD)
            m_reader.raiseError(u"document type"_s);
    }
    m_isMultistatus = m_reader.isStartElement() && m_reader.namespaceUri() == kDav &&
                      m_reader.name() == "multistatus"_L1;
    if (!m_isMultistatus)
        m_reader.raiseError(u"no multistatus"_s);
}

std::optional<DavResource> MultistatusReader::next()
{
    std::optional<DavResource> resource;
    RemoteFile before; // the properties of a propstat count only if its status is a success
    int status = 0;
    bool isInPropstat = false;
    while (!m_reader.atEnd()) {
        m_reader.readNext();
        if (m_reader.namespaceUri() != kDav)
            continue;
        const auto name = m_reader.name();
        if (m_reader.isEndElement() && name == "response"_L1 && resource)
            return resource;
        if (m_reader.isEndElement() && name == "propstat"_L1 && resource) {
            isInPropstat = false;
            if (status >= 300)
                resource->file = before;
        }
        if (!m_reader.isStartElement())
            continue;
        if (name == "response"_L1) {
            resource = DavResource();
        } else if (name == "propstat"_L1 && resource) {
            isInPropstat = true;
            before = resource->file;
            status = 0;
        } else if (name == "status"_L1 && resource) {
            (isInPropstat ? status : resource->status) = readStatus();
        } else if (resource) {
            readProperty(*resource);
        }
    }
    return std::nullopt;
}

void MultistatusReader::readProperty(DavResource &resource)
{
    const auto name = m_reader.name();
    if (name == "href"_L1 && resource.href.isEmpty())
        resource.href = m_reader.readElementText().trimmed().toUtf8();
    else if (name == "collection"_L1)
        resource.file.isFolder = true;
    else if (name == "getcontentlength"_L1)
        resource.file.size =
            parseLength(m_reader.readElementText().trimmed().toLatin1()).value_or(-1);
    else if (name == "getlastmodified"_L1)
        resource.file.modified = parseHttpDate(m_reader.readElementText().trimmed().toLatin1());
    else if (name == "getetag"_L1)
        resource.file.etag = m_reader.readElementText().trimmed().toUtf8();
}

/// The number in "HTTP/1.1 200 OK".
int MultistatusReader::readStatus()
{
    return m_reader.readElementText().simplified().section(u' ', 1, 1).toInt();
}

} // namespace waybill
