// SPDX-License-Identifier: MIT
#include "core/base/canceltoken.h"

#include <atomic>
#include <map>

namespace waybill
{

struct detail::CancelState
{
    std::atomic<CancelReason> reason = CancelReason::None;
    std::map<int, std::function<void()>> callbacks;
    int lastId = 0;
};

CancelRegistration::CancelRegistration(std::weak_ptr<detail::CancelState> state, int id)
    : m_state(std::move(state))
    , m_id(id)
{
}

CancelRegistration::CancelRegistration(CancelRegistration &&other) noexcept
    : m_state(std::move(other.m_state))
    , m_id(other.m_id)
{
}

CancelRegistration &CancelRegistration::operator=(CancelRegistration &&other) noexcept
{
    if (this != &other) {
        release();
        m_state = std::move(other.m_state);
        m_id = other.m_id;
    }
    return *this;
}

CancelRegistration::~CancelRegistration()
{
    release();
}

void CancelRegistration::release()
{
    if (const auto state = m_state.lock())
        state->callbacks.erase(m_id);
    m_state.reset();
}

CancelToken::CancelToken(std::shared_ptr<detail::CancelState> state)
    : m_state(std::move(state))
{
}

CancelReason CancelToken::reason() const
{
    return m_state ? m_state->reason.load() : CancelReason::None;
}

Status CancelToken::check() const
{
    if (isCancelled())
        return fail(ErrorKind::Cancelled);
    return {};
}

CancelRegistration CancelToken::whenCancelled(std::function<void()> callback) const
{
    if (!m_state)
        return {};
    if (isCancelled()) {
        callback();
        return {};
    }
    const int id = ++m_state->lastId;
    m_state->callbacks.emplace(id, std::move(callback));
    return CancelRegistration(m_state, id);
}

CancelSource::CancelSource()
    : m_state(std::make_shared<detail::CancelState>())
{
}

CancelToken CancelSource::token() const
{
    return CancelToken(m_state);
}

void CancelSource::cancel(CancelReason reason)
{
    CancelReason none = CancelReason::None;
    if (!m_state || !m_state->reason.compare_exchange_strong(none, reason))
        return;
    // A callback may take away others: keep the state alive, and take one at a time.
    const auto state = m_state;
    while (!state->callbacks.empty()) {
        const auto first = state->callbacks.extract(state->callbacks.begin());
        first.mapped()();
    }
}

} // namespace waybill
