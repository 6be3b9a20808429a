// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/metalink.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

/// Makes a download of what a Metalink says of a file: its best URL, the others as mirrors, its
/// size, strongest digest and pieces. `spec.url` is the Metalink's own, as a person gave it, or
/// empty for a local one. A name and a digest that the spec has already stay.
void takeMetalink(const MetalinkFile &file, TransferSpec &spec);

/// A download as `base` of each file, see takeMetalink(). TargetExists where `base` has a name for
/// more than one.
Result<QList<TransferSpec>> specsOfMetalink(
    const QList<MetalinkFile> &files, const TransferSpec &base);

} // namespace waybill
