// SPDX-License-Identifier: MIT
#include "core/http/exchange.h"

#include "core/base/logging.h"
#include "core/http/networkloop.h"

namespace waybill
{

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr qint64 kLargestHead = 256 * 1024;
constexpr int kMostHeadLines = 1000;
/// Methods that a second time do no more than the first (RFC 9110 section 9.2.2). A repeated MOVE
/// finds nothing to move, and its answer would hide that the first one worked.
bool isRepeatable(const QByteArray &method)
{
    return method != "POST" && method != "PATCH" && method != "MOVE";
}

constexpr std::chrono::milliseconds kFlushEvery{50};

} // namespace

Exchange::Exchange(Setup setup, NetworkLoop *loop)
    : m_setup(std::move(setup))
    , m_loop(loop)
    , m_head(m_setup.home)
    , m_ended(m_setup.home)
{
}

Exchange::~Exchange() = default;

void Exchange::accept(std::shared_ptr<BodySink> sink)
{
    m_received->attach(std::move(sink));
}

CURL *Exchange::start()
{
    m_easy.reset(curl_easy_init());
    const auto wake = [weak = weak_from_this(), loop = m_loop] { loop->wake(weak); };
    m_received = std::make_shared<ReceiveBuffer>(m_setup.workers, wake);
    if (m_setup.request.body)
        m_sent = std::make_shared<SendBuffer>(m_setup.workers, m_setup.request.body, wake);
    enter(Phase::Connecting);
    setOptions();
    return m_easy.get();
}

void Exchange::enter(Phase phase)
{
    m_phase = phase;
    m_phaseStart = Clock::now();
    m_rateStart = m_phaseStart;
    m_rateBytes = 0;
}

size_t Exchange::refuse(Error error)
{
    if (!m_refusal)
        m_refusal = std::move(error);
    return 0;
}

int Exchange::connectedCallback(void *self, char *remote, char *, int, int localPort)
{
    auto *exchange = static_cast<Exchange *>(self);
    const HttpRequest &request = exchange->m_setup.request;
    exchange->m_response.remoteAddress = QString::fromLatin1(remote);
    // The library sends a request again by itself if a reused connection turns out to be dead. Only
    // what may be repeated without asking the server first may go twice; an answered challenge is
    // another matter.
    if (exchange->m_isSent && !exchange->m_isHeadComplete && !isRepeatable(request.method)) {
        exchange->refuse(makeError(ErrorKind::ConnectionLost));
        return CURL_PREREQFUNC_ABORT;
    }
    exchange->m_isSent = true;
    if (request.refusesPrivateAddresses && isPrivateAddress(QString::fromLatin1(remote))) {
        exchange->refuse(makeError(ErrorKind::PrivateAddress, request.url.host()));
        return CURL_PREREQFUNC_ABORT;
    }
    exchange->findSocket(localPort);
    exchange->fitToRate();
    exchange->enter(request.body && request.body->size() != 0 ? Phase::Sending : Phase::Waiting);
    return CURL_PREREQFUNC_OK;
}

size_t Exchange::headerCallback(char *data, size_t size, size_t count, void *self)
{
    const size_t length = size * count;
    QByteArray line(data, static_cast<qsizetype>(length));
    return static_cast<Exchange *>(self)->takeHeaderLine(std::move(line)) ? length : 0;
}

bool Exchange::takeHeaderLine(QByteArray line)
{
    m_headBytes += line.size();
    if (m_headBytes > kLargestHead || ++m_headLines > kMostHeadLines) {
        refuse(makeError(ErrorKind::HeadersTooLarge));
        return false;
    }
    if (m_isHeadPublished) // trailers
        return true;
    line = line.trimmed();
    if (line.startsWith("HTTP/")) {
        const QString address = m_response.remoteAddress;
        m_response = HttpResponse();
        m_isHeadComplete = false;
        m_response.remoteAddress = address;
        m_response.url = m_setup.request.url;
        m_response.status = line.mid(line.indexOf(' ') + 1).left(3).toInt();
        return true;
    }
    if (!line.isEmpty()) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_response.headers.add(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
        return true;
    }
    if (m_response.status < 200)
        return true;
    m_isHeadComplete = true;
    if (const Status framing = checkFraming(m_response); !framing) {
        refuse(framing.error());
        return false;
    }
    if (m_response.status < 300 && m_sent && !m_sent->isExhausted()) {
        refuse(makeError(ErrorKind::MalformedResponse, u"answered before it had the whole body"_s));
        return false;
    }
    // A Digest challenge is answered inside the library: the head counts only once its body comes
    // or all has ended.
    const bool isChallenge = m_setup.authScheme == AuthScheme::Digest && m_response.status == 401;
    if (!isChallenge)
        publishHead();
    return true;
}

void Exchange::publishHead()
{
    if (m_isHeadPublished)
        return;
    m_isHeadPublished = true;
    if (m_phase != Phase::Sending)
        enter(Phase::Receiving);
    m_head.set(m_response);
}

size_t Exchange::writeCallback(char *data, size_t size, size_t count, void *self)
{
    auto *exchange = static_cast<Exchange *>(self);
    const size_t length = size * count;
    exchange->publishHead();
    if (exchange->m_received->hasFailed())
        return 0;
    const auto now = Clock::now();
    if (exchange->m_setup.rates.down.readyAt(now) > now) {
        exchange->charge(0, static_cast<qint64>(length), now);
        exchange->m_receivePause = Pause::Rate;
        return CURL_WRITEFUNC_PAUSE;
    }
    const ReceiveBlocks::Grant grant = exchange->m_received->push({data, length});
    if (grant != ReceiveBlocks::Grant::Given) {
        exchange->m_receivePause = Pause::Buffer;
        if (grant == ReceiveBlocks::Grant::Full && exchange->m_setup.request.counters)
            ++exchange->m_setup.request.counters->timesHeldUp;
        return CURL_WRITEFUNC_PAUSE;
    }
    exchange->charge(static_cast<qint64>(length), 0, now);
    if (exchange->m_setup.request.counters)
        exchange->m_setup.request.counters->received += static_cast<qint64>(length);
    exchange->m_rateBytes += static_cast<qint64>(length);
    return length;
}

size_t Exchange::readCallback(char *into, size_t size, size_t count, void *self)
{
    auto *exchange = static_cast<Exchange *>(self);
    const RatePath &rate = exchange->m_setup.rates.up;
    const auto now = Clock::now();
    // The end of a chunked body is asked for; nobody would wake it from a pause.
    if (rate.readyAt(now) > now && !exchange->m_sent->isExhausted()) {
        exchange->m_sendPause = Pause::Rate;
        return CURL_READFUNC_PAUSE;
    }
    size_t most = size * count;
    if (rate.isLimited())
        most = std::min(most, static_cast<size_t>(pieceBytes(rate)));
    size_t taken = 0;
    switch (exchange->m_sent->take({into, most}, taken)) {
    case SendBuffer::Take::Wait:
        exchange->m_sendPause = Pause::Buffer;
        return CURL_READFUNC_PAUSE;
    case SendBuffer::Take::Failed:
        exchange->refuse(exchange->m_sent->error());
        return CURL_READFUNC_ABORT;
    case SendBuffer::Take::End:
        if (exchange->m_phase == Phase::Sending) // that was all: a stream's end is known only now
            exchange->enter(Phase::Waiting);
        return 0;
    case SendBuffer::Take::Data:
        break;
    }
    rate.take(static_cast<qint64>(taken), now);
    if (exchange->m_setup.request.counters)
        exchange->m_setup.request.counters->sent += static_cast<qint64>(taken);
    exchange->m_rateBytes += static_cast<qint64>(taken);
    if (exchange->m_sent->isExhausted())
        exchange->enter(Phase::Waiting);
    return taken;
}

int Exchange::seekCallback(void *self, curl_off_t offset, int origin)
{
    auto *exchange = static_cast<Exchange *>(self);
    if (!exchange->m_sent || origin != SEEK_SET)
        return CURL_SEEKFUNC_FAIL;
    exchange->m_sent->rewind(offset);
    return CURL_SEEKFUNC_OK;
}

void Exchange::resume()
{
    if (m_receivePause == Pause::None && m_sendPause == Pause::None) {
        if (m_received->hasFailed())
            curl_easy_pause(m_easy.get(), CURLPAUSE_CONT);
        return;
    }
    m_receivePause = Pause::None;
    m_sendPause = Pause::None;
    m_rateStart = Clock::now();
    m_rateBytes = 0;
    curl_easy_pause(m_easy.get(), CURLPAUSE_CONT);
}

bool Exchange::waitsForAnswer() const
{
    const QByteArray &method = m_setup.request.method;
    return m_setup.request.body || method == "POST" || method == "MOVE" || method == "COPY" ||
           method == "PUT" || method == "PATCH";
}

Result<Exchange::Time> Exchange::checkDeadlines()
{
    const auto now = Clock::now();
    const Deadlines &deadlines = m_setup.request.deadlines;
    if (m_phase == Phase::Connecting)
        return now + deadlines.connect; // the library watches this one itself
    if (m_phase == Phase::Waiting) {
        const bool isSlowWork = waitsForAnswer() && m_setup.request.method != "PROPFIND";
        const Time due = m_phaseStart + (isSlowWork ? deadlines.answer : deadlines.firstByte);
        if (now >= due)
            return fail(ErrorKind::ResponseTimeout);
        return due;
    }
    fitToRate();
    // Bytes that come slowly reach the disk soon, though they fill no block.
    const bool isFlushDue = m_phase == Phase::Receiving && now - m_lastFlush >= kFlushEvery;
    if (isFlushDue) {
        m_received->flush();
        m_lastFlush = now;
    }
    if (m_receivePause != Pause::None || m_sendPause != Pause::None) {
        m_rateStart = now;
        m_rateBytes = 0;
        return checkPause(now);
    }
    const Time due = m_rateStart + deadlines.minimumRateOver;
    if (now < due)
        return m_phase == Phase::Receiving && m_rateBytes > 0 ? std::min(due, now + kFlushEvery)
                                                              : due;
    const auto window = std::chrono::duration<double>(now - m_rateStart).count();
    if (static_cast<double>(m_rateBytes) <
        window * static_cast<double>(deadlines.minimumBytesPerSecond))
        return fail(ErrorKind::TooSlow);
    m_rateStart = now;
    m_rateBytes = 0;
    return now + deadlines.minimumRateOver;
}

void Exchange::finish(CURLcode code, const std::optional<Error> &stopped)
{
    Status status;
    if (stopped)
        status = fail(*stopped);
    else if (m_refusal)
        status = fail(*m_refusal);
    else if (code != CURLE_OK)
        status = fail(errorOf(code));

    if (!m_received) { // never started
        m_head.set(fail(status.error()));
        return;
    }
    if (!m_isHeadPublished) {
        // The library takes a head that was cut off for a whole one.
        if (status && m_isHeadComplete) {
            publishHead();
        } else {
            m_isHeadPublished = true;
            m_head.set(fail(status ? makeError(ErrorKind::ConnectionLost) : status.error()));
        }
    }
    m_received->finish(status, [ended = m_ended](Status result) { ended.set(std::move(result)); });
}

} // namespace waybill
