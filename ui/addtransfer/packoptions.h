// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace waybill
{

/// How something is packed: format, level, what is left out.
class PackOptions : public QWidget
{
    Q_OBJECT

public:
    explicit PackOptions(QWidget *parent);

    ArchiveFormat format() const;
    void setFormat(ArchiveFormat format);
    /// With these sources.
    ArchiveOptions options(const QStringList &sources) const;

signals:
    void formatChanged(waybill::ArchiveFormat format);

private:
    void offerLevels();

    QComboBox *m_format;
    QSpinBox *m_level;
    QLineEdit *m_excludes;
    QCheckBox *m_skipsUnreadable;
};

} // namespace waybill
