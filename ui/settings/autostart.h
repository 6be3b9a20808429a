// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace waybill
{

/// The entry that starts the program when its user logs in: a file in a folder that the desktop
/// reads (Desktop Application Autostart Specification 0.5). It lies with the window and not in the
/// core, since it is the window that starts.
class Autostart
{
public:
    /// `folder` of the entries, normally usualFolder(); `command`: a program and its arguments.
    Autostart(QString folder, QStringList command);

    /// Whether this desktop has such entries.
    static bool isSupported();
    static QString usualFolder();
    /// What starts this program in the tray with this profile.
    static QStringList usualCommand(const QString &profile);

    /// Whether the entry is there and holds: desktops mark it instead of removing it.
    bool isOn() const;
    /// Writes or removes the entry; an entry that is there is written anew, as the program may have
    /// moved.
    Status turn(bool isOn) const;

private:
    QString path() const;

    QString m_folder;
    QStringList m_command;
};

/// The words as the value of Exec (Desktop Entry Specification 1.5, "The Exec key"): quoted, with
/// the field codes' % and the string's backslashes doubled.
QString execValue(const QStringList &command);

} // namespace waybill
