// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace waybill::test
{

/// The processes whose command line has this text in it: that of waybill-unpack names its folder.
/// Ended ones that nobody has asked for do not count.
QList<qint64> processesNaming(const QString &text);

/// Held by SIGSTOP.
bool isStopped(qint64 process);

} // namespace waybill::test
