// SPDX-License-Identifier: MIT
#include "ui/sites/siteeditor.h"

#include "ui/format/conflicttext.h"
#include "ui/sites/fileedit.h"
#include "ui/sites/passwordedit.h"
#include "ui/sites/siteproblemtext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

/// Red that can be read on light and dark.
void paintAsProblem(QLabel *label)
{
    QPalette palette = label->palette();
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    palette.setColor(QPalette::WindowText, isDark ? QColor(0xff8a80) : QColor(0xb3261e));
    label->setPalette(palette);
}

QUrl urlOf(const QLineEdit *edit)
{
    return QUrl(edit->text().trimmed(), QUrl::TolerantMode);
}

void choose(QComboBox *box, int value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

constexpr int kAsChosen = -1;
constexpr qint64 kKibibyte = 1024;

} // namespace

SiteEditor::SiteEditor(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_url(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_conflict(new QComboBox(this))
    , m_user(new QLineEdit(this))
    , m_password(new PasswordEdit(this))
    , m_caFile(new FileEdit(tr("Certificate authority"), this))
    , m_clientCertificate(new FileEdit(tr("Client certificate"), this))
    , m_clientKey(new FileEdit(tr("Private key"), this))
    , m_pin(new QLineEdit(this))
    , m_proxy(new QLineEdit(this))
    , m_proxyUser(new QLineEdit(this))
    , m_proxyPassword(new PasswordEdit(this))
    , m_downLimit(new QSpinBox(this))
    , m_upLimit(new QSpinBox(this))
    , m_hint(new QLabel(this))
{
    new QVBoxLayout(this);
    addServerFields();
    addTrustFields();
    addProxyFields();
    addLimitFields();
    static_cast<QVBoxLayout *>(layout())->addStretch();
    connect(m_url, &QLineEdit::editingFinished, this, &SiteEditor::moveUserInfo);
    connect(m_proxy, &QLineEdit::editingFinished, this, &SiteEditor::moveProxyUserInfo);
    for (QComboBox *const box : {m_kind, m_conflict})
        connect(box, &QComboBox::currentIndexChanged, this, &SiteEditor::describe);
    for (QLineEdit *const edit : {m_user, m_proxyUser})
        connect(edit, &QLineEdit::textChanged, this, &SiteEditor::describe);
    for (PasswordEdit *const edit : {m_password, m_proxyPassword})
        connect(edit, &PasswordEdit::changed, this, &SiteEditor::describe);
    setSite(SiteSnapshot());
}

QFormLayout *SiteEditor::group(const QString &title)
{
    auto *const box = new QGroupBox(title, this);
    layout()->addWidget(box);
    auto *const form = new QFormLayout(box);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

/// The input with the place for its problem beneath.
QWidget *SiteEditor::watched(Field field, QWidget *input)
{
    auto *const both = new QWidget(this);
    auto *const column = new QVBoxLayout(both);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(input);
    auto *const problem = new QLabel(both);
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->hide();
    paintAsProblem(problem);
    column->addWidget(problem);
    m_inputs.insert(field, input);
    m_problems.insert(field, problem);
    auto *const files = qobject_cast<FileEdit *>(input);
    auto *const edit = files ? files->edit() : qobject_cast<QLineEdit *>(input);
    connect(edit, &QLineEdit::textChanged, this, [this, field] { touch(field); });
    return both;
}

/// The label belongs to the field itself, not to what surrounds it: for mnemonics and for those who
/// have it read aloud.
void SiteEditor::addRow(QFormLayout *form, const QString &text, QWidget *field, QWidget *buddy)
{
    auto *const label = new QLabel(text, this);
    label->setBuddy(buddy);
    form->addRow(label, field);
    // Screen readers look for a buddy beside the field only, and the field is deeper.
    QWidget *const heard = buddy->focusProxy() ? buddy->focusProxy() : buddy;
    heard->setAccessibleName(QString(text).remove(u'&').remove(u':'));
}

void SiteEditor::addServerFields()
{
    m_url->setPlaceholderText(u"https://dav.example.org/files/"_s);
    //: What kind of server it is: Waybill asks it.
    m_kind->addItem(tr("find out"), static_cast<int>(UploadVia::Auto));
    m_kind->addItem(tr("plain HTTP (PUT)"), static_cast<int>(UploadVia::Put));
    m_kind->addItem(tr("WebDAV"), static_cast<int>(UploadVia::WebDav));
    m_kind->addItem(tr("tus (resumable uploads)"), static_cast<int>(UploadVia::Tus));
    m_conflict->addItem(tr("as chosen for each transfer"), kAsChosen);
    m_conflict->addItem(tr("fail, and change nothing"), static_cast<int>(ConflictPolicy::Fail));
    for (const ConflictPolicy policy : kConflictChoices)
        m_conflict->addItem(conflictText(policy), static_cast<int>(policy));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setText(tr("Without https a password can be read by anybody on the way."));

    auto *const form = group(tr("Server"));
    addRow(form, tr("&Name:"), watched(Field::Name, m_name), m_name);
    addRow(form, tr("&URL:"), watched(Field::Url, m_url), m_url);
    form->addRow(tr("&Kind:"), m_kind);
    form->addRow(tr("If a file e&xists:"), m_conflict);
    form->addRow(tr("U&ser name:"), m_user);
    addRow(form, tr("&Password:"), m_password, m_password->edit());
    form->addRow(QString(), m_hint);
}

void SiteEditor::addTrustFields()
{
    //: In an empty field: which certificate authorities are trusted.
    m_caFile->edit()->setPlaceholderText(tr("those that this system trusts"));
    m_pin->setPlaceholderText(tr("SHA-256; then no other certificate is trusted"));
    auto *const form = group(tr("Encryption (TLS)"));
    addRow(form, tr("Certificate &authority:"), watched(Field::CaFile, m_caFile), m_caFile->edit());
    addRow(form, tr("Client &certificate:"), watched(Field::ClientCertificate, m_clientCertificate),
        m_clientCertificate->edit());
    addRow(form, tr("P&rivate key:"), watched(Field::ClientKey, m_clientKey), m_clientKey->edit());
    addRow(form, tr("Pinned &fingerprint:"), watched(Field::Pin, m_pin), m_pin);
}

void SiteEditor::addProxyFields()
{
    //: In an empty field: the proxy that environment variables name.
    m_proxy->setPlaceholderText(tr("as the environment says, else none"));
    auto *const form = group(tr("Proxy"));
    addRow(form, tr("Pr&oxy:"), watched(Field::Proxy, m_proxy), m_proxy);
    form->addRow(tr("Proxy us&er:"), m_proxyUser);
    addRow(form, tr("Proxy pass&word:"), m_proxyPassword, m_proxyPassword->edit());
}

void SiteEditor::addLimitFields()
{
    for (QSpinBox *const limit : {m_downLimit, m_upLimit}) {
        limit->setRange(0, 100'000'000);
        limit->setSuffix(tr(" KiB/s"));
        limit->setSpecialValueText(tr("no limit"));
        limit->setGroupSeparatorShown(true);
        connect(limit, &QSpinBox::valueChanged, this, &SiteEditor::describe);
    }
    //: Of all transfers with this server together.
    auto *const form = group(tr("Speed"));
    form->addRow(tr("Downloads, at &most:"), m_downLimit);
    form->addRow(tr("Uploads, a&t most:"), m_upLimit);
}

void SiteEditor::setSite(const SiteSnapshot &snapshot)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_touched.clear();
    const Site &site = snapshot.site;
    m_name->setText(site.name);
    m_url->setText(site.url.toString());
    choose(m_kind, static_cast<int>(site.kind));
    choose(m_conflict, site.onConflict ? static_cast<int>(*site.onConflict) : kAsChosen);
    m_user->setText(site.user);
    m_caFile->setPath(site.caFile);
    m_clientCertificate->setPath(site.clientCertificate);
    m_clientKey->setPath(site.clientKey);
    m_pin->setText(QString::fromLatin1(site.pinnedCertificate.toHex(':')));
    m_proxy->setText(site.proxy);
    m_proxyUser->setText(site.proxyUser);
    m_downLimit->setValue(static_cast<int>(site.limits.down / kKibibyte));
    m_upLimit->setValue(static_cast<int>(site.limits.up / kKibibyte));
    m_password->reset(snapshot.password);
    m_proxyPassword->reset(snapshot.proxyPassword);
    for (FileEdit *const file : {m_caFile, m_clientCertificate, m_clientKey})
        file->edit()->setCursorPosition(0);
    for (QLineEdit *const edit : {m_name, m_url, m_pin, m_proxy})
        edit->setCursorPosition(0);
    m_before = site;
    describe();
}

void SiteEditor::setPlaces(const SiteSnapshot &snapshot)
{
    m_before.keepsPassword = snapshot.site.keepsPassword;
    m_before.keepsProxyPassword = snapshot.site.keepsProxyPassword;
    m_password->setPlace(snapshot.password);
    m_proxyPassword->setPlace(snapshot.proxyPassword);
}

void SiteEditor::setHasKeychain(bool hasKeychain)
{
    m_password->setHasKeychain(hasKeychain);
    m_proxyPassword->setHasKeychain(hasKeychain);
}

Site SiteEditor::site() const
{
    Site site = m_before;
    site.name = m_name->text().trimmed();
    site.url = urlOf(m_url);
    site.kind = static_cast<UploadVia>(m_kind->currentData().toInt());
    site.onConflict.reset();
    if (const int policy = m_conflict->currentData().toInt(); policy != kAsChosen)
        site.onConflict = static_cast<ConflictPolicy>(policy);
    site.user = m_user->text().trimmed();
    site.caFile = m_caFile->path();
    site.clientCertificate = m_clientCertificate->path();
    site.clientKey = m_clientKey->path();
    site.pinnedCertificate = parseFingerprint(m_pin->text()).value_or(QByteArray());
    site.proxy = m_proxy->text().trimmed();
    site.proxyUser = m_proxyUser->text().trimmed();
    // Of one that was imported may be more than is shown.
    const auto shown = [](const QSpinBox *limit, qint64 before) {
        return limit->value() == before / kKibibyte ? before : limit->value() * kKibibyte;
    };
    site.limits = {shown(m_downLimit, m_before.limits.down), shown(m_upLimit, m_before.limits.up)};
    return site;
}

SitePasswords SiteEditor::passwords() const
{
    return {m_password->change(), m_proxyPassword->change()};
}

bool SiteEditor::isChanged() const
{
    const bool hasOddPin = !m_pin->text().trimmed().isEmpty() && !parseFingerprint(m_pin->text());
    return site() != m_before || hasOddPin || m_password->change() || m_proxyPassword->change();
}

bool SiteEditor::check()
{
    moveUserInfo();
    moveProxyUserInfo();
    for (const Field field : m_problems.keys())
        m_touched.insert(field);
    describe();
    const QMap<Field, QString> wrong = problems();
    if (wrong.isEmpty())
        return true;
    m_inputs.value(wrong.firstKey())->setFocus();
    return false;
}

} // namespace waybill
