// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

#include <QTemporaryDir>

#include <span>

namespace waybill::test
{

/// An engine over a profile of its own in a temporary folder, with short deadlines and delays. Ends
/// with an empty scope, or the test fails.
class ScratchEngine
{
public:
    ScratchEngine();
    ~ScratchEngine();

    /// Set before start().
    EngineOptions options;
    /// Opens and loads; again after stop(), with the same profile.
    void start();
    void stop();
    /// Whether the last start() found the journal damaged.
    bool wasJournalDamaged() const { return m_wasJournalDamaged; }

    Engine *operator->() const { return m_engine.get(); }
    /// Adds and waits until nothing more happens by itself.
    TransferSnapshot run(const TransferSpec &spec, int timeoutMs = 20'000);
    TransferId add(const TransferSpec &spec);
    TransferSnapshot waitUntilSettled(TransferId id, int timeoutMs = 20'000);
    QList<TimelineEntry> timeline(TransferId id);

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Of the folder that downloads go to.
    QString downloads() const { return path(QStringLiteral("downloads")); }
    QStringList filesInDownloads() const;

    TransferSpec download(const QUrl &url) const;
    TransferSpec upload(const QString &localPath, const QUrl &url) const;
    /// Of these into an archive in the downloads folder.
    TransferSpec pack(const QStringList &sources, const QString &name) const;
    /// Into a folder in the downloads folder.
    TransferSpec unpack(const QString &archive, const QString &name) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;
    bool m_wasJournalDamaged = false;
};

/// As QTest::qWaitFor(), which looks for events only every ten milliseconds.
bool waitFor(const std::function<bool()> &isOver, int mostMs);
QByteArray readFile(const QString &path);
void writeFile(const QString &path, const QByteArray &content);
/// The same bytes for the same seed.
QByteArray noise(qsizetype size, quint32 seed = 1);
/// Raw.
QByteArray sha256(const QByteArray &bytes);
std::span<const char> span(const QByteArray &bytes);

} // namespace waybill::test
