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

} // namespace waybill
