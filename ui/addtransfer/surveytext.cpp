// SPDX-License-Identifier: MIT
#include "ui/addtransfer/surveytext.h"

#include "ui/format/units.h"

#include <QCoreApplication>

namespace waybill
{
namespace
{

QString tr(const char *text, qint64 number)
{
    return QCoreApplication::translate(
        "waybill::SurveyText", text, nullptr, static_cast<int>(number));
}

} // namespace

QString surveyText(const TreeSurvey &survey)
{
    const QString what =
        tr("%n file(s)", survey.files) + u' ' + tr("in %n folder(s)", survey.folders);
    return QCoreApplication::translate("waybill::SurveyText", "%1, %2; as an archive about %3.")
        .arg(survey.folders > 0 ? what : tr("%n file(s)", survey.files), formatBytes(survey.bytes),
            formatBytes(survey.packedBytes));
}

} // namespace waybill
