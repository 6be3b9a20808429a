// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/unpackevents.h"
#include "core/base/canceltoken.h"
#include "core/base/completion.h"

#include <QProcess>
#include <QTimer>

namespace waybill
{

/// How to start waybill-unpack, and for how long it may tell nothing before it counts as hung.
struct UnpackProgram
{
    QString path;
    std::chrono::milliseconds silence{60'000};
};

/// The program that unpacks, while it does. A crash or a hang of it is an error like any other.
/// Engine thread.
class UnpackProcess : public QObject
{
    Q_OBJECT

public:
    explicit UnpackProcess(UnpackProgram program);
    /// Kills what still runs.
    ~UnpackProcess() override;

    void start(const QString &archive, const ExtractRequest &request, const QString &folder);
    /// Lets it work until it ends or the token fires. A pause stops it where it is and returns
    /// `Cancelled`; call again to go on. Any other reason ends it first.
    QCoro::Task<Result<Extracted>> proceed(CancelToken token);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

signals:
    void progressed(const waybill::Extracted &soFar, const QString &current);
    void noted(const QString &text);

private:
    void readEvents();
    void take(const UnpackEvent &event);
    void conclude();
    void hold(bool isHeld);

    const UnpackProgram m_program;
    QProcess m_process;
    QTimer m_silence;
    bool m_isHung = false;
    std::optional<Result<Extracted>> m_result;
    std::optional<Completion<bool>> m_turn;
};

} // namespace waybill
