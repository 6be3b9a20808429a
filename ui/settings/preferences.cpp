// SPDX-License-Identifier: MIT
#include "ui/settings/preferences.h"

#include <QMap>
#include <QStandardPaths>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kKibibyte = 1024;
constexpr qint64 kGibibyte = 1024 * 1024 * 1024;

const QMap<QString, QVariant> &defaults()
{
    static const QMap<QString, QVariant> table = {
        {u"general/onClose"_s, u"tray"_s},
        {u"general/startInTray"_s, false},
        {u"general/autostart"_s, false},
        {u"general/askBeforeQuitting"_s, true},
        {u"transfers/folder"_s, QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)},
        {u"transfers/onConflict"_s, u"ask"_s},
        {u"transfers/atOnce"_s, 4},
        {u"transfers/perHost"_s, 4},
        {u"network/proxy"_s, QString()},
        {u"network/caFile"_s, QString()},
        {u"limits/kibPerSecond"_s, 0},
        {u"archives/offerAbove"_s, 500},
        {u"archives/askAboveGib"_s, 20},
        {u"archives/format"_s, u"tar.zst"_s},
        {u"notifications/done"_s, true},
        {u"notifications/attention"_s, true},
        {u"advanced/dropTarget"_s, false},
    };
    return table;
}

} // namespace

Preferences::Preferences(const QString &path, QObject *parent)
    : QObject(parent)
    , m_store(path, QSettings::IniFormat)
{
}

QVariant Preferences::value(const QString &key) const
{
    const QVariant standard = defaultOf(key);
    QVariant chosen = m_store.value(key, standard);
    // A file edited by hand may hold anything.
    return chosen.convert(standard.metaType()) ? chosen : standard;
}

void Preferences::setValue(const QString &key, const QVariant &value)
{
    if (value == this->value(key))
        return;
    m_store.setValue(key, value);
    emit changed(key);
}

QVariant Preferences::defaultOf(const QString &key)
{
    return defaults().value(key);
}

QStringList Preferences::keys()
{
    return defaults().keys();
}

void Preferences::restoreDefaults()
{
    for (const auto &[key, standard] : defaults().asKeyValueRange())
        setValue(key, standard);
}

QString Preferences::downloadFolder() const
{
    return value(u"transfers/folder"_s).toString();
}

std::optional<ConflictPolicy> Preferences::conflictPolicy() const
{
    return valueOf<ConflictPolicy>(value(u"transfers/onConflict"_s).toString());
}

void Preferences::setConflictPolicy(std::optional<ConflictPolicy> policy)
{
    setValue(u"transfers/onConflict"_s, policy ? nameOf(*policy) : u"ask"_s);
}

qint64 Preferences::bytesPerSecond() const
{
    return std::max<qint64>(0, value(u"limits/kibPerSecond"_s).toLongLong()) * kKibibyte;
}

qint64 Preferences::askToUnpackAbove() const
{
    return std::max<qint64>(0, value(u"archives/askAboveGib"_s).toLongLong()) * kGibibyte;
}

Preferences::OnClose Preferences::onClose() const
{
    const QString chosen = value(u"general/onClose"_s).toString();
    if (chosen == "minimise"_L1)
        return OnClose::Minimise;
    return chosen == "quit"_L1 ? OnClose::Quit : OnClose::KeepInTray;
}

TransferSpec withPreferences(TransferSpec spec, const Preferences &preferences)
{
    spec.asks = true;
    const bool unpacks = spec.kind == TransferKind::Unpack || !spec.unpackInto.isEmpty();
    if (unpacks && spec.mostUnpacked == 0)
        spec.mostUnpacked = preferences.askToUnpackAbove();
    return spec;
}

} // namespace waybill
