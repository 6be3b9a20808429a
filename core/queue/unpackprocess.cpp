// SPDX-License-Identifier: MIT
#include "core/queue/unpackprocess.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongestLine = 64 * 1024;

} // namespace

UnpackProcess::UnpackProcess(UnpackProgram program)
    : m_program(std::move(program))
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_program.silence);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_isHung = true;
        m_process.kill();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &UnpackProcess::readEvents);
    connect(&m_process, &QProcess::finished, this, &UnpackProcess::conclude);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            conclude();
    });
}

UnpackProcess::~UnpackProcess()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void UnpackProcess::start(
    const QString &archive, const ExtractRequest &request, const QString &folder)
{
    m_result.reset();
    m_isHung = false;
#ifdef Q_OS_UNIX
    // Opened in the child: the engine's thread never waits for a disk.
    m_process.setChildProcessModifier([path = QFile::encodeName(archive)] {
        const int file = ::open(path.constData(), O_RDONLY);
        if (file < 0 || (file != kArchiveDescriptor && ::dup2(file, kArchiveDescriptor) < 0))
            ::_exit(EXIT_FAILURE);
    });
#endif
    m_process.start(m_program.path,
        {nameOf(request.format), request.name, folder, QString::number(request.mostBytes),
            QString::number(request.mostEntries)});
    m_process.write(request.password);
    m_process.closeWriteChannel();
    m_silence.start();
}

QCoro::Task<Result<Extracted>> UnpackProcess::proceed(CancelToken token)
{
    const Completion<bool> turn(this);
    m_turn = turn;
    if (m_result)
        turn.set(true);
    hold(false);
    const auto registration = token.whenCancelled([this, turn, token] {
        if (token.reason() != CancelReason::Paused) {
            hold(false);
            m_process.kill();
            return;
        }
        hold(true);
        turn.set(true);
    });
    co_await turn;
    if (m_result)
        co_return *m_result;
    co_return fail(ErrorKind::Cancelled);
}

void UnpackProcess::hold([[maybe_unused]] bool isHeld)
{
#ifdef Q_OS_UNIX
    if (const qint64 id = m_process.processId(); id > 0)
        ::kill(static_cast<pid_t>(id), isHeld ? SIGSTOP : SIGCONT);
#endif
    if (isHeld)
        m_silence.stop();
    else if (isRunning())
        m_silence.start();
}

void UnpackProcess::readEvents()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine(kLongestLine);
        if (const auto event = unpackEventFrom(line))
            take(*event);
    }
    // What never ends its line would fill the memory.
    if (m_process.bytesAvailable() > kLongestLine)
        m_process.kill();
}

void UnpackProcess::take(const UnpackEvent &event)
{
    m_silence.start();
    if (const auto *progress = std::get_if<UnpackProgress>(&event))
        emit progressed(progress->soFar, progress->current);
    else if (const auto *note = std::get_if<UnpackNote>(&event))
        emit noted(note->text);
    else if (const auto *done = std::get_if<UnpackDone>(&event))
        m_result = done->all;
    else
        m_result = fail(std::get<Error>(event));
}

void UnpackProcess::conclude()
{
    readEvents();
    m_silence.stop();
    const bool hasEndedWell = m_process.exitStatus() == QProcess::NormalExit &&
                              m_process.error() == QProcess::UnknownError;
    if (m_isHung)
        m_result = fail(ErrorKind::UnpackerFailed, u"no progress"_s);
    else if (!m_result || (*m_result && (!hasEndedWell || m_process.exitCode() != 0)))
        m_result =
            fail(ErrorKind::UnpackerFailed, m_program.path + u": "_s + m_process.errorString());
    if (m_turn)
        m_turn->set(true);
}

} // namespace waybill
