// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/preferences.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace waybill
{

class ProblemLabel;

/// A setting as a person meets it.
struct SettingFace
{
    QString key;
    QString text; ///< with its mnemonic
    QString explanation;
};

/// One setting on a page: its label, its input, and a sentence about it. Bound to a key: what is
/// entered holds at once, and what is chosen elsewhere is shown.
class SettingField : public QWidget
{
    Q_OBJECT

public:
    const QString &key() const { return m_face.key; }
    /// Whether its words hold this one, in whatever case; an empty one is in none.
    bool matches(const QString &word) const;
    void setHighlighted(bool isHighlighted);
    bool isHighlighted() const { return m_isHighlighted; }
    /// Shows what holds, in place of what was entered and not taken. Each final class does so at
    /// the end of its constructor.
    void refresh();

protected:
    SettingField(Preferences *preferences, SettingFace face, QWidget *parent);

    const SettingFace &face() const { return m_face; }
    Preferences *preferences() const { return m_preferences; }
    /// The input, once, with its label above unless it has words of its own. `buddy` is what the
    /// label's mnemonic leads to.
    void place(QWidget *input, QWidget *buddy, bool hasLabel = true);
    /// What a person has entered.
    void store(const QVariant &value);
    /// Says at the field why what was entered is not taken; empty: it is.
    void say(const QString &problem);
    /// Shows what holds now, without storing it again.
    virtual void showValue(const QVariant &value) = 0;
    void paintEvent(QPaintEvent *event) override;

private:
    Preferences *m_preferences;
    const SettingFace m_face;
    QVBoxLayout *m_column;
    ProblemLabel *m_problem;
    bool m_isHighlighted = false;
};

} // namespace waybill
