// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace waybill
{

/// The place beneath a field for what is wrong with it: plain text, hidden while all is well.
class ProblemLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ProblemLabel(QWidget *parent);

    /// Empty: nothing is wrong.
    void say(const QString &problem);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintReadably();
};

} // namespace waybill
