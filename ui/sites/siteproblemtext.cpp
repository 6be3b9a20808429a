// SPDX-License-Identifier: MIT
#include "ui/sites/siteproblemtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

struct Words
{
    Kind kind;
    const char *text;
};

constexpr char kContext[] = "waybill::SiteProblemText";

constexpr Words kWords[] = {
    {Kind::NoName, QT_TRANSLATE_NOOP("waybill::SiteProblemText", "Give the server a name.")},
    {Kind::BadUrl,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "This is no complete URL. It begins with https:// or http:// and names a server.")},
    {Kind::WrongScheme,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "Waybill speaks http and https only. Begin the URL with https:// or http://.")},
    {Kind::UserInfoInUrl,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "The URL holds a user name or password. They belong into fields of their own.")},
    {Kind::QueryInUrl,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "A server's URL ends with its path: leave out the ? or # and what follows.")},
    {Kind::CertificateWithoutKey, QT_TRANSLATE_NOOP("waybill::SiteProblemText",
                                      "A client certificate needs the file of its private key.")},
    {Kind::KeyWithoutCertificate, QT_TRANSLATE_NOOP("waybill::SiteProblemText",
                                      "A private key needs the file of its certificate.")},
    {Kind::BadPin,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "A fingerprint is a SHA-256: 64 hexadecimal digits, with or without colons.")},
    {Kind::BadProxy,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "A proxy is written as http://, https://, socks5:// or socks5h:// and its name, "
            "with a port if need be.")},
    {Kind::UserInfoInProxy,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "The proxy's URL holds a user name or password. They belong into fields of their "
            "own.")},
    {Kind::BadValue,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText", "The value of \"%1\" makes no sense.")},
    {Kind::NoSuchSite,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText", "This server is not there any more.")},
    {Kind::NotSaved, QT_TRANSLATE_NOOP("waybill::SiteProblemText", "It could not be saved: %1")},
    {Kind::FileUnreadable,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText", "The file cannot be read: %1")},
    {Kind::FileUnwritable,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText", "The file cannot be written: %1")},
    {Kind::FileTooLarge, QT_TRANSLATE_NOOP("waybill::SiteProblemText",
                             "The file is far larger than a list of servers. Choose another one.")},
    {Kind::NotJson, QT_TRANSLATE_NOOP("waybill::SiteProblemText",
                        "The file is not JSON, or only a part of it is here (%1).")},
    {Kind::NotASiteFile,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "The file is JSON, but no list of servers that Waybill has exported.")},
    {Kind::NewerFile,
        QT_TRANSLATE_NOOP("waybill::SiteProblemText",
            "The file was exported by a newer Waybill (format %1). Update this one.")},
};

} // namespace

QString siteProblemText(const SiteProblem &problem)
{
    const auto words = std::ranges::find(kWords, problem.kind, &Words::kind);
    if (words == std::end(kWords))
        return {};
    const QString text = QCoreApplication::translate(kContext, words->text);
    QString filled = text.contains("%1"_L1) ? text.arg(problem.detail) : text;
    if (problem.entry == 0)
        return filled;
    return QCoreApplication::translate(
        "waybill::SiteProblemText", "Nothing was imported. Server %1 of the file: %2")
        .arg(QString::number(problem.entry), filled);
}

} // namespace waybill
