// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "core/transfer/transfercontext.h"

namespace waybill
{

/// What lies beneath a folder on a server. Paths are relative to it, with '/' between: rows of
/// names that are safe here, each once in its folder.
struct RemoteTree
{
    struct File
    {
        QUrl url;
        QString path;
        qint64 size = -1; ///< -1 unless it was told to the byte
    };
    QStringList folders; ///< parents before children, empty ones too
    QList<File> files;
    QStringList leftOut;          ///< what is not here, for the receipt
    std::optional<Error> failure; ///< of the first folder beneath that would not be listed
};

/// Lists a folder on a server and each folder beneath it, one after another, see listFolder().
/// Keeps what it has: after an error that makes sense to retry, or `Cancelled`, run() goes on with
/// the folder that it stopped at. Engine thread.
///
/// A folder is listed under its own URL and no other: what is redirected is left out, but for the
/// first folder, within its origin. So nothing leads out of the first folder, and nothing in
/// circles but links of the server's own disk, which the depth ends.
class FolderWalk
{
public:
    static constexpr int kDeepest = 64;
    static constexpr qsizetype kMostEntries = 1'000'000;

    explicit FolderWalk(const QUrl &folder);

    /// RedirectRefused: the folder is on another origin; AnswerTooLarge: deeper than kDeepest or
    /// more than kMostEntries; else as listFolder(). Counts as progress what has been listed.
    QCoro::Task<Status> run(TransferContext context);
    const RemoteTree &tree() const { return m_tree; }

private:
    struct Folder
    {
        QUrl url;
        QString path; ///< empty: the first
        int depth = 0;
    };
    /// What one folder holds, put in its place.
    struct Content
    {
        QList<RemoteTree::File> files;
        QList<Folder> folders;
    };
    static Content contentOf(const Listing &listing, const Folder &folder);

    Status take(const Folder &folder, const Content &content, int leftOut);
    Result<bool> judge(const Folder &folder, const Result<Listing> &listing);

    QList<Folder> m_open; ///< still to be listed; the last is next
    RemoteTree m_tree;
    qint64 m_bytesListed = 0;
};

} // namespace waybill
