// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QStringList>

namespace waybill::test
{

/// Runs a program and kills it at a chosen one of all the places where a crash may leave something
/// behind: before each system call that changes a file or sends something to a host, and after each
/// rename, link, removal and sync as well. They are counted over all threads of the process, by
/// ptrace and a seccomp filter. Linux only; blocks until the program has ended.
class CrashPoints
{
public:
    /// 0: only counts.
    explicit CrashPoints(int killAt = 0)
        : m_killAt(killAt)
    {
    }

    /// Why this machine does not permit it; empty if it does.
    static QString problem();

    /// 128 + the signal that ended it, or its exit status. What it prints goes to these two
    /// descriptors. One that does not end by itself is killed.
    int run(const QString &program, const QStringList &arguments, const QStringList &environment,
        int output, int errors);

    /// How many there were before it ended.
    int count() const { return m_count; }
    /// By name of the call.
    QHash<QByteArray, int> kinds() const { return m_kinds; }
    bool isKilled() const { return m_killAt > 0 && m_count >= m_killAt; }
    /// Where it was when it was killed: "before fdatasync journal.db-wal".
    QByteArray last() const { return m_last; }

private:
    void follow();
    void follow(int thread, int status);
    /// A call that changes something is about to be made: true if its end is to be seen, too.
    bool enter(int thread);
    void leave(int thread);
    void pass(const QByteArray &place);

    int m_killAt;
    int m_process = 0;
    int m_status = -1;
    int m_count = 0;
    QHash<QByteArray, int> m_kinds;
    QByteArray m_last;
    QHash<int, QByteArray> m_inside; ///< threads in a call whose end is a point
};

} // namespace waybill::test
