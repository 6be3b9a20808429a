// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/metalink.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

/// Makes a download of what a Metalink, which came `from` there (empty: a local file), says of a
/// file: its best URL, the others as mirrors, its size, strongest digest and pieces. A name and a
/// digest that the spec has already stay.
void takeMetalink(const MetalinkFile &file, const QUrl &from, TransferSpec &spec);

} // namespace waybill
