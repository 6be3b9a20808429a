// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QFormLayout;
class QToolButton;

namespace waybill
{

/// The fields of a dialog that few need, below a button that shows and hides them; at first they
/// are hidden. In a form of their own: the rows of a QFormLayout of Qt 6.4 that are hidden make it
/// write beyond its memory.
class OptionsSection : public QWidget
{
    Q_OBJECT

public:
    explicit OptionsSection(QWidget *dialog);

    /// Where the fields go.
    QFormLayout *form() const { return m_form; }
    QWidget *fields() const { return m_fields; }
    bool isOpen() const;
    void open(bool isOpen);

private:
    void show(bool isOpen);

    QToolButton *m_button;
    QWidget *m_fields;
    QFormLayout *m_form;
};

} // namespace waybill
