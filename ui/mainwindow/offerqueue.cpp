// SPDX-License-Identifier: MIT
#include "ui/mainwindow/offerqueue.h"

#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QDialog>

namespace waybill
{
namespace
{

/// A web page may make its visitor follow many links.
constexpr qsizetype kMostWaiting = 16;

} // namespace

OfferQueue::OfferQueue(MainWindow *window)
    : QObject(window)
    , m_window(window)
{
}

void OfferQueue::add(const InstanceOffer &offer)
{
    m_window->bringUp();
    if (m_waiting.size() >= kMostWaiting || offer == InstanceOffer())
        return;
    m_waiting.append(offer);
    QMetaObject::invokeMethod(this, &OfferQueue::showNext, Qt::QueuedConnection);
}

void OfferQueue::showNext()
{
    if (m_isShowing || m_waiting.isEmpty())
        return;
    if (auto *const open = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
        connect(open, &QDialog::finished, this, &OfferQueue::showNext,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
        return;
    }
    m_isShowing = true;
    const InstanceOffer offer = m_waiting.takeFirst();
    m_window->offerFiles(offer.paths);
    if (!offer.links.isEmpty())
        m_window->offerDownload(offer.links.join(u'\n'));
    m_isShowing = false;
    QMetaObject::invokeMethod(this, &OfferQueue::showNext, Qt::QueuedConnection);
}

} // namespace waybill
