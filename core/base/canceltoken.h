// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>

namespace waybill
{

/// Why work was asked to stop. All but Cancelled keep what is needed to go on later; after Resting
/// that will be by itself.
enum class CancelReason { None, Paused, Cancelled, ShuttingDown, Resting };

namespace detail
{
struct CancelState;
}

/// Keeps a callback registered with a token; letting go of it takes the callback away.
class [[nodiscard]] CancelRegistration
{
public:
    CancelRegistration() = default;
    CancelRegistration(std::weak_ptr<detail::CancelState> state, int id);
    CancelRegistration(CancelRegistration &&other) noexcept;
    CancelRegistration &operator=(CancelRegistration &&other) noexcept;
    ~CancelRegistration();

private:
    void release();

    std::weak_ptr<detail::CancelState> m_state;
    int m_id = 0;
};

/// The listening end of a CancelSource. Copies share one state. A default-made token never fires.
/// The question isCancelled() may be asked on any thread; callbacks run on the thread that cancels
/// (the engine's).
class CancelToken
{
public:
    CancelToken() = default;

    bool isCancelled() const { return reason() != CancelReason::None; }
    CancelReason reason() const;
    /// Success, or the error `Cancelled`: `if (auto stop = token.check(); !stop) co_return
    /// fail(stop.error());`
    Status check() const;
    /// Calls back once when cancelled; at once if that has happened already.
    CancelRegistration whenCancelled(std::function<void()> callback) const;

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<detail::CancelState> state);

    std::shared_ptr<detail::CancelState> m_state;
};

/// Asks for a stop; the work ends by itself. The first reason stays.
class CancelSource
{
public:
    CancelSource();
    /// One without work: nothing is there to be stopped.
    static CancelSource ofNothing() { return CancelSource(nullptr); }
    CancelToken token() const;
    void cancel(CancelReason reason);

private:
    explicit CancelSource(std::nullptr_t) {}

    std::shared_ptr<detail::CancelState> m_state;
};

} // namespace waybill
