// SPDX-License-Identifier: MIT
#pragma once

#include "ui/details/remedies.h"

#include <QObject>

class QUrl;
class QWidget;

namespace waybill
{

class EngineHost;
class KnownSites;

/// Carries out what somebody chose for transfers that need attention. Its dialogs come only when
/// they are asked for.
class AttentionDesk : public QObject
{
    Q_OBJECT

public:
    AttentionDesk(EngineHost *host, const KnownSites *sites, QWidget *window);

    /// `transfers` all offer the remedy.
    void carryOut(Remedy remedy, const QList<TransferSnapshot> &transfers);
    /// False if the user gives it up.
    bool signInTo(const QUrl &server, QWidget *parent);

private:
    void signIn(const QList<TransferSnapshot> &transfers);
    void chooseFolder(const QList<TransferSnapshot> &transfers);
    void askForLink(const TransferSnapshot &transfer);
    void trust(const TransferSnapshot &transfer, const QList<TransferId> &ids);

    EngineHost *m_host;
    const KnownSites *m_sites;
    QWidget *m_window;
};

} // namespace waybill
