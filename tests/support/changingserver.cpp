// SPDX-License-Identifier: MIT
#include "tests/support/changingserver.h"

#include "tests/support/scratchengine.h"

namespace waybill::test
{
namespace
{

constexpr qsizetype kPiece = 12 * 1024;
constexpr qsizetype kSizes[] = {200'000, 130'000, 90'000, 150'000, 60'000};

enum Manner { StrongEtag, Date, WeakEtag, Nothing, NoRanges };

QList<QByteArray> validators(int file, int version)
{
    const QByteArray number = QByteArray::number(version);
    switch (file) {
    case StrongEtag:
    case NoRanges:
        return {"ETag: \"v" + number + '"'};
    case WeakEtag:
        return {"ETag: W/\"v" + number + '"'};
    case Date:
        return {"Last-Modified: Mon, 01 Jan 2024 00:" + number.rightJustified(2, '0') + ":00 GMT",
            "Date: Tue, 02 Jan 2024 00:00:00 GMT"};
    default:
        return {};
    }
}

/// Does If-Range hold? Only a strong validator lets it (RFC 9110 section 13.1.5).
bool mayBePartial(const SeenRequest &request, const QList<QByteArray> &own)
{
    const QByteArray condition = request.header("If-Range");
    return condition.isEmpty() || own.contains("ETag: " + condition) ||
           own.contains("Last-Modified: " + condition);
}

Script inPieces(const Script &script)
{
    Script slow;
    for (const Step &step : script) {
        for (qsizetype offset = 0; offset < step.bytes.size(); offset += kPiece) {
            if (offset > 0)
                slow.append(waitStep(1));
            slow.append(sendStep(step.bytes.mid(offset, kPiece)));
        }
    }
    return slow;
}

} // namespace

ChangingServer::ChangingServer(quint32 seed)
    : m_seed(seed)
    , m_server([this](const SeenRequest &request) { return serve(request); })
{
    const std::lock_guard lock(m_mutex);
    for (int file = 0; file < kFiles; ++file)
        m_versions[file].append(content(file, 0));
}

/// Where nothing else tells a version, its length does: without it nobody could know whether a
/// range is still of the file that was looked at a moment ago.
QByteArray ChangingServer::content(int file, int version) const
{
    const bool isTold = file != WeakEtag && file != Nothing;
    const qsizetype size = kSizes[file] + (isTold && version % 2 == 1 ? 0 : version * 1'111);
    return noise(size, m_seed + static_cast<quint32>(file * 1'000 + version));
}

QUrl ChangingServer::url(int file) const
{
    return m_server.url("/file" + QByteArray::number(file));
}

QUrl ChangingServer::uploadUrl(const QByteArray &name) const
{
    return m_server.url("/up/" + name);
}

void ChangingServer::setNetwork(Network network)
{
    {
        const std::lock_guard lock(m_mutex);
        m_network = network;
    }
    if (network != Network::Up)
        m_server.cutAll();
}

void ChangingServer::change(int file)
{
    const std::lock_guard lock(m_mutex);
    m_versions[file].append(content(file, static_cast<int>(m_versions[file].size())));
}

int ChangingServer::versionOf(int file, const QByteArray &bytes) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_versions[file].indexOf(bytes));
}

QByteArray ChangingServer::uploaded(const QByteArray &name) const
{
    const std::lock_guard lock(m_mutex);
    return m_uploads.value("/up/" + name);
}

Script ChangingServer::serve(const SeenRequest &request)
{
    const std::lock_guard lock(m_mutex);
    switch (m_network) {
    case Network::Closes:
        return {closeStep()};
    case Network::Resets:
        return {resetStep()};
    case Network::Fails:
        return answer(503);
    case Network::Up:
    case Network::Cuts:
        break;
    }
    Script script;
    if (request.method == "PUT") {
        m_uploads.insert(request.path, request.body);
        script = answer(201);
    } else if (request.path.startsWith("/up/")) {
        script = m_uploads.contains(request.path)
                     ? serveFile(request, m_uploads.value(request.path), "\"up\"")
                     : answer(404);
    } else {
        script = serveVersion(request, request.path.right(1).toInt());
    }
    script = inPieces(script);
    if (m_network == Network::Cuts) {
        script = script.mid(0, script.size() / 2);
        script.append({waitStep(2), closeStep()});
    }
    return script;
}

Script ChangingServer::serveVersion(const SeenRequest &request, int file) const
{
    const QByteArray &bytes = m_versions[file].constLast();
    const auto own = validators(file, static_cast<int>(m_versions[file].size()) - 1);
    SeenRequest asked = request;
    if (file == NoRanges || !mayBePartial(request, own))
        asked.headers.remove("range");
    asked.headers.remove("if-range");
    return serveFile(asked, bytes, {}, own);
}

} // namespace waybill::test
