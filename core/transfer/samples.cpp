// SPDX-License-Identifier: MIT
#include "core/transfer/samples.h"

#include <algorithm>

namespace waybill
{
namespace
{

constexpr qint64 kSampleBytes = 64 * 1024;

} // namespace

QCoro::Task<Result<bool>> samplesAgree(
    TransferContext context, HttpRequest request, std::shared_ptr<PartFile> part, qint64 total)
{
    const qint64 size = part->front();
    QList<qint64> offsets = {0, std::max<qint64>(0, size / 2 - kSampleBytes / 2),
        std::max<qint64>(0, size - kSampleBytes)};
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    for (const qint64 offset : offsets) {
        const qint64 length = std::min(kSampleBytes, size - offset);
        auto reading =
            context.workers->run([part, offset, length] { return part->sample(offset, length); });
        const auto here = co_await reading;
        if (!here)
            co_return fail(here.error());
        request.headers = {{"Accept-Encoding", "identity"},
            {"Range", "bytes=" + QByteArray::number(offset) + '-' +
                          QByteArray::number(offset + length - 1)}};
        auto asking = context.http->open(request, context.token);
        const auto reply = co_await std::move(asking);
        if (!reply)
            co_return fail(reply.error());
        const auto range = parseContentRange((*reply)->head().headers.value("Content-Range"));
        const bool isExact = (*reply)->head().status == 206 && range && range->first == offset &&
                             range->last == offset + length - 1 &&
                             (total < 0 || range->total < 0 || range->total == total);
        if ((*reply)->head().status >= 500)
            co_return fail((*reply)->head().toError());
        if (!isExact)
            co_return false;
        const auto sink = std::make_shared<BytesSink>(length);
        auto receiving = (*reply)->receive(sink);
        const Status received = co_await std::move(receiving);
        if (!received)
            co_return fail(received.error());
        if (sink->take() != *here)
            co_return false;
    }
    co_return true;
}

} // namespace waybill
