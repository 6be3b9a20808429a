// SPDX-License-Identifier: MIT
#include "core/transfer/transfercontext.h"

namespace waybill
{

RemoteContext TransferContext::remote() const
{
    return {http, token,
        [context = *this](QByteArray method, QUrl url) {
            return context.request(std::move(method), std::move(url));
        },
        workers};
}

HttpRequest TransferContext::request(QByteArray method, QUrl url) const
{
    HttpRequest made;
    made.method = std::move(method);
    made.url = std::move(url);
    made.access = access;
    made.deadlines = deadlines;
    made.counters = counters;
    made.bandwidth = bandwidth;
    made.observer = [target = store](const HttpEvent &event) {
        const QString line = QString::fromLatin1(event.method) + u' ' + event.url;
        switch (event.kind) {
        case HttpEvent::Kind::Request:
            return target->tell(TimelineEntry::Kind::Request, line, event.offset);
        case HttpEvent::Kind::Answer:
            return target->tell(TimelineEntry::Kind::Answer, line, event.status);
        case HttpEvent::Kind::Redirect:
            return target->tell(TimelineEntry::Kind::Redirect, event.url);
        case HttpEvent::Kind::SignIn:
            return target->tell(TimelineEntry::Kind::SignIn, event.url);
        }
    };
    return made;
}

} // namespace waybill
