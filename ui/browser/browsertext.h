// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "ui/format/errortext.h"

namespace waybill
{

class BrowserModel;

/// Why a folder could not be listed, where that needs other words than a transfer's error.
ErrorText listingErrorText(const Error &error);
/// The same for making, renaming and deleting.
ErrorText changeErrorText(const Error &error);
/// False where a change would fail again in the same way.
bool mayHelpToRepeat(const Error &error);

/// The status line: what is there, what of it is shown and selected.
QString countsText(const BrowserModel &model, const QList<RemoteEntry> &selected, int leftOut);

} // namespace waybill
