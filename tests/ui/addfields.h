// SPDX-License-Identifier: MIT
// What tests do with the fields of the add dialogs, which they find by their labels.
#pragma once

#include "tests/ui/scratchwindow.h"
#include "ui/addtransfer/orderoptions.h"

#include <QDialogButtonBox>

namespace waybill::test
{

using Start = OrderOptions::Start;

/// The field whose label begins with this.
template <typename Field>
Field *field(const QDialog &dialog, const QString &label)
{
    for (const QLabel *const found : dialog.findChildren<QLabel *>()) {
        if (found->text().remove(u'&').startsWith(label) && found->buddy())
            return qobject_cast<Field *>(found->buddy());
    }
    return nullptr;
}

inline QLineEdit *checksum(const QDialog &dialog)
{
    for (QLineEdit *const edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->accessibleName().startsWith("Checksum"_L1))
            return edit;
    }
    return nullptr;
}

enum ChecksumRow { WrittenHere, BesideTheFile, AtAUrl };

inline void choose(const QDialog &dialog, ChecksumRow row)
{
    field<QComboBox>(dialog, u"Checksum:"_s)->setCurrentIndex(row);
}

inline void choose(const QDialog &dialog, Start start)
{
    auto *const box = field<QComboBox>(dialog, u"Start:"_s);
    box->setCurrentIndex(box->findData(static_cast<int>(start)));
}

inline QAbstractButton *acceptButton(const QDialog &dialog)
{
    auto *const box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *const button : box->buttons()) {
        if (box->buttonRole(button) == QDialogButtonBox::AcceptRole)
            return button;
    }
    return nullptr;
}

inline QString said(const QDialog &dialog)
{
    QStringList texts;
    for (const QLabel *const label : dialog.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::PlainText && !label->text().isEmpty())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

/// Answers with what lies under the path, else 404.
inline MisbehavingServer::Handler serve(const QHash<QByteArray, QByteArray> &files)
{
    return [files](const SeenRequest &request) {
        return files.contains(request.path) ? serveFile(request, files[request.path], kEtag)
                                            : answer(404);
    };
}

/// Letters that two fields or buttons of a window have.
inline QStringList collisionsIn(const QWidget &window)
{
    QStringList collisions;
    QMap<QString, QString> seen;
    const auto note = [&](const QString &text) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (!letter.isEmpty() && seen.contains(letter))
            collisions.append(seen.value(letter) + u" / "_s + text);
        seen.insert(letter, text);
    };
    for (const QLabel *const label : window.findChildren<QLabel *>()) {
        if (label->buddy())
            note(label->text());
    }
    for (const QAbstractButton *const button : window.findChildren<QAbstractButton *>())
        note(button->text());
    return collisions;
}

} // namespace waybill::test
