// SPDX-License-Identifier: MIT
#include "core/sites/systemkeychain.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Outcome = KeychainAnswer::Outcome;

constexpr unsigned long kLongestEndMs = 2'000;
const QString kService = u"Waybill"_s;

bool isThere()
{
    if (!qEnvironmentVariableIsEmpty("WAYBILL_NO_KEYCHAIN"))
        return false;
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    // Asked without a session, the libraries below would try to start one.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s));
#else
    return true;
#endif
}

struct JobThread
{
    JobThread()
    {
        thread.setObjectName(u"keychain"_s);
        context.moveToThread(&thread);
        thread.start();
    }

    QThread thread;
    QObject context;
};

JobThread *s_jobThread = nullptr;

void endJobThread()
{
    s_jobThread->thread.quit();
    // One that waits for a service that hangs is left behind: the process ends anyway.
    if (s_jobThread->thread.wait(kLongestEndMs))
        delete s_jobThread;
    s_jobThread = nullptr;
}

/// GUI and engine threads may both come first.
JobThread *jobThread()
{
    static const bool isMade = [] {
        s_jobThread = new JobThread;
        qAddPostRoutine(endJobThread);
        return true;
    }();
    Q_UNUSED(isMade)
    return s_jobThread;
}

KeychainAnswer answerOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {Outcome::Done, {}, {}};
    case QKeychain::EntryNotFound:
        return {Outcome::NotFound, {}, {}};
    default:
        return {Outcome::Unavailable, {}, job.errorString()};
    }
}

/// `make` makes the job, on the job thread. A job is never destroyed before its end: the system's
/// libraries would still write to it.
template <typename Make>
void start(const QString &key, const Keychain::Answer &answer, const Make &make)
{
    JobThread *const jobs = isThere() ? jobThread() : nullptr;
    if (!jobs) {
        answer({});
        return;
    }
    QMetaObject::invokeMethod(
        &jobs->context,
        [key, answer, make] {
            auto *const job = make();
            job->setKey(key);
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, job, [job, answer] {
                KeychainAnswer answered = answerOf(*job);
                if constexpr (std::is_same_v<decltype(job), QKeychain::ReadPasswordJob *const>)
                    answered.secret = job->textData();
                answer(std::move(answered));
            });
            job->start(); // deletes itself at its end
        },
        Qt::QueuedConnection);
}

} // namespace

void SystemKeychain::read(const QString &key, Answer answer)
{
    start(key, answer, [] { return new QKeychain::ReadPasswordJob(kService); });
}

void SystemKeychain::write(const QString &key, const QString &secret, Answer answer)
{
    start(key, answer, [secret] {
        auto *const job = new QKeychain::WritePasswordJob(kService);
        job->setTextData(secret);
        return job;
    });
}

void SystemKeychain::remove(const QString &key, Answer answer)
{
    start(key, answer, [] { return new QKeychain::DeletePasswordJob(kService); });
}

} // namespace waybill
