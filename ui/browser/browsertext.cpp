// SPDX-License-Identifier: MIT
#include "ui/browser/browsertext.h"

#include "ui/browser/browsermodel.h"
#include "ui/format/units.h"

#include <QCoreApplication>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Gives its functions tr() with a context of their own.
class BrowserText
{
    Q_DECLARE_TR_FUNCTIONS(waybill::BrowserText)

public:
    static ErrorText ofListing(const Error &error);
    static ErrorText ofChange(const Error &error);
    static QString ofCounts(
        const BrowserModel &model, const QList<RemoteEntry> &selected, int leftOut);
};

ErrorText BrowserText::ofListing(const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return {tr("The server has no such folder."), tr("Check the address for typing errors.")};
    return errorText(error);
}

ErrorText BrowserText::ofChange(const Error &error)
{
    ErrorText text = errorText(error);
    if (error.kind == ErrorKind::PreconditionFailed)
        text = {tr("\"%1\" was not deleted: it has changed on the server since it was listed.")
                    .arg(error.detail),
            tr("The list is up to date again. Look at it, then delete it if you still want to.")};
    else if (error.kind == ErrorKind::NotSupportedByServer)
        text.nextStep = tr("It may be for reading only.");
    else if (error.kind == ErrorKind::RemoteExists)
        text.nextStep = tr("Choose another name.");
    return text;
}

QString BrowserText::ofCounts(
    const BrowserModel &model, const QList<RemoteEntry> &selected, int leftOut)
{
    const BrowserModel::Totals totals = model.totals();
    QStringList parts = {tr("Folders: %n", nullptr, totals.folders),
        tr("Files: %n", nullptr, totals.files), formatBytes(totals.bytes)};
    if (model.rowCount() != totals.folders + totals.files)
        parts.append(tr("Shown: %n", nullptr, model.rowCount()));
    if (!selected.isEmpty()) {
        qint64 bytes = 0;
        for (const RemoteEntry &entry : selected)
            bytes += std::max<qint64>(0, entry.size);
        parts.append(tr("Selected: %n (%1)", nullptr, static_cast<int>(selected.size()))
                .arg(formatBytes(bytes)));
    }
    if (leftOut > 0)
        parts.append(tr(
            "Left out, because they lie elsewhere or have impossible names: %n", nullptr, leftOut));
    return parts.join(u"   "_s);
}

} // namespace

ErrorText listingErrorText(const Error &error)
{
    return BrowserText::ofListing(error);
}

ErrorText changeErrorText(const Error &error)
{
    return BrowserText::ofChange(error);
}

bool mayHelpToRepeat(const Error &error)
{
    return error.kind != ErrorKind::PreconditionFailed && error.kind != ErrorKind::RemoteExists &&
           error.kind != ErrorKind::NotSupportedByServer;
}

QString countsText(const BrowserModel &model, const QList<RemoteEntry> &selected, int leftOut)
{
    return BrowserText::ofCounts(model, selected, leftOut);
}

} // namespace waybill
