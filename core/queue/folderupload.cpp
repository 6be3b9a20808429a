// SPDX-License-Identifier: MIT
#include "core/queue/folderupload.h"

#include "core/queue/foldertree.h"
#include "core/remote/dialect.h"
#include "core/remote/webdav.h"
#include "core/transfer/upload.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMostNamesInNote = 20;

QUrl below(const QUrl &base, const QString &relative, bool isFolder)
{
    QUrl url = base;
    QString path = base.path(QUrl::FullyEncoded);
    path += QString::fromLatin1(QUrl::toPercentEncoding(relative, "/"));
    url.setPath(isFolder ? path + u'/' : path, QUrl::StrictMode);
    return url;
}

/// Where the folder's content goes: below the target with the folder's name, or the target itself
/// if it names one.
QUrl baseUrl(const TransferSpec &spec)
{
    const bool isParent = spec.url.path().isEmpty() || spec.url.path().endsWith(u'/');
    QUrl base = spec.url.path().isEmpty() ? spec.url.resolved(QUrl(u"/"_s)) : spec.url;
    if (isParent)
        return below(base, QFileInfo(QDir(spec.path).absolutePath()).fileName(), true);
    return below(base, QString(), true);
}

QCoro::Task<Status> makeFolders(RemoteContext remote, QUrl base, QStringList folders)
{
    auto parents = webdav::makeParents(remote, base);
    if (const Status made = co_await std::move(parents); !made)
        co_return made;
    auto root = webdav::makeFolder(remote, base);
    if (const Status made = co_await std::move(root); !made)
        co_return made;
    for (const QString &folder : folders) {
        auto making = webdav::makeFolder(remote, below(base, folder, true));
        if (const Status made = co_await std::move(making); !made)
            co_return made;
    }
    co_return Status();
}

} // namespace

QCoro::Task<Result<FolderPlan>> planFolderUpload(TransferContext context, TransferSpec spec)
{
    auto walking =
        context.workers->run([files = context.files, path = spec.path, token = context.token] {
            return walkFolder(files, path, token);
        });
    const auto tree = co_await walking;
    if (!tree)
        co_return fail(tree.error());
    if (!tree->leftOut.isEmpty())
        context.store->note(
            u"left out, neither file nor folder: "_s +
            tree->leftOut.first(std::min<qsizetype>(tree->leftOut.size(), kMostNamesInNote))
                .join(u", "_s));

    const RemoteContext remote = context.remote();
    UploadVia via = spec.via;
    if (via == UploadVia::Auto) {
        auto detecting = detectDialect(remote, spec.url);
        const auto dialect = co_await std::move(detecting);
        if (!dialect)
            co_return fail(dialect.error());
        via = viaOf(*dialect);
    }
    const QUrl base = baseUrl(spec);
    if (via == UploadVia::WebDav) {
        auto making = makeFolders(remote, base, tree->folders);
        if (const Status made = co_await std::move(making); !made)
            co_return fail(made.error());
    }

    FolderPlan plan;
    plan.bytes = tree->bytes;
    const QString top = QFileInfo(QDir(spec.path).absolutePath()).fileName();
    for (const QString &file : tree->files) {
        TransferSpec child = spec;
        child.isFolder = false;
        child.path = QDir(spec.path).filePath(file);
        child.name = top + u'/' + file;
        child.via = via;
        child.isExactUrl = via != UploadVia::Tus;
        if (child.isExactUrl)
            child.url = below(base, file, false);
        plan.files.append(child);
    }
    co_return plan;
}

} // namespace waybill
