// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "core/base/result.h"
#include "core/http/url.h"

#include <QSet>

namespace waybill
{

/// The URL of a name directly beneath a folder (RFC 3986 section 3.3); a folder's ends with '/'.
QUrl childUrl(const QUrl &folder, const QString &name, bool isFolder);

/// A time as listings write it: "2024-01-31T10:20:30Z", "2024-01-31 10:20", "31-Jan-2024 10:20".
/// Taken as UTC: most do not tell their zone. Invalid if it is none of them.
QDateTime parseListingTime(QByteArrayView text);

/// Collects a folder's listing out of references that nobody needs to believe: only what lies
/// directly beneath the folder and on its origin becomes an entry, under a URL that is put together
/// here. Pure.
class ListingBuilder
{
public:
    static constexpr int kMostEntries = 500'000;

    /// `folder` ends with '/'.
    explicit ListingBuilder(const QUrl &folder);

    /// A reference that leads directly beneath the folder; `segment` is decoded.
    struct Child
    {
        QByteArray segment; ///< empty: the folder itself
        bool hasSlash = false;

        bool isFolderItself() const { return segment.isEmpty(); }
    };
    /// Where a reference leads (absolute, absolute path or relative; percent-encoded), or nothing
    /// if it is not here: another origin or scheme, deeper, higher, a query, an impossible name.
    std::optional<Child> child(const QByteArray &reference) const;
    /// The same for a bare name.
    static std::optional<Child> childNamed(const QByteArray &name);

    /// `facts` with name and URL filled in; the second of a name is left out. False when there are
    /// too many.
    [[nodiscard]] bool add(const Child &child, RemoteEntry facts);
    void leaveOut() { ++m_listing.leftOut; }
    Listing take() { return std::move(m_listing); }

private:
    std::optional<QByteArray> pathOf(const QByteArray &reference) const;
    std::optional<QByteArray> beneath(const QByteArray &path) const;

    Origin m_origin;
    QByteArray m_path; ///< percent-encoded
    QList<QByteArray> m_segments;
    QSet<QByteArray> m_seen;
    Listing m_listing;
};

} // namespace waybill
