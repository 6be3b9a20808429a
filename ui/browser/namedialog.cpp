// SPDX-License-Identifier: MIT
#include "ui/browser/namedialog.h"

#include "core/base/filename.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

NameDialog::NameDialog(const QString &title, const QString &label, const QString &name,
    std::function<bool(const QString &)> isTaken, QWidget *parent)
    : QDialog(parent)
    , m_isTaken(std::move(isTaken))
    , m_original(name)
    , m_name(new QLineEdit(name, this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(title);
    auto *text = new QLabel(label, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setBuddy(m_name);
    m_name->setAccessibleName(title);
    m_name->setMinimumWidth(360);
    m_problem->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::check);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(m_name);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    // What is renamed most often is the stem.
    if (const qsizetype dot = name.lastIndexOf(u'.'); dot > 0)
        m_name->setSelection(0, static_cast<int>(dot));
    else
        m_name->selectAll();
    check();
}

QString NameDialog::name() const
{
    return m_name->text().trimmed();
}

void NameDialog::check()
{
    QString problem;
    if (!name().isEmpty() && !isSafeTreeName(name()))
        problem = tr("A name cannot be \".\" or \"..\", hold / or \\, or be longer than %1 bytes.")
                      .arg(kLongestNameBytes);
    else if (name() != m_original && m_isTaken(name()))
        problem = tr("There is something of this name already.");
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty() && !name().isEmpty() && name() != m_original);
}

} // namespace waybill
