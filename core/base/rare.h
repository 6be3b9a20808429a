// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace waybill
{

/// A value that few of very many hold: without it, it takes up a pointer. What nobody has set reads
/// as T's default. A value type, as T is.
template <typename T>
class Rare
{
public:
    Rare() = default;
    Rare(T value) // NOLINT(google-explicit-constructor): it stands for the value
        : m_value(value == T() ? nullptr : std::make_unique<T>(std::move(value)))
    {
    }
    Rare(const Rare &other)
        : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr)
    {
    }
    Rare(Rare &&) noexcept = default;
    Rare &operator=(const Rare &other)
    {
        if (this != &other)
            m_value = other.m_value ? std::make_unique<T>(*other.m_value) : nullptr;
        return *this;
    }
    Rare &operator=(Rare &&) noexcept = default;
    ~Rare() = default;

    const T &operator*() const { return m_value ? *m_value : nothing(); }
    operator const T &() const { return **this; } // NOLINT(google-explicit-constructor): likewise
    const T *operator->() const { return &**this; }
    /// To be changed in place.
    T &edit()
    {
        if (!m_value)
            m_value = std::make_unique<T>();
        return *m_value;
    }

    bool operator==(const Rare &other) const { return **this == *other; }
    bool operator==(const T &other) const { return **this == other; }

private:
    static const T &nothing()
    {
        static const T value;
        return value;
    }

    std::unique_ptr<T> m_value;
};

} // namespace waybill
