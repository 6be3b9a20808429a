// SPDX-License-Identifier: MIT
#include "core/queue/instanceserver.h"

#include "core/base/logging.h"
#include "core/platform/peer.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int kMostConnections = 32;
/// An address holds 107 bytes (unix(7)); QLocalServer takes one less.
constexpr qsizetype kLongestPath = 106;

} // namespace

QStringList instanceSocketPaths(const QString &profile)
{
    const QString canonical = QFileInfo(profile).canonicalFilePath();
    const QString exact = canonical.isEmpty() ? QDir(profile).absolutePath() : canonical;
    QStringList paths;
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(QFile::decodeName(runtime)) && isPrivateFolder(runtime.constData())) {
        const QByteArray digest =
            QCryptographicHash::hash(exact.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
        paths.append(
            QDir(QFile::decodeName(runtime)).filePath(u"waybill-"_s + QString::fromLatin1(digest)));
    }
    if (isPrivateFolder(QFile::encodeName(exact).constData()))
        paths.append(QDir(exact).filePath(u"socket"_s));
    paths.removeIf(
        [](const QString &path) { return QFile::encodeName(path).size() > kLongestPath; });
    return paths;
}

InstanceServer::InstanceServer(QObject *parent)
    : QObject(parent)
    , m_server(std::make_unique<QLocalServer>())
{
    connect(m_server.get(), &QLocalServer::newConnection, this, &InstanceServer::accept);
}

InstanceServer::~InstanceServer() = default;

Status InstanceServer::listen(const QString &profile)
{
    Status listening = fail(ErrorKind::NameTooLong, profile);
    for (const QString &path : instanceSocketPaths(profile)) {
        listening = listenAt(path);
        if (listening)
            break;
    }
    return listening;
}

Status InstanceServer::listenAt(const QString &path)
{
    QLocalServer::removeServer(path);
    if (!m_server->listen(path))
        return fail(ErrorKind::PermissionDenied, m_server->errorString());
    // Nobody else gets into the folder. Not by QLocalServer::UserAccessOption: for that it binds in
    // a folder of its own beside the place, which a crash would leave there.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

QString InstanceServer::path() const
{
    return m_server->fullServerName();
}

void InstanceServer::close()
{
    m_server->close();
}

void InstanceServer::accept()
{
    while (std::unique_ptr<QLocalSocket> socket{m_server->nextPendingConnection()}) {
        socket->setParent(nullptr); // the server's before
        const auto present = findChildren<InstanceConnection *>(Qt::FindDirectChildrenOnly).size();
        const bool isOwn = isOwnUsersSocket(socket->socketDescriptor());
        if (!isOwn || present >= kMostConnections) {
            qCWarning(lcQueue) << (isOwn ? "too many programs at the socket"
                                         : "a program of another user at the socket");
            socket->abort();
            continue;
        }
        auto *connection = new InstanceConnection(std::move(socket), this);
        connect(connection, &InstanceConnection::closed, connection, &QObject::deleteLater);
        emit connected(connection);
        connection->start();
    }
}

} // namespace waybill
