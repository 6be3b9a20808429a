// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"

class QWidget;

namespace waybill
{

/// Asks whether these are to be deleted on the server, by name. Blocks until it is answered.
bool confirmRemoval(const QList<RemoteEntry> &entries, QWidget *parent);

} // namespace waybill
