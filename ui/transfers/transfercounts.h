// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transferfilter.h"

#include <QMap>

#include <array>

namespace waybill
{

/// How many transfers there are of each sort, and what they do together. Kept up to date change by
/// change: counting a long list ten times a second would cost more than painting it.
class TransferCounts
{
public:
    void add(const TransferSnapshot &transfer);
    void remove(const TransferSnapshot &transfer);
    void change(const TransferSnapshot &before, const TransferSnapshot &now);

    int of(TransferFilter::Group group) const { return m_groups[static_cast<size_t>(group)]; }
    /// By name, with their counts; none that is empty.
    const QMap<QString, int> &servers() const { return m_servers; }
    const QMap<QString, int> &categories() const { return m_categories; }
    /// Not ended.
    int left() const { return m_left; }
    double downRate() const { return m_active == 0 ? 0 : m_downRate; }
    double upRate() const { return m_active == 0 ? 0 : m_upRate; }
    /// Of what is at work and knows its size: 0 to 1; nothing if there is none.
    std::optional<double> progress() const;

private:
    void count(const TransferSnapshot &transfer, int by);

    std::array<int, TransferFilter::kFixedGroups> m_groups = {};
    QMap<QString, int> m_servers;
    QMap<QString, int> m_categories;
    int m_left = 0;
    int m_active = 0;
    qint64 m_activeDone = 0;  ///< bytes of what is at work and knows its size
    qint64 m_activeTotal = 0; ///< likewise
    double m_downRate = 0;
    double m_upRate = 0;
};

} // namespace waybill
