// SPDX-License-Identifier: MIT
#include "core/queue/folderwalk.h"

#include "core/base/filename.h"
#include "core/remote/listing.h"
#include "core/remote/webdav.h"

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// One that the server answers for in another spelling is the same folder.
bool isSamePlace(const QUrl &url, const QUrl &other)
{
    const auto decoded = [](const QUrl &of) {
        return QByteArray::fromPercentEncoding(of.path(QUrl::FullyEncoded).toLatin1());
    };
    return originOf(url) == originOf(other) && decoded(url) == decoded(other);
}

/// The names that are taken in one folder here. What differs on the server may be the same here.
class TakenNames
{
public:
    QString take(const QString &name)
    {
        QString free = name;
        // From where the last of this name ended: a server can have 100,000 that are one name here.
        int &number = m_lastNumbers[keyOf(name)];
        while (m_names.contains(keyOf(free)))
            free = numberedName(name, ++number);
        m_names.insert(keyOf(free));
        return free;
    }

private:
    static QString keyOf(const QString &name)
    {
#if defined(Q_OS_WIN) || defined(Q_OS_DARWIN)
        return name.normalized(QString::NormalizationForm_C).toCaseFolded();
#else
        return name;
#endif
    }

    QSet<QString> m_names;
    QHash<QString, int> m_lastNumbers;
};

} // namespace

FolderWalk::FolderWalk(const QUrl &folder)
    : m_open({{folderUrl(folder), {}, 0}})
{
}

/// In the order of the URLs, so that a second look gives the same names.
FolderWalk::Content FolderWalk::contentOf(const Listing &listing, const Folder &folder)
{
    std::vector<std::pair<QString, const RemoteEntry *>> entries;
    entries.reserve(static_cast<size_t>(listing.entries.size()));
    for (const RemoteEntry &entry : listing.entries)
        entries.emplace_back(entry.url.path(QUrl::FullyEncoded), &entry);
    std::ranges::sort(entries);
    Content content;
    TakenNames names;
    for (const auto &[sortedBy, listed] : entries) {
        const RemoteEntry &entry = *listed;
        const QString name = names.take(entry.name);
        const QString path = folder.path.isEmpty() ? name : folder.path + u'/' + name;
        if (entry.isFolder)
            content.folders.append({entry.url, path, folder.depth + 1});
        else
            content.files.append({entry.url, path, entry.isSizeRounded ? -1 : entry.size});
    }
    return content;
}

/// True: there is a listing to go on with; false: the folder is to be done without.
Result<bool> FolderWalk::judge(const Folder &folder, const Result<Listing> &listing)
{
    const bool isFirst = folder.path.isEmpty();
    Error error;
    if (listing) {
        if (isFirst && originOf(listing->url) == originOf(folder.url))
            return true;
        if (isSamePlace(listing->url, folder.url))
            return true;
        error = makeError(ErrorKind::RedirectRefused, redactedUrl(listing->url));
    } else {
        error = listing.error();
    }
    const bool isForAll = error.isCancelled() || error.retryable ||
                          error.kind == ErrorKind::AuthenticationRequired ||
                          error.kind == ErrorKind::ProxyAuthenticationRequired;
    if (isFirst || isForAll)
        return fail(error);
    m_tree.leftOut.append(folder.path + u"/: "_s + toString(error.kind));
    if (!m_tree.failure) {
        m_tree.failure = error;
        if (error.kind != ErrorKind::NotSupportedByServer) // whose detail says what
            m_tree.failure->detail = folder.path + u'/';
    }
    return false;
}

Status FolderWalk::take(const Folder &folder, const Content &content, int leftOut)
{
    const qsizetype entries = m_tree.files.size() + m_tree.folders.size() + m_open.size() +
                              content.files.size() + content.folders.size();
    if (entries > kMostEntries)
        return fail(ErrorKind::AnswerTooLarge, u"more than %1 entries"_s.arg(kMostEntries));
    if (!content.folders.isEmpty() && folder.depth >= kDeepest)
        return fail(ErrorKind::AnswerTooLarge,
            u"deeper than %1 folders: %2"_s.arg(kDeepest).arg(folder.path));
    if (leftOut > 0)
        m_tree.leftOut.append(
            u"%1/: %2 that lie elsewhere or have impossible names"_s.arg(folder.path).arg(leftOut));
    if (!folder.path.isEmpty())
        m_tree.folders.append(folder.path);
    m_tree.files.append(content.files);
    for (auto inner = content.folders.crbegin(); inner != content.folders.crend(); ++inner)
        m_open.append(*inner);
    return {};
}

QCoro::Task<Status> FolderWalk::run(TransferContext context)
{
    const RemoteContext remote = context.remote();
    while (!m_open.isEmpty()) {
        const Folder folder = m_open.constLast();
        const qint64 before = context.counters->received;
        auto asking = listFolder(remote, folder.url);
        const auto listing = co_await std::move(asking);
        if (const auto stop = context.token.check(); !stop)
            co_return stop;
        const auto isGood = judge(folder, listing);
        if (!isGood) {
            context.store->setProgress(m_bytesListed, -1);
            co_return fail(isGood.error());
        }
        Content content;
        if (*isGood) {
            auto placing = context.workers->run(
                [listed = *listing, folder] { return contentOf(listed, folder); });
            content = co_await placing;
        }
        m_open.removeLast();
        if (*isGood) {
            if (const Status taken = take(folder, content, listing->leftOut); !taken)
                co_return taken;
        }
        m_bytesListed += context.counters->received - before;
        context.store->setProgress(m_bytesListed, -1);
    }
    co_return Status();
}

} // namespace waybill
