// SPDX-License-Identifier: MIT
#include "tests/support/packing.h"

#include "core/base/digest.h"
#include "core/platform/systemfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRandomGenerator>

#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;
constexpr int kRunMs = 120'000;

} // namespace

MemoryStream::MemoryStream(QByteArray bytes, qsizetype atOnce)
    : m_bytes(std::move(bytes))
    , m_atOnce(atOnce)
{
}

Result<qint64> MemoryStream::read(std::span<char> into)
{
    const qsizetype size = std::min<qsizetype>({std::ssize(into), m_atOnce, m_bytes.size() - m_at});
    std::memcpy(into.data(), m_bytes.constData() + m_at, static_cast<size_t>(size));
    m_at += size;
    return size;
}

Drained drain(ByteStream *stream, qsizetype atOnce)
{
    Drained drained;
    QByteArray block(atOnce, Qt::Uninitialized);
    while (true) {
        const auto got = stream->read({block.data(), static_cast<size_t>(block.size())});
        if (!got)
            drained.status = fail(got.error());
        if (!got || *got == 0)
            return drained;
        drained.bytes += block.left(*got);
    }
}

Drained decode(const QByteArray &bytes, Codec codec)
{
    const auto stream = decoded(std::make_unique<MemoryStream>(bytes), codec);
    return drain(stream.get());
}

QByteArray prose(qsizetype size, quint32 seed)
{
    static const QByteArrayList words = {"archive ", "of ", "a ", "tree ", "and ", "its ",
        "leaves, ", "which ", "fall ", "in ", "autumn.\n", "Nobody ", "counts ", "them. "};
    QRandomGenerator generator(seed);
    QByteArray text;
    text.reserve(size + 16);
    while (text.size() < size)
        text += words.at(generator.bounded(static_cast<int>(words.size())));
    text.truncate(size);
    return text;
}

Bench::Bench(int threads)
    : workers(&home, threads)
{
}

Result<TreeDigests> pack(
    FileSystem *files, const Tree &tree, ArchiveFormat format, const QString &target, Bench *bench)
{
    const auto file = files->open(target, OpenMode::CreateNew);
    if (!file)
        return fail(file.error());
    qint64 at = 0;
    auto output = [&file, &at](std::span<const char> bytes) {
        const Status written = (*file)->write(at, bytes);
        at += std::ssize(bytes);
        return written;
    };
    const auto writer = ArchiveWriter::create(
        format, levelsOf(format).least, {output, &bench->workers, &bench->gate});
    return packTree(tree, files, writer.get(), &bench->gate, &bench->progress);
}

Result<Packed> pack(FileSystem *files, const QString &source, ArchiveFormat format,
    const QString &target, Bench *bench, const WalkOptions &options)
{
    auto tree = walkTree(files, {source}, options, &bench->gate);
    if (!tree)
        return fail(tree.error());
    if (const Status fits = checkLimits(*tree, format); !fits)
        return fail(fits.error());
    auto digests = pack(files, *tree, format, target, bench);
    if (!digests)
        return fail(digests.error());
    return Packed{std::move(*tree), std::move(*digests)};
}

Status verify(const QString &archive, ArchiveFormat format, const Packed &packed)
{
    SystemFileSystem files;
    const auto file = files.open(archive, OpenMode::Read);
    if (!file)
        return fail(file.error());
    JobGate gate;
    JobProgress progress;
    return verifyArchive(file->get(), format, packed.tree, packed.digests, &gate, &progress);
}

QStringList snapshot(const QString &folder, qint64 grainNs)
{
    SystemFileSystem files;
    QStringList lines;
    QDirIterator entries(folder,
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const auto facts = files.facts(path);
        if (!facts)
            return {facts.error().detail};
        QString content;
        if (facts->type == FileFacts::Type::SymbolicLink) {
            content = u"-> "_s + files.linkTarget(path).value_or(QString());
        } else if (facts->type == FileFacts::Type::Regular) {
            Digest digest(DigestAlgorithm::Sha256);
            const QByteArray bytes = readFile(path);
            digest.add({bytes.constData(), static_cast<size_t>(bytes.size())});
            content = QString::fromLatin1(digest.result().toHex());
        }
        // unzip and 7z do not set the times of links.
        const bool isTimed = facts->type != FileFacts::Type::SymbolicLink || grainNs == 1;
        lines.append(u"%1 type %2 mode %3 time %4 %5"_s.arg(QDir(folder).relativeFilePath(path))
                .arg(int(facts->type))
                .arg(facts->mode & 0777, 3, 8)
                .arg(isTimed ? facts->modifiedNs / grainNs : 0)
                .arg(content));
    }
    lines.sort();
    return lines;
}

QString run(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setEnvironment(QProcess::systemEnvironment() + QStringList{u"LC_ALL=C.UTF-8"_s});
    process.setChildProcessModifier([] { ::umask(0); });
    process.start(program, arguments);
    if (!process.waitForFinished(kRunMs))
        return program + u": "_s + process.errorString();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return u"%1 ended with %2: "_s.arg(program).arg(process.exitCode()) +
           QString::fromUtf8(process.readAll());
}

void setModified(const QString &path, qint64 ns)
{
    qint64 seconds = ns / kNsPerSecond;
    if (ns % kNsPerSecond < 0)
        --seconds;
    const timespec time{seconds, ns - seconds * kNsPerSecond};
    const timespec times[] = {time, time};
    ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, AT_SYMLINK_NOFOLLOW);
}

} // namespace waybill::test
