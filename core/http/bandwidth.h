// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/bandwidthlimits.h"
#include "core/http/ratelimiter.h"

#include <map>
#include <memory>
#include <vector>

namespace waybill
{

/// The limits that the bytes of a request pass in one direction: everything's, the host's, the
/// transfer's. A value; any thread may use it.
class RatePath
{
public:
    using Time = RateLimiter::Time;

    using Shares = std::vector<std::unique_ptr<RateLimiter::Share>>;

    /// All requests of the transfer to this host have the same shares.
    explicit RatePath(std::shared_ptr<const Shares> shares);

    bool isLimited() const;
    /// When all of them let bytes pass, or are to be asked again; not after `now` if they do at
    /// once.
    Time readyAt(Time now) const;
    void take(qint64 bytes, Time now) const;
    /// What this request may count on, as things are; only if it is limited.
    qint64 bytesPerSecond(Time now) const;
    /// The same if every other request wanted something.
    qint64 leastBytesPerSecond() const;

private:
    qint64 requests() const { return m_shares.use_count(); }

    std::shared_ptr<const Shares> m_shares;
};

struct RequestPaths
{
    RatePath down;
    RatePath up;
};

/// A limiter for each direction.
struct LimiterPair
{
    std::shared_ptr<RateLimiter> down = std::make_shared<RateLimiter>();
    std::shared_ptr<RateLimiter> up = std::make_shared<RateLimiter>();

    void set(RateLimits limits);
};

class Bandwidth;

/// What one transfer may use, all its requests together. While it has none it costs nothing. Engine
/// thread; it keeps what it needs of its Bandwidth alive.
class TransferBandwidth
{
public:
    /// Of this transfer alone, on top of everybody's.
    void setLimits(RateLimits limits) { m_own.set(limits); }
    /// For a request, which holds them while it runs.
    RequestPaths pathsTo(const QString &host);

private:
    friend class Bandwidth;
    TransferBandwidth(
        std::shared_ptr<Bandwidth> bandwidth, std::shared_ptr<TransferBandwidth> whole);

    const std::shared_ptr<Bandwidth> m_bandwidth;
    const std::shared_ptr<TransferBandwidth> m_whole;
    LimiterPair m_own;
    using Limiter = std::shared_ptr<RateLimiter> LimiterPair::*;
    using Known = std::map<QString, std::weak_ptr<const RatePath::Shares>>; ///< by host
    RatePath pathTo(const QString &host, Limiter direction, Known *known);

    Known m_down;
    Known m_up;
};

/// The limits of an engine, as a tree: everything, beneath it the hosts, beneath them the
/// transfers. Changes hold at once for what is under way. Engine thread.
class Bandwidth : public std::enable_shared_from_this<Bandwidth>
{
public:
    void setLimits(const BandwidthLimits &limits);
    const BandwidthLimits &limits() const { return m_limits; }
    /// A new transfer; `whole` is the folder that it is of, whose own limits are its, too.
    std::shared_ptr<TransferBandwidth> addTransfer(std::shared_ptr<TransferBandwidth> whole = {});

private:
    friend class TransferBandwidth;
    const LimiterPair &limitersOf(const QString &host);

    BandwidthLimits m_limits;
    LimiterPair m_all;
    std::map<QString, LimiterPair> m_hosts; ///< those with a limit, or with a request lately
};

} // namespace waybill
