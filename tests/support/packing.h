// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/bytestream.h"
#include "core/archive/pack.h"
#include "core/archive/treewalk.h"

#include <QStringList>

namespace waybill::test
{

/// Bytes in memory; each read gives `atOnce` of them at most.
class MemoryStream final : public ByteStream
{
public:
    explicit MemoryStream(QByteArray bytes, qsizetype atOnce = 1 << 20);
    Result<qint64> read(std::span<char> into) override;

private:
    QByteArray m_bytes;
    qsizetype m_atOnce;
    qsizetype m_at = 0;
};

/// All bytes of a stream, read `atOnce` at a time; at the first error what there was until then.
struct Drained
{
    QByteArray bytes;
    Status status;
};
Drained drain(ByteStream *stream, qsizetype atOnce = 1 << 20);
Drained decode(const QByteArray &bytes, Codec codec);

/// Text that compresses; the same for the same seed.
QByteArray prose(qsizetype size, quint32 seed = 1);

/// What packing needs besides the tree.
struct Bench
{
    explicit Bench(int threads = 2);

    QObject home;
    WorkerPool workers;
    JobGate gate;
    JobProgress progress;
};

/// An archive and what went in.
struct Packed
{
    Tree tree;
    TreeDigests digests;
};
/// Walks `source` and packs it into a new file at `target`, at the level that takes least time.
Result<Packed> pack(FileSystem *files, const QString &source, ArchiveFormat format,
    const QString &target, Bench *bench, const WalkOptions &options = {});
/// The same for a tree that was walked before.
Result<TreeDigests> pack(
    FileSystem *files, const Tree &tree, ArchiveFormat format, const QString &target, Bench *bench);
Status verify(const QString &archive, ArchiveFormat format, const Packed &packed);

/// A line for each thing in a folder: name, type, mode, time, and a link's target or a file's
/// digest. Times are cut to multiples of `grainNs`.
QStringList snapshot(const QString &folder, qint64 grainNs = 1);

/// Runs a program to its end. Empty if it said 0, else all that it printed.
QString run(const QString &program, const QStringList &arguments, const QString &folder = {});

/// Sets an entry's own time, not that of what it links to.
void setModified(const QString &path, qint64 ns);

} // namespace waybill::test
