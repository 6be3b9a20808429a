// SPDX-License-Identifier: MIT
// How an Exchange tells libcurl what it wants, and what it makes of libcurl's errors.
#include "core/http/exchange.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Measured side by side with other sizes: the receive side gains up to 512 KiB, the send side
/// leaves the CPU's cache above 64 KiB.
constexpr long kReceiveBufferBytes = 512 * 1024;
constexpr long kSendBufferBytes = 64 * 1024;
/// libcurl's usual, in seconds.
constexpr qint64 kOldestIdle = 118;
constexpr long kSmallBufferBytes = 16 * 1024;

constexpr char kUserAgent[] = "Waybill/" WAYBILL_VERSION;

struct CodeKind
{
    CURLcode code;
    ErrorKind kind;
};

/// CURLE_TOO_LARGE, which libcurl 8.6 added: it may be the library at run time though it was not
/// there when this was built.
constexpr auto kTooLarge = static_cast<CURLcode>(100);

constexpr CodeKind kCodeKinds[] = {
    {CURLE_URL_MALFORMAT, ErrorKind::InvalidUrl},
    {CURLE_UNSUPPORTED_PROTOCOL,
        ErrorKind::MalformedResponse},                 // HTTP/0.9: the scheme was checked before
    {CURLE_OUT_OF_MEMORY, ErrorKind::HeadersTooLarge}, // a line over the library's own limit
    {kTooLarge, ErrorKind::HeadersTooLarge},           // the same, since 8.6
    {CURLE_COULDNT_RESOLVE_HOST, ErrorKind::HostNotFound},
    {CURLE_COULDNT_RESOLVE_PROXY, ErrorKind::ProxyFailed},
    {CURLE_PROXY, ErrorKind::ProxyFailed},
    {CURLE_WEIRD_SERVER_REPLY, ErrorKind::MalformedResponse},
    {CURLE_PARTIAL_FILE, ErrorKind::ShortBody},
    {CURLE_GOT_NOTHING, ErrorKind::ConnectionLost},
    {CURLE_SEND_ERROR, ErrorKind::ConnectionLost},
    {CURLE_HTTP2, ErrorKind::ConnectionLost},
    {CURLE_HTTP2_STREAM, ErrorKind::ConnectionLost},
    {CURLE_SSL_CONNECT_ERROR, ErrorKind::TlsFailed},
    {CURLE_SSL_CERTPROBLEM, ErrorKind::TlsFailed},
    {CURLE_SSL_CIPHER, ErrorKind::TlsFailed},
    {CURLE_SSL_CACERT_BADFILE, ErrorKind::TlsFailed},
    {CURLE_PEER_FAILED_VERIFICATION, ErrorKind::CertificateInvalid},
    {CURLE_SSL_ISSUER_ERROR, ErrorKind::CertificateInvalid},
    {CURLE_BAD_CONTENT_ENCODING, ErrorKind::EncodedBody},
    {CURLE_TOO_MANY_REDIRECTS, ErrorKind::TooManyRedirects},
};

struct ProxyCodeKind
{
    CURLproxycode code;
    ErrorKind kind;
};

/// What a SOCKS proxy says in place of the server, or of us; the rest is its own failure.
constexpr ProxyCodeKind kProxyCodeKinds[] = {
    {CURLPX_NO_AUTH, ErrorKind::ProxyAuthenticationRequired},
    {CURLPX_USER_REJECTED, ErrorKind::ProxyAuthenticationRequired},
    {CURLPX_REPLY_CONNECTION_REFUSED, ErrorKind::ConnectionRefused},
    {CURLPX_REPLY_HOST_UNREACHABLE, ErrorKind::NetworkUnreachable},
    {CURLPX_REPLY_NETWORK_UNREACHABLE, ErrorKind::NetworkUnreachable},
};

/// With TLS 1.3 a server looks at our certificate after the handshake has ended for us: its refusal
/// arrives as an alert where an answer was expected. Only the library's text tells it from a lost
/// connection: "...SSL routines::tlsv13 alert certificate required, errno 0". An alert that our
/// bytes arrived damaged is one of those that another attempt gets past.
QString tlsRefusal(const QString &text)
{
    static const QRegularExpression alert(u"SSL routines:[^:]*:([^,]*\\balert\\b[^,]*)"_s);
    const QString reason = alert.match(text).captured(1);
    return reason.contains("bad record mac"_L1) ? QString() : reason;
}

QByteArray leafDigest(X509_STORE_CTX *context)
{
    const X509 *leaf = X509_STORE_CTX_get0_cert(context);
    unsigned char digest[32];
    unsigned int length = 0;
    if (!leaf || X509_digest(leaf, EVP_sha256(), digest, &length) != 1)
        return {};
    return {reinterpret_cast<const char *>(digest), static_cast<qsizetype>(length)};
}

/// As OpenSSL does, and remembers which certificate it was: somebody may choose to trust it.
int verifyUsually(X509_STORE_CTX *context, void *seen)
{
    *static_cast<QByteArray *>(seen) = leafDigest(context);
    return X509_verify_cert(context);
}

/// Accepts a TLS peer if its leaf certificate is the pinned one, whatever else may be said of it.
int verifyPinned(X509_STORE_CTX *context, void *expected)
{
    if (leafDigest(context) == *static_cast<const QByteArray *>(expected)) {
        X509_STORE_CTX_set_error(context, X509_V_OK);
        return 1;
    }
    X509_STORE_CTX_set_error(context, X509_V_ERR_APPLICATION_VERIFICATION);
    return 0;
}

} // namespace

void Exchange::setOptions()
{
    CURL *easy = m_easy.get();
    const HttpRequest &request = m_setup.request;
    const long usualBytes = request.isSmall ? kSmallBufferBytes : kReceiveBufferBytes;
    const long receiveBytes =
        m_setup.rates.down.isLimited()
            ? std::min(usualBytes, static_cast<long>(pieceBytes(m_setup.rates.down)))
            : usualBytes;

    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_URL, request.url.toEncoded(QUrl::RemoveUserInfo).constData());
    curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
        request.isSmall ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_errorText);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, kUserAgent);
    curl_easy_setopt(
        easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.deadlines.connect.count()));
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    if (m_setup.newerThan) {
        const auto since = std::chrono::steady_clock::now() - *m_setup.newerThan;
        const auto seconds = std::chrono::floor<std::chrono::seconds>(since).count();
        // libcurl counts whole seconds, and takes those that are exactly as old, too.
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, seconds < 2 ? 1L : 0L);
        curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN,
            static_cast<long>(std::clamp<qint64>(seconds - 1, 1, kOldestIdle)));
    }
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, receiveBytes);
    curl_easy_setopt(
        easy, CURLOPT_UPLOAD_BUFFERSIZE, request.isSmall ? kSmallBufferBytes : kSendBufferBytes);

    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Exchange::headerCallback);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Exchange::writeCallback);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, &Exchange::socketCallback);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &Exchange::connectedCallback);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
    if (!request.access.proxy.isEmpty())
        curl_easy_setopt(easy, CURLOPT_PROXY, request.access.proxy.toUtf8().constData());

    setMethodAndBody();
    setHeaders();
    setTrust();

    const Credentials &credentials = request.access.credentials;
    if (m_setup.authScheme != AuthScheme::None) {
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH,
            m_setup.authScheme == AuthScheme::Digest ? CURLAUTH_DIGEST : CURLAUTH_BASIC);
        curl_easy_setopt(easy, CURLOPT_USERNAME, credentials.user.toUtf8().constData());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, credentials.password.toUtf8().constData());
    }
}

void Exchange::setMethodAndBody()
{
    CURL *easy = m_easy.get();
    const HttpRequest &request = m_setup.request;
    if (m_sent) {
        curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(
            easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
        curl_easy_setopt(easy, CURLOPT_READFUNCTION, &Exchange::readCallback);
        curl_easy_setopt(easy, CURLOPT_READDATA, this);
        curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, &Exchange::seekCallback);
        curl_easy_setopt(easy, CURLOPT_SEEKDATA, this);
    } else if (request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (request.method == "POST" || request.method == "PATCH" || request.method == "PUT") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, 0L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, "");
    }
    if (request.method != "GET" && request.method != "HEAD")
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
}

void Exchange::setHeaders()
{
    curl_slist *list = nullptr;
    const auto append = [&list](const QByteArray &line) {
        if (curl_slist *longer = curl_slist_append(list, line.constData()))
            list = longer;
    };
    // No 100-continue: one server stores nothing when it is asked for, and large bodies are probed
    // for beforehand.
    append("Expect:");
    const HttpRequest &request = m_setup.request;
    if (!request.headers.contains("Content-Type"))
        append("Content-Type:");
    for (const HeaderList *headers : {&request.headers, &request.access.headers}) {
        for (const Header &header : headers->all()) {
            if (isToken(header.name) && isFieldValue(header.value))
                append(
                    header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value);
        }
    }
    m_headers.reset(list);
    curl_easy_setopt(m_easy.get(), CURLOPT_HTTPHEADER, list);
}

void Exchange::setTrust()
{
    CURL *easy = m_easy.get();
    const Access &access = m_setup.request.access;
    if (!access.caFile.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, QFile::encodeName(access.caFile).constData());
    if (!access.clientCertificate.isEmpty())
        curl_easy_setopt(
            easy, CURLOPT_SSLCERT, QFile::encodeName(access.clientCertificate).constData());
    if (!access.clientKey.isEmpty())
        curl_easy_setopt(easy, CURLOPT_SSLKEY, QFile::encodeName(access.clientKey).constData());
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &Exchange::tlsContextCallback);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
    if (!access.pinnedCertificate.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
        // The pin alone decides. Where the file of authorities is missing, as on a machine without
        // ca-certificates, the library would not even begin.
        curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
        // A resumed session would not show the certificate again.
        curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    }
}

CURLcode Exchange::tlsContextCallback(CURL *, void *context, void *self)
{
    auto *exchange = static_cast<Exchange *>(self);
    auto *tls = static_cast<SSL_CTX *>(context);
    const QByteArray &pin = exchange->m_setup.request.access.pinnedCertificate;
    if (pin.isEmpty())
        SSL_CTX_set_cert_verify_callback(tls, &verifyUsually, &exchange->m_peerCertificate);
    else
        SSL_CTX_set_cert_verify_callback(tls, &verifyPinned, const_cast<QByteArray *>(&pin));
    // The connection may outlive this exchange: no second handshake may call back into it.
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION);
    return CURLE_OK;
}

Error Exchange::errorOf(CURLcode code) const
{
    Error error = makeError(ErrorKind::ConnectionLost, QString::fromUtf8(m_errorText));
    for (const CodeKind &row : kCodeKinds) {
        if (row.code == code) {
            error = makeError(row.kind, error.detail);
            break;
        }
    }
    long systemError = 0;
    long connectCode = 0;
    long proxyCode = CURLPX_OK;
    curl_easy_getinfo(m_easy.get(), CURLINFO_OS_ERRNO, &systemError);
    curl_easy_getinfo(m_easy.get(), CURLINFO_HTTP_CONNECTCODE, &connectCode);
    curl_easy_getinfo(m_easy.get(), CURLINFO_PROXY_ERROR, &proxyCode);
    error.systemError = static_cast<int>(systemError);
    if (code == CURLE_COULDNT_CONNECT)
        error.kind = systemError == ECONNREFUSED ? ErrorKind::ConnectionRefused
                                                 : ErrorKind::NetworkUnreachable;
    if (code == CURLE_OPERATION_TIMEDOUT)
        error.kind = ErrorKind::ConnectTimeout;
    if (code == CURLE_PEER_FAILED_VERIFICATION &&
        !m_setup.request.access.pinnedCertificate.isEmpty())
        error.kind = ErrorKind::CertificateNotPinned;
    for (const ProxyCodeKind &row : kProxyCodeKinds) {
        if (code == CURLE_PROXY && row.code == proxyCode)
            error.kind = row.kind;
    }
    if (connectCode == 407)
        error.kind = ErrorKind::ProxyAuthenticationRequired;
    // The library tells a broken chunk and a lost connection with one code; its text tells them
    // apart.
    if (code == CURLE_RECV_ERROR &&
        (error.detail.contains("chunk"_L1) || error.detail.contains("hunked"_L1)))
        error.kind = ErrorKind::MalformedResponse;
    if (error.kind == ErrorKind::ConnectionLost && !m_isHeadComplete) {
        if (const QString reason = tlsRefusal(error.detail); !reason.isEmpty()) {
            error.kind = ErrorKind::TlsFailed;
            error.detail = reason;
        }
    }
    error.retryable = makeError(error.kind).retryable;
    if (error.kind == ErrorKind::CertificateInvalid)
        error.certificate = m_peerCertificate;
    return error;
}

} // namespace waybill
