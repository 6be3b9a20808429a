// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transfermodel.h"

#include <QVariant>

namespace waybill
{

/// What a column is called, how it is laid out, and what it says of a transfer.
struct TransferColumnFace
{
    const char *title; ///< translated by title()
    int width;         ///< pixels at a font height of 16
    bool isHidden;     ///< at first
    bool isNumber;     ///< aligned at its end
    bool isRestless;   ///< changes while a transfer is at work
};

const TransferColumnFace &faceOf(TransferModel::Column column);
QString columnTitle(TransferModel::Column column);
/// For people.
QString columnText(const TransferSnapshot &transfer, TransferModel::Column column);
/// For sorting.
QVariant columnValue(const TransferSnapshot &transfer, TransferModel::Column column);
/// 0 to 100; -1 where nobody knows.
int percentOf(const TransferSnapshot &transfer);
/// "report.zip, upload, 42 percent, 3 minutes left": the row as a sentence, for those who hear it.
QString spokenText(const TransferSnapshot &transfer);

} // namespace waybill
