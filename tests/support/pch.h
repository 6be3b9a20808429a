// SPDX-License-Identifier: MIT
// Precompiled for all tests.
#pragma once

#include "core/pch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
