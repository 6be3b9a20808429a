// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace waybill
{

/// A field for links, one a line. A curl command or `waybill:` link that is pasted into it becomes
/// the URLs that it stands for, so that the person sees what will be fetched.
class LinksEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    LinksEdit(const QString &text, QWidget *parent);

    /// Options of curl commands that were left out.
    QStringList ignored() const { return m_ignored; }

protected:
    void insertFromMimeData(const QMimeData *source) override;

private:
    /// The text, or the URLs that it stands for.
    QString urlsIn(const QString &text);

    QStringList m_ignored;
};

} // namespace waybill
