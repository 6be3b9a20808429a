// SPDX-License-Identifier: MIT
#include "ui/details/advicebar.h"

#include "ui/format/errortext.h"
#include "ui/format/statetext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace waybill
{

AdviceBar::AdviceBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
    //: Answer likewise for all transfers that ask the same.
    , m_forAll(new QCheckBox(tr("&Always for this queue"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("What to do"));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size));
    // Text from servers is shown as it is, never as markup.
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *line = new QHBoxLayout;
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    auto *choices = new QHBoxLayout;
    choices->addStretch();
    choices->addWidget(m_forAll);
    choices->addLayout(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(line);
    layout->addLayout(choices);
    hide();
}

void AdviceBar::show(const std::optional<TransferSnapshot> &transfer)
{
    const bool isHeld = transfer && isHold(transfer->waitReason);
    const bool hasWords = transfer && (transfer->error || isHeld);
    const QList<Remedy> remedies = hasWords ? remediesFor(*transfer) : QList<Remedy>();
    setVisible(!remedies.isEmpty());
    if (remedies.isEmpty())
        return;
    const ErrorText words = isHeld ? ErrorText() : errorText(*transfer->error);
    QString text = isHeld ? stateText(*transfer) : words.message + u' ' + words.nextStep;
    if (!isHeld && !transfer->error->certificate.isEmpty())
        text +=
            u'\n' +
            tr("Its fingerprint (SHA-256): %1").arg(fingerprintText(transfer->error->certificate));
    if (m_text->text() != text)
        m_text->setText(text);
    if (remedies != m_remedies)
        showButtons(remedies);
}

void AdviceBar::showButtons(const QList<Remedy> &remedies)
{
    m_remedies = remedies;
    while (QLayoutItem *const item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    QMenu *conditions = nullptr;
    for (const Remedy remedy : remedies) {
        const auto choose = [this, remedy] { emit chosen(remedy, m_forAll->isChecked()); };
        const bool isCondition =
            remedy == Remedy::OverwriteOlder || remedy == Remedy::OverwriteOtherSize;
        if (!isCondition) {
            auto *button = new QPushButton(remedyText(remedy), this);
            m_buttons->addWidget(button);
            connect(button, &QPushButton::clicked, this, choose);
            continue;
        }
        if (!conditions) {
            //: Opens a menu with conditions: replace the file that is there only if…
            auto *button = new QPushButton(tr("Replace if…"), this);
            conditions = new QMenu(button);
            button->setMenu(conditions);
            m_buttons->addWidget(button);
        }
        connect(conditions->addAction(remedyText(remedy)), &QAction::triggered, this, choose);
    }
    m_forAll->setChecked(false);
    m_forAll->setVisible(remedies.contains(Remedy::Overwrite));
}

} // namespace waybill
