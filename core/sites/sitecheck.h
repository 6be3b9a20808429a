// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/site.h"

#include <expected>

namespace waybill
{

/// What is wrong with a site, or with a file of sites; ui/sites makes sentences of it.
struct SiteProblem
{
    enum class Kind {
        NoName,
        BadUrl,
        WrongScheme,
        UserInfoInUrl,
        QueryInUrl,
        CertificateWithoutKey,
        KeyWithoutCertificate,
        BadPin,
        BadProxy,
        UserInfoInProxy,
        BadValue, ///< detail: which member

        NoSuchSite,
        NotSaved,       ///< the journal failed; detail
        FileUnreadable, ///< detail: the system's words
        FileUnwritable,
        FileTooLarge,
        NotJson,
        NotASiteFile,
        NewerFile, ///< detail: its version
    };

    Kind kind = Kind::BadValue;
    QString detail;
    qsizetype entry = 0; ///< in a file of sites: the how manieth, from 1; else 0

    bool operator==(const SiteProblem &) const = default;
};

template <typename T>
using SiteResult = std::expected<T, SiteProblem>;

[[nodiscard]] inline std::unexpected<SiteProblem> siteFailure(
    SiteProblem::Kind kind, QString detail = {})
{
    return std::unexpected(SiteProblem{kind, std::move(detail), 0});
}

/// All that is wrong with it, in the order of its fields; empty: it can be saved.
QList<SiteProblem> problemsOf(const Site &site);

/// What is wrong with a proxy's URL: BadProxy or UserInfoInProxy. Empty is fine, it means none.
std::optional<SiteProblem::Kind> problemOfProxy(const QString &text);

/// A fingerprint as people copy it: 64 hexadecimal digits, with or without colons and spaces.
std::optional<QByteArray> parseFingerprint(const QString &text);

} // namespace waybill
