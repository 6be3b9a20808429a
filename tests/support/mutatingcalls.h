// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <vector>

struct sock_filter;

namespace waybill::test
{

/// A system call that may change what outlives its process. Linux only.
struct MutatingCall
{
    enum class Subject {
        Path,       ///< names what it changes: always counts
        Descriptor, ///< counts where it is a file's, or that of a connection to a host
    };

    long number = 0;
    const char *name = nullptr;
    Subject subject = Subject::Path;
    int argument = 0;         ///< which one has the descriptor or the path
    bool hasTwoSides = false; ///< before it and after it are two states that a crash may leave
};

/// Nothing for calls that change nothing.
const MutatingCall *mutatingCall(long number);

/// The seccomp filter that stops these calls for the tracer and lets all others run at full speed.
std::vector<sock_filter> mutatingCallsFilter();

/// What a call of a process that is stopped in it is about: "fdatasync journal.db-wal"; empty where
/// it changes nothing that outlives the process: pipes, eventfds, standard output, sockets within
/// the machine that are no network.
QByteArray describeCall(
    int process, const MutatingCall &call, const std::array<quint64, 6> &values);

} // namespace waybill::test
