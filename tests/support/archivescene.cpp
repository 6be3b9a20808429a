// SPDX-License-Identifier: MIT
#include "tests/support/archivescene.h"

#include "tests/support/processes.h"
#include "tests/support/trees.h"

namespace waybill::test
{

using namespace Qt::StringLiterals;

ArchiveScene::ArchiveScene(TransferKind kind)
{
    engine.options.files = &files;
    engine.start();
    writeFile(tree() + u"/first"_s, noise(1'200'000, 1));
    writeFile(tree() + u"/below/second"_s, QByteArray("text ").repeated(10'000));
    spec = engine.pack({tree()}, u"a.tar.gz"_s);
    if (kind == TransferKind::Pack)
        return;
    spec.path = engine.path(QString());
    engine.run(spec);
    spec = engine.unpack(engine.path(u"a.tar.gz"_s), u"out"_s);
}

bool ArchiveScene::isRight(const TransferSnapshot &ended) const
{
    if (ended.state != TransferState::Done)
        return visibleIn(engine.downloads()).isEmpty();
    if (ended.kind == TransferKind::Pack)
        return !ended.receipt.sha256.isEmpty() &&
               digestOfFile(ended.receipt.path) == ended.receipt.sha256;
    return describeTree(engine.downloads() + u"/out/tree"_s) == describeTree(tree());
}

QStringList ArchiveScene::hidden() const
{
    return hiddenIn(engine.downloads());
}

bool ArchiveScene::isProgramRunning() const
{
    return !processesNaming(engine.downloads() + u"/."_s).isEmpty();
}

void ArchiveScene::atCall(int number, const std::function<void()> &action)
{
    files.atCall(number + 1, [this, action] {
        QMetaObject::invokeMethod(engine.operator->(), action, Qt::BlockingQueuedConnection);
    });
}

int callsOfRun(TransferKind kind)
{
    ArchiveScene scene(kind);
    const int before = scene.files.calls() + 1;
    const auto ended = scene.engine.run(scene.spec);
    return ended.state == TransferState::Done ? scene.files.calls() - before : 0;
}

} // namespace waybill::test
