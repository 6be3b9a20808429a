// SPDX-License-Identifier: MIT
#include "core/transfer/conflict.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using Action = TargetVerdict::Action;
using Untold = Error::Untold;

namespace
{

QDateTime at(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

} // namespace

class ConflictTest final : public QObject
{
    Q_OBJECT

private slots:
    void judgesAnExistingTarget_data()
    {
        QTest::addColumn<ConflictPolicy>("policy");
        QTest::addColumn<FileVersion>("source");
        QTest::addColumn<FileVersion>("target");
        QTest::addColumn<Action>("action");
        QTest::addColumn<Untold>("untold");
        const auto row = [](const char *name, ConflictPolicy policy, FileVersion source,
                             FileVersion target, Action action, Untold untold = Untold::Nothing) {
            QTest::newRow(name) << policy << source << target << action << untold;
        };
        const FileVersion old{5, at(1'000'000)};
        const FileVersion young{5, at(2'000'000)};
        row("fail", ConflictPolicy::Fail, young, old, Action::Ask);
        row("skip", ConflictPolicy::Skip, young, old, Action::Skip);
        row("overwrite", ConflictPolicy::Overwrite, {}, {}, Action::Overwrite);
        row("rename", ConflictPolicy::Rename, young, old, Action::Rename);
        row("newer", ConflictPolicy::Newer, young, old, Action::Overwrite);
        row("older", ConflictPolicy::Newer, old, young, Action::Skip);
        row("as new", ConflictPolicy::Newer, old, old, Action::Skip);
        row("newer within the second", ConflictPolicy::Newer, {5, at(1'000'900)}, old,
            Action::Skip);
        row("newer by one second", ConflictPolicy::Newer, {5, at(1'001'000)}, {5, at(1'000'900)},
            Action::Overwrite);
        row("age of the source untold", ConflictPolicy::Newer, {5, {}}, old, Action::Ask,
            Untold::Age);
        row("age of the target untold", ConflictPolicy::Newer, old, {5, {}}, Action::Ask,
            Untold::Age);
        row("larger", ConflictPolicy::OtherSize, {6, {}}, {5, {}}, Action::Overwrite);
        row("smaller", ConflictPolicy::OtherSize, {0, {}}, {5, {}}, Action::Overwrite);
        row("same size", ConflictPolicy::OtherSize, young, old, Action::Skip);
        row("size of the source untold", ConflictPolicy::OtherSize, {}, old, Action::Ask,
            Untold::Size);
        row("size of the target untold", ConflictPolicy::OtherSize, old, {}, Action::Ask,
            Untold::Size);
    }

    void judgesAnExistingTarget()
    {
        QFETCH(ConflictPolicy, policy);
        QFETCH(FileVersion, source);
        QFETCH(FileVersion, target);

        const TargetVerdict verdict = judgeTarget(policy, source, target);

        QTEST(verdict.action, "action");
        QTEST(verdict.untold, "untold");
        QCOMPARE(verdict.reason.isEmpty(), verdict.action != Action::Skip);
        const Error error = verdict.toError(ErrorKind::TargetExists, u"/x"_s);
        QVERIFY(error.kind == ErrorKind::TargetExists);
        QCOMPARE(error.untold, verdict.untold);
    }

    void everyPolicyHasAName()
    {
        QCOMPARE(nameOf(ConflictPolicy::Newer), u"newer"_s);
        QCOMPARE(nameOf(ConflictPolicy::OtherSize), u"size"_s);
        for (const char *name : EnumNames<ConflictPolicy>::names)
            QCOMPARE(nameOf(*valueOf<ConflictPolicy>(QString::fromLatin1(name))),
                QString::fromLatin1(name));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ConflictTest)
#include "tst_conflict.moc"
