// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace waybill
{

struct ErrorText;

/// What went wrong, in words, with what can be done about it; hidden while all is well.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent);

    enum class Remedy { None, Retry, SignIn };
    void tell(const ErrorText &text, Remedy remedy);

signals:
    void retryRequested();
    void signInRequested();

private:
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_retry;
    QPushButton *m_signIn;
    QPushButton *m_close;
};

} // namespace waybill
