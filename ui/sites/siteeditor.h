// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/enginesites.h"

#include <QMap>
#include <QSet>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace waybill
{

class FileEdit;
class PasswordEdit;

/// The fields of one site, each with what is wrong with it in words beneath. A field that nobody
/// has touched yet is not complained about.
class SiteEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SiteEditor(QWidget *parent);

    void setSite(const SiteSnapshot &snapshot);
    /// The same site as told again: only where its passwords are kept.
    void setPlaces(const SiteSnapshot &snapshot);
    void setHasKeychain(bool hasKeychain);

    Site site() const;
    SitePasswords passwords() const;
    bool isChanged() const;
    /// False: something is wrong; it is said at the fields, and the first of them has the focus.
    bool check();

signals:
    void changed();

private:
    enum class Field { Name, Url, CaFile, ClientCertificate, ClientKey, Pin, Proxy };

    QFormLayout *group(const QString &title);
    void addRow(QFormLayout *form, const QString &text, QWidget *field, QWidget *buddy);
    QWidget *watched(Field field, QWidget *input);
    void addServerFields();
    void addTrustFields();
    void addProxyFields();
    void addLimitFields();
    static Field fieldOf(SiteProblem::Kind kind);
    void touch(Field field);
    void moveUserInfo();
    void moveProxyUserInfo();
    void describe();
    QMap<Field, QString> problems() const;

    Site m_before;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QComboBox *m_kind;
    QComboBox *m_conflict;
    QLineEdit *m_user;
    PasswordEdit *m_password;
    FileEdit *m_caFile;
    FileEdit *m_clientCertificate;
    FileEdit *m_clientKey;
    QLineEdit *m_pin;
    QLineEdit *m_proxy;
    QLineEdit *m_proxyUser;
    PasswordEdit *m_proxyPassword;
    QSpinBox *m_downLimit;
    QSpinBox *m_upLimit;
    QLabel *m_hint; ///< of a password without encryption
    QMap<Field, QLabel *> m_problems;
    QMap<Field, QWidget *> m_inputs;
    QSet<Field> m_touched;
    bool m_isFilling = false;
};

} // namespace waybill
