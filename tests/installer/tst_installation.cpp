// SPDX-License-Identifier: MIT
// What is installed, as a package has it: valid for a desktop, complete, and working from where it
// lies.
#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

const QString kId = u"io.github.waybill.Waybill"_s;

QStringList expectedFiles()
{
    QStringList files{u"bin/waybill"_s, u"bin/waybill-cli"_s, u"libexec/waybill/waybill-unpack"_s,
        u"share/applications/"_s + kId + u".desktop"_s, u"share/doc/waybill/copyright"_s,
        u"share/icons/hicolor/scalable/apps/"_s + kId + u".svg"_s,
        u"share/metainfo/"_s + kId + u".metainfo.xml"_s, u"share/waybill/autostart.desktop"_s};
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        files.append(u"share/icons/hicolor/%1x%1/apps/%2.png"_s.arg(size).arg(kId));
#ifdef WAYBILL_SHARED_LIBRARIES
    for (const QString &part : {u"core"_s, u"format"_s, u"ui"_s})
        files.append(u"lib/waybill/libwaybill_%1.so"_s.arg(part));
#endif
    files.sort();
    return files;
}

/// Width x height, as its header tells (PNG, section 11.2.2); nothing if it is none.
QString sizeOfPng(const QString &path)
{
    constexpr qsizetype kWidthAt = 16;
    constexpr qsizetype kHeightAt = 20;
    const QByteArray bytes = test::readFile(path);
    if (!bytes.startsWith("\x89PNG") || bytes.size() < kHeightAt + 4)
        return {};
    return u"%1x%2"_s.arg(qFromBigEndian<quint32>(bytes.constData() + kWidthAt))
        .arg(qFromBigEndian<quint32>(bytes.constData() + kHeightAt));
}

/// The value of a key in the one group of a desktop file.
QString entryOf(const QString &path, const QByteArray &key)
{
    for (const QByteArray &line : test::readFile(path).split('\n'))
        if (line.startsWith(key + '='))
            return QString::fromUtf8(line.mid(key.size() + 1));
    return {};
}

/// Errors and warnings of appstreamcli, but one: that there is no homepage is true. AppStream 1.0
/// warns of it; 0.16 does not, and knows no option for it.
QStringList complaints(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"appstreamcli"_s, arguments + QStringList{u"--no-net"_s, u"--no-color"_s});
    if (!process.waitForFinished())
        return {process.errorString()};
    const QString report = QString::fromUtf8(process.readAll());
    if (!report.contains(u"Validation "_s))
        return {report};
    QStringList found;
    for (const QString &line : report.split(u'\n')) {
        const QString text = line.trimmed();
        const bool isSerious = text.startsWith(u"E: "_s) || text.startsWith(u"W: "_s);
        if (isSerious && !text.contains(u"url-homepage-missing"_s))
            found.append(text);
    }
    return found;
}

} // namespace

class InstallationTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_prefix.isValid());
        const QString failure = test::run(
            QStringLiteral(WAYBILL_CMAKE), {u"--install"_s, QStringLiteral(WAYBILL_BIN_DIR "/.."),
                                               u"--prefix"_s, m_prefix.path()});
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }

    void hasAllFilesAndNoOthers()
    {
        QStringList files;
        QDirIterator each(m_prefix.path(), QDir::Files | QDir::Hidden | QDir::System,
            QDirIterator::Subdirectories);
        while (each.hasNext())
            files.append(QDir(m_prefix.path()).relativeFilePath(each.next()));
        files.sort();

        QCOMPARE(files, expectedFiles());
    }

    void desktopFilesAreValid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("menu") << u"share/applications/"_s + kId + u".desktop"_s;
        QTest::newRow("autostart") << u"share/waybill/autostart.desktop"_s;
    }

    void desktopFilesAreValid()
    {
        QFETCH(QString, path);

        const QString failure = test::run(u"desktop-file-validate"_s, {installed(path)});

        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }

    void desktopFilesStartWhatIsInstalled_data() { desktopFilesAreValid_data(); }

    void desktopFilesStartWhatIsInstalled()
    {
        QFETCH(QString, path);

        const QString program = entryOf(installed(path), "Exec").section(u' ', 0, 0);
        const QString icon = entryOf(installed(path), "Icon");

        QVERIFY(QFileInfo(installed(u"bin/"_s + program)).isExecutable());
        QVERIFY(
            QFile::exists(installed(u"share/icons/hicolor/scalable/apps/"_s + icon + u".svg"_s)));
    }

    void takesWaybillLinksAndMetalinks()
    {
        const QString path = installed(u"share/applications/"_s + kId + u".desktop"_s);

        QCOMPARE(
            entryOf(path, "MimeType"), u"application/metalink4+xml;x-scheme-handler/waybill;"_s);
        QVERIFY(entryOf(path, "Exec").endsWith(u" %U"_s));
    }

    void metainfoIsValid()
    {
        const QString path = installed(u"share/metainfo/"_s + kId + u".metainfo.xml"_s);

        QCOMPARE(complaints({u"validate"_s, path}), QStringList());
    }

    /// As software centres read a whole tree: the metainfo, its desktop file and its icon belong
    /// together.
    void metainfoIsValidAsPartOfTheTree()
    {
        QCOMPARE(complaints({u"validate-tree"_s, tree()}), QStringList());
    }

    void iconsHaveTheSizesOfTheirFolders()
    {
        for (const QString &file : expectedFiles()) {
            if (!file.endsWith(u".png"_s))
                continue;
            const QString folder = file.section(u'/', 3, 3);
            QCOMPARE(sizeOfPng(installed(file)), folder);
        }
    }

    void programsLookForNoLibraryInTheBuildTree()
    {
        for (const QString &program :
            {u"bin/waybill"_s, u"bin/waybill-cli"_s, u"libexec/waybill/waybill-unpack"_s}) {
            QProcess process;
            process.start(u"readelf"_s, {u"--dynamic"_s, installed(program)});
            QVERIFY(process.waitForFinished());
            const QByteArray section = process.readAllStandardOutput();

            QVERIFY(section.contains("(NEEDED)"));
            for (const QByteArray &line : section.split('\n'))
                if (line.contains("(RPATH)") || line.contains("(RUNPATH)"))
                    QVERIFY2(line.contains("[$ORIGIN/"), line.constData());
        }
    }

    void consoleFindsItsUnpacker()
    {
        const QTemporaryDir folder;
        const QString tree = folder.filePath(u"tree"_s);
        test::makeTree(tree);
        const QString archive = folder.filePath(u"tree.tar.zst"_s);
        const QString console = installed(u"bin/waybill-cli"_s);
        const QStringList profile{u"--profile"_s, folder.filePath(u"profile"_s), u"--quiet"_s};

        const QString packing = test::run(console, profile + QStringList{u"pack"_s, tree, archive});
        const QString unpacking = test::run(console,
            profile + QStringList{u"unpack"_s, archive, u"--into"_s, folder.filePath(u"out"_s)});

        QVERIFY2(packing.isEmpty(), qPrintable(packing));
        QVERIFY2(unpacking.isEmpty(), qPrintable(unpacking));
        QCOMPARE(test::describeTree(folder.filePath(u"out/tree"_s)), test::describeTree(tree));
    }

    void windowStartsAsTheAutostartEntryWantsIt()
    {
        const QTemporaryDir folder;
        QStringList command =
            entryOf(installed(u"share/waybill/autostart.desktop"_s), "Exec").split(u' ');
        const QString program = installed(u"bin/"_s + command.takeFirst());
        const QString picture = folder.filePath(u"window.png"_s);

        const QString failure =
            test::run(program, command + QStringList{u"--profile"_s, folder.filePath(u"profile"_s),
                                             u"--screenshot"_s, picture});

        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        QVERIFY(!sizeOfPng(picture).isEmpty());
    }

private:
    QString installed(const QString &path) const { return m_prefix.filePath(path); }
    /// A folder that has the prefix as its usr/.
    QString tree() const
    {
        QFile::link(m_prefix.path(), m_root.filePath(u"usr"_s));
        return m_root.path();
    }

    QTemporaryDir m_prefix;
    QTemporaryDir m_root;
};

QTEST_GUILESS_MAIN(InstallationTest)
#include "tst_installation.moc"
