// SPDX-License-Identifier: MIT
#include "core/queue/unpackerpath.h"

#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

/// A file with that name beneath the folder, and all folders that it takes.
QString place(const QTemporaryDir &root, const QString &name, bool isExecutable = true)
{
    const QString path = root.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    test::writeFile(path, "#!/bin/sh\n");
    QFile::setPermissions(path,
        isExecutable ? QFile::ReadOwner | QFile::ExeOwner : QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

} // namespace

class UnpackerPathTest : public QObject
{
    Q_OBJECT

private slots:
    void isBesideTheProgramInABuildTree()
    {
        const QTemporaryDir root;
        const QString beside = place(root, u"bin/waybill-unpack"_s);
        place(root, u"libexec/waybill/waybill-unpack"_s);

        QCOMPARE(unpackerNear(root.filePath(u"bin"_s)), beside);
    }

    void isInLibexecOfAnInstalledTree()
    {
        const QTemporaryDir root;
        QDir(root.path()).mkpath(u"bin"_s);
        const QString installed = place(root, u"libexec/waybill/waybill-unpack"_s);

        QCOMPARE(unpackerNear(root.filePath(u"bin"_s)), installed);
    }

    void isNoFileThatCannotBeStarted()
    {
        const QTemporaryDir root;
        place(root, u"bin/waybill-unpack"_s, false);
        const QString installed = place(root, u"libexec/waybill/waybill-unpack"_s);

        QCOMPARE(unpackerNear(root.filePath(u"bin"_s)), installed);
    }

    void isReportedBesideTheProgramWhereThereIsNone()
    {
        const QTemporaryDir root;

        QCOMPARE(unpackerNear(root.filePath(u"bin"_s)), root.filePath(u"bin/waybill-unpack"_s));
    }
};

QTEST_GUILESS_MAIN(UnpackerPathTest)
#include "tst_unpackerpath.moc"
