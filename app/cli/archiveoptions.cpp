// SPDX-License-Identifier: MIT
#include "app/cli/archiveoptions.h"

#include "app/cli/optionvalues.h"
#include "core/base/archiveformat.h"

#include <QFileInfo>

namespace waybill::cli
{

using namespace Qt::StringLiterals;

namespace
{

QString packableSuffixes()
{
    QStringList suffixes;
    for (size_t i = 0; i < EnumNames<ArchiveFormat>::names.size(); ++i) {
        const auto format = static_cast<ArchiveFormat>(i);
        if (canPack(format))
            suffixes.append(suffixOf(format));
    }
    return suffixes.join(u", "_s);
}

std::optional<CommandLineStop> readPacking(const QCommandLineParser &parser,
    const QStringList &sources, ArchiveFormat format, ArchiveOptions &packing)
{
    packing.excludes = parser.values(u"exclude"_s);
    packing.skipsUnreadable = parser.isSet(u"skip-unreadable"_s);
    for (const QString &source : sources)
        packing.sources.append(absolute(source));
    const LevelRange levels = levelsOf(format);
    if (parser.isSet(u"level"_s) && levels.most == 0)
        return wrong(tr("%1 has no level to choose.").arg(suffixOf(format)));
    if (const auto stop = readNumber(parser, u"level"_s, levels.least, levels.most,
            [&packing](int level) { packing.level = level; }))
        return stop;
    return std::nullopt;
}

std::optional<CommandLineStop> refuseComparing(ConflictPolicy policy)
{
    if (!isComparing(policy))
        return std::nullopt;
    return wrong(tr("An archive that is made now has neither a time nor a size to compare: "
                    "--on-conflict %1 does not go with packing.")
            .arg(nameOf(policy)));
}

} // namespace

std::optional<CommandLineStop> readPack(
    const QCommandLineParser &parser, QStringList arguments, CommandLine &line)
{
    if (arguments.size() < 2)
        return wrong(tr("pack wants at least one path, and the archive's name."));
    const QString archive = absolute(arguments.takeLast());
    const auto format = archiveFormatOf(archive);
    if (!format || !canPack(*format))
        return wrong(tr("The archive's name must end in one of: %1.").arg(packableSuffixes()));
    TransferSpec spec;
    spec.kind = TransferKind::Pack;
    spec.onConflict = ConflictPolicy::Fail;
    spec.path = QFileInfo(archive).path();
    spec.name = QFileInfo(archive).fileName();
    if (const auto stop = readEnum(parser, u"on-conflict"_s, spec.onConflict))
        return stop;
    if (const auto stop = refuseComparing(spec.onConflict))
        return stop;
    if (const auto stop = readPacking(parser, arguments, *format, spec.packing.edit()))
        return stop;
    line.specs.append(spec);
    return std::nullopt;
}

std::optional<CommandLineStop> readShipment(
    const QCommandLineParser &parser, const QStringList &sources, TransferSpec &spec)
{
    if (const auto stop = refuseComparing(spec.onConflict))
        return stop;
    const QString name = parser.value(u"pack"_s);
    const auto format = archiveFormatOf(u'.' + name);
    if (!format || !canPack(*format))
        return wrong(tr("--pack wants one of: %1.").arg(packableSuffixes()));
    spec.packing.edit().format = format;
    return readPacking(parser, sources, *format, spec.packing.edit());
}

std::optional<CommandLineStop> readMaxSize(const QCommandLineParser &parser, TransferSpec &spec)
{
    const QString text = parser.value(u"max-size"_s);
    if (text.isEmpty())
        return std::nullopt;
    const auto size = text == "none"_L1 ? std::optional<qint64>(-1) : parseBytes(text);
    if (!size)
        return wrong(tr("--max-size wants bytes, such as 500M or 20G, or none."));
    spec.mostUnpacked = *size;
    return std::nullopt;
}

std::optional<CommandLineStop> readUnpack(
    const QCommandLineParser &parser, const QStringList &arguments, CommandLine &line)
{
    if (arguments.isEmpty())
        return wrong(tr("unpack wants at least one archive."));
    if (arguments.size() > 1 && parser.isSet(u"into"_s))
        return wrong(tr("--into goes with one archive."));
    TransferSpec base;
    base.kind = TransferKind::Unpack;
    base.onConflict = ConflictPolicy::Fail;
    base.removesArchive = parser.isSet(u"remove-archive"_s);
    if (const auto stop = readMaxSize(parser, base))
        return stop;
    if (const auto stop = readEnum(parser, u"on-conflict"_s, base.onConflict))
        return stop;
    for (const QString &argument : arguments) {
        TransferSpec spec = base;
        spec.archive = absolute(argument);
        if (!archiveFormatOf(spec.archive))
            return wrong(tr("%1: the name tells no archive.").arg(argument));
        const QString name = nameWithoutSuffix(QFileInfo(spec.archive).fileName());
        spec.path = absolute(parser.isSet(u"into"_s) ? parser.value(u"into"_s) : name);
        line.specs.append(spec);
    }
    return std::nullopt;
}

} // namespace waybill::cli
