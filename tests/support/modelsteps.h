// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enumnames.h"

#include <QList>
#include <QString>

#include <functional>

namespace waybill::test
{

/// One thing that a person, this machine or the server does to an engine at work.
struct ModelStep
{
    enum class Kind {
        Download, ///< adds a file, as often as `count` says
        Upload,
        Pause,
        Resume,
        Cancel,
        Remove,
        Retry,
        Kill,    ///< nothing that happens from here on is on the disk; a new engine takes over
        Restart, ///< an orderly end; a new engine takes over
        NetworkDown,
        NetworkUp,
        DiskIll,
        DiskWell,
        RemoteChange,
        Settle, ///< waits until the engine is at rest
    };

    Kind kind = Kind::Settle;
    int which = 0;  ///< the transfer, file, or way of failing; counted round
    int count = 1;  ///< so many transfers at once
    int waitMs = 0; ///< before the next step

    bool operator==(const ModelStep &) const = default;
};

using ModelSteps = QList<ModelStep>;

/// The same for the same seed.
ModelSteps randomSteps(quint32 seed);
/// One line each.
QString told(const ModelSteps &steps);
/// Leaves steps out as long as it still fails; for a minute at most.
ModelSteps shrunk(ModelSteps steps, const std::function<bool(const ModelSteps &)> &fails);

} // namespace waybill::test

template <>
struct waybill::EnumNames<waybill::test::ModelStep::Kind>
{
    static constexpr std::array names = {"download", "upload", "pause", "resume", "cancel",
        "remove", "retry", "kill", "restart", "network down", "network up", "disk ill", "disk well",
        "remote change", "settle"};
};
