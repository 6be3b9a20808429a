// SPDX-License-Identifier: MIT
#include "ui/settings/preferences.h"

#include "core/sites/sitecheck.h"

#include <QDir>
#include <QMap>
#include <QStandardPaths>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kKibibyte = 1024;
constexpr qint64 kGibibyte = 1024 * 1024 * 1024;

/// All that is known of a key: what holds until somebody chooses, and what may be chosen.
struct Known
{
    QVariant standard;
    Preferences::Range range = {};
    QStringList choices = {};
};

const QMap<QString, Known> &known()
{
    static const QString downloads =
        QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    static const QMap<QString, Known> table = {
        {u"general/onClose"_s, {u"tray"_s, {}, {u"tray"_s, u"minimise"_s, u"quit"_s}}},
        {u"general/startInTray"_s, {false}},
        {u"general/autostart"_s, {false}},
        {u"general/askBeforeQuitting"_s, {true}},
        {u"transfers/folder"_s, {downloads}},
        {u"transfers/onConflict"_s,
            {u"ask"_s, {},
                {u"ask"_s, u"rename"_s, u"overwrite"_s, u"newer"_s, u"size"_s, u"skip"_s}}},
        {u"transfers/atOnce"_s, {4, {1, 64}}},
        {u"transfers/perHost"_s, {4, {1, 64}}},
        {u"transfers/connections"_s, {8, {1, 64}}},
        {u"transfers/connectionsPerHost"_s, {16, {1, 64}}},
        {u"transfers/downloadsAtOnce"_s, {0, {0, 64}}},
        {u"transfers/uploadsAtOnce"_s, {0, {0, 64}}},
        {u"network/proxy"_s, {QString()}},
        {u"network/caFile"_s, {QString()}},
        {u"network/waitOnMetered"_s, {false}},
        {u"network/waitOnBattery"_s, {false}},
        {u"network/stayAwake"_s, {true}},
        {u"limits/downKibPerSecond"_s, {0, {0, 100'000'000}}},
        {u"limits/upKibPerSecond"_s, {0, {0, 100'000'000}}},
        {u"limits/timetable"_s, {QString()}},
        {u"archives/offerAbove"_s, {500, {1, 1'000'000}}},
        {u"archives/askAboveGib"_s, {20, {0, 1'000'000}}},
        {u"archives/format"_s,
            {u"tar.zst"_s, {},
                {u"tar.zst"_s, u"zip"_s, u"tar.gz"_s, u"tar.xz"_s, u"tar.bz2"_s, u"tar"_s}}},
        {u"notifications/done"_s, {true}},
        {u"notifications/attention"_s, {true}},
        {u"advanced/retries"_s, {5, {0, 1000}}},
        {u"advanced/connectSeconds"_s, {15, {1, 600}}},
        {u"advanced/answerSeconds"_s, {30, {1, 3600}}},
        {u"general/dropTarget"_s, {false}},
    };
    return table;
}

/// As QSettings writes them. QVariant takes any other word for true.
std::optional<bool> truthOf(const QString &word)
{
    if (word == "true"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "0"_L1)
        return false;
    return std::nullopt;
}

} // namespace

Preferences::Preferences(const QString &path, QObject *parent)
    : QObject(parent)
    , m_store(path, QSettings::IniFormat)
{
    takeOverOldKeys();
}

/// There was one limit for both directions.
void Preferences::takeOverOldKeys()
{
    const QString old = u"limits/kibPerSecond"_s;
    if (!m_store.contains(old))
        return;
    for (const QString &key : {u"limits/downKibPerSecond"_s, u"limits/upKibPerSecond"_s}) {
        if (!m_store.contains(key))
            m_store.setValue(key, m_store.value(old));
    }
    m_store.remove(old);
}

/// A file edited by hand may hold anything.
QVariant Preferences::value(const QString &key) const
{
    const Known of = known().value(key);
    QVariant chosen = m_store.value(key, of.standard);
    if (of.standard.metaType().id() == QMetaType::Bool)
        return truthOf(chosen.toString()).value_or(of.standard.toBool());
    if (!chosen.convert(of.standard.metaType()))
        return of.standard;
    if (of.standard.metaType().id() == QMetaType::Int)
        return std::clamp(chosen.toInt(), of.range.least, of.range.most);
    return of.choices.isEmpty() || of.choices.contains(chosen.toString()) ? chosen : of.standard;
}

void Preferences::setValue(const QString &key, const QVariant &value)
{
    if (value == this->value(key))
        return;
    m_store.setValue(key, value);
    save();
    emit changed(key);
}

/// At once, so that a failure is told to who has just chosen.
void Preferences::save()
{
    m_store.sync();
    if (m_store.status() == QSettings::AccessError)
        emit notSaved(m_store.fileName());
}

QVariant Preferences::defaultOf(const QString &key)
{
    return known().value(key).standard;
}

Preferences::Range Preferences::rangeOf(const QString &key)
{
    return known().value(key).range;
}

QStringList Preferences::choicesOf(const QString &key)
{
    return known().value(key).choices;
}

QStringList Preferences::keys()
{
    return known().keys();
}

/// What nobody has chosen is not written down: it follows a later version's defaults.
void Preferences::restoreDefaults(const QStringList &keys)
{
    QStringList others;
    for (const QString &key : keys) {
        if (isChosen(key))
            others.append(key);
        m_store.remove(key);
    }
    save();
    for (const QString &key : std::as_const(others))
        emit changed(key);
}

QString Preferences::downloadFolder() const
{
    const QString folder = value(u"transfers/folder"_s).toString();
    // A relative one would depend on where the program was started.
    return QDir::isAbsolutePath(folder) ? folder : defaultOf(u"transfers/folder"_s).toString();
}

std::optional<ConflictPolicy> Preferences::conflictPolicy() const
{
    return valueOf<ConflictPolicy>(value(u"transfers/onConflict"_s).toString());
}

void Preferences::setConflictPolicy(std::optional<ConflictPolicy> policy)
{
    setValue(u"transfers/onConflict"_s, policy ? nameOf(*policy) : u"ask"_s);
}

RateLimits Preferences::rateLimits() const
{
    return {value(u"limits/downKibPerSecond"_s).toLongLong() * kKibibyte,
        value(u"limits/upKibPerSecond"_s).toLongLong() * kKibibyte};
}

Scheduler::Limits Preferences::transferLimits() const
{
    const auto orUnlimited = [](int most) { return most > 0 ? most : Scheduler::kUnlimited; };
    return {number(u"transfers/atOnce"_s), number(u"transfers/perHost"_s),
        {orUnlimited(number(u"transfers/downloadsAtOnce"_s)),
            orUnlimited(number(u"transfers/uploadsAtOnce"_s))}};
}

HoldPolicy Preferences::holds() const
{
    return {isOn(u"network/waitOnMetered"_s), isOn(u"network/waitOnBattery"_s),
        isOn(u"network/stayAwake"_s)};
}

Timetable Preferences::timetable() const
{
    return Timetable::fromJson(value(u"limits/timetable"_s).toString().toUtf8());
}

qint64 Preferences::askToUnpackAbove() const
{
    return std::max<qint64>(0, value(u"archives/askAboveGib"_s).toLongLong()) * kGibibyte;
}

ArchiveFormat Preferences::archiveFormat() const
{
    return valueOf<ArchiveFormat>(value(u"archives/format"_s).toString())
        .value_or(ArchiveFormat::TarZst);
}

QString Preferences::proxy() const
{
    const QString url = value(u"network/proxy"_s).toString();
    return problemOfProxy(url) ? QString() : url;
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
