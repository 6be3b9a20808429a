// SPDX-License-Identifier: MIT
#include "core/platform/peer.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waybill
{

bool isOwnUsersSocket(qintptr socket)
{
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t length = sizeof peer;
    if (::getsockopt(static_cast<int>(socket), SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0)
        return false;
    return length == sizeof peer && peer.uid == ::geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(static_cast<int>(socket), &user, &group) == 0 && user == ::geteuid();
#endif
}

bool isPrivateFolder(const char *path)
{
    struct stat facts = {};
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    return ::stat(path, &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid() &&
           (facts.st_mode & others) == 0;
}

} // namespace waybill
