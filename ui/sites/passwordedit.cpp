// SPDX-License-Identifier: MIT
#include "ui/sites/passwordedit.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waybill
{

using namespace Qt::StringLiterals;

PasswordEdit::PasswordEdit(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_forget(new QPushButton(tr("Forget"), this))
    , m_note(new QLabel(this))
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_forget->setToolTip(tr("Takes the password away where it is kept, as soon as you save"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(2);
    grid->addWidget(m_edit, 0, 0);
    grid->addWidget(m_forget, 0, 1);
    grid->addWidget(m_note, 1, 0, 1, 2);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        describe();
        emit changed();
    });
    connect(m_forget, &QPushButton::clicked, this, &PasswordEdit::forget);
    describe();
}

void PasswordEdit::reset(SecretPlace place)
{
    m_isForgotten = false;
    m_isOfAnother = false;
    m_place = place;
    m_edit->clear();
    describe();
}

void PasswordEdit::setPlace(SecretPlace place)
{
    m_place = place;
    describe();
}

void PasswordEdit::setHasKeychain(bool hasKeychain)
{
    m_hasKeychain = hasKeychain;
    describe();
}

void PasswordEdit::setIsOfAnother(bool isOfAnother)
{
    m_isOfAnother = isOfAnother;
    describe();
}

void PasswordEdit::enter(const QString &password)
{
    m_edit->setText(password);
}

std::optional<QString> PasswordEdit::change() const
{
    if (!m_edit->text().isEmpty())
        return m_edit->text();
    return m_isForgotten ? std::optional(QString()) : std::nullopt;
}

void PasswordEdit::forget()
{
    m_isForgotten = true;
    m_edit->clear();
    describe();
    emit changed();
}

void PasswordEdit::describe()
{
    const bool isKept = m_place != SecretPlace::None && !m_isForgotten && !m_isOfAnother;
    m_edit->setPlaceholderText(isKept ? u"••••••••"_s : QString());
    m_forget->setEnabled(isKept);
    m_note->setText(note());
}

QString PasswordEdit::note() const
{
    if (!m_edit->text().isEmpty()) {
        if (!m_hasKeychain.has_value())
            return tr("Looking for the keychain…");
        return *m_hasKeychain
                   ? tr("Will be stored in the keychain.")
                   : tr("Will be kept for this session only: there is no keychain here.");
    }
    if (m_isForgotten)
        return tr("Will be forgotten.");
    if (m_isOfAnother && m_place != SecretPlace::None)
        return tr("What is kept is for another server or user: enter the password again.");
    switch (m_place) {
    case SecretPlace::Keychain:
        return m_hasKeychain.value_or(true)
                   ? tr("Stored in the keychain.")
                   : tr("Stored in the keychain, which cannot be reached now.");
    case SecretPlace::Session:
        return tr("Kept for this session only: forgotten when Waybill ends.");
    case SecretPlace::None:
        break;
    }
    return m_hasKeychain.value_or(true)
               //: No password is kept.
               ? tr("None is kept.")
               : tr("None is kept. There is no keychain here: what you enter is for this session "
                    "only.");
}

} // namespace waybill
