// SPDX-License-Identifier: MIT
#include "core/http/curloptions.h"

#include <algorithm>
#include <iterator>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using enum CurlOption::Meaning;

// After curl.1 of curl 8.
constexpr CurlOption kOptions[] = {
    {"url", 0, true, Url},
    {"request", 'X', true, Method},
    {"globoff", 'g', false, Globless},

    {"data", 'd', true, Refused},
    {"data-ascii", 0, true, Refused},
    {"data-binary", 0, true, Refused},
    {"data-raw", 0, true, Refused},
    {"data-urlencode", 0, true, Refused},
    {"url-query", 0, true, Refused},
    {"json", 0, true, Refused},
    {"form", 'F', true, Refused},
    {"form-string", 0, true, Refused},
    {"upload-file", 'T', true, Refused},
    {"append", 'a', false, Refused},
    {"quote", 'Q', true, Refused},
    {"config", 'K', true, Refused},
    {"get", 'G', false, Refused},
    {"head", 'I', false, Refused},
    {"unix-socket", 0, true, Refused},
    {"abstract-unix-socket", 0, true, Refused},
    {"request-target", 0, true, Refused},
    {"variable", 0, true, Refused},

    {"header", 'H', true, Ignored},
    {"proxy-header", 0, true, Ignored},
    {"cookie", 'b', true, Ignored},
    {"cookie-jar", 'c', true, Ignored},
    {"user", 'u', true, Ignored},
    {"user-agent", 'A', true, Ignored},
    {"referer", 'e', true, Ignored},
    {"oauth2-bearer", 0, true, Ignored},
    {"aws-sigv4", 0, true, Ignored},
    {"netrc", 'n', false, Ignored},
    {"netrc-optional", 0, false, Ignored},
    {"netrc-file", 0, true, Ignored},
    {"anyauth", 0, false, Ignored},
    {"basic", 0, false, Ignored},
    {"digest", 0, false, Ignored},
    {"negotiate", 0, false, Ignored},
    {"ntlm", 0, false, Ignored},
    {"proxy", 'x', true, Ignored},
    {"proxy-user", 'U', true, Ignored},
    {"preproxy", 0, true, Ignored},
    {"socks5", 0, true, Ignored},
    {"socks5-hostname", 0, true, Ignored},
    {"noproxy", 0, true, Ignored},
    {"insecure", 'k', false, Ignored},
    {"cacert", 0, true, Ignored},
    {"capath", 0, true, Ignored},
    {"cert", 'E', true, Ignored},
    {"cert-type", 0, true, Ignored},
    {"key", 0, true, Ignored},
    {"key-type", 0, true, Ignored},
    {"pass", 0, true, Ignored},
    {"pinnedpubkey", 0, true, Ignored},
    {"resolve", 0, true, Ignored},
    {"connect-to", 0, true, Ignored},
    {"interface", 0, true, Ignored},
    {"doh-url", 0, true, Ignored},
    {"output", 'o', true, Ignored},
    {"output-dir", 0, true, Ignored},
    {"dump-header", 'D', true, Ignored},
    {"trace", 0, true, Ignored},
    {"trace-ascii", 0, true, Ignored},
    {"stderr", 0, true, Ignored},
    {"write-out", 'w', true, Ignored},
    {"etag-save", 0, true, Ignored},
    {"etag-compare", 0, true, Ignored},
    {"range", 'r', true, Ignored},
    {"time-cond", 'z', true, Ignored},
    {"limit-rate", 0, true, Ignored},
    {"max-filesize", 0, true, Ignored},

    {"remote-name", 'O', false, Harmless},
    {"remote-name-all", 0, false, Harmless},
    {"remote-header-name", 'J', false, Harmless},
    {"remote-time", 'R', false, Harmless},
    {"create-dirs", 0, false, Harmless},
    {"clobber", 0, false, Harmless},
    {"compressed", 0, false, Harmless},
    {"location", 'L', false, Harmless},
    {"location-trusted", 0, false, Ignored},
    {"max-redirs", 0, true, Harmless},
    {"continue-at", 'C', true, Harmless},
    {"retry", 0, true, Harmless},
    {"retry-all-errors", 0, false, Harmless},
    {"retry-connrefused", 0, false, Harmless},
    {"retry-delay", 0, true, Harmless},
    {"retry-max-time", 0, true, Harmless},
    {"connect-timeout", 0, true, Harmless},
    {"max-time", 'm', true, Harmless},
    {"speed-limit", 'Y', true, Harmless},
    {"speed-time", 'y', true, Harmless},
    {"keepalive-time", 0, true, Harmless},
    {"keepalive", 0, false, Harmless},
    {"fail", 'f', false, Harmless},
    {"fail-early", 0, false, Harmless},
    {"fail-with-body", 0, false, Harmless},
    {"silent", 's', false, Harmless},
    {"show-error", 'S', false, Harmless},
    {"verbose", 'v', false, Harmless},
    {"progress-bar", '#', false, Harmless},
    {"progress-meter", 0, false, Harmless},
    {"include", 'i', false, Harmless},
    {"buffer", 'N', false, Harmless},
    {"ipv4", '4', false, Harmless},
    {"ipv6", '6', false, Harmless},
    {"http1.0", '0', false, Harmless},
    {"http1.1", 0, false, Harmless},
    {"http2", 0, false, Harmless},
    {"http2-prior-knowledge", 0, false, Harmless},
    {"http3", 0, false, Harmless},
    {"http3-only", 0, false, Harmless},
    {"alpn", 0, false, Harmless},
    {"tlsv1", '1', false, Harmless},
    {"tlsv1.0", 0, false, Harmless},
    {"tlsv1.1", 0, false, Harmless},
    {"tlsv1.2", 0, false, Harmless},
    {"tlsv1.3", 0, false, Harmless},
    {"tls-max", 0, true, Harmless},
    {"ciphers", 0, true, Harmless},
    {"tls13-ciphers", 0, true, Harmless},
    {"curves", 0, true, Harmless},
    {"ssl-reqd", 0, false, Harmless},
    {"ssl-no-revoke", 0, false, Harmless},
    {"proto", 0, true, Harmless},
    {"proto-default", 0, true, Harmless},
    {"proto-redir", 0, true, Harmless},
    {"path-as-is", 0, false, Harmless},
    {"tcp-nodelay", 0, false, Harmless},
    {"tr-encoding", 0, false, Harmless},
    {"parallel", 'Z', false, Harmless},
    {"parallel-max", 0, true, Harmless},
    {"next", ':', false, Harmless},
    {"disable", 'q', false, Harmless},
};

} // namespace

const CurlOption *curlOptionNamed(const QString &name)
{
    const auto isThat = [](const QString &wanted) {
        return
            [wanted](const CurlOption &option) { return wanted == QLatin1StringView(option.name); };
    };
    const auto exact = std::ranges::find_if(kOptions, isThat(name));
    if (exact != std::end(kOptions))
        return exact;
    if (!name.startsWith("no-"_L1))
        return nullptr;
    const auto negated = std::ranges::find_if(kOptions, isThat(name.mid(3)));
    return negated != std::end(kOptions) && !negated->hasValue ? negated : nullptr;
}

const CurlOption *curlOptionOf(QChar letter)
{
    const auto found = std::ranges::find_if(kOptions, [letter](const CurlOption &option) {
        return option.letter != 0 && letter == QLatin1Char(option.letter);
    });
    return found == std::end(kOptions) ? nullptr : found;
}

} // namespace waybill
