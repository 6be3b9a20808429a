// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/archivereader.h"
#include "core/archive/entrynames.h"

#include <functional>

namespace waybill
{

class FolderBeneath;

/// Makes an archive's entries beneath a folder, each under the name that EntryNames gives it, or a
/// numbered one where that is taken. Blocking.
class EntryPlacer
{
public:
    using Note = std::function<void(const QString &text)>;
    struct NewFile
    {
        QStringList actual; ///< where it stands
        std::unique_ptr<File> file;
    };

    /// `note` is told of every other name and of what is left out.
    EntryPlacer(FolderBeneath *folder, Note note);

    /// With the folders above it, which an archive need not list.
    Status makeFolder(const QStringList &path, const ArchivedEntry &entry);
    Result<NewFile> createFile(const QStringList &path);
    /// Only to a file of this archive: ArchiveHostile, or ArchiveDamaged if it is not there.
    Status makeHardLink(const QStringList &path, const ArchivedEntry &entry);
    /// Made in finish(): nothing is ever written while there are links.
    void addLink(const QStringList &path, const ArchivedEntry &entry);
    /// Behind the last entry: links, and then the modes and times of folders.
    Status finish();

    const EntryNames &names() const { return m_names; }

private:
    struct Link
    {
        QStringList path;
        QString target;
        qint64 modifiedNs;
    };
    struct Folder
    {
        QStringList actual;
        std::optional<quint32> mode;
        std::optional<qint64> modifiedNs;
    };
    using Make = std::function<Status(const QStringList &actual)>;

    Result<QStringList> place(const QStringList &path, const Make &make);
    Result<QStringList> placeLeaf(const QStringList &path, const Make &make);
    QStringList wantedName(const QStringList &path) const;
    Status makeFolders(const QStringList &path);
    Status makeLink(const Link &link);
    Status finishFolders();

    FolderBeneath *m_folder;
    const Note m_note;
    EntryNames m_names;
    QHash<QString, Folder> m_folders;           ///< by the archive's path
    QHash<QString, QStringList> m_renamedFiles; ///< by the archive's path
    QHash<QString, int> m_numbers;              ///< the last one that a name got
    QList<Link> m_links;
    QHash<QString, qsizetype> m_linkAt; ///< by the archive's path
};

} // namespace waybill
