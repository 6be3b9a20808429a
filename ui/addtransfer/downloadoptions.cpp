// SPDX-License-Identifier: MIT
#include "ui/addtransfer/downloadoptions.h"

#include "core/http/url.h"
#include "core/transfer/checksumsearch.h"
#include "ui/format/errortext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMostConnections = 64;
constexpr int kLinesOfMirrors = 3;

} // namespace

DownloadOptions::DownloadOptions(QFormLayout *form, QWidget *parent)
    : QObject(parent)
    , m_checksumIn(new QComboBox(parent))
    , m_checksum(new QLineEdit(parent))
    , m_mirrors(new QPlainTextEdit(parent))
    , m_connections(new QSpinBox(parent))
{
    //: Where the checksum is, as the next two: it is written in the field beside.
    m_checksumIn->addItem(tr("As written here:"), static_cast<int>(ChecksumIn::Field));
    m_checksumIn->addItem(tr("In a list beside the file"), static_cast<int>(ChecksumIn::Beside));
    m_checksumIn->addItem(tr("In the list at this URL:"), static_cast<int>(ChecksumIn::List));
    m_checksum->setAccessibleName(tr("Checksum, or the URL of a list"));
    auto *const row = new QHBoxLayout;
    row->addWidget(m_checksumIn);
    row->addWidget(m_checksum, 1);
    auto *const label = new QLabel(tr("&Checksum:"), parent);
    label->setBuddy(m_checksumIn); // a row of several widgets has none by itself
    form->addRow(label, row);

    m_mirrors->setPlaceholderText(
        tr("optional, for one link: where else the file is (one URL a line)"));
    m_mirrors->setTabChangesFocus(true);
    m_mirrors->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_mirrors->setFixedHeight(
        m_mirrors->fontMetrics().lineSpacing() * kLinesOfMirrors + 2 * m_mirrors->frameWidth() + 8);
    form->addRow(tr("Mirr&ors:"), m_mirrors);

    //: At the place of a number of connections: that of the settings.
    m_connections->setSpecialValueText(tr("As set"));
    m_connections->setRange(0, kMostConnections);
    form->addRow(tr("Connection&s:"), m_connections);
    m_order = new OrderOptions(form, parent);

    connect(
        m_checksumIn, &QComboBox::currentIndexChanged, this, &DownloadOptions::followChecksumIn);
    connect(m_checksum, &QLineEdit::textChanged, this, &DownloadOptions::changed);
    connect(m_mirrors, &QPlainTextEdit::textChanged, this, &DownloadOptions::changed);
    connect(m_order, &OrderOptions::changed, this, &DownloadOptions::changed);
    followChecksumIn();
}

DownloadOptions::ChecksumIn DownloadOptions::checksumIn() const
{
    return static_cast<ChecksumIn>(m_checksumIn->currentData().toInt());
}

void DownloadOptions::followChecksumIn()
{
    m_checksum->clear();
    m_checksum->setEnabled(m_checksumIn->isEnabled() && checksumIn() != ChecksumIn::Beside);
    m_checksum->setPlaceholderText(
        checksumIn() == ChecksumIn::Field  ? tr("optional, for one link: sha256:…")
        : checksumIn() == ChecksumIn::List ? tr("https://… (such as SHA256SUMS)")
                                           : tr("its name and .sha256, or SHA256SUMS"));
    emit changed();
}

void DownloadOptions::setProofEnabled(bool isEnabled)
{
    m_checksumIn->setEnabled(isEnabled);
    m_checksum->setEnabled(isEnabled && checksumIn() != ChecksumIn::Beside);
    m_mirrors->setEnabled(isEnabled);
}

QStringList DownloadOptions::mirrors() const
{
    QStringList lines;
    for (const QString &line : m_mirrors->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

bool DownloadOptions::hasProof() const
{
    return m_mirrors->isEnabled() && (checksumIn() != ChecksumIn::Field ||
                                         !m_checksum->text().isEmpty() || !mirrors().isEmpty());
}

QString DownloadOptions::problem(qsizetype links) const
{
    QString problem = m_mirrors->isEnabled() ? problemOfChecksum(links) : QString();
    if (problem.isEmpty() && m_mirrors->isEnabled())
        problem = problemOfMirrors(links);
    return problem.isEmpty() ? m_order->problem() : problem;
}

QString DownloadOptions::problemOfChecksum(qsizetype links) const
{
    const QString text = m_checksum->text();
    if (checksumIn() == ChecksumIn::List) {
        const auto list = parseHttpUrl(text.trimmed());
        return list ? QString() : tr("Give the URL of the list of checksums.");
    }
    if (checksumIn() == ChecksumIn::Beside || text.isEmpty())
        return {};
    const auto checksum = parseExpectedDigest(text);
    if (!checksum)
        return errorText(checksum.error()).nextStep;
    return links > 1 ? tr("A checksum goes with one link.") : QString();
}

QString DownloadOptions::problemOfMirrors(qsizetype links) const
{
    for (const QString &line : mirrors()) {
        if (const auto url = parseHttpUrl(line); !url)
            //: A mirror that was typed, and what is wrong with it.
            return tr("Mirror %1: %2")
                .arg(line.section(u'@', -1).left(80), errorText(url.error()).message);
    }
    return links > 1 && !mirrors().isEmpty() ? tr("Mirrors go with one link.") : QString();
}

QString DownloadOptions::checksumsFrom() const
{
    if (!m_checksumIn->isEnabled() || checksumIn() == ChecksumIn::Field)
        return {};
    return checksumIn() == ChecksumIn::Beside ? QString::fromLatin1(kChecksumsBeside)
                                              : m_checksum->text().trimmed();
}

void DownloadOptions::applyTo(TransferSpec &spec) const
{
    m_order->applyTo(spec);
    spec.connections = m_connections->value();
    if (!m_mirrors->isEnabled())
        return;
    if (checksumIn() == ChecksumIn::Field) {
        if (const auto checksum = parseExpectedDigest(m_checksum->text()))
            spec.checksum = *checksum;
    }
    for (const QString &line : mirrors()) {
        if (const auto url = parseHttpUrl(line))
            spec.mirrors.append(*url);
    }
}

} // namespace waybill
