// SPDX-License-Identifier: MIT
#include "tests/support/tusdouble.h"

namespace waybill::test
{

Script TusDouble::operator()(const SeenRequest &request)
{
    if (request.method == "OPTIONS")
        return answer(204, {}, {"Tus-Version: 1.0.0", "Tus-Resumable: 1.0.0"});
    if (request.method == "POST") {
        ++created;
        length = request.header("Upload-Length").toLongLong();
        stored.clear();
        return answer(
            201, {}, {"Location: /up/" + QByteArray::number(created), "Tus-Resumable: 1.0.0"});
    }
    if (request.method == "HEAD")
        return head();
    if (request.method == "PATCH") {
        if (request.header("Upload-Offset").toLongLong() != stored.size())
            return answer(409);
        stored += request.body;
        return answer(204, {}, {"Upload-Offset: " + QByteArray::number(stored.size())});
    }
    return answer(204);
}

void TusDouble::keep(const SeenRequest &cutOff)
{
    if (cutOff.method == "PATCH" && cutOff.header("Upload-Offset").toLongLong() == stored.size())
        stored += cutOff.body;
}

Script TusDouble::head() const
{
    return answer(200, {},
        {"Upload-Offset: " + QByteArray::number(stored.size()),
            "Upload-Length: " + QByteArray::number(length)});
}

} // namespace waybill::test
