// SPDX-License-Identifier: MIT
// The catalogues against the sources, as lupdate reads them now.
#include "tests/ui/catalogue.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace waybill;
using namespace waybill::test;

namespace
{

const QDir kSource(QStringLiteral(WAYBILL_SOURCE_DIR));

/// English has the plural forms only, for everything else stands in the sources.
const QString kEnglish = u"en"_s;

qsizetype pluralForms(const QString &language)
{
    return language == "zh_CN"_L1 ? 1 : 2;
}

QStringList languages()
{
    QStringList names = QDir(kSource.filePath(u"translations"_s)).entryList({u"waybill_*.ts"_s});
    return names.replaceInStrings(u"waybill_"_s, QString()).replaceInStrings(u".ts"_s, QString());
}

QStringList found(const QString &pattern, const QString &text)
{
    QStringList all;
    for (const QRegularExpressionMatch &match : QRegularExpression(pattern).globalMatch(text))
        all.append(match.captured());
    all.sort();
    return all;
}

QString told(const CatalogueMessage &message)
{
    return u"%1: \"%2\" %3 -> %4"_s.arg(
        message.context, message.source, message.type, message.translations.join(u" | "_s));
}

/// Shows all of them, for whoever has to mend them.
void expectNone(const QStringList &faults)
{
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const QString &language : languages()) {
            QVERIFY(QFile::copy(kSource.filePath(u"translations/waybill_%1.ts"_s.arg(language)),
                m_folder.filePath(language + u".ts"_s)));
            QStringList arguments{u"-I"_s, u"."_s, u"-locations"_s, u"none"_s, u"ui"_s,
                u"app/desktop"_s, u"-source-language"_s, kEnglish, u"-target-language"_s, language,
                u"-ts"_s, m_folder.filePath(language + u".ts"_s)};
            if (language == kEnglish)
                arguments.prepend(u"-pluralonly"_s);
            QProcess lupdate;
            lupdate.setWorkingDirectory(kSource.path());
            lupdate.start(QStringLiteral(WAYBILL_LUPDATE), arguments);
            QVERIFY2(lupdate.waitForFinished(60'000), qPrintable(lupdate.errorString()));
            QCOMPARE(lupdate.exitCode(), 0);
            m_warnings += found(u"[^\n]*\\.(cpp|h):[0-9]+: [^\n]*"_s,
                QString::fromUtf8(lupdate.readAllStandardError()));
            m_catalogues.insert(language, readCatalogue(m_folder.filePath(language + u".ts"_s)));
            QVERIFY(!m_catalogues.value(language).isEmpty());
        }
    }

    void speaksEnglishChineseAndGerman()
    {
        QCOMPARE(languages(), QStringList({u"de"_s, kEnglish, u"zh_CN"_s}));
    }

    /// As where a text stands in a function that it cannot see through.
    void lupdateUnderstandsEveryText() { expectNone(m_warnings); }

    void everyTextIsInTheCatalogueAndNoOther_data() { addLanguages(); }
    void everyTextIsInTheCatalogueAndNoOther()
    {
        expectFor([](const CatalogueMessage &message) { return message.type.isEmpty(); });
    }

    void everyTextIsTranslatedInAllPluralForms_data() { addLanguages(); }
    void everyTextIsTranslatedInAllPluralForms()
    {
        QFETCH(QString, language);
        expectFor([&](const CatalogueMessage &message) {
            return message.translations.size() == (message.isPlural ? pluralForms(language) : 1) &&
                   !message.translations.contains(QString());
        });
    }

    void placeholdersAndMarkupAreKept_data() { addLanguages(); }
    void placeholdersAndMarkupAreKept()
    {
        // Numbers to fill in, tags, the patterns of file dialogs.
        const QString kept = u"%[0-9n]|<[^>]*>|\\(\\*\\.[^)]*\\)|;;"_s;
        expectFor([&](const CatalogueMessage &message) {
            return std::ranges::all_of(message.translations, [&](const QString &translation) {
                return found(kept, translation) == found(kept, message.source);
            });
        });
    }

    void mnemonicsAndEllipsesAreKept_data() { addLanguages(); }
    void mnemonicsAndEllipsesAreKept()
    {
        const QString kept = u"&[^ &;]|…$"_s;
        expectFor([&](const CatalogueMessage &message) {
            return std::ranges::all_of(message.translations, [&](const QString &translation) {
                return found(kept, translation).size() == found(kept, message.source).size();
            });
        });
    }

    void noSentenceStandsOutsideOfTr()
    {
        // Two words in a literal are a text, unless they are markup or the form of a date.
        const QString sentence = u"u\"[^\"<]*\\b[A-Za-z]{2,} [a-z]{3,}\\b[^\"]*\"(_s|sv)"_s;
        QDirIterator files(kSource.filePath(u"ui"_s), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        QStringList texts;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            texts += found(sentence, QString::fromUtf8(file.readAll()));
        }
        expectNone(texts);
    }

private:
    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    /// That every message of the row's language is right.
    template <typename IsRight>
    void expectFor(IsRight isRight) const
    {
        QFETCH(QString, language);
        QStringList faults;
        for (const CatalogueMessage &message : m_catalogues.value(language)) {
            if (!isRight(message))
                faults.append(told(message));
        }
        expectNone(faults);
    }

    QTemporaryDir m_folder;
    QMap<QString, QList<CatalogueMessage>> m_catalogues;
    QStringList m_warnings;
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
