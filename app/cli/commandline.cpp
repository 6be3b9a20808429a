// SPDX-License-Identifier: MIT
#include "app/cli/commandline.h"

#include "core/transfer/filename.h"
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

QString tr(const char *text)
{
    return QCoreApplication::translate("waybill-cli", text);
}

std::unexpected<CommandLineStop> wrong(const QString &sentence)
{
    return std::unexpected(CommandLineStop{ExitStatus::Usage,
        sentence + u'\n' + tr("Try 'waybill-cli --help' for how to use it.")});
}

std::unexpected<CommandLineStop> wrong(const Error &error, const QString &subject)
{
    const ErrorText text = errorText(error);
    return wrong(subject + u": "_s + text.message + u' ' + text.nextStep);
}

enum OptionGroup : unsigned {
    Anywhere = 1,
    ForGet = 2,
    ForPut = 4,
    ForPack = 8,
    ForUnpack = 16,
    ForList = 32,
    ForWork = 64, ///< get, put, run, resume, retry
    ForAdd = 128, ///< get, put, pack, unpack
    ForIds = 256,
};

struct OptionRow
{
    const char *name;
    const char *value; ///< of the option's argument; null: a switch
    unsigned groups;
    const char *help;
};

constexpr OptionRow kOptions[] = {
    {"profile", "DIR", Anywhere, QT_TRANSLATE_NOOP("waybill-cli", "folder of the journal and settings")},
    {"json", nullptr, Anywhere, QT_TRANSLATE_NOOP("waybill-cli", "one JSON object per line on standard output")},
    {"quiet", nullptr, Anywhere, QT_TRANSLATE_NOOP("waybill-cli", "say only what went wrong")},
    {"into", "DIR", ForGet | ForUnpack, QT_TRANSLATE_NOOP("waybill-cli", "folder for what is downloaded or unpacked")},
    {"name", "NAME", ForGet, QT_TRANSLATE_NOOP("waybill-cli", "name of the file, instead of the server's")},
    {"checksum", "ALGO:HEX", ForGet, QT_TRANSLATE_NOOP("waybill-cli", "md5, sha1, sha256 or sha512 that the file must have")},
    {"on-conflict", "POLICY", ForGet | ForPut, QT_TRANSLATE_NOOP("waybill-cli", "fail, skip, overwrite or rename where the target exists (get: rename, put: fail)")},
    {"via", "WAY", ForPut, QT_TRANSLATE_NOOP("waybill-cli", "auto, put, webdav or tus")},
    {"verify", "HOW", ForPut, QT_TRANSLATE_NOOP("waybill-cli", "length, or digest: read back and compared")},
    {"level", "N", ForPack, QT_TRANSLATE_NOOP("waybill-cli", "how hard to compress")},
    {"state", "STATE", ForList, QT_TRANSLATE_NOOP("waybill-cli", "only transfers in this state")},
    {"all", nullptr, ForIds, QT_TRANSLATE_NOOP("waybill-cli", "all transfers")},
    {"queue", nullptr, ForAdd, QT_TRANSLATE_NOOP("waybill-cli", "add and return at once")},
    {"connections", "N", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "ceiling of connections per file")},
    {"limit", "RATE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "bytes per second for all together; k, M, G")},
    {"retries", "N", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "attempts in a row without progress before giving up")},
    {"jobs", "N", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "transfers at once")},
    {"user", "NAME", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "user name; the password comes from WAYBILL_PASSWORD or a prompt")},
    {"netrc", "FILE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "user names and passwords by host")},
    {"header-file", "FILE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "further request headers, one 'Name: value' a line")},
    {"cacert", "FILE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "certificates (PEM) to trust instead of the system's")},
    {"cert", "FILE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "client certificate (PEM)")},
    {"key", "FILE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "key of the client certificate (PEM)")},
    {"pin", "SHA256", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "trust exactly the certificate with this digest (of its DER form, in hex)")},
    {"proxy", "URL", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "http://, socks5:// or socks5h:// proxy")},
};

struct CommandRow
{
    const char *name;
    Command command;
    unsigned groups;
    const char *arguments;
    const char *help;
};

constexpr CommandRow kCommands[] = {
    {"get", Command::Get, ForGet | ForWork | ForAdd, "URL...", QT_TRANSLATE_NOOP("waybill-cli", "download")},
    {"put", Command::Put, ForPut | ForWork | ForAdd, "PATH... URL", QT_TRANSLATE_NOOP("waybill-cli", "upload")},
    {"pack", Command::Pack, ForPack | ForAdd, "PATH... ARCHIVE", QT_TRANSLATE_NOOP("waybill-cli", "compress")},
    {"unpack", Command::Unpack, ForUnpack | ForAdd, "ARCHIVE", QT_TRANSLATE_NOOP("waybill-cli", "extract")},
    {"list", Command::List, ForList, "", QT_TRANSLATE_NOOP("waybill-cli", "transfers")},
    {"show", Command::Show, 0, "ID", QT_TRANSLATE_NOOP("waybill-cli", "one transfer: receipt and timeline")},
    {"pause", Command::Pause, ForIds, "ID...", QT_TRANSLATE_NOOP("waybill-cli", "stop, to go on later")},
    {"resume", Command::Resume, ForIds | ForWork, "ID...", QT_TRANSLATE_NOOP("waybill-cli", "go on with what is paused or waits")},
    {"cancel", Command::Cancel, ForIds, "ID...", QT_TRANSLATE_NOOP("waybill-cli", "stop for good, and remove what is unfinished")},
    {"retry", Command::Retry, ForIds | ForWork, "ID...", QT_TRANSLATE_NOOP("waybill-cli", "start again what failed or was cancelled")},
    {"remove", Command::Remove, ForIds, "ID...", QT_TRANSLATE_NOOP("waybill-cli", "take off the list; finished files stay")},
    {"run", Command::Run, ForWork, "", QT_TRANSLATE_NOOP("waybill-cli", "work until nothing is left that can run")},
};

QString helpText()
{
    QString text = tr("Usage: waybill-cli [--profile DIR] [--json] [--quiet] COMMAND ...") + u"\n\n"_s
        + tr("Moves files to and from HTTP(S) servers, resumes whatever happens, and proves the result.")
        + u"\n\n"_s + tr("Commands:") + u'\n';
    for (const CommandRow &row : kCommands)
        text += u"  %1%2\n"_s.arg(QString::fromLatin1(row.name) + u' ' + QString::fromLatin1(row.arguments), -26)
                    .arg(tr(row.help));
    text += u'\n' + tr("Options:") + u'\n';
    for (const OptionRow &row : kOptions) {
        QString name = u"--"_s + QString::fromLatin1(row.name);
        if (row.value)
            name += u' ' + QString::fromLatin1(row.value);
        text += u"  %1%2\n"_s.arg(name, -26).arg(tr(row.help));
    }
    text += u"  %1%2\n"_s.arg(u"--help, --version"_s, -26).arg(tr("this text; the version"));
    text += u'\n' + tr("Exit status: 0 all is done; 1 at least one failed; 2 the command line is wrong; 3 the profile is in use;")
        + u'\n' + tr("4 stopped by a signal with work left; 5 the profile cannot be used; 6 work is left paused or waiting.");
    return text;
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
        if (const auto stop = readNumber(u"jobs"_s, 1, 256, [this](int jobs) { m_line.engine.limits = {jobs, jobs}; }))
            return stop;
        if (const auto stop = readNumber(u"retries"_s, 0, 1000, [this](int n) { m_line.engine.retry.maxRetries = n; }))
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
        if (!access.proxy.isEmpty() && (!proxySchemes.contains(proxy.scheme()) || proxy.host().isEmpty()))
            return wrong(tr("--proxy wants a URL that starts with http://, socks5:// or socks5h://.")).error();
        for (const auto &[option, file] :
            {std::pair(u"cacert"_s, &access.caFile), std::pair(u"cert"_s, &access.clientCertificate),
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
                return wrong(tr("--netrc: the file %1 cannot be read.").arg(file.fileName())).error();
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
            return wrong(tr("--header-file: the file %1 cannot be read.").arg(file.fileName())).error();
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
        m_line.warnings.append(
            tr("The URL holds a user name or password: other programs and your shell's history may see it."));
        m_line.urlCredentials.append(
            {*url, Credentials{url->userName(QUrl::FullyDecoded), url->password(QUrl::FullyDecoded)}});
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
            spec.isFolder = QFileInfo(argument).isDir();
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
            return CommandLineStop{ExitStatus::Usage, tr("Packing and unpacking are not available yet.")};
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
                return wrong(tr("'%1' is one argument too many.").arg(arguments.constFirst())).error();
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
            return wrong(tr("--%1 wants a number from %2 to %3.").arg(option).arg(least).arg(most)).error();
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
    for (const OptionRow &row : kOptions)
        parser.addOption({QString::fromLatin1(row.name), QString(), QString::fromLatin1(row.value)});
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(u"help"_s))
        return std::unexpected(CommandLineStop{ExitStatus::Success, helpText()});
    if (parser.isSet(u"version"_s))
        return std::unexpected(CommandLineStop{ExitStatus::Success, u"waybill-cli " WAYBILL_VERSION ""_s});

    QStringList words = parser.positionalArguments();
    const QString name = words.isEmpty() ? QString() : words.takeFirst();
    const CommandRow *chosen = nullptr;
    for (const CommandRow &row : kCommands) {
        if (name == QLatin1StringView(row.name))
            chosen = &row;
    }
    if (!chosen)
        return wrong(name.isEmpty() ? tr("A command is missing.") : tr("There is no command '%1'.").arg(name));
    for (const OptionRow &row : kOptions) {
        if (parser.isSet(QString::fromLatin1(row.name)) && !(row.groups & (chosen->groups | Anywhere)))
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
