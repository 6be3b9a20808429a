// SPDX-License-Identifier: MIT
#include "app/cli/workoptions.h"

#include "app/cli/optionvalues.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

namespace waybill::cli
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMostOfFile = 1 << 20;

/// Each step says what is wrong, or nothing.
class WorkOptions
{
public:
    WorkOptions(const QCommandLineParser &parser, CommandLine &line)
        : m_parser(parser)
        , m_line(line)
    {
    }

    std::optional<CommandLineStop> read()
    {
        if (const auto stop = readNumber(m_parser, u"jobs"_s, 1, 256,
                [this](int jobs) { m_line.engine.limits = {jobs, jobs}; }))
            return stop;
        if (const auto stop = readNumber(m_parser, u"retries"_s, 0, 1000,
                [this](int n) { m_line.engine.retry.maxRetries = n; }))
            return stop;
        if (const auto stop = readNumber(m_parser, u"connections"_s, 1, 64, [this](int n) {
                m_line.engine.connections = {n, std::max(n, m_line.engine.connections.perHost)};
            }))
            return stop;
        RateLimits &limits = m_line.engine.bandwidth.all;
        const std::pair<QString, QList<qint64 *>> rates[] = {
            {u"limit"_s, {&limits.down, &limits.up}},
            {u"limit-down"_s, {&limits.down}},
            {u"limit-up"_s, {&limits.up}},
        };
        for (const auto &[option, targets] : rates) {
            if (const auto stop = readRate(m_parser, option, targets))
                return stop;
        }
        return readAccess();
    }

private:
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
                tr("--proxy wants a URL that starts with http://, socks5:// or socks5h://."));
        for (const auto &[option, file] : {std::pair(u"cacert"_s, &access.caFile),
                 std::pair(u"cert"_s, &access.clientCertificate),
                 std::pair(u"key"_s, &access.clientKey)}) {
            if (!m_parser.isSet(option))
                continue;
            *file = absolute(m_parser.value(option)); // whoever opens it may be elsewhere
            if (!QFileInfo(*file).isReadable())
                return wrong(tr("--%1: the file %2 cannot be read.").arg(option, *file));
        }
        if (m_parser.isSet(u"pin"_s)) {
            const QByteArray pin = m_parser.value(u"pin"_s).toLatin1().toLower().replace(':', "");
            access.pinnedCertificate = QByteArray::fromHex(pin);
            if (pin.size() != 64 || access.pinnedCertificate.toHex() != pin)
                return wrong(tr("--pin wants the 64 hexadecimal digits of a SHA-256."));
        }
        if (m_parser.isSet(u"netrc"_s)) {
            QFile file(m_parser.value(u"netrc"_s));
            if (!file.open(QIODevice::ReadOnly))
                return wrong(tr("--netrc: the file %1 cannot be read.").arg(file.fileName()));
            m_line.netrc = file.read(kMostOfFile);
        }
        return readHeaders();
    }

    std::optional<CommandLineStop> readHeaders()
    {
        if (!m_parser.isSet(u"header-file"_s))
            return std::nullopt;
        QFile file(m_parser.value(u"header-file"_s));
        if (!file.open(QIODevice::ReadOnly))
            return wrong(tr("--header-file: the file %1 cannot be read.").arg(file.fileName()));
        for (const QByteArray &line : file.read(kMostOfFile).split('\n')) {
            if (line.trimmed().isEmpty())
                continue;
            const auto header = parseHeaderLine(line.endsWith('\r') ? line.chopped(1) : line);
            if (!header)
                return wrong(header.error(), file.fileName());
            m_line.access.headers.add(header->name, header->value);
        }
        return std::nullopt;
    }

    const QCommandLineParser &m_parser;
    CommandLine &m_line;
};

} // namespace

std::optional<CommandLineStop> readWorkOptions(const QCommandLineParser &parser, CommandLine &line)
{
    return WorkOptions(parser, line).read();
}

} // namespace waybill::cli
