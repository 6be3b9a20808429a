// SPDX-License-Identifier: MIT
#pragma once

#include "ui/addtransfer/orderoptions.h"

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace waybill
{

/// The rows of the download dialog that few need: what proves the file, where else it is, how it is
/// fetched, and when.
class DownloadOptions : public QObject
{
    Q_OBJECT

public:
    /// Adds its rows to `form`, whose widgets are children of `parent`.
    DownloadOptions(QFormLayout *form, QWidget *parent);

    /// False: a document says what proves the files and where they are; these fields rest.
    void setProofEnabled(bool isEnabled);
    /// A checksum or mirrors are given, or to be looked for.
    bool hasProof() const;
    /// What is wrong with it for so many links, or nothing.
    QString problem(qsizetype links) const;
    void applyTo(TransferSpec &spec) const;
    /// As findChecksums() wants it; empty: nowhere.
    QString checksumsFrom() const;
    OrderOptions::Start start() const { return m_order->start(); }

signals:
    void changed();

private:
    enum class ChecksumIn { Field, Beside, List };

    ChecksumIn checksumIn() const;
    QString problemOfChecksum(qsizetype links) const;
    QString problemOfMirrors(qsizetype links) const;
    QStringList mirrors() const;
    void followChecksumIn();

    QComboBox *m_checksumIn;
    QLineEdit *m_checksum; ///< or the list's URL
    QPlainTextEdit *m_mirrors;
    QSpinBox *m_connections;
    OrderOptions *m_order;
};

} // namespace waybill
