// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace waybill
{

/// Does `work` on a worker, and gives what it returned to `then` on the GUI thread, unless
/// `context` is gone by then. A disk or a share may take its time, and the window must not wait
/// for it. What has begun is finished before the program ends. `work` sees no QObject.
template <typename Work, typename Then>
void onWorker(QObject *context, Work work, Then then)
{
    QThreadPool::globalInstance()->start(
        [work = std::move(work), then = std::move(then), context = QPointer(context)] {
            // By way of the application, which outlives the worker.
            QMetaObject::invokeMethod(
                qApp,
                [outcome = work(), then, context] {
                    if (context)
                        then(outcome);
                },
                Qt::QueuedConnection);
        });
}

} // namespace waybill
