// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/misbehavingserver.h"

namespace waybill::test
{

/// A server of some files that change, over a network that fails, and of what is put under /up/.
/// Knows every version that a file ever had. Files differ in how they tell their version: a strong
/// ETag, a date, a weak ETag, nothing at all, and a strong one where ranges are ignored. Bodies
/// come in small pieces, so that a stop hits the middle.
class ChangingServer
{
public:
    enum class Network { Up, Closes, Resets, Cuts, Fails };

    static constexpr int kFiles = 5;

    explicit ChangingServer(quint32 seed);

    QUrl url(int file) const;
    QUrl uploadUrl(const QByteArray &name) const;
    /// Cuts what is under way, too, unless it comes back.
    void setNetwork(Network network);
    /// Another content and another validator from the next request on.
    void change(int file);
    /// The number of the version that these bytes are, or -1.
    int versionOf(int file, const QByteArray &bytes) const;
    QByteArray uploaded(const QByteArray &name) const;
    qsizetype requests() const { return m_server.requests().size(); }

private:
    Script serve(const SeenRequest &request);
    Script serveVersion(const SeenRequest &request, int file) const;
    QByteArray content(int file, int version) const;

    const quint32 m_seed;
    mutable std::mutex m_mutex;
    Network m_network = Network::Up;
    QList<QByteArray> m_versions[kFiles];
    QHash<QByteArray, QByteArray> m_uploads;
    MisbehavingServer m_server; ///< first to go: its thread uses the rest
};

} // namespace waybill::test
