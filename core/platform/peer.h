// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace waybill
{

/// Whether the process at the other end of a local socket runs as our user. The kernel answers, as
/// of the time of connecting (SO_PEERCRED of unix(7)); false where it does not.
bool isOwnUsersSocket(qintptr socket);

/// Whether a folder is ours and nobody else gets in: what the XDG Base Directory Specification
/// demands of XDG_RUNTIME_DIR.
bool isPrivateFolder(const char *path);

} // namespace waybill
