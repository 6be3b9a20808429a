// SPDX-License-Identifier: MIT
#include "ui/addtransfer/surveytext.h"

#include "ui/format/units.h"

#include <QCoreApplication>

namespace waybill
{
namespace
{

/// Gives the function below a tr() with a context of its own.
class SurveyText
{
    Q_DECLARE_TR_FUNCTIONS(waybill::SurveyText)
};

} // namespace

QString surveyText(const TreeSurvey &survey)
{
    const QString files = SurveyText::tr("%n file(s)", nullptr, static_cast<int>(survey.files));
    const QString folders =
        SurveyText::tr("in %n folder(s)", nullptr, static_cast<int>(survey.folders));
    //: "12 files" and "in 3 folders"
    const QString both = SurveyText::tr("%1 %2").arg(files, folders);
    //: How many files and folders, their size, and how large their archive will be about.
    return SurveyText::tr("%1, %2; as an archive about %3.")
        .arg(survey.folders > 0 ? both : files, formatBytes(survey.bytes),
            formatBytes(survey.packedBytes));
}

} // namespace waybill
