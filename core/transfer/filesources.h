// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/access.h"
#include "core/http/validators.h"

namespace waybill
{

/// One place that a file comes from.
struct FileSource
{
    QUrl url;
    Access access; ///< what may be sent there
    /// A public server named it: a private address is then refused.
    bool refusesPrivateAddresses = false;
    Validators validators; ///< of its first answer
    /// Its answer agreed with what is known of the file: its bytes may be used.
    bool isProven = false;
};

/// The places that one file comes from, the first one first, which is always there. Who failed is
/// dropped for good; who is slow is asked only if nobody else is left. Pure.
class FileSources
{
public:
    /// Not empty.
    explicit FileSources(QList<FileSource> sources);

    int count() const { return static_cast<int>(m_sources.size()); }
    FileSource &at(int source) { return m_sources[source]; }
    const FileSource &at(int source) const { return m_sources.at(source); }
    QString hostOf(int source) const;

    void drop(int source) { m_standing[source] = Standing::Dropped; }
    void rest(int source) { m_standing[source] = Standing::Slow; }
    bool isGood(int source) const { return m_standing.at(source) == Standing::Good; }
    /// In the order in which a further connection should use them, where `inUse` has the source of
    /// each connection: the fewest first.
    QList<int> choice(const QList<int> &inUse) const;

private:
    enum class Standing { Good, Slow, Dropped };

    QList<FileSource> m_sources;
    QList<Standing> m_standing;
};

} // namespace waybill
