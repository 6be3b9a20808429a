// SPDX-License-Identifier: MIT
#include "core/archive/excludes.h"

#include <QDir>
#include <QProcess>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Of two stars within a name git 2.39 says what it does not document.
enum class Git { Agrees, Differs, NotAsked };

/// Patterns (between spaces), a path (a folder's ends in '/') and whether it is left out.
struct Row
{
    const char *name;
    const char *patterns;
    const char *path;
    bool isExcluded;
    Git git = Git::Agrees;
};

constexpr Row kRows[] = {
    {"no pattern", "", "a", false},
    {"a name", "core", "core", true},
    {"a name, deep", "core", "a/b/core", true},
    {"a name, of a folder", "core", "a/core/", true},
    {"part of a name", "core", "core.c", false},
    {"end of a name", "core", "hardcore", false},
    {"another case", "core", "CORE", false},
    {"a star", "*.o", "a/main.o", true},
    {"a star for nothing", "*.o", ".o", true},
    {"a star and more", "*.o", "main.obj", false},
    {"a star stays in its name", "/a*z", "a/z", false},
    {"a star for a folder", "a/*/c", "a/b/c", true},
    {"a star for one folder only", "a/*/c", "a/b/b/c", false},
    {"a question mark", "?.txt", "a.txt", true},
    {"a question mark for nothing", "?.txt", ".txt", false},
    {"a question mark and a slash", "/a?b", "a/b", false},
    {"a question mark beyond the first plane", "?.txt", "\U0001F600.txt", true, Git::Differs},
    {"a pattern beyond the first plane", "\U0001F600*", "\U0001F600\U0001F601.txt", true},
    {"other text beyond the first plane", "\U0001F600", "\U0001F601", false},
    {"accents", "\u00e9*", "\u00e9t\u00e9", true},
    {"two stars before", "**/core", "core", true},
    {"two stars before, deep", "**/core", "a/b/core", true},
    {"two stars before, part of a name", "**/core", "a/hardcore", false},
    {"two stars behind", "a/**", "a/b/c", true},
    {"two stars behind, the folder itself", "a/**", "a/", false},
    {"two stars between", "a/**/z", "a/b/c/z", true},
    {"two stars for no folder", "a/**/z", "a/z", true},
    {"two stars, part of a name", "a/**/z", "a/bz", false},
    {"two stars alone", "**", "a/b", true},
    {"two stars in a name are one", "/a**z", "a/z", false, Git::NotAsked},
    {"two stars in a name", "/a**z", "abz", true, Git::NotAsked},
    {"two stars behind a name and a slash", "a**/z", "az", false, Git::NotAsked},
    {"two stars behind a name, one folder", "a**/z", "ab/z", true, Git::NotAsked},
    {"two stars behind a name, two folders", "a**/z", "ab/c/z", false, Git::NotAsked},
    {"two stars before a name", "a/**z", "a/b/z", false, Git::NotAsked},
    {"tied to the top", "/core", "core", true},
    {"tied to the top, deep", "/core", "a/core", false},
    {"tied by a slash within", "a/core", "a/core", true},
    {"tied by a slash within, deep", "a/core", "b/a/core", false},
    {"a folder only", "build/", "a/build/", true},
    {"a folder only, and a file", "build/", "a/build", false},
    {"tied to the top, a folder", "/build/", "build/", true},
    {"tied to the top, a folder, deep", "/build/", "a/build/", false},
    {"taken back", "*.o !keep.o", "keep.o", false},
    {"not taken back", "*.o !keep.o", "other.o", true},
    {"the last one decides", "*.o !keep.o keep.*", "keep.o", true},
    {"taken back before", "!keep.o *.o", "keep.o", true},
    {"taken back for folders", "* !*/", "a/", false},
    {"taken back for folders, and a file", "* !*/", "a", true},
    {"an escaped star", "\\*", "*", true},
    {"an escaped star, another name", "\\*", "a", false},
    {"an escaped mark", "\\!a", "!a", true},
    {"an escaped backslash", "a\\\\b", "a\\b", true},
    {"what expressions mean is text", "a.b+c(d)$", "a.b+c(d)$", true},
    {"a dot is a dot", "a.b", "axb", false},
    {"a number sign", "#a", "#a", true, Git::Differs},
    {"a range", "[a-c].txt", "b.txt", true},
    {"a range, outside", "[a-c].txt", "d.txt", false},
    {"not a range", "[!a-c].txt", "d.txt", true},
    {"not a range, inside", "[!a-c].txt", "b.txt", false},
    {"not a range, the other sign", "[^a-c].txt", "d.txt", true},
    {"a range has no slash", "/a[+-9]b", "a/b", false},
    {"not a range has no slash", "/a[!x]b", "a/b", false},
    {"not a range has no slash, the other sign", "/a[^x]b", "a/b", false},
    {"a bracket in brackets", "a[]]b", "a]b", true},
    {"no bracket in brackets", "a[!]]b", "axb", true},
    {"no bracket in brackets, one", "a[!]]b", "a]b", false},
    {"a bracket opens in brackets", "a[[]b", "a[b", true},
    {"a dash in brackets", "a[b-]c", "a-c", true},
    {"an escaped bracket in brackets", "a[\\]x]b", "a]b", true},
    {"a class", "a[[:digit:]]", "a7", true},
    {"a class that does not exist", "a[[:none:]]", "an", false},
    {"a class, outside", "a[[:digit:]]", "ax", false},
    {"not a class", "a[![:digit:]]", "ax", true},
    {"a range the wrong way round", "[z-a]", "b", false},
    {"a bracket that stays open", "a[b", "a[b", true, Git::Differs},
    {"only a slash", "/", "a", false},
    {"only a mark", "* !", "a", true},
    {"a line break in a name", "a*z", "a\nz", true},
};

QStringList patternsOf(const Row &row)
{
    return QString::fromUtf8(row.patterns).split(u' ', Qt::SkipEmptyParts);
}

/// A repository whose .gitignore has these patterns.
class Repository
{
public:
    explicit Repository(const QStringList &patterns)
    {
        run({u"init"_s, u"-q"_s});
        QFile file(m_folder.filePath(u".gitignore"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(patterns.join(u'\n').toUtf8() + '\n');
    }

    bool ignores(const QString &path)
    {
        const QString there = m_folder.filePath(path);
        QDir().mkpath(path.endsWith(u'/') ? there : QFileInfo(there).path());
        return run({u"check-ignore"_s, u"--no-index"_s, u"-q"_s, u"--"_s,
                   path.endsWith(u'/') ? path.chopped(1) : path}) == 0;
    }

private:
    int run(const QStringList &arguments)
    {
        QProcess git;
        git.setWorkingDirectory(m_folder.path());
        git.setEnvironment(
            QProcess::systemEnvironment() +
            QStringList{u"GIT_CONFIG_GLOBAL=/dev/null"_s, u"GIT_CONFIG_NOSYSTEM=1"_s});
        git.start(u"git"_s, arguments);
        return git.waitForFinished() ? git.exitCode() : -1;
    }

    QTemporaryDir m_folder;
};

} // namespace

class ExcludesTest final : public QObject
{
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : kRows)
            QTest::newRow(row.name) << &row;
    }

    void decides()
    {
        QFETCH(const Row *, row);
        const QString path = QString::fromUtf8(row->path);
        const bool isFolder = path.endsWith(u'/');

        const Excludes excludes(patternsOf(*row));

        QCOMPARE(excludes.matches(isFolder ? path.chopped(1) : path, isFolder), row->isExcluded);
    }

    void decidesAsGitDoes_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : kRows) {
            if (row.git != Git::NotAsked)
                QTest::newRow(row.name) << &row;
        }
    }

    void decidesAsGitDoes()
    {
        QFETCH(const Row *, row);
        Repository repository(patternsOf(*row));

        const bool isIgnored = repository.ignores(QString::fromUtf8(row->path));

        QCOMPARE(isIgnored, row->isExcluded == (row->git == Git::Agrees));
    }

    void isEmptyWithoutPatterns()
    {
        QVERIFY(Excludes().isEmpty());
        QVERIFY(Excludes({u""_s, u"/"_s, u"!"_s}).isEmpty());
        QVERIFY(!Excludes({u"a"_s}).isEmpty());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ExcludesTest)
#include "tst_excludes.moc"
