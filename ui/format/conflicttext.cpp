// SPDX-License-Identifier: MIT
#include "ui/format/conflicttext.h"

#include <QCoreApplication>

namespace waybill
{
namespace
{

/// Gives the function below a tr() with a context of its own.
class ConflictText
{
    Q_DECLARE_TR_FUNCTIONS(waybill::ConflictText)
};

} // namespace

QString conflictText(ConflictPolicy policy)
{
    switch (policy) {
    case ConflictPolicy::Fail:
        //: What to do if the file exists. So are those below.
        return ConflictText::tr("ask me");
    case ConflictPolicy::Skip:
        return ConflictText::tr("skip the file");
    case ConflictPolicy::Overwrite:
        return ConflictText::tr("replace it");
    case ConflictPolicy::Newer:
        return ConflictText::tr("replace it if the source is newer");
    case ConflictPolicy::OtherSize:
        return ConflictText::tr("replace it if the sizes differ");
    case ConflictPolicy::Rename:
        return ConflictText::tr("use another name");
    }
    return {};
}

} // namespace waybill
