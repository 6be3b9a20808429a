// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"

#include "app/cli/options.h"
#include "core/base/filename.h"
#include "ui/format/errortext.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Command = CommandLine::Command;
using cli::tr;

std::unexpected<CommandLineStop> wrong(const QString &sentence)
{
    return std::unexpected(CommandLineStop{
        ExitStatus::Usage, sentence + u'\n' + tr("Try 'waybill-cli --help' for how to use it.")});
}

std::unexpected<CommandLineStop> wrong(const Error &error, const QString &subject)
{
    const ErrorText text = errorText(error);
    return wrong(subject + u": "_s + text.message + u' ' + text.nextStep);
}

std::optional<qint64> parseRate(const QString &text)
{
    static const QString suffixes = u"kmg"_s;
    QString number = text.toLower();
    qint64 factor = 1;
    if (!number.isEmpty()) {
        const qsizetype power = suffixes.indexOf(number.back());
        if (power >= 0) {
            factor = qint64(1) << (10 * (power + 1));
            number.chop(1);
        }
    }
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || value < 0 || value * static_cast<double>(factor) > 1e15)
        return std::nullopt;
    return static_cast<qint64>(value * static_cast<double>(factor));
}

/// Fills a CommandLine from parsed options; each step says what is wrong, or nothing.
class Reader
{
public:
    Reader(const QCommandLineParser &parser, CommandLine &line)
        : m_parser(parser)
        , m_line(line)
    {
    }

    std::optional<CommandLineStop> readWork()
    {
        if (const auto stop = readNumber(
                u"jobs"_s, 1, 256, [this](int jobs) { m_line.engine.limits = {jobs, jobs}; }))
            return stop;
        if (const auto stop = readNumber(
                u"retries"_s, 0, 1000, [this](int n) { m_line.engine.retry.maxRetries = n; }))
            return stop;
        if (const auto stop = readNumber(u"connections"_s, 1, 64, [this](int n) {
                if (n > 1)
                    m_line.warnings.append(tr("This version uses one connection per file."));
            }))
            return stop;
        if (m_parser.isSet(u"limit"_s)) {
            const auto rate = parseRate(m_parser.value(u"limit"_s));
            if (!rate)
                return wrong(tr("--limit wants bytes per second, such as 500k or 2M.")).error();
            m_line.engine.bytesPerSecond = *rate;
        }
        return readAccess();
    }

    std::optional<CommandLineStop> readAccess()
    {
        Access &access = m_line.access;
        access.credentials.user = m_parser.value(u"user"_s);
        m_line.needsPassword = m_parser.isSet(u"user"_s);
        access.proxy = m_parser.value(u"proxy"_s);
        const QUrl proxy(access.proxy);
        static const QStringList proxySchemes = {u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s};
        if (!access.proxy.isEmpty() &&
            (!proxySchemes.contains(proxy.scheme()) || proxy.host().isEmpty()))
            return wrong(
                tr("--proxy wants a URL that starts with http://, socks5:// or socks5h://."))
                .error();
        for (const auto &[option, file] : {std::pair(u"cacert"_s, &access.caFile),
                 std::pair(u"cert"_s, &access.clientCertificate),
                 std::pair(u"key"_s, &access.clientKey)}) {
            *file = m_parser.value(option);
            if (!file->isEmpty() && !QFileInfo(*file).isReadable())
                return wrong(tr("--%1: the file %2 cannot be read.").arg(option, *file)).error();
        }
        if (m_parser.isSet(u"pin"_s)) {
            const QByteArray pin = m_parser.value(u"pin"_s).toLatin1().toLower().replace(':', "");
            access.pinnedCertificate = QByteArray::fromHex(pin);
            if (pin.size() != 64 || access.pinnedCertificate.toHex() != pin)
                return wrong(tr("--pin wants the 64 hexadecimal digits of a SHA-256.")).error();
        }
        if (m_parser.isSet(u"netrc"_s)) {
            QFile file(m_parser.value(u"netrc"_s));
            if (!file.open(QIODevice::ReadOnly))
                return wrong(tr("--netrc: the file %1 cannot be read.").arg(file.fileName()))
                    .error();
            m_line.netrc = file.read(1024 * 1024);
        }
        return readHeaders();
    }

    std::optional<CommandLineStop> readHeaders()
    {
        if (!m_parser.isSet(u"header-file"_s))
            return std::nullopt;
        QFile file(m_parser.value(u"header-file"_s));
        if (!file.open(QIODevice::ReadOnly))
            return wrong(tr("--header-file: the file %1 cannot be read.").arg(file.fileName()))
                .error();
        for (const QByteArray &line : file.read(1024 * 1024).split('\n')) {
            if (line.trimmed().isEmpty())
                continue;
            const auto header = parseHeaderLine(line.endsWith('\r') ? line.chopped(1) : line);
            if (!header)
                return wrong(header.error(), file.fileName()).error();
            m_line.access.headers.add(header->name, header->value);
        }
        return std::nullopt;
    }

    std::expected<QUrl, CommandLineStop> readUrl(const QString &text)
    {
        const auto url = parseHttpUrl(text);
        const QString shown = redactedUrl(QUrl(text));
        if (!url)
            return wrong(url.error(), shown.isEmpty() ? text.section(u'@', -1) : shown);
        if (url->userInfo().isEmpty())
            return *url;
        m_line.warnings.append(tr("The URL holds a user name or password: other programs and your "
                                  "shell's history may see it."));
        m_line.urlCredentials.append({*url,
            Credentials{url->userName(QUrl::FullyDecoded), url->password(QUrl::FullyDecoded)}});
        return url->adjusted(QUrl::RemoveUserInfo);
    }

    template <typename Enum>
    std::optional<CommandLineStop> readEnum(const QString &option, Enum &value)
    {
        if (!m_parser.isSet(option))
            return std::nullopt;
        const auto known = valueOf<Enum>(m_parser.value(option));
        if (!known) {
            QStringList names;
            for (const char *name : EnumNames<Enum>::names)
                names.append(QString::fromLatin1(name));
            return wrong(tr("--%1 wants one of: %2.").arg(option, names.join(u", "_s))).error();
        }
        value = *known;
        return std::nullopt;
    }

    std::optional<CommandLineStop> readGet(const QStringList &arguments)
    {
        TransferSpec base;
        base.kind = TransferKind::Download;
        base.onConflict = ConflictPolicy::Rename;
        base.path = QDir(m_parser.value(u"into"_s)).absolutePath();
        base.name = m_parser.value(u"name"_s);
        if (arguments.isEmpty())
            return wrong(tr("get wants at least one URL.")).error();
        if (m_parser.isSet(u"name"_s) && !isSafeTreeName(base.name))
            return wrong(tr("--name wants a plain file name.")).error();
        if (arguments.size() > 1 && (!base.name.isEmpty() || m_parser.isSet(u"checksum"_s)))
            return wrong(tr("--name and --checksum go with one URL.")).error();
        if (const auto stop = readEnum(u"on-conflict"_s, base.onConflict))
            return stop;
        if (m_parser.isSet(u"checksum"_s)) {
            const auto checksum = parseExpectedDigest(m_parser.value(u"checksum"_s));
            if (!checksum)
                return wrong(checksum.error(), u"--checksum"_s).error();
            base.checksum = *checksum;
        }
        for (const QString &argument : arguments) {
            const auto url = readUrl(argument);
            if (!url)
                return url.error();
            TransferSpec spec = base;
            spec.url = *url;
            m_line.specs.append(spec);
        }
        return std::nullopt;
    }

    std::optional<CommandLineStop> readPut(QStringList arguments)
    {
        if (arguments.size() < 2)
            return wrong(tr("put wants at least one path, and a URL.")).error();
        const auto url = readUrl(arguments.takeLast());
        if (!url)
            return url.error();
        TransferSpec base;
        base.kind = TransferKind::Upload;
        base.onConflict = ConflictPolicy::Fail;
        base.url = *url;
        if (const auto stop = readEnum(u"on-conflict"_s, base.onConflict))
            return stop;
        if (const auto stop = readEnum(u"via"_s, base.via))
            return stop;
        const QString verify = m_parser.value(u"verify"_s);
        if (!verify.isEmpty() && verify != "length"_L1 && verify != "digest"_L1)
            return wrong(tr("--verify wants one of: length, digest.")).error();
        base.verify = verify == "digest"_L1 ? Verification::Digest : Verification::Length;
        const bool isFolderUrl = url->path().isEmpty() || url->path().endsWith(u'/');
        if (arguments.size() > 1 && !isFolderUrl && base.via != UploadVia::Tus)
            return wrong(tr("Several paths need a URL that ends in '/'.")).error();
        for (const QString &argument : arguments) {
            TransferSpec spec = base;
            spec.path = QDir::cleanPath(QDir::current().absoluteFilePath(argument));
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
                return wrong(tr("'%1' is not the number of a transfer.").arg(argument)).error();
        }
        if (m_line.ids.isEmpty() != m_line.isForAll)
            return wrong(tr("Give either the numbers of transfers or --all.")).error();
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
        case Command::Unpack:
            return CommandLineStop{
                ExitStatus::Usage, tr("Packing and unpacking are not available yet.")};
        case Command::List:
            if (m_parser.isSet(u"state"_s)) {
                TransferState state = TransferState::Queued;
                const auto stop = readEnum(u"state"_s, state);
                m_line.listState = state;
                if (stop)
                    return stop;
            }
            [[fallthrough]];
        case Command::Run:
            if (!arguments.isEmpty())
                return wrong(tr("'%1' is one argument too many.").arg(arguments.constFirst()))
                    .error();
            return std::nullopt;
        case Command::Show:
            if (arguments.size() != 1)
                return wrong(tr("show wants the number of one transfer.")).error();
            [[fallthrough]];
        default:
            return readIds(arguments);
        }
    }

private:
    template <typename Use>
    std::optional<CommandLineStop> readNumber(const QString &option, int least, int most, Use use)
    {
        if (!m_parser.isSet(option))
            return std::nullopt;
        bool isNumber = false;
        const int number = m_parser.value(option).toInt(&isNumber);
        if (!isNumber || number < least || number > most)
            return wrong(tr("--%1 wants a number from %2 to %3.").arg(option).arg(least).arg(most))
                .error();
        use(number);
        return std::nullopt;
    }

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
        return wrong(parser.errorText());
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
        return wrong(name.isEmpty() ? tr("A command is missing.")
                                    : tr("There is no command '%1'.").arg(name));
    for (const cli::OptionRow &row : cli::options()) {
        if (parser.isSet(QString::fromLatin1(row.name)) &&
            !(row.groups & (chosen->groups | cli::Anywhere)))
            return wrong(tr("--%1 does not go with %2.").arg(QString::fromLatin1(row.name), name));
    }

    CommandLine line;
    line.command = chosen->command;
    line.isJson = parser.isSet(u"json"_s);
    line.isQuiet = parser.isSet(u"quiet"_s);
    line.isQueueOnly = parser.isSet(u"queue"_s);
    line.engine.startsQueue = line.command == Command::Run;
    line.engine.profile = parser.isSet(u"profile"_s)
                              ? QDir(parser.value(u"profile"_s)).absolutePath()
                              : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    Reader reader(parser, line);
    for (const auto &stop : {reader.readCommand(words), reader.readWork()}) {
        if (stop)
            return std::unexpected(*stop);
    }
    return line;
}

} // namespace waybill
