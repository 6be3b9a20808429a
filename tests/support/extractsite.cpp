// SPDX-License-Identifier: MIT
#include "tests/support/extractsite.h"

#include "core/archive/unpackevents.h"
#include "core/platform/folderbeneath.h"
#include "core/platform/systemfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>

#include <fcntl.h>
#include <unistd.h>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMostBytes = 256 * 1024 * 1024;
constexpr int kDeadlineMs = 60'000;

QString lineOf(SystemFileSystem *files, const QString &path, const FileFacts &facts)
{
    QString content;
    if (facts.type == FileFacts::Type::SymbolicLink)
        content = files->linkTarget(path).value_or(QString());
    else if (facts.type == FileFacts::Type::Regular)
        content = QString::fromLatin1(
            QCryptographicHash::hash(readFile(path), QCryptographicHash::Sha1).toHex());
    return u"%1 %2 %3 %4"_s.arg(static_cast<int>(facts.type))
        .arg(facts.mode, 0, 8)
        .arg(facts.modifiedNs)
        .arg(content);
}

void look(SystemFileSystem *files, const QString &folder, const QString &below, QStringList *lines)
{
    const QStringList names = files->list(folder).value_or(QStringList());
    for (const QString &name : names) {
        const QString path = folder + u'/' + name;
        const auto facts = files->facts(path);
        if (!facts)
            continue;
        lines->append(below + name + u' ' + lineOf(files, path, *facts));
        if (facts->type == FileFacts::Type::Folder)
            look(files, path, below + name + u'/', lines);
    }
}

void listNames(
    SystemFileSystem *files, const QString &folder, const QString &below, QStringList *all)
{
    const QStringList names = files->list(folder).value_or(QStringList());
    for (const QString &name : names) {
        const QString path = folder + u'/' + name;
        const auto facts = files->facts(path);
        if (facts && facts->type == FileFacts::Type::Folder) {
            all->append(below + name + u'/');
            listNames(files, path, below + name + u'/', all);
        } else if (facts && facts->type == FileFacts::Type::SymbolicLink) {
            all->append(below + name + u" -> "_s + files->linkTarget(path).value_or(QString()));
        } else {
            all->append(below + name);
        }
    }
}

} // namespace

QString ExtractOutcome::ending() const
{
    return result ? u"done"_s : toString(result.error().kind);
}

ExtractSite::ExtractSite()
{
    request.name = u"single"_s;
    request.mostBytes = kMostBytes;
    writeFile(canary() + u"/file"_s, "canary");
    writeFile(m_folder.filePath(u"above"_s), "canary");
    QDir().mkpath(target());
    m_before = outside();
}

void ExtractSite::prepare(const QByteArray &archive)
{
    if (!SystemFileSystem().removeTree(target()))
        qFatal("the target cannot be removed");
    QDir().mkpath(target());
    writeFile(archivePath(), archive);
}

ExtractOutcome ExtractSite::extract(const QByteArray &archive, ArchiveFormat format)
{
    prepare(archive);
    request.format = format;
    ExtractOutcome outcome;
    const auto file = SystemFileSystem().open(archivePath(), OpenMode::Read);
    const auto folder = FolderBeneath::open(target());
    if (!file || !folder)
        qFatal("the site cannot be opened");
    const ExtractObserver observer{[&](const QString &text) { outcome.notes.append(text); },
        [](const Extracted &, const QString &) {}};
    outcome.result = extractArchive(file->get(), request, folder->get(), observer);
    return outcome;
}

ExtractOutcome ExtractSite::extractBeyondTheWall(const QByteArray &archive, ArchiveFormat format)
{
    prepare(archive);
    QProcess process;
    process.setChildProcessModifier([path = QFile::encodeName(archivePath())] {
        const int file = ::open(path.constData(), O_RDONLY);
        if (file != kArchiveDescriptor)
            ::dup2(file, kArchiveDescriptor);
    });
    process.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-unpack"),
        {nameOf(format), request.name, target(), QString::number(request.mostBytes),
            QString::number(request.mostEntries)});
    process.write(request.password);
    process.closeWriteChannel();
    ExtractOutcome outcome{fail(ErrorKind::UnpackerFailed), {}};
    if (!process.waitForFinished(kDeadlineMs))
        return outcome;
    while (process.canReadLine()) {
        const auto event = unpackEventFrom(process.readLine());
        if (!event)
            continue;
        if (const auto *note = std::get_if<UnpackNote>(&*event))
            outcome.notes.append(note->text);
        else if (const auto *done = std::get_if<UnpackDone>(&*event))
            outcome.result = done->all;
        else if (const auto *error = std::get_if<Error>(&*event))
            outcome.result = fail(*error);
    }
    return outcome;
}

bool ExtractSite::isUntouched() const
{
    return outside() == m_before;
}

QStringList ExtractSite::names() const
{
    SystemFileSystem files;
    QStringList all;
    listNames(&files, target(), {}, &all);
    all.sort();
    return all;
}

QStringList ExtractSite::outside() const
{
    QStringList lines = snapshotOf(m_folder.path());
    lines.removeIf([](const QString &line) {
        // The folder above has a new time each time that the target is made anew.
        return line.startsWith("archive "_L1) || line.startsWith("home "_L1) ||
               line.startsWith("home/target "_L1) || line.startsWith("home/target/"_L1);
    });
    return lines;
}

QStringList snapshotOf(const QString &folder)
{
    SystemFileSystem files;
    QStringList lines;
    look(&files, folder, {}, &lines);
    return lines;
}

} // namespace waybill::test
