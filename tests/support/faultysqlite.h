// SPDX-License-Identifier: MIT
#pragma once

namespace waybill::test
{

/// A double in front of SQLite's way to the disk (its VFS), for all journals of this process:
/// passes every operation on, counts it, and fails the one that it was told to. What SQLite makes
/// of it - a torn log, a commit that is rolled back - is SQLite's own doing. Any thread.
class FaultySqlite
{
public:
    /// Before the first database is opened. False where Qt brings an SQLite of its own.
    static bool install();

    /// What a failing operation says.
    enum class Fault { Io, Full };
    /// The number-th operation from now on fails once; 1 is the next.
    static void failAt(int number, Fault fault = Fault::Io);
    /// From the number-th operation on, all fail until heal(): nothing on the disk changes any
    /// more.
    static void failFrom(int number, Fault fault = Fault::Io);
    static void heal();

    static bool hasFailed();
    /// So far, the failed ones included.
    static int calls();
};

} // namespace waybill::test
