// SPDX-License-Identifier: MIT
#include "app/cli/options.h"

#include "ui/format/errortext.h"

#include <QCoreApplication>

namespace waybill::cli
{

using namespace Qt::StringLiterals;

using Command = CommandLine::Command;

namespace
{

constexpr OptionRow kOptions[] = {
    {"profile", "DIR", Anywhere,
        QT_TRANSLATE_NOOP("waybill-cli", "folder of the journal and settings")},
    {"json", nullptr, Anywhere,
        QT_TRANSLATE_NOOP("waybill-cli", "one JSON object per line on standard output")},
    {"quiet", nullptr, Anywhere, QT_TRANSLATE_NOOP("waybill-cli", "say only what went wrong")},
    {"into", "DIR", ForGet | ForUnpack,
        QT_TRANSLATE_NOOP("waybill-cli", "folder for what is downloaded or unpacked")},
    {"input-file", "FILE", ForGet,
        QT_TRANSLATE_NOOP(
            "waybill-cli", "further URLs, one a line; # begins a comment; -: standard input")},
    {"recursive", nullptr, ForGet,
        QT_TRANSLATE_NOOP(
            "waybill-cli", "the URL is a folder: download all that the server lists beneath it")},
    {"unpack", "DIR", ForGet,
        QT_TRANSLATE_NOOP("waybill-cli", "then unpack what came into this folder")},
    {"remove-archive", nullptr, ForGet | ForUnpack,
        QT_TRANSLATE_NOOP("waybill-cli", "remove the archive once it is unpacked")},
    {"name", "NAME", ForGet,
        QT_TRANSLATE_NOOP("waybill-cli", "name of the file, instead of the server's")},
    {"checksum", "ALGO:HEX", ForGet,
        QT_TRANSLATE_NOOP("waybill-cli", "md5, sha1, sha256 or sha512 that the file must have")},
    {"checksum-from", "URL", ForGet,
        QT_TRANSLATE_NOOP("waybill-cli",
            "a list of checksums (SHA256SUMS, file.sha256) that has the file's; auto: the one "
            "beside it")},
    {"mirror", "URL", ForGet,
        QT_TRANSLATE_NOOP(
            "waybill-cli", "where else the same file is; may be given several times")},
    {"on-conflict", "POLICY", ForGet | ForPut | ForPack | ForUnpack,
        QT_TRANSLATE_NOOP("waybill-cli",
            "where the target exists: fail, skip, overwrite, rename, newer or size (overwrite if "
            "newer, of another size); else as set for the server, else get: rename, others: fail")},
    {"via", "WAY", ForPut, QT_TRANSLATE_NOOP("waybill-cli", "auto, put, webdav or tus")},
    {"verify", "HOW", ForPut,
        QT_TRANSLATE_NOOP("waybill-cli", "length, or digest: read back and compared")},
    {"password-prompt", nullptr, ForGet | ForUnpack | ForResume,
        QT_TRANSLATE_NOOP("waybill-cli",
            "the archive's password comes from WAYBILL_ARCHIVE_PASSWORD or a prompt")},
    {"max-size", "SIZE", ForGet | ForUnpack,
        QT_TRANSLATE_NOOP("waybill-cli",
            "unpack to at most so many bytes (k, M, G); none: any size and number of entries")},
    {"pack", "FORMAT", ForPut,
        QT_TRANSLATE_NOOP(
            "waybill-cli", "send all paths as one archive, made on the way: tar.zst, zip, ...")},
    {"level", "N", ForPack | ForPut, QT_TRANSLATE_NOOP("waybill-cli", "how hard to compress")},
    {"exclude", "PATTERN", ForPack | ForPut,
        QT_TRANSLATE_NOOP("waybill-cli", "leave out, as a line of a .gitignore would; repeatable")},
    {"skip-unreadable", nullptr, ForPack | ForPut,
        QT_TRANSLATE_NOOP("waybill-cli", "leave out what may not be read instead of failing")},
    {"state", "STATE", ForList, QT_TRANSLATE_NOOP("waybill-cli", "only transfers in this state")},
    {"all", nullptr, ForIds, QT_TRANSLATE_NOOP("waybill-cli", "all transfers")},
    {"queue", nullptr, ForAdd, QT_TRANSLATE_NOOP("waybill-cli", "add and return at once")},
    {"connections", "N", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "ceiling of connections per file")},
    {"limit", "RATE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "bytes per second, each way, for all together; k, M, G")},
    {"limit-down", "RATE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "the same for what comes from servers")},
    {"limit-up", "RATE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "the same for what goes to servers")},
    {"limit-each", "RATE", ForGet | ForPut,
        QT_TRANSLATE_NOOP("waybill-cli", "bytes per second for each transfer that is added")},
    {"priority", "WHICH", ForAdd,
        QT_TRANSLATE_NOOP("waybill-cli", "high, normal or low: in which order the queue goes")},
    {"start-at", "TIME", ForAdd,
        QT_TRANSLATE_NOOP(
            "waybill-cli", "not before HH:MM, the next one, or \"YYYY-MM-DD HH:MM\"")},
    {"retries", "N", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "attempts in a row without progress before giving up")},
    {"jobs", "N", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "transfers at once")},
    {"user", "NAME", ForWork,
        QT_TRANSLATE_NOOP(
            "waybill-cli", "user name; the password comes from WAYBILL_PASSWORD or a prompt")},
    {"netrc", "FILE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "user names and passwords by host")},
    {"header-file", "FILE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "further request headers, one 'Name: value' a line")},
    {"cacert", "FILE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "certificates (PEM) to trust instead of the system's")},
    {"cert", "FILE", ForWork, QT_TRANSLATE_NOOP("waybill-cli", "client certificate (PEM)")},
    {"key", "FILE", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "key of the client certificate (PEM)")},
    {"pin", "SHA256", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli",
            "trust exactly the certificate with this digest (of its DER form, in hex)")},
    {"proxy", "URL", ForWork,
        QT_TRANSLATE_NOOP("waybill-cli", "http://, socks5:// or socks5h:// proxy")},
};

constexpr CommandRow kCommands[] = {
    {"get", Command::Get, ForGet | ForWork | ForAdd, "URL...",
        QT_TRANSLATE_NOOP(
            "waybill-cli", "download; also what a Metalink (x.meta4, file or URL) names")},
    {"put", Command::Put, ForPut | ForWork | ForAdd, "PATH... URL",
        QT_TRANSLATE_NOOP("waybill-cli", "upload")},
    {"pack", Command::Pack, ForPack | ForAdd, "PATH... ARCHIVE",
        QT_TRANSLATE_NOOP("waybill-cli", "compress")},
    {"unpack", Command::Unpack, ForUnpack | ForAdd, "ARCHIVE",
        QT_TRANSLATE_NOOP("waybill-cli", "extract")},
    {"list", Command::List, ForList, "", QT_TRANSLATE_NOOP("waybill-cli", "transfers")},
    {"show", Command::Show, 0, "ID",
        QT_TRANSLATE_NOOP("waybill-cli", "one transfer: receipt and timeline")},
    {"pause", Command::Pause, ForIds, "ID...",
        QT_TRANSLATE_NOOP("waybill-cli", "stop, to go on later")},
    {"resume", Command::Resume, ForIds | ForWork | ForResume, "ID...",
        QT_TRANSLATE_NOOP("waybill-cli", "go on with what is paused or waits")},
    {"cancel", Command::Cancel, ForIds, "ID...",
        QT_TRANSLATE_NOOP("waybill-cli", "stop for good, and remove what is unfinished")},
    {"retry", Command::Retry, ForIds | ForWork | ForResume, "ID...",
        QT_TRANSLATE_NOOP("waybill-cli", "start again what failed or was cancelled")},
    {"remove", Command::Remove, ForIds, "ID...",
        QT_TRANSLATE_NOOP("waybill-cli", "take off the list; finished files stay")},
    {"run", Command::Run, ForWork | ForResume, "",
        QT_TRANSLATE_NOOP("waybill-cli", "work until nothing is left that can run")},
};

} // namespace

QString tr(const char *text)
{
    return QCoreApplication::translate("waybill-cli", text);
}

std::span<const OptionRow> options()
{
    return kOptions;
}

std::span<const CommandRow> commands()
{
    return kCommands;
}

QString helpText()
{
    QString text = tr("Usage: waybill-cli [--profile DIR] [--json] [--quiet] COMMAND ...") +
                   u"\n\n"_s +
                   tr("Moves files to and from HTTP(S) servers, resumes whatever happens, and "
                      "proves the result.") +
                   u"\n\n"_s + tr("Commands:") + u'\n';
    for (const CommandRow &row : kCommands)
        text +=
            u"  %1%2\n"_s
                .arg(QString::fromLatin1(row.name) + u' ' + QString::fromLatin1(row.arguments), -26)
                .arg(tr(row.help));
    text += u'\n' + tr("Options:") + u'\n';
    for (const OptionRow &row : kOptions) {
        QString name = u"--"_s + QString::fromLatin1(row.name);
        if (row.value)
            name += u' ' + QString::fromLatin1(row.value);
        text += u"  %1%2\n"_s.arg(name, -26).arg(tr(row.help));
    }
    text += u"  %1%2\n"_s.arg(u"--help, --version"_s, -26).arg(tr("this text; the version"));
    text += u'\n' +
            tr("Exit status: 0 all is done; 1 at least one failed; 2 the command line is wrong; 3 "
               "the profile is in use;") +
            u'\n' +
            tr("4 stopped by a signal with work left; 5 the profile cannot be used; 6 work is left "
               "paused or waiting.");
    return text;
}

CommandLineStop wrong(const QString &sentence)
{
    return {
        ExitStatus::Usage, sentence + u'\n' + tr("Try 'waybill-cli --help' for how to use it.")};
}

CommandLineStop wrong(const Error &error, const QString &subject)
{
    const ErrorText text = errorText(error);
    return wrong(subject + u": "_s + text.message + u' ' + text.nextStep);
}

} // namespace waybill::cli
