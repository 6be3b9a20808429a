// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/packing.h"

#include <QTemporaryDir>

namespace waybill::test
{

/// A small tree with something of everything, or one file of it, and its archive.
struct Archived
{
    explicit Archived(ArchiveFormat kind);

    /// Again, after a change to the source.
    void pack();
    Status verify() const;
    /// With these bytes for the archive.
    Status verify(const QByteArray &other) const;
    /// By programs that share no code with what verifies.
    bool comesOutAsItWentIn() const;

    QTemporaryDir folder;
    ArchiveFormat format;
    QString archive;
    QString source;
    Packed packed;
    QByteArray bytes;
};

} // namespace waybill::test
