// SPDX-License-Identifier: MIT
#include "core/sites/secretstore.h"

#include "core/base/taskscope.h"
#include "core/sites/systemkeychain.h"
#include "tests/support/keychaindouble.h"
#include "tests/support/scratchengine.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using State = SecretStore::State;
using test::KeychainDouble;

namespace
{

const QString kKey = u"https://a.example:443 me"_s;
const QString kSecret = u"pä$$ wörd"_s;
/// A session bus that starts no services.
const QByteArray kBareBus = R"(<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>)";
constexpr char kInnerRun[] = "WAYBILL_TEST_WITHIN_SESSION";

/// Sets a variable of the environment until the end of the scope; empty: takes it away.
auto variable(const char *name, const QByteArray &value)
{
    const QByteArray before = qgetenv(name);
    const auto set = [name](const QByteArray &to) {
        if (to.isEmpty())
            qunsetenv(name);
        else
            qputenv(name, to);
    };
    set(value);
    return qScopeGuard([set, before] { set(before); });
}

State readState(SecretStore &store, const QString &key)
{
    return QCoro::waitFor(store.read(key, {}))->state;
}

/// `kept` outlives the task.
template <typename Answer>
QCoro::Task<> keepAnswer(QCoro::Task<Answer> task, std::optional<Answer> *kept)
{
    *kept = co_await std::move(task);
}

} // namespace

class SecretStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsASecretInTheKeychain()
    {
        KeychainDouble keychain;
        SecretStore store(this, &keychain);

        QCOMPARE(*QCoro::waitFor(store.write(kKey, kSecret, {})), SecretPlace::Keychain);

        QCOMPARE(keychain.secrets(), (QHash<QString, QString>{{kKey, kSecret}}));
        QVERIFY(!store.isInSession(kKey));
        SecretStore later(this, &keychain);
        const auto read = QCoro::waitFor(later.read(kKey, {}));
        QCOMPARE(read->state, State::Found);
        QCOMPARE(read->secret, kSecret);
    }

    void tellsWhatIsNotThereFromNoKeychain()
    {
        KeychainDouble keychain;
        SecretStore store(this, &keychain);
        QCOMPARE(readState(store, kKey), State::NotFound);
        QVERIFY(*QCoro::waitFor(store.hasKeychain({})));

        keychain.setGone(true);

        QCOMPARE(readState(store, kKey), State::NoKeychain);
        QVERIFY(!*QCoro::waitFor(store.hasKeychain({})));
    }

    void keepsForTheSessionWithoutAKeychain()
    {
        KeychainDouble keychain;
        keychain.setGone(true);
        SecretStore store(this, &keychain);

        QCOMPARE(*QCoro::waitFor(store.write(kKey, kSecret, {})), SecretPlace::Session);

        const auto read = QCoro::waitFor(store.read(kKey, {}));
        QCOMPARE(read->state, State::Found);
        QCOMPARE(read->secret, kSecret);
        QVERIFY(store.isInSession(kKey));
        SecretStore afterRestart(this, &keychain);
        QCOMPARE(readState(afterRestart, kKey), State::NoKeychain);
    }

    void whatTheSessionKeepsIsTheNewer()
    {
        KeychainDouble keychain;
        SecretStore store(this, &keychain);
        QVERIFY(QCoro::waitFor(store.write(kKey, u"old"_s, {})));
        keychain.setGone(true);
        QVERIFY(QCoro::waitFor(store.write(kKey, u"new"_s, {})));

        keychain.setGone(false);

        QCOMPARE(QCoro::waitFor(store.read(kKey, {}))->secret, u"new"_s);
    }

    void removes()
    {
        KeychainDouble keychain;
        SecretStore store(this, &keychain);
        QVERIFY(QCoro::waitFor(store.write(kKey, kSecret, {})));

        QCOMPARE(*QCoro::waitFor(store.remove(kKey, {})), State::Found);

        QVERIFY(keychain.secrets().isEmpty());
        QCOMPARE(readState(store, kKey), State::NotFound);
        QCOMPARE(*QCoro::waitFor(store.remove(kKey, {})), State::NotFound);
    }

    void givesUpWaitingWhenCancelled()
    {
        KeychainDouble keychain;
        keychain.setLocked(true);
        SecretStore store(this, &keychain);
        CancelSource cancel;
        std::optional<Result<SecretStore::Reading>> read;
        TaskScope scope(this);
        scope.launch(keepAnswer(store.read(kKey, cancel.token()), &read));
        QVERIFY(!read);

        cancel.cancel(CancelReason::Paused);

        QTRY_VERIFY(read);
        QVERIFY(!*read);
        QVERIFY(read->error().isCancelled());
        keychain.setLocked(false); // a late answer finds nobody
        QCoro::waitFor(scope.emptied());
    }

    void aSecretIsUsableWhileTheKeychainIsLocked()
    {
        KeychainDouble keychain;
        keychain.setLocked(true);
        SecretStore store(this, &keychain);
        std::optional<Result<SecretPlace>> place;
        TaskScope scope(this);
        scope.launch(keepAnswer(store.write(kKey, kSecret, {}), &place));
        QVERIFY(!place);

        QCOMPARE(QCoro::waitFor(store.read(kKey, {}))->secret, kSecret);

        keychain.setLocked(false);
        QTRY_VERIFY(place);
        QCoro::waitFor(scope.emptied());
        QCOMPARE(**place, SecretPlace::Keychain);
    }

    void theEnvironmentTurnsTheSystemsKeychainOff()
    {
        const auto off = variable("WAYBILL_NO_KEYCHAIN", "1");
        SystemKeychain keychain;
        SecretStore store(this, &keychain);

        QCOMPARE(readState(store, kKey), State::NoKeychain);
        QCOMPARE(*QCoro::waitFor(store.write(kKey, kSecret, {})), SecretPlace::Session);
    }

    void thereIsNoKeychainWithoutADBusSession()
    {
#if !defined(Q_OS_UNIX) || defined(Q_OS_DARWIN)
        QSKIP("this system's keychain needs no D-Bus");
#endif
        const auto on = variable("WAYBILL_NO_KEYCHAIN", {});
        const auto address = variable("DBUS_SESSION_BUS_ADDRESS", {});
        const auto runtime = variable("XDG_RUNTIME_DIR", "/nowhere");
        SystemKeychain keychain;
        SecretStore store(this, &keychain);

        QCOMPARE(readState(store, kKey), State::NoKeychain);
    }

    void aSessionWithoutASecretServiceIsNoKeychain() { runInSession({}); }

    /// In a D-Bus session of its own, with a real keyring that is unlocked there.
    void theRealKeychainKeepsSecrets()
    {
        if (QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty())
            QSKIP("gnome-keyring-daemon is not installed: the system's keychain is not tried");
        runInSession(u"echo -n pw | gnome-keyring-daemon --unlock --components=secrets "
                     ">/dev/null && "_s);
    }

    /// What the two above run within their sessions.
    void withinASession()
    {
        const QByteArray inner = qgetenv(kInnerRun);
        if (inner.isEmpty())
            QSKIP("runs within the sessions that the cases above start");
        SystemKeychain keychain;
        SecretStore store(this, &keychain);
        if (inner == "none") {
            QCOMPARE(readState(store, kKey), State::NoKeychain);
            QCOMPARE(*QCoro::waitFor(store.write(kKey, kSecret, {})), SecretPlace::Session);
            return;
        }
        QVERIFY(*QCoro::waitFor(store.hasKeychain({})));
        QCOMPARE(readState(store, kKey), State::NotFound);
        QCOMPARE(*QCoro::waitFor(store.write(kKey, kSecret, {})), SecretPlace::Keychain);
        QVERIFY(!store.isInSession(kKey));
        const auto read = QCoro::waitFor(store.read(kKey, {}));
        QCOMPARE(read->state, State::Found);
        QCOMPARE(read->secret, kSecret);
        QCOMPARE(*QCoro::waitFor(store.write(kKey, u"other"_s, {})), SecretPlace::Keychain);
        QCOMPARE(QCoro::waitFor(store.read(kKey, {}))->secret, u"other"_s);
        QCOMPARE(*QCoro::waitFor(store.remove(kKey, {})), State::Found);
        QCOMPARE(readState(store, kKey), State::NotFound);
    }

private:
    void runInSession(const QString &before)
    {
        if (QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty())
            QSKIP("dbus-run-session is not installed: the system's keychain is not tried");
        const QTemporaryDir home;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"WAYBILL_NO_KEYCHAIN"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s,
                 u"XDG_CURRENT_DESKTOP"_s, u"DESKTOP_SESSION"_s, u"KDE_FULL_SESSION"_s})
            environment.remove(name);
        for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s,
                 u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(name, home.path());
        QStringList session = {u"--"_s};
        if (before.isEmpty()) { // the usual session would start a service when it is asked
            test::writeFile(home.filePath(u"bus.conf"_s), kBareBus);
            session.prepend(u"--config-file="_s + home.filePath(u"bus.conf"_s));
        }
        environment.insert(
            QString::fromLatin1(kInnerRun), before.isEmpty() ? u"none"_s : u"real"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"dbus-run-session"_s,
            session + QStringList{u"sh"_s, u"-c"_s, before + u"exec \"$0\" withinASession"_s,
                          QCoreApplication::applicationFilePath()});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SecretStoreTest)
#include "tst_secretstore.moc"
