// SPDX-License-Identifier: MIT
// What the editor says about what was entered, and where it puts what was entered elsewhere.
#include "ui/sites/passwordedit.h"
#include "ui/sites/siteeditor.h"
#include "ui/sites/siteproblemtext.h"

#include <QLabel>
#include <QLineEdit>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

/// Takes the userinfo out of a field's URL; nothing if there is none.
std::optional<Credentials> takeUserInfo(QLineEdit *edit)
{
    QUrl url(edit->text().trimmed(), QUrl::TolerantMode);
    if (!url.isValid() || url.userInfo().isEmpty())
        return std::nullopt;
    Credentials taken{url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
    url.setUserInfo(QString());
    edit->setText(url.toString());
    return taken;
}

void fill(const Credentials &credentials, QLineEdit *user, PasswordEdit *password)
{
    user->setText(credentials.user);
    if (!credentials.password.isEmpty())
        password->enter(credentials.password);
}

} // namespace

SiteEditor::Field SiteEditor::fieldOf(Kind kind)
{
    switch (kind) {
    case Kind::NoName:
        return Field::Name;
    case Kind::CertificateWithoutKey:
        return Field::ClientKey;
    case Kind::KeyWithoutCertificate:
        return Field::ClientCertificate;
    case Kind::BadPin:
        return Field::Pin;
    case Kind::BadProxy:
    case Kind::UserInfoInProxy:
        return Field::Proxy;
    default:
        return Field::Url;
    }
}

void SiteEditor::moveUserInfo()
{
    if (const auto taken = takeUserInfo(m_url))
        fill(*taken, m_user, m_password);
}

void SiteEditor::moveProxyUserInfo()
{
    if (const auto taken = takeUserInfo(m_proxy))
        fill(*taken, m_proxyUser, m_proxyPassword);
}

QMap<SiteEditor::Field, QString> SiteEditor::problems() const
{
    QMap<Field, QString> texts;
    for (const SiteProblem &problem : problemsOf(site())) {
        // Those leave the URL by themselves, as soon as the field is left.
        if (problem.kind != Kind::UserInfoInUrl && problem.kind != Kind::UserInfoInProxy)
            texts.insert(fieldOf(problem.kind), siteProblemText(problem));
    }
    const QString pin = m_pin->text().trimmed();
    if (!pin.isEmpty() && !parseFingerprint(pin))
        texts.insert(Field::Pin, siteProblemText({Kind::BadPin, {}, 0}));
    return texts;
}

void SiteEditor::touch(Field field)
{
    if (m_isFilling)
        return;
    m_touched.insert(field);
    // The two belong together: what one lacks is said at the other.
    if (field == Field::ClientCertificate || field == Field::ClientKey)
        m_touched += {Field::ClientCertificate, Field::ClientKey};
    describe();
}

void SiteEditor::describe()
{
    const QMap<Field, QString> texts = problems();
    for (auto field = m_problems.cbegin(); field != m_problems.cend(); ++field) {
        const QString text = m_touched.contains(field.key()) ? texts.value(field.key()) : QString();
        field.value()->setText(text);
        field.value()->setVisible(!text.isEmpty());
    }
    m_password->setIsOfAnother(passwordKey(site()) != passwordKey(m_before));
    m_proxyPassword->setIsOfAnother(proxyPasswordKey(site()) != proxyPasswordKey(m_before));
    const bool isOpen = m_url->text().trimmed().startsWith("http://"_L1, Qt::CaseInsensitive);
    m_hint->setVisible(isOpen && !m_user->text().isEmpty());
    if (!m_isFilling)
        emit changed();
}

} // namespace waybill
