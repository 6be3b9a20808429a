// SPDX-License-Identifier: MIT
#include "tests/support/folderdouble.h"

#include <QDirIterator>

namespace waybill::test
{

using namespace Qt::StringLiterals;

QByteArray davEntry(const QByteArray &reference, qsizetype size)
{
    const QByteArray kind = reference.endsWith('/') ? "<D:collection/>" : "";
    return "<D:response><D:href>" + QString::fromUtf8(reference).toHtmlEscaped().toUtf8() +
           "</D:href><D:propstat><D:prop><D:resourcetype>" + kind +
           "</D:resourcetype><D:getcontentlength>" + QByteArray::number(size) +
           "</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>"
           "</D:response>";
}

Script davListing(const QByteArray &responses)
{
    return answer(207,
        "<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\">" + responses + "</D:multistatus>",
        {"Content-Type: application/xml"});
}

Script pageListing(const QList<QByteArray> &references)
{
    QByteArray page = "<html>\r\n<head><title>Index of /</title></head>\r\n<body>\r\n<h1>Index of "
                      "/</h1><hr><pre><a href=\"../\">../</a>\r\n";
    for (const QByteArray &reference : references)
        page += "<a href=\"" + reference + "\">x</a>       31-Jan-2024 10:20     " +
                (reference.endsWith('/') ? "-" : "2") + "\r\n";
    return answer(200, page + "</pre><hr></body>\r\n</html>\r\n", {"Content-Type: text/html"});
}

QByteArray FolderDouble::entry(const QByteArray &path) const
{
    return davEntry(path, files[path].size());
}

QByteArray FolderDouble::listing(const QByteArray &folder) const
{
    QByteArray body = entry(folder);
    for (auto file = files.lowerBound(folder); file != files.end(); ++file) {
        const QByteArray rest = file.key().mid(folder.size());
        const qsizetype slash = rest.indexOf('/');
        if (!file.key().startsWith(folder))
            break;
        if (!rest.isEmpty() && (slash < 0 || slash == rest.size() - 1))
            body += entry(file.key());
    }
    return body;
}

Script FolderDouble::operator()(const SeenRequest &request) const
{
    if (request.method == "OPTIONS")
        return answer(200, {}, {"DAV: 1"});
    if (!files.contains(request.path))
        return answer(404);
    if (request.method == "PROPFIND")
        return davListing(listing(request.path));
    if (request.method == "GET" || request.method == "HEAD")
        return serveFile(request, files[request.path], "\"v1\"");
    return answer(405);
}

QMap<QString, QByteArray> contentOf(const QString &folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        const QString inner = path.mid(folder.size() + 1);
        if (all.fileInfo().isDir())
            content[inner + u'/'] = {};
        else
            content[inner] = readFile(path);
    }
    return content;
}

QMap<QString, QByteArray> contentOf(const FolderDouble &server, const QByteArray &folder)
{
    QMap<QString, QByteArray> content;
    for (auto file = server.files.begin(); file != server.files.end(); ++file) {
        if (file.key().startsWith(folder) && file.key() != folder)
            content[QUrl::fromPercentEncoding(file.key().mid(folder.size()))] = file.value();
    }
    return content;
}

FolderDouble someFolders()
{
    FolderDouble server;
    server.files = {{"/tree/", ""}, {"/tree/one.txt", "one"}, {"/tree/a/", ""},
        {"/tree/a/two.txt", "two"}, {"/tree/a/b/", ""}, {"/tree/a/b/three.txt", "three"},
        {"/tree/c/", ""}, {"/tree/c/four%20%25.txt", "four"}, {"/tree/empty/", ""}};
    return server;
}

TransferSpec folderDownload(const ScratchEngine &engine, const QUrl &url)
{
    TransferSpec spec = engine.download(url);
    spec.isFolder = true;
    return spec;
}

QList<TransferSnapshot> childrenOf(const ScratchEngine &engine, TransferId id)
{
    QList<TransferSnapshot> children = engine->snapshots();
    children.removeIf([id](const TransferSnapshot &transfer) { return transfer.parent != id; });
    return children;
}

} // namespace waybill::test
