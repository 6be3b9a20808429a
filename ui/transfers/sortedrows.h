// SPDX-License-Identifier: MIT
#pragma once

#include <QCollator>
#include <QList>
#include <QVariant>

#include <vector>

namespace waybill
{

/// Which rows of a list are shown and in which order, by keys that are kept: a row that changes is
/// put in its place without asking for the others again.
class SortedRows
{
public:
    /// Keys of one sort: numbers and times, or text in the order of the locale.
    SortedRows(bool isText, Qt::SortOrder order);

    int count() const { return static_cast<int>(m_shown.size()); }
    /// How many there are, shown or not.
    int sourceCount() const { return static_cast<int>(m_places.size()); }
    int sourceRow(int row) const { return m_shown[static_cast<size_t>(row)]; }
    /// Where it is shown; -1 where it is not.
    int rowOf(int sourceRow) const { return m_places[static_cast<size_t>(sourceRow)]; }

    /// Behind all others; shown only after insert() or setShown().
    void appendSource(const QVariant &key);
    void removeSource(int first, int last);
    /// True if that is another key than before. The row keeps its place until sort().
    bool isOtherKey(int sourceRow, const QVariant &key) const;
    void setKey(int sourceRow, const QVariant &key);
    /// Shows these and no others, sorted.
    void setShown(std::vector<int> sourceRows);
    /// The place that this row would get among those that are shown.
    int placeFor(int sourceRow) const;
    void insert(int row, const std::vector<int> &sourceRows);
    void remove(int first, int last);
    void sortByKey(std::vector<int> *sourceRows) const;
    /// The source rows that are shown.
    const std::vector<int> &order() const { return m_shown; }
    std::vector<int> orderWithout(int firstSource, int lastSource) const;
    /// With new keys for some rows: the order as it is now, these put in place. Gives nothing if
    /// the order stays the same one.
    std::vector<int> orderWith(const QList<std::pair<int, QVariant>> &keys);
    void setOrder(std::vector<int> order);

private:
    bool isBefore(int one, int other) const;
    void number(size_t first);

    bool m_isText;
    bool m_isDescending;
    QCollator m_collator;
    std::vector<double> m_numbers;
    std::vector<QCollatorSortKey> m_texts;
    std::vector<int> m_shown;  ///< source rows
    std::vector<int> m_places; ///< of source rows
};

} // namespace waybill
