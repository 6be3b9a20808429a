// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/holdpolicy.h"
#include "core/queue/scheduler.h"
#include "core/queue/timetable.h"
#include "core/transfer/transfertypes.h"

#include <QObject>
#include <QSettings>

namespace waybill
{

/// What the user has chosen, in one file; never a secret. Each is named once, with what holds until
/// somebody chooses.
class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class OnClose { KeepInTray, Minimise, Quit };

    /// What a number may be.
    struct Range
    {
        int least = 0;
        int most = 0;
    };

    explicit Preferences(const QString &path, QObject *parent = nullptr);

    /// Always one that makes sense, whatever the file says.
    QVariant value(const QString &key) const;
    void setValue(const QString &key, const QVariant &value);
    /// What holds for a key that nobody has touched.
    static QVariant defaultOf(const QString &key);
    static Range rangeOf(const QString &key);
    /// Of a key that knows only some words; else empty.
    static QStringList choicesOf(const QString &key);
    /// Whether somebody has said something else than what holds for all.
    bool isChosen(const QString &key) const { return value(key) != defaultOf(key); }
    /// The keys of the settings dialog; geometry and the like are not among them.
    static QStringList keys();
    void restoreDefaults(const QStringList &keys = Preferences::keys());

    // The same by name, in their own types:
    QString downloadFolder() const;
    /// Nothing: ask.
    std::optional<ConflictPolicy> conflictPolicy() const;
    void setConflictPolicy(std::optional<ConflictPolicy> policy);
    /// Of all transfers, apart from what the timetable says.
    RateLimits rateLimits() const;
    Timetable timetable() const;
    HoldPolicy holds() const;
    /// How many transfers may run at once.
    Scheduler::Limits transferLimits() const;
    int offerPackAbove() const { return value(QStringLiteral("archives/offerAbove")).toInt(); }
    /// Bytes; 0: never.
    qint64 askToUnpackAbove() const;
    ArchiveFormat archiveFormat() const;
    /// Empty where what the file says is no proxy.
    QString proxy() const;
    OnClose onClose() const;
    int number(const QString &key) const { return value(key).toInt(); }
    bool isOn(const QString &key) const { return value(key).toBool(); }

    /// Everything else that is remembered: geometry, columns, recent servers.
    QSettings &store() { return m_store; }

signals:
    void changed(const QString &key);
    /// The file cannot be written: what was chosen holds until the program ends.
    void notSaved(const QString &path);

private:
    void takeOverOldKeys();
    void save();

    QSettings m_store;
};

/// What a transfer that somebody adds in a window takes over from the preferences.
TransferSpec withPreferences(TransferSpec spec, const Preferences &preferences);

} // namespace waybill
