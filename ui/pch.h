// SPDX-License-Identifier: MIT
// Precompiled: what most of the window's files need. Nothing may rely on it.
#pragma once

#include "core/pch.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QWidget>
