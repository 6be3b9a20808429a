// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/enginesites.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;

namespace waybill
{

class EngineHost;
class SiteEditor;
class SiteList;

/// All servers at the left, one of them to edit at the right. What it does goes to the engine; what
/// it shows is what the engine tells.
class SitesDialog : public QDialog
{
    Q_OBJECT

public:
    SitesDialog(EngineHost *host, QWidget *parent);

    void reject() override;

private:
    QWidget *makeListSide();
    QWidget *makeEditorSide();
    void listen();
    void takeSites(const QList<SiteSnapshot> &sites);
    void takeSaved(const SiteSnapshot &saved);
    const SiteSnapshot *find(const QString &id) const;
    void showSelected();
    void edit(const QString &id);
    /// Asks what becomes of changes that are not saved; false: the person stays.
    bool mayLeave();
    void startNew();
    void duplicate();
    void remove();
    void importFile();
    void exportFile();
    bool save();
    void say(const QString &text);
    void updateButtons();

    EngineHost *m_host;
    QList<SiteSnapshot> m_sites;
    QString m_edited; ///< id; empty: a new one
    SiteList *m_list;
    SiteEditor *m_editor;
    QScrollArea *m_area;
    QLabel *m_message;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_export;
    QPushButton *m_save;
    QPushButton *m_revert;
    bool m_isNew = false; ///< somebody asked for a new one, and has not moved on
    bool m_isSaving = false;
    bool m_follows = false; ///< what is saved next is what is edited then
};

} // namespace waybill
