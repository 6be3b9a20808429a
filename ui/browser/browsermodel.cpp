// SPDX-License-Identifier: MIT
#include "ui/browser/browsermodel.h"

#include "ui/format/units.h"

#include <QApplication>
#include <QCollator>
#include <QLocale>
#include <QRegularExpression>
#include <QStyle>

#include <algorithm>
#include <numeric>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr const char *kTitles[] = {
    QT_TRANSLATE_NOOP("waybill::BrowserModel", "Name"),
    QT_TRANSLATE_NOOP("waybill::BrowserModel", "Size"),
    QT_TRANSLATE_NOOP("waybill::BrowserModel", "Modified"),
};

/// As markup that shows exactly this text.
QString plainToolTip(const QString &text)
{
    return u"<p style=\"white-space:pre-wrap\">"_s + text.toHtmlEscaped() + u"</p>"_s;
}

} // namespace

BrowserModel::BrowserModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_folderIcon(QApplication::style()->standardIcon(QStyle::SP_DirIcon))
    , m_fileIcon(QApplication::style()->standardIcon(QStyle::SP_FileIcon))
{
}

void BrowserModel::setEntries(QList<RemoteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    rankNames();
    order();
    choose();
    endResetModel();
}

void BrowserModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    choose();
    endResetModel();
}

bool BrowserModel::holdsName(const QString &name) const
{
    return std::ranges::find(m_entries, name, &RemoteEntry::name) != m_entries.cend();
}

BrowserModel::Totals BrowserModel::totals() const
{
    Totals totals;
    for (const RemoteEntry &entry : m_entries) {
        ++(entry.isFolder ? totals.folders : totals.files);
        totals.bytes += std::max<qint64>(0, entry.size);
    }
    return totals;
}

/// Comparing two names by the rules of a language is slow: once for all orders, by keys.
void BrowserModel::rankNames()
{
    // The "C" locale has no rules.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(m_entries.size());
    for (const RemoteEntry &entry : std::as_const(m_entries))
        keys.push_back(collator.sortKey(entry.name));
    QList<int> byName(m_entries.size());
    std::iota(byName.begin(), byName.end(), 0);
    std::ranges::sort(byName, [&](int left, int right) {
        const int compared = keys.at(left).compare(keys.at(right));
        return compared != 0 ? compared < 0 : m_entries.at(left).name < m_entries.at(right).name;
    });
    m_ranks.resize(m_entries.size());
    for (int rank = 0; rank < byName.size(); ++rank)
        m_ranks[byName.at(rank)] = rank;
}

void BrowserModel::order()
{
    const auto value = [this](int i) -> qint64 {
        const RemoteEntry &entry = m_entries.at(i);
        if (m_column == Size)
            return entry.size;
        if (m_column == Modified)
            return entry.modified.isValid() ? entry.modified.toMSecsSinceEpoch() : -1;
        return m_ranks.at(i);
    };
    std::vector<std::tuple<bool, qint64, int, int>> rows;
    rows.reserve(m_entries.size());
    const bool isDescending = m_order == Qt::DescendingOrder;
    for (int i = 0; i < m_entries.size(); ++i) {
        const int rank = m_ranks.at(i);
        rows.emplace_back(!m_entries.at(i).isFolder, isDescending ? -value(i) : value(i), rank, i);
    }
    std::ranges::sort(rows);
    m_ordered.resize(m_entries.size());
    std::ranges::transform(rows, m_ordered.begin(), [](const auto &row) { return get<3>(row); });
}

void BrowserModel::choose()
{
    const bool isPattern = m_filter.contains(u'*') || m_filter.contains(u'?');
    const QRegularExpression pattern(
        isPattern ? QRegularExpression::wildcardToRegularExpression(m_filter) : QString(),
        QRegularExpression::CaseInsensitiveOption);
    const auto passes = [&](int i) {
        const QString &name = m_entries.at(i).name;
        return isPattern ? pattern.match(name).hasMatch()
                         : name.contains(m_filter, Qt::CaseInsensitive);
    };
    m_shown = m_ordered;
    if (!m_filter.isEmpty())
        m_shown.removeIf([&](int i) { return !passes(i); });
}

void BrowserModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_column && order == m_order))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    m_column = column;
    m_order = order;
    const QModelIndexList before = persistentIndexList();
    QList<int> entries;
    for (const QModelIndex &index : before)
        entries.append(m_shown.at(index.row()));
    this->order();
    choose();
    QList<int> rows(m_entries.size(), -1);
    for (int row = 0; row < m_shown.size(); ++row)
        rows[m_shown.at(row)] = row;
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rows.at(entries.at(i)), before.at(i).column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

int BrowserModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int BrowserModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BrowserModel::text(const RemoteEntry &entry, int column) const
{
    switch (column) {
    case Name:
        return entry.name;
    case Size:
        if (entry.size < 0)
            return {};
        //: A size that the server tells in round numbers.
        return entry.isSizeRounded ? tr("about %1").arg(formatBytes(entry.size))
                                   : formatBytes(entry.size);
    case Modified:
        return entry.modified.isValid()
                   ? QLocale().toString(entry.modified.toLocalTime(), QLocale::ShortFormat)
                   : QString();
    default:
        return {};
    }
}

QVariant BrowserModel::raw(const RemoteEntry &entry, int column) const
{
    switch (column) {
    case Size:
        return entry.size;
    case Modified:
        return entry.modified;
    default:
        return entry.name;
    }
}

QVariant BrowserModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RemoteEntry &shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(shown, index.column()));
    case Qt::DecorationRole:
        if (index.column() == Name)
            return shown.isFolder ? m_folderIcon : m_fileIcon;
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        return raw(shown, index.column());
    case UrlRole:
        return shown.url;
    case IsFolderRole:
        return shown.isFolder;
    default:
        return {};
    }
}

QVariant BrowserModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return tr(kTitles[section]);
    if (role == Qt::TextAlignmentRole && section != Name)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    return {};
}

} // namespace waybill
