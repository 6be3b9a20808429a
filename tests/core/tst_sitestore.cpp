// SPDX-License-Identifier: MIT
#include "core/sites/sitestore.h"

#include "core/journal/journal.h"
#include "core/sites/sitecodec.h"
#include "tests/support/scratchengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::readFile;
using test::writeFile;
using Kind = SiteProblem::Kind;

namespace
{

Site site(const QString &name, const QString &url)
{
    Site made;
    made.name = name;
    made.url = QUrl(url);
    return made;
}

Site fullSite()
{
    Site full = site(u"Büro & Co"_s, u"https://dav.example:8443/files/gr%C3%BC%C3%9Fe/"_s);
    full.kind = UploadVia::WebDav;
    full.user = u"jörg"_s;
    full.caFile = u"/etc/ca.pem"_s;
    full.clientCertificate = u"/home/me/client.pem"_s;
    full.clientKey = u"/home/me/client.key"_s;
    full.pinnedCertificate = QByteArray(32, '\x5a');
    full.proxy = u"socks5h://proxy.example:1080"_s;
    full.proxyUser = u"p"_s;
    full.onConflict = ConflictPolicy::OtherSize;
    full.limits = {1'500, qint64(1) << 40};
    return full;
}

/// A journal in a folder of its own, and the sites in it.
class Profile
{
public:
    Profile() { open(); }

    void open()
    {
        m_store.reset();
        m_journal.reset();
        auto opening = Journal::open(path(), &m_home);
        if (!opening)
            qFatal("the journal does not open");
        m_wasDamaged = !opening->damagedPath.isEmpty();
        m_journal = std::move(opening->journal);
        m_store = std::make_unique<SiteStore>(m_journal.get());
        if (!QCoro::waitFor(m_store->load()))
            qFatal("the sites cannot be loaded");
    }
    void close()
    {
        m_store.reset();
        m_journal.reset();
    }

    SiteStore *operator->() const { return m_store.get(); }
    Journal &journal() const { return *m_journal; }
    QString path() const { return m_folder.filePath(u"profile"_s); }
    bool wasDamaged() const { return m_wasDamaged; }
    QStringList names() const
    {
        QStringList all;
        for (const Site &each : m_store->sites())
            all.append(each.name);
        return all;
    }

private:
    QTemporaryDir m_folder;
    QObject m_home;
    bool m_wasDamaged = false;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<SiteStore> m_store;
};

QByteArray fileWith(const QJsonObject &object)
{
    const QJsonObject file = {{u"waybillSites"_s, 1}, {u"sites"_s, QJsonArray{object}}};
    return QJsonDocument(file).toJson();
}

} // namespace

class SiteStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsSitesOverAReopening()
    {
        Profile profile;
        Site full = fullSite();
        full.keepsPassword = true;
        full.keepsProxyPassword = true;
        const auto saved = QCoro::waitFor(profile->save(full));
        QVERIFY(saved);
        QVERIFY(!saved->id.isEmpty());

        profile.open();

        full.id = saved->id;
        QCOMPARE(profile->sites().size(), 1);
        QVERIFY(profile->sites().constFirst() == full);
    }

    void savesAChangeUnderTheSameId()
    {
        Profile profile;
        Site one = *QCoro::waitFor(profile->save(site(u"one"_s, u"https://a.example/"_s)));
        one.name = u"  changed "_s;

        QVERIFY(QCoro::waitFor(profile->save(one)));

        profile.open();
        QCOMPARE(profile.names(), QStringList{u"changed"_s});
        QCOMPARE(profile->sites().constFirst().id, one.id);
    }

    void listsByName()
    {
        Profile profile;
        for (const QString &name : {u"b"_s, u"a"_s, u"c"_s})
            QVERIFY(QCoro::waitFor(profile->save(site(name, u"https://x.example/"_s))));

        QCOMPARE(profile.names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    void removesForGood()
    {
        Profile profile;
        const Site one = *QCoro::waitFor(profile->save(site(u"one"_s, u"https://a.example/"_s)));
        QVERIFY(QCoro::waitFor(profile->save(site(u"two"_s, u"https://b.example/"_s))));

        QVERIFY(QCoro::waitFor(profile->remove(one.id)));

        QCOMPARE(profile.names(), QStringList{u"two"_s});
        profile.open();
        QCOMPARE(profile.names(), QStringList{u"two"_s});
    }

    void aDuplicateHasANameOfItsOwn()
    {
        Profile profile;
        const Site one = *QCoro::waitFor(profile->save(fullSite()));

        const auto first = QCoro::waitFor(profile->duplicate(one.id));
        const auto second = QCoro::waitFor(profile->duplicate(one.id));

        QVERIFY(first && second);
        QCOMPARE(first->name, u"Büro & Co (1)"_s);
        QCOMPARE(second->name, u"Büro & Co (2)"_s);
        QVERIFY(first->id != one.id && first->id != second->id);
        Site same = *first;
        same.id = one.id;
        same.name = one.name;
        QVERIFY(same == one);
        QCOMPARE(QCoro::waitFor(profile->duplicate(u"nobody"_s)).error().kind, Kind::NoSuchSite);
    }

    void refusesWhatIsNoSite_data()
    {
        QTest::addColumn<Site>("bad");
        QTest::addColumn<SiteProblem::Kind>("kind");
        const auto row = [](const char *name, Kind kind, auto change) {
            Site bad = fullSite();
            change(bad);
            QTest::newRow(name) << bad << kind;
        };
        const auto url = [&row](const char *name, Kind kind, const QString &text) {
            row(name, kind, [text](Site &bad) { bad.url = QUrl(text); });
        };
        row("no name", Kind::NoName, [](Site &bad) { bad.name = u"  "_s; });
        url("no URL", Kind::BadUrl, {});
        url("no host", Kind::BadUrl, u"https:///x"_s);
        url("other scheme", Kind::WrongScheme, u"ftp://a.example/"_s);
        url("a file", Kind::WrongScheme, u"file:///etc"_s);
        url("a user", Kind::UserInfoInUrl, u"https://me@a.example/"_s);
        url("a password", Kind::UserInfoInUrl, u"https://me:pw@a.example/"_s);
        url("a query", Kind::QueryInUrl, u"https://a.example/?token=1"_s);
        url("a fragment", Kind::QueryInUrl, u"https://a.example/#x"_s);
        row("no key", Kind::CertificateWithoutKey, [](Site &bad) { bad.clientKey.clear(); });
        row("no certificate", Kind::KeyWithoutCertificate,
            [](Site &bad) { bad.clientCertificate.clear(); });
        row("short pin", Kind::BadPin, [](Site &bad) { bad.pinnedCertificate.chop(1); });
        row("proxy without scheme", Kind::BadProxy,
            [](Site &bad) { bad.proxy = u"proxy.example"_s; });
        row("other proxy", Kind::BadProxy, [](Site &bad) { bad.proxy = u"ftp://p.example"_s; });
        row("proxy with a path", Kind::BadProxy,
            [](Site &bad) { bad.proxy = u"http://p.example/x"_s; });
        row("proxy with a password", Kind::UserInfoInProxy,
            [](Site &bad) { bad.proxy = u"http://me:pw@p.example"_s; });
    }

    void refusesWhatIsNoSite()
    {
        QFETCH(Site, bad);
        QFETCH(SiteProblem::Kind, kind);
        Profile profile;

        const auto saved = QCoro::waitFor(profile->save(bad));

        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, kind);
        QVERIFY(profile->sites().isEmpty());
    }

    void findsTheSiteOfAUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *url, const char *name) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(name);
        };
        row("https://a.example/", "all");
        row("https://a.example", "all");
        row("https://a.example:443/x", "all");
        row("https://A.Example/x", "all");
        row("https://a.example/dav", "dav");
        row("https://a.example/dav/x?y=z", "dav");
        row("https://a.example/david", "all");
        row("https://a.example/dav/ann", "ann");
        row("https://a.example/dav/ann/b", "ann");
        row("https://a.example/dav/ann/../bob/x", "dav");
        row("https://a.example/dav/%61nn/x", "ann");
        row("https://a.example/dav%2Fann/x", "all");
        row("https://a.example:8443/dav/x", "");
        row("http://a.example/dav/x", "");
        row("https://b.example/dav/x", "");
        row("http://c.example:80/in/x", "in");
        row("http://c.example/", "");
    }

    void findsTheSiteOfAUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        const QList<Site> sites = {site(u"dav"_s, u"https://a.example/dav"_s),
            site(u"ann"_s, u"https://a.example/dav/ann/"_s),
            site(u"all"_s, u"https://a.example/"_s), site(u"in"_s, u"http://c.example/in/"_s)};

        const auto found = siteFor(sites, QUrl(url));

        QCOMPARE(found ? found->name : QString(), name);
    }

    void namesPasswordsByOriginAndUser()
    {
        const QUrl url(u"https://A.example/x/y"_s);

        QCOMPARE(passwordKey(url, u"me"_s), u"https://a.example:443 me"_s);
        QVERIFY(passwordKey(QUrl(u"http://a.example"_s), u"me"_s) != passwordKey(url, u"me"_s));
        QVERIFY(proxyPasswordKey(fullSite()) != passwordKey(fullSite()));
    }

    void givesAwayAndTakesBack()
    {
        Site full = fullSite();
        full.id = u"mine"_s;
        full.keepsPassword = true;
        const Site plain = site(u"plain"_s, u"http://b.example/"_s);

        const QByteArray file = exportSites({full, plain});
        const auto read = importSites(file);

        QVERIFY(read);
        full.id.clear();
        full.keepsPassword = false;
        QVERIFY(*read == (QList{full, plain}));
        QVERIFY(!file.toLower().contains("password"));
        QVERIFY(!file.contains("mine"));
    }

    void refusesABadFile_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<SiteProblem::Kind>("kind");
        QTest::addColumn<int>("entry");
        const auto row = [](const char *name, const QByteArray &file, Kind kind, int entry) {
            QTest::newRow(name) << file << kind << entry;
        };
        const auto with = [&row](const char *name, const QString &member, const QJsonValue &value,
                              Kind kind) {
            QJsonObject object = {{u"name"_s, u"n"_s}, {u"url"_s, u"https://a.example/"_s}};
            object[member] = value;
            row(name, fileWith(object), kind, 1);
        };
        row("nothing", {}, Kind::NotJson, 0);
        row("cut off", exportSites({fullSite()}).chopped(5), Kind::NotJson, 0);
        row("binary", test::noise(1'000), Kind::NotJson, 0);
        row("a list", "[]", Kind::NotASiteFile, 0);
        row("something else", "{\"sites\":[]}", Kind::NotASiteFile, 0);
        row("no sites", "{\"waybillSites\":1}", Kind::NotASiteFile, 0);
        row("newer", "{\"waybillSites\":2,\"sites\":[]}", Kind::NewerFile, 0);
        row("a site that is text", "{\"waybillSites\":1,\"sites\":[\"x\"]}", Kind::BadUrl, 1);
        with("no name", u"name"_s, u""_s, Kind::NoName);
        with("a name that is a number", u"name"_s, 5, Kind::BadValue);
        with("no URL", u"url"_s, {}, Kind::BadUrl);
        with("other scheme", u"url"_s, u"ftp://a.example"_s, Kind::WrongScheme);
        with("a password in the URL", u"url"_s, u"https://me:pw@a.example"_s, Kind::UserInfoInUrl);
        with("a password in the proxy", u"proxy"_s, u"http://a:b@c.example"_s,
            Kind::UserInfoInProxy);
        with("unknown kind", u"kind"_s, u"ftp"_s, Kind::BadValue);
        with("unknown policy", u"onConflict"_s, u"ask"_s, Kind::BadValue);
        with("negative limit", u"downLimit"_s, -1, Kind::BadValue);
        with("limit in words", u"upLimit"_s, u"fast"_s, Kind::BadValue);
        with("bad pin", u"pin"_s, u"12:34"_s, Kind::BadPin);
        row("the second is bad", exportSites({fullSite(), site(u""_s, u"https://a.example/"_s)}),
            Kind::NoName, 2);
    }

    void refusesABadFile()
    {
        QFETCH(QByteArray, file);
        QFETCH(SiteProblem::Kind, kind);
        QFETCH(int, entry);

        const auto read = importSites(file);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, kind);
        QCOMPARE(read.error().entry, entry);
    }

    void takesAllOrNothing()
    {
        Profile profile;
        Site bad = site(u"bad"_s, u"https://b.example/"_s);
        bad.proxy = u"nonsense"_s;

        const auto added =
            QCoro::waitFor(profile->add({site(u"good"_s, u"https://a.example/"_s), bad}));

        QVERIFY(!added);
        QVERIFY(profile->sites().isEmpty());
        profile.open();
        QVERIFY(profile->sites().isEmpty());
    }

    void renamesWhatIsHereAlready()
    {
        Profile profile;
        QVERIFY(QCoro::waitFor(profile->save(site(u"mine"_s, u"https://a.example/"_s))));

        const auto added = QCoro::waitFor(profile->add({site(u"theirs"_s, u"https://a.example/"_s),
            site(u"mine"_s, u"https://a.example/"_s), site(u"other"_s, u"https://b.example/"_s)}));

        QCOMPARE(added.value_or(0), 3);
        QCOMPARE(
            profile.names(), (QStringList{u"mine"_s, u"mine (1)"_s, u"other"_s, u"theirs (1)"_s}));
        profile.open();
        QCOMPARE(profile->sites().size(), 4);
    }

    void leavesARowAloneThatMakesNoSense()
    {
        Profile profile;
        QVERIFY(QCoro::waitFor(profile->save(site(u"good"_s, u"https://a.example/"_s))));
        profile.journal().post([](JournalConnection &connection) {
            return connection.saveSetting(u"site/x"_s, "{\"name\":");
        });
        QTest::ignoreMessage(
            QtWarningMsg, "\"site/x\" in the journal makes no sense and is left alone");

        profile.open();

        QCOMPARE(profile.names(), QStringList{u"good"_s});
    }

    void comesOverFromADamagedJournal()
    {
        constexpr int page = 4096;
        Profile profile;
        QVERIFY(QCoro::waitFor(profile->save(site(u"kept"_s, u"https://a.example/"_s))));
        profile.journal().post([](JournalConnection &connection) -> Status {
            for (int id = 1; id <= 400; ++id) {
                TransferRow row;
                row.id = id;
                row.spec = QByteArray(200, 'x');
                if (const Status saved = connection.saveTransfer(row); !saved)
                    return saved;
            }
            return {};
        });
        profile.close();
        const QString database = profile.path() + u"/journal.db"_s;
        QByteArray damaged = readFile(database);
        damaged.replace(damaged.size() / 2 / page * page, page, QByteArray(page, '\0'));
        writeFile(database, damaged);

        profile.open();

        QVERIFY(profile.wasDamaged());
        QCOMPARE(profile.names(), QStringList{u"kept"_s});
    }

    void readsFingerprintsAsPeopleCopyThem()
    {
        const QString plain = QString(u"0aF1"_s).repeated(16);
        const QByteArray bytes = QByteArray::fromHex(plain.toLatin1());

        QCOMPARE(parseFingerprint(plain), bytes);
        QCOMPARE(parseFingerprint(u"0A:f1: "_s + plain.mid(4)), bytes);
        QVERIFY(!parseFingerprint(plain.chopped(1)));
        QVERIFY(!parseFingerprint(plain + u"00"_s));
        QVERIFY(!parseFingerprint(u"zz"_s + plain.mid(2)));
        QVERIFY(!parseFingerprint({}));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SiteStoreTest)
#include "tst_sitestore.moc"
