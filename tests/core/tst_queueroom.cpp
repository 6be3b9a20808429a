// SPDX-License-Identifier: MIT
#include "core/queue/queueroom.h"

#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QTemporaryDir>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;

} // namespace

class QueueRoomTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_files.pretend(VolumeFacts{.device = 1, .free = 10 * kMiB}); }

    void isNotShortWhereAllFits()
    {
        QVERIFY(shortagesOf(&m_files, {}).isEmpty());
        QVERIFY(shortagesOf(&m_files, {{u"/a"_s, {}, 4 * kMiB, 0}, {u"/b"_s, {}, 6 * kMiB, 0}})
                .isEmpty());
    }

    void isShortByWhatAllTogetherNeedMore()
    {
        const QList<RoomNeed> needs = {
            {u"/a"_s, {}, 7 * kMiB, 2 * kMiB}, {u"/b"_s, {}, 6 * kMiB, 0}};
        const QList<RoomShortage> shortages = {{u"/a"_s, kMiB}};
        QCOMPARE(shortagesOf(&m_files, needs), shortages);
    }

    void countsWhatAPartFileHasSetAside()
    {
        const QTemporaryDir folder;
        const QString part = folder.filePath(u"part"_s);
        QFile file(part);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::noise(3 * kMiB));
        file.close();

        const QList<RoomNeed> needs = {{folder.path(), part, 14 * kMiB, kMiB}};

        const auto shortages = shortagesOf(&m_files, needs);
        QCOMPARE(shortages.size(), 1);
        QVERIFY(shortages.first().missing <= kMiB);
    }

    void looksWhereAFolderWillLie()
    {
        m_files.pretend(std::nullopt);
        const QTemporaryDir folder;
        const auto there = volumeOf(&m_files, folder.path());
        const auto beneath = volumeOf(&m_files, folder.filePath(u"not/yet/there"_s));
        QVERIFY(there && beneath);
        QCOMPARE(beneath->device, there->device);
        QVERIFY(!volumeOf(&m_files, QString()));
    }

private:
    FaultyFileSystem m_files;
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::QueueRoomTest)
#include "tst_queueroom.moc"
