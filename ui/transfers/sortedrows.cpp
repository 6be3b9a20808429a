// SPDX-License-Identifier: MIT
#include "ui/transfers/sortedrows.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace waybill
{
namespace
{

double numberOf(const QVariant &key)
{
    if (key.typeId() != QMetaType::QDateTime)
        return key.toDouble();
    const QDateTime time = key.toDateTime();
    return time.isValid() ? static_cast<double>(time.toMSecsSinceEpoch())
                          : -std::numeric_limits<double>::infinity();
}

} // namespace

SortedRows::SortedRows(bool isText, Qt::SortOrder order)
    : m_isText(isText)
    , m_isDescending(order == Qt::DescendingOrder)
{
}

void SortedRows::appendSource(const QVariant &key)
{
    if (m_isText)
        m_texts.push_back(m_collator.sortKey(key.toString()));
    else
        m_numbers.push_back(numberOf(key));
    m_places.push_back(-1);
}

/// None of them is shown any more.
void SortedRows::removeSource(int first, int last)
{
    const auto erase = [first, last](auto *rows) {
        rows->erase(rows->begin() + first, rows->begin() + last + 1);
    };
    if (m_isText)
        erase(&m_texts);
    else
        erase(&m_numbers);
    erase(&m_places);
    for (int &shown : m_shown)
        shown -= shown > last ? last - first + 1 : 0;
}

bool SortedRows::isOtherKey(int sourceRow, const QVariant &key) const
{
    const auto at = static_cast<size_t>(sourceRow);
    return m_isText ? m_texts[at].compare(m_collator.sortKey(key.toString())) != 0
                    : m_numbers[at] != numberOf(key);
}

void SortedRows::setKey(int sourceRow, const QVariant &key)
{
    const auto at = static_cast<size_t>(sourceRow);
    if (m_isText)
        m_texts[at] = m_collator.sortKey(key.toString());
    else
        m_numbers[at] = numberOf(key);
}

/// Equal ones stand as they were added.
bool SortedRows::isBefore(int one, int other) const
{
    const auto left = static_cast<size_t>(one);
    const auto right = static_cast<size_t>(other);
    if (m_isText) {
        const int compared = m_texts[left].compare(m_texts[right]);
        if (compared != 0)
            return (compared < 0) != m_isDescending;
    } else if (m_numbers[left] != m_numbers[right]) {
        return (m_numbers[left] < m_numbers[right]) != m_isDescending;
    }
    return one < other;
}

void SortedRows::number(size_t first)
{
    for (size_t row = first; row < m_shown.size(); ++row)
        m_places[static_cast<size_t>(m_shown[row])] = static_cast<int>(row);
}

void SortedRows::setShown(std::vector<int> sourceRows)
{
    sortByKey(&sourceRows);
    setOrder(std::move(sourceRows));
}

void SortedRows::sortByKey(std::vector<int> *sourceRows) const
{
    std::ranges::sort(*sourceRows, [this](int one, int other) { return isBefore(one, other); });
}

std::vector<int> SortedRows::orderWithout(int firstSource, int lastSource) const
{
    std::vector<int> left;
    std::ranges::copy_if(m_shown, std::back_inserter(left),
        [=](int sourceRow) { return sourceRow < firstSource || sourceRow > lastSource; });
    return left;
}

void SortedRows::setOrder(std::vector<int> order)
{
    m_shown = std::move(order);
    std::ranges::fill(m_places, -1);
    number(0);
}

int SortedRows::placeFor(int sourceRow) const
{
    const auto place = std::ranges::lower_bound(
        m_shown, sourceRow, [this](int one, int other) { return isBefore(one, other); });
    return static_cast<int>(place - m_shown.begin());
}

void SortedRows::insert(int row, const std::vector<int> &sourceRows)
{
    m_shown.insert(m_shown.begin() + row, sourceRows.begin(), sourceRows.end());
    number(static_cast<size_t>(row));
}

void SortedRows::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_places[static_cast<size_t>(sourceRow(row))] = -1;
    m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
    number(static_cast<size_t>(first));
}

std::vector<int> SortedRows::orderWith(const QList<std::pair<int, QVariant>> &keys)
{
    std::vector<bool> isMoving(m_places.size(), false);
    std::vector<int> moving;
    for (const auto &[sourceRow, key] : keys) {
        setKey(sourceRow, key);
        if (m_places[static_cast<size_t>(sourceRow)] < 0 ||
            isMoving[static_cast<size_t>(sourceRow)])
            continue;
        isMoving[static_cast<size_t>(sourceRow)] = true;
        moving.push_back(sourceRow);
    }
    const auto before = [this](int one, int other) { return isBefore(one, other); };
    std::ranges::sort(moving, before);
    std::vector<int> staying;
    staying.reserve(m_shown.size());
    std::ranges::copy_if(m_shown, std::back_inserter(staying),
        [&isMoving](int sourceRow) { return !isMoving[static_cast<size_t>(sourceRow)]; });
    std::vector<int> order;
    order.reserve(m_shown.size());
    std::ranges::merge(staying, moving, std::back_inserter(order), before);
    return order == m_shown ? std::vector<int>() : order;
}

} // namespace waybill
