// SPDX-License-Identifier: MIT
#include "tests/support/tusjoiner.h"

namespace waybill::test
{

Script TusJoiner::operator()(const SeenRequest &request)
{
    if (request.method == "OPTIONS")
        return answer(204, {}, {"Tus-Version: 1.0.0", "Tus-Extension: " + extensions});
    if (request.method == "POST")
        return create(request);
    const auto found = uploads.find(request.path);
    if (found == uploads.end())
        return answer(404);
    Upload &upload = found->second;
    if (request.method == "HEAD")
        return look(request);
    if (request.method == "DELETE") {
        uploads.erase(found);
        return answer(204);
    }
    if (request.header("Upload-Offset").toLongLong() != upload.stored.size())
        return answer(409);
    upload.stored += request.body;
    return answer(204, {}, {"Upload-Offset: " + QByteArray::number(upload.stored.size())});
}

void TusJoiner::keep(const SeenRequest &cutOff)
{
    const auto found = uploads.find(cutOff.path);
    const bool fits = cutOff.method == "PATCH" && found != uploads.end() &&
                      cutOff.header("Upload-Offset").toLongLong() == found->second.stored.size();
    if (fits)
        found->second.stored += cutOff.body;
}

Script TusJoiner::create(const SeenRequest &request)
{
    const QByteArray concat = request.header("Upload-Concat");
    if (concat.startsWith("final;"))
        return join(concat.mid(6));
    const bool isPart = concat == "partial";
    parts += isPart ? 1 : 0;
    const QByteArray path = "/up/" + QByteArray::number(uploads.size() + 1);
    uploads[path] = {request.header("Upload-Length").toLongLong(), {}, isPart};
    return answer(201, {}, {"Location: " + path});
}

Script TusJoiner::join(const QByteArray &paths)
{
    Upload whole;
    for (const QByteArray &url : paths.split(' ')) {
        const auto part = uploads.find(QUrl::fromEncoded(url).path().toLatin1());
        if (part == uploads.end() || !part->second.isPart ||
            part->second.stored.size() != part->second.length)
            return answer(400);
        whole.stored += part->second.stored;
    }
    whole.length = whole.stored.size();
    joined = "/up/joined";
    uploads[joined] = whole;
    return answer(201, {}, {"Location: " + joined});
}

Script TusJoiner::look(const SeenRequest &request)
{
    const Upload &upload = uploads.at(request.path);
    QList<QByteArray> fields = {"Upload-Length: " + QByteArray::number(upload.length)};
    if (request.path != joined || --hiddenLooks < 0)
        fields.append("Upload-Offset: " + QByteArray::number(upload.stored.size()));
    return answer(200, {}, fields);
}

} // namespace waybill::test
