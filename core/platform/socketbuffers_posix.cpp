// SPDX-License-Identifier: MIT
#include "core/platform/socketbuffers.h"

#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace waybill
{

qint64 bytesWaiting(qintptr socket)
{
    int bytes = 0;
    return ioctl(static_cast<int>(socket), FIONREAD, &bytes) == 0 ? bytes : 0;
}

int localPortOf(qintptr socket)
{
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
    if (getsockname(static_cast<int>(socket), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return 0;
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(&address)->sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(&address)->sin6_port);
    return 0;
}

void limitBytesWaiting(qintptr socket, int bytes)
{
    // A failure costs accuracy alone.
    setsockopt(static_cast<int>(socket), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

void unlimitBytesWaiting(qintptr socket)
{
#ifdef SO_BUF_LOCK
    // From Linux 5.14 on a buffer whose size was set may be given back to the system.
    constexpr int kMuch = 4 * 1024 * 1024; // it takes no more than it allows
    int locks = 0;
    socklen_t size = sizeof locks;
    const int handle = static_cast<int>(socket);
    if (getsockopt(handle, SOL_SOCKET, SO_BUF_LOCK, &locks, &size) != 0 || locks == 0)
        return;
    limitBytesWaiting(socket, kMuch);
    locks = 0;
    setsockopt(handle, SOL_SOCKET, SO_BUF_LOCK, &locks, sizeof locks);
#else
    Q_UNUSED(socket)
#endif
}

} // namespace waybill
