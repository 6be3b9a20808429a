// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace waybill
{

/// Turns SIGINT and SIGTERM into a Qt signal. The second SIGINT ends the process at once; the
/// journal bears it.
class Signals : public QObject
{
    Q_OBJECT

public:
    explicit Signals(QObject *parent);

signals:
    void stopRequested();
};

} // namespace waybill
