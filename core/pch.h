// SPDX-License-Identifier: MIT
// Precompiled: the headers that nearly every source file needs. Nothing may rely on it: each file
// includes its own.
#pragma once

#include <QCoroTask>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>
