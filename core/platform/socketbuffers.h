// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace waybill
{

/// Bytes that have come over the wire and wait in the system to be read; 0 where nobody can tell.
/// Any thread that may use the socket.
qint64 bytesWaiting(qintptr socket);

/// The port at our end; 0 if it has none.
int localPortOf(qintptr socket);

/// Lets about so many wait, and keeps the system from changing that by itself. What the other end
/// has been allowed to send already may come on top. The system may round up.
void limitBytesWaiting(qintptr socket, int bytes);
/// As many as the system sees fit, if that was not so.
void unlimitBytesWaiting(qintptr socket);

} // namespace waybill
