// SPDX-License-Identifier: MIT
#include "core/archive/survey.h"

#include "core/archive/blockcompressor.h"
#include "core/archive/treewalk.h"

#include <QRandomGenerator>

namespace waybill
{
namespace
{

constexpr qint64 kSample = 128 * 1024;
constexpr int kSamples = 64;
constexpr int kLevel = 3;
constexpr quint32 kSeed = 1; // the same tree gives the same estimate

/// Compressed bytes for each byte, from places that are the likelier the more bytes lie there.
double sampledRatio(FileSystem *files, const Tree &tree, JobGate *gate)
{
    QList<qint64> ends; // of each entry, as if all lay in a row
    qint64 end = 0;
    for (const TreeEntry &entry : tree.entries) {
        end += entry.facts.type == FileFacts::Type::Regular ? entry.facts.size : 0;
        ends.append(end);
    }
    QRandomGenerator random(kSeed);
    const auto compressor = BlockCompressor::create(Codec::Zstd, kLevel);
    std::vector<char> plain(kSample);
    std::vector<char> packed;
    double in = 0;
    double out = 0;
    for (int i = 0; i < kSamples && end > 0 && gate->pass(); ++i) {
        const qint64 at = static_cast<qint64>(random.generate64() % static_cast<quint64>(end));
        const auto found = std::ranges::upper_bound(ends, at);
        const TreeEntry &entry = tree.entries.at(found - ends.begin());
        const auto file = files->open(entry.source, OpenMode::Read);
        if (!file)
            continue;
        const qint64 latest = std::max<qint64>(0, entry.facts.size - kSample);
        const auto got = (*file)->read(std::min(latest, at - (*found - entry.facts.size)), plain);
        if (!got || *got == 0)
            continue;
        const auto piece = std::span<const char>(plain).first(static_cast<size_t>(*got));
        if (!compressor->compress(piece, packed, false))
            continue;
        in += static_cast<double>(*got);
        out += static_cast<double>(packed.size());
    }
    return in > 0 ? std::min(1.0, out / in) : 1.0;
}

} // namespace

Result<TreeSurvey> surveyTree(FileSystem *files, const QStringList &sources, JobGate *gate)
{
    const WalkOptions options{Excludes(QStringList()), true};
    const auto tree = walkTree(files, sources, options, gate);
    if (!tree)
        return fail(tree.error());
    TreeSurvey survey;
    for (const TreeEntry &entry : tree->entries) {
        const bool isFolder = entry.facts.type == FileFacts::Type::Folder;
        if (isFolder)
            ++survey.folders;
        else
            ++survey.files;
        if (survey.lines.size() < TreeSurvey::kMostLines)
            survey.lines.append({entry.path, isFolder ? 0 : entry.facts.size, isFolder});
    }
    survey.bytes = tree->bytes;
    survey.packedBytes =
        static_cast<qint64>(static_cast<double>(tree->bytes) * sampledRatio(files, *tree, gate));
    return survey;
}

} // namespace waybill
