// SPDX-License-Identifier: MIT
#include "core/sites/secretstore.h"

#include "core/base/logging.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Outcome = KeychainAnswer::Outcome;

SecretStore::State stateOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return SecretStore::State::Found;
    case Outcome::NotFound:
        return SecretStore::State::NotFound;
    case Outcome::Unavailable:
        break;
    }
    return SecretStore::State::NoKeychain;
}

} // namespace

SecretStore::SecretStore(QObject *home, Keychain *keychain)
    : m_home(home)
    , m_keychain(keychain)
{
}

QCoro::Task<Result<SecretStore::Reading>> SecretStore::read(QString key, CancelToken token)
{
    if (const auto kept = m_session.constFind(key); kept != m_session.cend())
        co_return Reading{State::Found, *kept};
    const Question question = [keychain = m_keychain, key](Keychain::Answer answer) {
        keychain->read(key, std::move(answer));
    };
    auto asking = ask(question, token);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    co_return Reading{stateOf(answer->outcome), answer->secret};
}

QCoro::Task<Result<SecretPlace>> SecretStore::write(QString key, QString secret, CancelToken token)
{
    // In memory until the keychain has said that it has it: it may take its time.
    m_session.insert(key, secret);
    const Question question = [keychain = m_keychain, key, secret](Keychain::Answer answer) {
        keychain->write(key, secret, std::move(answer));
    };
    auto asking = ask(question, token);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    if (answer->outcome != Outcome::Done)
        co_return SecretPlace::Session;
    if (m_session.value(key) == secret) // else there is a newer one by now
        m_session.remove(key);
    co_return SecretPlace::Keychain;
}

QCoro::Task<Result<SecretStore::State>> SecretStore::remove(QString key, CancelToken token)
{
    m_session.remove(key);
    const Question question = [keychain = m_keychain, key](Keychain::Answer answer) {
        keychain->remove(key, std::move(answer));
    };
    auto asking = ask(question, token);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    co_return stateOf(answer->outcome);
}

QCoro::Task<Result<bool>> SecretStore::hasKeychain(CancelToken token)
{
    const Question question = [keychain = m_keychain](Keychain::Answer answer) {
        keychain->read(u"is anybody there"_s, std::move(answer));
    };
    auto asking = ask(question, token);
    const auto answer = co_await std::move(asking);
    if (!answer)
        co_return fail(answer.error());
    co_return answer->outcome != Outcome::Unavailable;
}

QCoro::Task<Result<KeychainAnswer>> SecretStore::ask(Question question, CancelToken token)
{
    const Completion<Result<KeychainAnswer>> answered(m_home);
    const auto registration =
        token.whenCancelled([answered] { answered.set(fail(ErrorKind::Cancelled)); });
    question([answered](KeychainAnswer answer) { answered.set(std::move(answer)); });
    const auto answer = co_await answered;
    if (answer && answer->outcome == Outcome::Unavailable && !answer->detail.isEmpty())
        qCInfo(lcBase) << "the keychain cannot be used:" << answer->detail;
    co_return answer;
}

} // namespace waybill
