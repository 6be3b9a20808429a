// SPDX-License-Identifier: MIT
#include "core/queue/retrypolicy.h"

#include <QTest>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

using Action = RetryDecision::Action;

constexpr double kMiddle = 0.5;
constexpr double kNearlyOne = 0.999999;

Error busyFor(std::chrono::seconds rest)
{
    Error error = makeError(ErrorKind::ServerBusy);
    error.retryAfter = rest;
    return error;
}

} // namespace

class RetryPolicyTest final : public QObject
{
    Q_OBJECT

private slots:
    void waitsWithoutSpendingARetry_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<WaitReason>("reason");
        QTest::addColumn<int>("delayMs");
        QTest::newRow("sign in") << ErrorKind::AuthenticationRequired << WaitReason::SignIn << 0;
        QTest::newRow("proxy") << ErrorKind::ProxyAuthenticationRequired << WaitReason::SignIn << 0;
        QTest::newRow("archive") << ErrorKind::PasswordRequired << WaitReason::SignIn << 0;
        QTest::newRow("disk") << ErrorKind::DiskFull << WaitReason::DiskFull << 30'000;
        QTest::newRow("folder") << ErrorKind::FolderMissing << WaitReason::TargetFolder << 30'000;
    }

    void waitsWithoutSpendingARetry()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(WaitReason, reason);
        QFETCH(int, delayMs);
        const RetryPolicy policy;
        const RetryDecision expected{
            Action::Wait, reason, std::chrono::milliseconds(delayMs), false};

        QVERIFY(policy.decide(makeError(kind), 0, 0, kMiddle) == expected);
        QVERIFY(policy.decide(makeError(kind), 1'000, 1'000, kMiddle) == expected);
    }

    void givesUpOnWhatNoRetryHelps_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        for (const ErrorKind kind : {ErrorKind::Internal, ErrorKind::Cancelled,
                 ErrorKind::InvalidUrl, ErrorKind::CertificateInvalid,
                 ErrorKind::CertificateNotPinned, ErrorKind::PrivateAddress, ErrorKind::Forbidden,
                 ErrorKind::NotFound, ErrorKind::RedirectRefused, ErrorKind::ChecksumMismatch,
                 ErrorKind::PermissionDenied, ErrorKind::TargetExists, ErrorKind::SyncFailed})
            QTest::addRow("%s", qPrintable(toString(kind))) << kind;
    }

    void givesUpOnWhatNoRetryHelps()
    {
        QFETCH(ErrorKind, kind);

        QVERIFY(RetryPolicy().decide(makeError(kind), 0, 0, kMiddle) == RetryDecision());
    }

    void givesUpOnAPermanentErrorEvenIfItNamesATime()
    {
        Error error = makeError(ErrorKind::NotFound);
        error.retryAfter = 5s;

        QVERIFY(RetryPolicy().decide(error, 0, 0, kMiddle) == RetryDecision());
    }

    void doublesTheDelay_data()
    {
        QTest::addColumn<int>("retries");
        QTest::addColumn<qint64>("ceilingMs");
        QTest::newRow("first") << 0 << qint64(1'000);
        QTest::newRow("second") << 1 << qint64(2'000);
        QTest::newRow("third") << 2 << qint64(4'000);
        QTest::newRow("tenth") << 9 << qint64(512'000);
        QTest::newRow("eleventh is capped") << 10 << qint64(600'000);
        QTest::newRow("far beyond 2^63") << 1'000 << qint64(600'000);
        QTest::newRow("nearly the largest int") << 1'999'999'999 << qint64(600'000);
    }

    void doublesTheDelay()
    {
        QFETCH(int, retries);
        QFETCH(qint64, ceilingMs);
        RetryPolicy policy;
        policy.maxRetries = 2'000'000'000;
        const Error error = makeError(ErrorKind::ConnectionLost);

        const auto shortest = policy.decide(error, retries, 0, 0.0);
        const auto longest = policy.decide(error, retries, 0, kNearlyOne);

        QCOMPARE(shortest.action, Action::Wait);
        QCOMPARE(shortest.reason, WaitReason::Retry);
        QVERIFY(shortest.spendsRetry);
        QCOMPARE(shortest.delay.count(), ceilingMs / 2);
        QVERIFY(longest.delay.count() <= ceilingMs);
        QVERIFY(longest.delay.count() >= ceilingMs * 99 / 100);
    }

    void givesUpWhenTheRetriesAreSpent()
    {
        const RetryPolicy policy;
        const Error error = makeError(ErrorKind::ConnectTimeout);

        QCOMPARE(policy.decide(error, policy.maxRetries - 1, 0, kMiddle).action, Action::Wait);
        QVERIFY(policy.decide(error, policy.maxRetries, 0, kMiddle) == RetryDecision());
        QVERIFY(policy.decide(error, policy.maxRetries + 1, 0, kMiddle) == RetryDecision());
    }

    void neverRetriesIfToldSo()
    {
        RetryPolicy policy;
        policy.maxRetries = 0;

        QVERIFY(policy.decide(makeError(ErrorKind::ServerError), 0, 0, kMiddle) == RetryDecision());
    }

    void restsTheHostForTheTimeThatItNamed()
    {
        const RetryPolicy policy;
        const RetryDecision expected{Action::WaitForHost, WaitReason::ServerBusy, 120s, false};

        QVERIFY(policy.decide(busyFor(120s), 0, 0, kMiddle) == expected);
        QVERIFY(policy.decide(busyFor(120s), 1'000, 0, kMiddle) == expected);
    }

    void countsABusyServerAsFailingAfterManyWaits()
    {
        const RetryPolicy policy;

        const auto last = policy.decide(busyFor(1s), 0, policy.maxBusyWaits - 1, kMiddle);
        const auto after = policy.decide(busyFor(1s), 0, policy.maxBusyWaits, kMiddle);
        const auto spent =
            policy.decide(busyFor(1s), policy.maxRetries, policy.maxBusyWaits, kMiddle);

        QCOMPARE(last.action, Action::WaitForHost);
        QCOMPARE(after.action, Action::Wait);
        QCOMPARE(after.reason, WaitReason::Retry);
        QVERIFY(after.spendsRetry);
        QCOMPARE(spent.action, Action::GiveUp);
    }

    void retriesABusyServerThatNamesNoTime()
    {
        const auto decision = RetryPolicy().decide(makeError(ErrorKind::ServerBusy), 0, 0, kMiddle);

        QCOMPARE(decision.action, Action::Wait);
        QCOMPARE(decision.reason, WaitReason::Retry);
        QVERIFY(decision.spendsRetry);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::RetryPolicyTest)
#include "tst_retrypolicy.moc"
