// SPDX-License-Identifier: MIT
#include "core/archive/treewalk.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Bytes that are no UTF-8 came out as this.
bool isLossy(const QString &text)
{
    return text.contains(QChar::ReplacementCharacter);
}

class Walk
{
public:
    Walk(FileSystem *files, const WalkOptions &options, JobGate *gate)
        : m_files(files)
        , m_options(options)
        , m_gate(gate)
    {
    }

    /// `inTree`: the path below the source, which is what patterns are about.
    Status add(const QString &source, const QString &path, const QString &inTree)
    {
        if (const Status passed = m_gate->pass(); !passed)
            return passed;
        const auto facts = m_files->facts(source);
        if (!facts && facts.error().kind == ErrorKind::FileNotFound && isLossy(source))
            return fail(ErrorKind::FormatLimit, u"a name that is no text: "_s + path);
        if (!facts)
            return skipOrFail(facts.error(), path);
        const bool isFolder = facts->type == FileFacts::Type::Folder;
        if (!inTree.isEmpty() && m_options.excludes.matches(inTree, isFolder))
            return {};
        if (facts->type == FileFacts::Type::Other) {
            m_tree.skipped.append(u"skipped, no file: "_s + path);
            return {};
        }
        TreeEntry entry{path, source, *facts, {}};
        if (facts->type == FileFacts::Type::SymbolicLink) {
            const auto target = m_files->linkTarget(source);
            if (!target)
                return skipOrFail(target.error(), path);
            if (isLossy(*target) && QFile::encodeName(*target).size() != facts->size)
                return fail(ErrorKind::FormatLimit, u"a link to what is no text: "_s + path);
            entry.linkTarget = *target;
        }
        if (isFolder)
            return addFolder(entry, inTree);
        if (facts->type == FileFacts::Type::Regular) {
            if (const Status readable = checkReadable(source); !readable)
                return skipOrFail(readable.error(), path);
            m_tree.bytes += facts->size;
        }
        m_tree.entries.append(entry);
        return {};
    }

    Tree take() { return std::move(m_tree); }

private:
    Status addFolder(const TreeEntry &folder, const QString &inTree)
    {
        const auto names = m_files->list(folder.source);
        if (!names)
            return skipOrFail(names.error(), folder.path);
        m_tree.entries.append(folder);
        for (const QString &name : *names) {
            const QString below = inTree.isEmpty() ? name : inTree + u'/' + name;
            if (const Status added =
                    add(folder.source + u'/' + name, folder.path + u'/' + name, below);
                !added)
                return added;
        }
        return {};
    }

    /// Only where that makes a difference: it takes a call for each file.
    Status checkReadable(const QString &source)
    {
        if (!m_options.skipsUnreadable)
            return {};
        const auto file = m_files->open(source, OpenMode::Read);
        return file ? Status() : fail(file.error());
    }

    Status skipOrFail(const Error &error, const QString &path)
    {
        if (!m_options.skipsUnreadable || error.kind != ErrorKind::PermissionDenied)
            return fail(error);
        m_tree.skipped.append(u"skipped, unreadable: "_s + path);
        return {};
    }

    FileSystem *m_files;
    const WalkOptions &m_options;
    JobGate *m_gate;
    Tree m_tree;
};

} // namespace

Result<Tree> walkTree(
    FileSystem *files, const QStringList &sources, const WalkOptions &options, JobGate *gate)
{
    Walk walk(files, options, gate);
    QSet<QString> names;
    for (const QString &source : sources) {
        const QString path = QDir::cleanPath(source);
        const QString name = QFileInfo(path).fileName();
        if (name.isEmpty())
            return fail(ErrorKind::NotAFile, path);
        if (names.contains(name))
            return fail(ErrorKind::TargetExists, name);
        names.insert(name);
        if (const Status added = walk.add(path, name, {}); !added)
            return fail(added.error());
    }
    return walk.take();
}

} // namespace waybill
