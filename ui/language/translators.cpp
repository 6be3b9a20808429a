// SPDX-License-Identifier: MIT
#include "ui/language/translators.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kFolder = u":/i18n"_s;

/// Made from the file translations/waybill_en.ts, which has the plural forms only.
const QString kEnglish = u"waybill_en"_s;

bool loadOwn(QTranslator *translator, const QLocale &locale)
{
    if (translator->load(locale, u"waybill"_s, u"_"_s, kFolder))
        return true;
    // Singapore and Malaysia write it too.
    if (locale.script() == QLocale::SimplifiedHanScript &&
        translator->load(u"waybill_zh_CN"_s, kFolder))
        return true;
    return translator->load(kEnglish, kFolder);
}

/// Of Qt's own texts (Cancel, Save), in the language of ours: never two languages in one window.
bool loadQts(QTranslator *translator, const QString &language)
{
    const QString name = u"qtbase_"_s + language;
    return translator->load(name, kFolder) ||
           translator->load(name, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace

QString installTranslators(QCoreApplication *application, const QLocale &locale)
{
    auto *const own = new QTranslator(application);
    if (!loadOwn(own, locale))
        return {};
    const QString language = own->language();
    auto *const qts = new QTranslator(application);
    if (loadQts(qts, language))
        QCoreApplication::installTranslator(qts);
    QCoreApplication::installTranslator(own);
    return language;
}

QString languageOption(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption language(u"language"_s, QString(), u"CODE"_s);
    parser.addOption(language);
    // The others are unknown to this parser: whether they are right is said by the one that knows.
    parser.parse(arguments);
    return parser.value(language);
}

} // namespace waybill
