// SPDX-License-Identifier: MIT
#include "core/archive/survey.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

class SurveyTest final : public QObject
{
    Q_OBJECT

private slots:
    void countsFilesFoldersAndBytes()
    {
        const QTemporaryDir folder;
        QDir(folder.path()).mkpath(u"tree/empty"_s);
        writeFile(folder.filePath(u"tree/a"_s), QByteArray(1000, 'a'));
        writeFile(folder.filePath(u"tree/below/b"_s), QByteArray(24, 'b'));

        const TreeSurvey survey = look({folder.filePath(u"tree"_s)});

        QCOMPARE(survey.files, 2);
        QCOMPARE(survey.folders, 3);
        QCOMPARE(survey.bytes, 1024);
    }

    void estimatesByWhatTheBytesAre()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"noise"_s), noise(3'000'000));
        writeFile(folder.filePath(u"even"_s), QByteArray(3'000'000, 'e'));

        const TreeSurvey hard = look({folder.filePath(u"noise"_s)});
        const TreeSurvey easy = look({folder.filePath(u"even"_s)});
        const TreeSurvey both = look({folder.filePath(u"noise"_s), folder.filePath(u"even"_s)});

        QVERIFY(hard.packedBytes > hard.bytes * 98 / 100 && hard.packedBytes <= hard.bytes);
        QVERIFY(easy.packedBytes < easy.bytes / 100);
        QVERIFY(both.packedBytes > both.bytes / 4 && both.packedBytes < both.bytes * 3 / 4);
    }

    void nothingIsNothing()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"empty"_s), {});

        const TreeSurvey survey = look({folder.filePath(u"empty"_s)});

        QCOMPARE(survey.files, 1);
        QCOMPARE(survey.bytes, 0);
        QCOMPARE(survey.packedBytes, 0);
    }

    void tellsWhatIsNotThere()
    {
        SystemFileSystem files;
        JobGate gate;

        const auto survey = surveyTree(&files, {u"/nowhere/at/all"_s}, &gate);

        QVERIFY(!survey);
        QCOMPARE(toString(survey.error().kind), toString(ErrorKind::FileNotFound));
    }

    void endsWhenItIsTold()
    {
        SystemFileSystem files;
        JobGate gate;
        gate.end();

        QVERIFY(!surveyTree(&files, {u"/usr/include"_s}, &gate));
    }

private:
    static TreeSurvey look(const QStringList &sources)
    {
        SystemFileSystem files;
        JobGate gate;
        const auto survey = surveyTree(&files, sources, &gate);
        if (!survey)
            qFatal("%s", qPrintable(survey.error().detail));
        return *survey;
    }
};

QTEST_GUILESS_MAIN(SurveyTest)
#include "tst_survey.moc"
