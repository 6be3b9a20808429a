// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/treesurvey.h"

#include <QTreeWidget>

namespace waybill
{

/// What is about to be sent or packed, as a tree with sizes. At first only what was named; the rest
/// once somebody has looked.
class SurveyTree : public QTreeWidget
{
    Q_OBJECT

public:
    SurveyTree(const QStringList &paths, QWidget *parent);
    void showSurvey(const TreeSurvey &survey);
};

} // namespace waybill
