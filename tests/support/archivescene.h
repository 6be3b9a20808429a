// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

namespace waybill::test
{

/// An engine whose disk is in the test's hands, and something to pack or to unpack for it.
struct ArchiveScene
{
    explicit ArchiveScene(TransferKind kind);

    QString tree() const { return engine.path(QStringLiteral("tree")); }
    /// The transfer that was added last.
    TransferId last() const { return engine->ids().constLast(); }
    /// What stands under the final name is right; for what is not done, nothing stands there.
    bool isRight(const TransferSnapshot &ended) const;
    /// What lies hidden in the folder of the result.
    QStringList hidden() const;
    bool isProgramRunning() const;
    /// Does something on the engine's thread, right before the number-th call of the file system
    /// after the next add().
    void atCall(int number, const std::function<void()> &action);

    FaultyFileSystem files;
    ScratchEngine engine;
    TransferSpec spec;
};

/// How many calls of the file system an undisturbed run makes once it is added.
int callsOfRun(TransferKind kind);

} // namespace waybill::test
