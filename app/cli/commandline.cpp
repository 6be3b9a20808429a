// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"

#include "app/cli/archiveoptions.h"
#include "app/cli/optionvalues.h"
#include "app/cli/orderoptions.h"
#include "app/cli/workoptions.h"
#include "core/base/filename.h"
#include "core/remote/metalink.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Command = CommandLine::Command;
using cli::absolute;
using cli::readEnum;
using cli::tr;
using cli::wrong;

/// Fills a CommandLine with what a command is to work on; each step says what is wrong, or nothing.
class Reader
{
public:
    Reader(const QCommandLineParser &parser, CommandLine &line)
        : m_parser(parser)
        , m_line(line)
    {
    }

    std::expected<QUrl, CommandLineStop> readUrl(const QString &text)
    {
        const auto url = parseHttpUrl(text);
        const QString shown = redactedUrl(QUrl(text));
        if (!url)
            return std::unexpected(
                wrong(url.error(), shown.isEmpty() ? text.section(u'@', -1) : shown));
        if (url->userInfo().isEmpty())
            return *url;
        m_line.warnings.append(tr("The URL holds a user name or password: other programs and your "
                                  "shell's history may see it."));
        m_line.urlCredentials.append({*url,
            Credentials{url->userName(QUrl::FullyDecoded), url->password(QUrl::FullyDecoded)}});
        return url->adjusted(QUrl::RemoveUserInfo);
    }

    std::optional<CommandLineStop> readGet(QStringList arguments)
    {
        TransferSpec base;
        base.kind = TransferKind::Download;
        base.onConflict = ConflictPolicy::Rename;
        base.followsSite = !m_parser.isSet(u"on-conflict"_s);
        base.path = QDir(m_parser.value(u"into"_s)).absolutePath();
        base.name = m_parser.value(u"name"_s);
        if (m_parser.isSet(u"unpack"_s))
            base.unpackInto = absolute(m_parser.value(u"unpack"_s));
        base.removesArchive = m_parser.isSet(u"remove-archive"_s);
        base.isFolder = m_parser.isSet(u"recursive"_s);
        if (base.isFolder && (!base.unpackInto.isEmpty() || m_parser.isSet(u"checksum"_s)))
            return wrong(tr("--unpack and --checksum do not go with --recursive."));
        if (const auto stop = cli::readMaxSize(m_parser, base))
            return stop;
        if (const auto stop = cli::readRate(m_parser, u"limit-each"_s, {&base.bytesPerSecond}))
            return stop;
        if (const auto stop = cli::readInputFile(m_parser, arguments))
            return stop;
        if (arguments.isEmpty())
            return wrong(tr("get wants at least one URL."));
        if (m_parser.isSet(u"name"_s) && !isSafeTreeName(base.name))
            return wrong(tr("--name wants a plain file name."));
        if (arguments.size() > 1 && (!base.name.isEmpty() || m_parser.isSet(u"checksum"_s)))
            return wrong(tr("--name and --checksum go with one URL."));
        if (const auto stop = readEnum(m_parser, u"on-conflict"_s, base.onConflict))
            return stop;
        if (m_parser.isSet(u"checksum"_s)) {
            const auto checksum = parseExpectedDigest(m_parser.value(u"checksum"_s));
            if (!checksum)
                return wrong(checksum.error(), u"--checksum"_s);
            base.checksum = *checksum;
        }
        if (const auto stop = readOtherSources(arguments, base))
            return stop;
        m_line.ofMetalink = base;
        for (const QString &argument : arguments) {
            if (isMetalinkName(argument) && QFileInfo(argument).isFile()) {
                m_line.metalinks.append(absolute(argument));
                continue;
            }
            const auto url = readUrl(argument);
            if (!url)
                return url.error();
            TransferSpec spec = base;
            spec.url = *url;
            m_line.specs.append(spec);
        }
        return std::nullopt;
    }

    /// Where else the file is, and who knows its digest.
    std::optional<CommandLineStop> readOtherSources(
        const QStringList &arguments, TransferSpec &base)
    {
        const QStringList mirrors = m_parser.values(u"mirror"_s);
        m_line.checksumFrom = m_parser.value(u"checksum-from"_s);
        if (base.isFolder && (!mirrors.isEmpty() || m_parser.isSet(u"checksum-from"_s)))
            return wrong(tr("--mirror and --checksum-from do not go with --recursive."));
        if (arguments.size() > 1 && !mirrors.isEmpty())
            return wrong(tr("--mirror goes with one URL."));
        if (base.checksum && m_parser.isSet(u"checksum-from"_s))
            return wrong(tr("Give either --checksum or --checksum-from."));
        for (const QString &mirror : mirrors) {
            const auto url = readUrl(mirror);
            if (!url)
                return url.error();
            base.mirrors.append(*url);
        }
        if (m_parser.isSet(u"checksum-from"_s) && m_line.checksumFrom != "auto"_L1) {
            const auto url = readUrl(m_line.checksumFrom);
            if (!url)
                return url.error();
            m_line.checksumFrom = url->toString(QUrl::FullyEncoded);
        }
        return std::nullopt;
    }

    std::optional<CommandLineStop> readPut(QStringList arguments)
    {
        if (arguments.size() < 2)
            return wrong(tr("put wants at least one path, and a URL."));
        const auto url = readUrl(arguments.takeLast());
        if (!url)
            return url.error();
        TransferSpec base;
        base.kind = TransferKind::Upload;
        base.onConflict = ConflictPolicy::Fail;
        base.followsSite = !m_parser.isSet(u"on-conflict"_s);
        base.url = *url;
        if (const auto stop = readEnum(m_parser, u"on-conflict"_s, base.onConflict))
            return stop;
        if (const auto stop = cli::readRate(m_parser, u"limit-each"_s, {&base.bytesPerSecond}))
            return stop;
        if (const auto stop = readEnum(m_parser, u"via"_s, base.via))
            return stop;
        const QString verify = m_parser.value(u"verify"_s);
        if (!verify.isEmpty() && verify != "length"_L1 && verify != "digest"_L1)
            return wrong(tr("--verify wants one of: length, digest."));
        base.verify = verify == "digest"_L1 ? Verification::Digest : Verification::Length;
        if (m_parser.isSet(u"pack"_s)) {
            base.path = absolute(arguments.constFirst());
            const auto stop = cli::readShipment(m_parser, arguments, base);
            m_line.specs.append(base);
            return stop;
        }
        const bool isFolderUrl = url->path().isEmpty() || url->path().endsWith(u'/');
        if (arguments.size() > 1 && !isFolderUrl && base.via != UploadVia::Tus)
            return wrong(tr("Several paths need a URL that ends in '/'."));
        for (const QString &argument : arguments) {
            TransferSpec spec = base;
            spec.path = absolute(argument);
            m_line.specs.append(spec);
        }
        return std::nullopt;
    }

    std::optional<CommandLineStop> readIds(const QStringList &arguments)
    {
        m_line.isForAll = m_parser.isSet(u"all"_s);
        for (const QString &argument : arguments) {
            bool isNumber = false;
            m_line.ids.append(argument.toLongLong(&isNumber));
            if (!isNumber || m_line.ids.constLast() <= 0)
                return wrong(tr("'%1' is not the number of a transfer.").arg(argument));
        }
        if (m_line.ids.isEmpty() != m_line.isForAll)
            return wrong(tr("Give either the numbers of transfers or --all."));
        return std::nullopt;
    }

    std::optional<CommandLineStop> readCommand(const QStringList &arguments)
    {
        switch (m_line.command) {
        case Command::Get:
            return readGet(arguments);
        case Command::Put:
            return readPut(arguments);
        case Command::Pack:
            return cli::readPack(m_parser, arguments, m_line);
        case Command::Unpack:
            return cli::readUnpack(m_parser, arguments, m_line);
        case Command::List:
            if (m_parser.isSet(u"state"_s)) {
                TransferState state = TransferState::Queued;
                const auto stop = readEnum(m_parser, u"state"_s, state);
                m_line.listState = state;
                if (stop)
                    return stop;
            }
            [[fallthrough]];
        case Command::Run:
            if (!arguments.isEmpty())
                return wrong(tr("'%1' is one argument too many.").arg(arguments.constFirst()));
            return std::nullopt;
        case Command::Show:
            if (arguments.size() != 1)
                return wrong(tr("show wants the number of one transfer."));
            [[fallthrough]];
        default:
            return readIds(arguments);
        }
    }

private:
    const QCommandLineParser &m_parser;
    CommandLine &m_line;
};

} // namespace

std::expected<CommandLine, CommandLineStop> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOption({{u"h"_s, u"help"_s}, QString()});
    parser.addOption({{u"v"_s, u"version"_s}, QString()});
    for (const cli::OptionRow &row : cli::options())
        parser.addOption(
            {QString::fromLatin1(row.name), QString(), QString::fromLatin1(row.value)});
    if (!parser.parse(arguments))
        return std::unexpected(wrong(parser.errorText()));
    if (parser.isSet(u"help"_s))
        return std::unexpected(CommandLineStop{ExitStatus::Success, cli::helpText()});
    if (parser.isSet(u"version"_s))
        return std::unexpected(
            CommandLineStop{ExitStatus::Success, u"waybill-cli " WAYBILL_VERSION ""_s});

    QStringList words = parser.positionalArguments();
    const QString name = words.isEmpty() ? QString() : words.takeFirst();
    const cli::CommandRow *chosen = nullptr;
    for (const cli::CommandRow &row : cli::commands()) {
        if (name == QLatin1StringView(row.name))
            chosen = &row;
    }
    if (!chosen)
        return std::unexpected(wrong(name.isEmpty() ? tr("A command is missing.")
                                                    : tr("There is no command '%1'.").arg(name)));
    for (const cli::OptionRow &row : cli::options()) {
        if (parser.isSet(QString::fromLatin1(row.name)) &&
            !(row.groups & (chosen->groups | cli::Anywhere)))
            return std::unexpected(
                wrong(tr("--%1 does not go with %2.").arg(QString::fromLatin1(row.name), name)));
    }

    CommandLine line;
    line.command = chosen->command;
    line.isJson = parser.isSet(u"json"_s);
    line.isQuiet = parser.isSet(u"quiet"_s);
    line.needsArchivePassword = parser.isSet(u"password-prompt"_s);
    line.isQueueOnly = parser.isSet(u"queue"_s);
    line.engine.startsQueue = line.command == Command::Run;
    line.engine.profile = parser.isSet(u"profile"_s)
                              ? QDir(parser.value(u"profile"_s)).absolutePath()
                              : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    Reader reader(parser, line);
    for (const auto &stop : {reader.readCommand(words), cli::readOrder(parser, line),
             cli::readWorkOptions(parser, line)}) {
        if (stop)
            return std::unexpected(*stop);
    }
    return line;
}

} // namespace waybill
