// SPDX-License-Identifier: MIT
#include "ui/addtransfer/packoptions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

struct FormatRow
{
    ArchiveFormat format;
    const char *hint;
};

/// What suits most people first.
constexpr FormatRow kFormats[] = {
    {ArchiveFormat::TarZst, QT_TRANSLATE_NOOP("waybill::PackOptions", "%1 - fast and small")},
    {ArchiveFormat::Zip, QT_TRANSLATE_NOOP("waybill::PackOptions", "%1 - opens everywhere")},
    {ArchiveFormat::TarGz, QT_TRANSLATE_NOOP("waybill::PackOptions", "%1 - usual on Unix")},
    {ArchiveFormat::TarXz, QT_TRANSLATE_NOOP("waybill::PackOptions", "%1 - smallest, slow")},
    {ArchiveFormat::TarBz2, QT_TRANSLATE_NOOP("waybill::PackOptions", "%1 - for old systems")},
    {ArchiveFormat::Tar, QT_TRANSLATE_NOOP("waybill::PackOptions", "%1 - not compressed")},
};

} // namespace

PackOptions::PackOptions(QWidget *parent)
    : QWidget(parent)
    , m_format(new QComboBox(this))
    , m_level(new QSpinBox(this))
    , m_excludes(new QLineEdit(this))
    , m_skipsUnreadable(new QCheckBox(tr("Leave out what may not be read"), this))
{
    for (const FormatRow &row : kFormats)
        m_format->addItem(tr(row.hint).arg(suffixOf(row.format)), static_cast<int>(row.format));
    m_excludes->setPlaceholderText(tr("*.o  build/  (patterns as in a .gitignore)"));
    m_level->setToolTip(tr("How hard to compress: more is smaller and slower"));
    auto *formatRow = new QHBoxLayout;
    formatRow->addWidget(m_format, 1);
    formatRow->addWidget(m_level);
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    auto *formatLabel = new QLabel(tr("F&ormat, level:"), this);
    formatLabel->setBuddy(m_format); // a row of several widgets has none by itself
    form->addRow(formatLabel, formatRow);
    form->addRow(tr("&Leave out:"), m_excludes);
    form->addRow(QString(), m_skipsUnreadable);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        offerLevels();
        emit formatChanged(format());
    });
    offerLevels();
}

ArchiveFormat PackOptions::format() const
{
    return static_cast<ArchiveFormat>(m_format->currentData().toInt());
}

void PackOptions::setFormat(ArchiveFormat format)
{
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(format)));
}

void PackOptions::offerLevels()
{
    const LevelRange levels = levelsOf(format());
    m_level->setEnabled(levels.most > 0);
    m_level->setAccessibleName(tr("Level"));
    m_level->setRange(levels.least, levels.most);
    m_level->setValue(levels.usual);
}

ArchiveOptions PackOptions::options(const QStringList &sources) const
{
    ArchiveOptions options;
    options.sources = sources;
    options.format = format();
    options.level = m_level->value();
    options.excludes = m_excludes->text().split(u' ', Qt::SkipEmptyParts);
    options.skipsUnreadable = m_skipsUnreadable->isChecked();
    return options;
}

} // namespace waybill
