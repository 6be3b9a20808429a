// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/instanceclient.h"

#include <QObject>

namespace waybill
{

class MainWindow;

/// What other starts of the program hand over: one dialog after the other, and none over a dialog
/// that is open already.
class OfferQueue : public QObject
{
    Q_OBJECT

public:
    /// `window` outlives it.
    explicit OfferQueue(MainWindow *window);

    /// Raises the window; what is offered waits for its turn. More than 16 are not kept.
    void add(const InstanceOffer &offer);

private:
    void showNext();

    MainWindow *m_window;
    QList<InstanceOffer> m_waiting;
    bool m_isShowing = false;
};

} // namespace waybill
