// SPDX-License-Identifier: MIT
#include "tests/support/realserver.h"

#include <QFile>
#include <QJsonDocument>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kStartMs = 30'000;

} // namespace

RealServer::RealServer(const QString &kind)
{
    // Some servers serve as another user, who must be able to get in.
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"/usr/bin/python3"_s,
        {QStringLiteral(WAYBILL_SOURCE_DIR "/tests/servers/serve.py"), kind, m_folder.path()});
    while (m_process.waitForReadyRead(kStartMs)) {
        if (!m_process.canReadLine())
            continue;
        m_told = QJsonDocument::fromJson(m_process.readLine()).object();
        return;
    }
    m_problem = kind + u" did not start: "_s + m_process.errorString();
}

RealServer::~RealServer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(1'000);
}

QUrl RealServer::url(const QString &key) const
{
    return QUrl(value(key));
}

} // namespace waybill::test
