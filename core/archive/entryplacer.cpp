// SPDX-License-Identifier: MIT
#include "core/archive/entryplacer.h"

#include "core/base/filename.h"
#include "core/platform/folderbeneath.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr quint32 kUsualFolderMode = 0777; // less the umask

QString keyOf(const QStringList &path)
{
    return path.join(u'/');
}

} // namespace

EntryPlacer::EntryPlacer(FolderBeneath *folder, Note note)
    : m_folder(folder)
    , m_note(std::move(note))
{
}

Status EntryPlacer::makeFolder(const QStringList &path, const ArchivedEntry &entry)
{
    if (const Status made = makeFolders(path); !made)
        return made;
    Folder &folder = m_folders[keyOf(path)];
    folder.mode = entry.mode;
    folder.modifiedNs = entry.modifiedNs;
    return {};
}

Result<EntryPlacer::NewFile> EntryPlacer::createFile(const QStringList &path)
{
    NewFile made;
    const auto placed = placeLeaf(path, [&](const QStringList &actual) -> Status {
        auto created = m_folder->createFile(actual);
        if (!created)
            return fail(created.error());
        made.file = std::move(*created);
        return {};
    });
    if (!placed)
        return fail(placed.error());
    made.actual = *placed;
    return made;
}

Status EntryPlacer::makeHardLink(const QStringList &path, const ArchivedEntry &entry)
{
    const QString target = QString::fromUtf8(entry.linkTarget);
    const QString told = keyOf(path) + u" -> "_s + target;
    const auto existing = m_names.parse(target);
    if (!existing || existing->isEmpty())
        return fail(ErrorKind::ArchiveHostile, told);
    const QString key = keyOf(*existing);
    if (const auto link = m_linkAt.constFind(key); link != m_linkAt.constEnd()) {
        // The link is not there yet: another one like it does as well.
        const Link same = m_links.at(*link);
        m_linkAt.insert(keyOf(path), m_links.size());
        m_links.append({path, same.target, same.modifiedNs});
        m_names.setLeaf(path);
        return {};
    }
    if (!m_names.isLeaf(*existing))
        return fail(
            m_folders.contains(key) ? ErrorKind::ArchiveHostile : ErrorKind::ArchiveDamaged, told);
    const auto renamed = m_renamedFiles.constFind(key);
    const QStringList from =
        renamed == m_renamedFiles.constEnd() ? wantedName(*existing) : *renamed;
    const auto placed = placeLeaf(
        path, [&](const QStringList &actual) { return m_folder->makeHardLink(actual, from); });
    return placed ? Status() : fail(placed.error());
}

void EntryPlacer::addLink(const QStringList &path, const ArchivedEntry &entry)
{
    m_names.setLeaf(path);
    m_linkAt.insert(keyOf(path), m_links.size());
    m_links.append({path, QString::fromUtf8(entry.linkTarget), entry.modifiedNs});
}

Status EntryPlacer::finish()
{
    for (const Link &link : std::as_const(m_links)) {
        if (const Status made = makeLink(link); !made)
            return made;
    }
    return finishFolders();
}

/// Tries names until one is free.
Result<QStringList> EntryPlacer::place(const QStringList &path, const Make &make)
{
    const QStringList wanted = wantedName(path);
    const QString key = keyOf(wanted);
    QStringList actual = wanted;
    Status made = make(actual);
    // Where the last one ended: else many of one name take forever.
    for (int number = m_numbers.value(key) + 1;
        !made && made.error().kind == ErrorKind::TargetExists; ++number) {
        actual.last() = numberedName(wanted.constLast(), number);
        m_numbers.insert(key, number);
        made = make(actual);
    }
    if (!made)
        return fail(made.error());
    if (actual.constLast() != path.constLast())
        m_note(u"renamed: %1 is %2"_s.arg(keyOf(path), keyOf(actual)));
    return actual;
}

Result<QStringList> EntryPlacer::placeLeaf(const QStringList &path, const Make &make)
{
    if (const Status above = makeFolders(path.first(path.size() - 1)); !above)
        return fail(above.error());
    auto placed = place(path, make);
    if (!placed)
        return placed;
    m_names.setLeaf(path);
    m_linkAt.remove(keyOf(path));
    if (placed->constLast() != path.constLast())
        m_renamedFiles.insert(keyOf(path), *placed);
    else
        m_renamedFiles.remove(keyOf(path));
    return placed;
}

QStringList EntryPlacer::wantedName(const QStringList &path) const
{
    return m_names.onDisk(path.first(path.size() - 1)) + QStringList(safeTreeName(path.last()));
}

Status EntryPlacer::makeFolders(const QStringList &path)
{
    for (qsizetype depth = 1; depth <= path.size(); ++depth) {
        const QStringList folder = path.first(depth);
        if (m_folders.contains(keyOf(folder)))
            continue;
        const auto placed = place(
            folder, [this](const QStringList &actual) { return m_folder->makeFolder(actual); });
        if (!placed)
            return fail(placed.error());
        m_folders.insert(keyOf(folder), {*placed, std::nullopt, std::nullopt});
        if (placed->constLast() != folder.constLast())
            m_names.setRenamed(folder, *placed);
    }
    return {};
}

Status EntryPlacer::makeLink(const Link &link)
{
    if (!EntryNames::staysInside(link.path, link.target)) {
        m_note(
            u"left out, the link leaves the folder: %1 -> %2"_s.arg(keyOf(link.path), link.target));
        return {};
    }
    const auto placed = placeLeaf(link.path,
        [&](const QStringList &actual) { return m_folder->makeLink(actual, link.target); });
    if (!placed)
        return fail(placed.error());
    return m_folder->setAttributes(*placed, std::nullopt, link.modifiedNs);
}

/// Last, and the deepest first: what is made in a folder changes its time, and a folder may be
/// closed even to its owner.
Status EntryPlacer::finishFolders()
{
    QList<Folder> folders = m_folders.values();
    std::ranges::sort(
        folders, std::ranges::greater(), [](const Folder &folder) { return folder.actual.size(); });
    for (const Folder &folder : std::as_const(folders)) {
        const Status set = m_folder->setAttributes(
            folder.actual, folder.mode.value_or(kUsualFolderMode), folder.modifiedNs);
        if (!set)
            return set;
    }
    return {};
}

} // namespace waybill
