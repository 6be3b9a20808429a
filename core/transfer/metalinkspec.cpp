// SPDX-License-Identifier: MIT
#include "core/transfer/metalinkspec.h"

namespace waybill
{

void takeMetalink(const MetalinkFile &file, TransferSpec &spec)
{
    const Origin given = originOf(spec.url);
    spec.url = file.urls.constFirst();
    spec.isNamedByDocument = originOf(spec.url) != given;
    spec.mirrors = file.urls.mid(1) + spec.mirrors;
    spec.size = file.size;
    spec.pieces = file.pieces;
    if (spec.name.isEmpty())
        spec.name = file.name;
    if (!spec.checksum && !file.hashes.isEmpty())
        spec.checksum = file.hashes.constFirst();
}

Result<QList<TransferSpec>> specsOfMetalink(
    const QList<MetalinkFile> &files, const TransferSpec &base)
{
    // One name for several files would be a name for none of them.
    if (files.size() > 1 && !base.name.isEmpty())
        return fail(ErrorKind::TargetExists, base.name);
    QList<TransferSpec> specs;
    for (const MetalinkFile &file : files) {
        TransferSpec spec = base;
        takeMetalink(file, spec);
        specs.append(spec);
    }
    return specs;
}

} // namespace waybill
