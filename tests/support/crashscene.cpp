// SPDX-License-Identifier: MIT
#include "tests/support/crashscene.h"

#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kSmall = 300 * 1024;
constexpr qsizetype kWorthSegments = 17 * 1024 * 1024;

QString hexDigest(const QByteArray &content)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

class DownloadScene final : public CrashScene
{
public:
    DownloadScene(QString urlKey, qsizetype size)
        : CrashScene(u"nginx"_s)
        , m_urlKey(std::move(urlKey))
        , m_content(noise(size, 21))
    {
        if (server().isRunning())
            writeFile(server().folder() + u"/file.bin"_s, m_content);
    }

    QStringList command() const override
    {
        const QUrl url = server().url(m_urlKey).resolved(QUrl(u"file.bin"_s));
        return {u"get"_s, url.toString(), u"--into"_s, folder()};
    }

    void reset() override { QDir(folder()).removeRecursively(); }

    QString wrongAfterCrash(bool hasSaidDone) const override
    {
        for (const QString &name : visibleIn(folder())) {
            if (readFile(folder() + u'/' + name) != m_content)
                return u"what stands as %1 is not whole"_s.arg(name);
        }
        return hasSaidDone && !QFile::exists(target()) ? u"said Done without a file"_s : QString();
    }

    QString wrongAtEnd(const QJsonObject &told) const override
    {
        if (visibleIn(folder()) != QStringList{u"file.bin"_s})
            return u"the folder has: "_s + visibleIn(folder()).join(u", "_s);
        if (!hiddenIn(folder()).isEmpty())
            return u"left behind: "_s + hiddenIn(folder()).join(u", "_s);
        if (readFile(target()) != m_content)
            return u"the file is not right"_s;
        if (told[u"path"_s].toString() != target())
            return u"the receipt names "_s + told[u"path"_s].toString();
        return told[u"sha256"_s].toString() == hexDigest(m_content)
                   ? QString()
                   : u"the receipt has another digest"_s;
    }

    bool wasAsMeant() const override
    {
        return m_content.size() == kSmall || readFile(server().value(u"log"_s)).contains("\" 206 ");
    }

private:
    QString folder() const { return path(u"down"_s); }
    QString target() const { return folder() + u"/file.bin"_s; }

    QString m_urlKey;
    QByteArray m_content;
};

class TusScene final : public CrashScene
{
public:
    TusScene()
        : CrashScene(u"tus"_s)
        , m_content(noise(kSmall, 22))
        , m_source(source(u"file.bin"_s, m_content))
    {
    }

    QStringList command() const override
    {
        return {u"put"_s, m_source, server().url().toString(), u"--via"_s, u"tus"_s};
    }

    void reset() override
    {
        for (const QString &name : QDir(server().folder()).entryList(QDir::Files))
            QFile::remove(server().folder() + u'/' + name);
    }

    QString wrongAfterCrash(bool hasSaidDone) const override
    {
        return hasSaidDone && complete().isEmpty() ? u"said Done without a file"_s : QString();
    }

    /// An upload that was made while its answer was lost has no bytes, and nobody knows its URL.
    QString wrongAtEnd(const QJsonObject &told) const override
    {
        const QString name = told[u"path"_s].toString().section(u'/', -1);
        if (complete() != QStringList{name})
            return u"%1 is done, and complete are: %2"_s.arg(name, complete().join(u", "_s));
        for (const QFileInfo &file : stored()) {
            if (file.fileName() != name && file.size() > 0)
                return u"left behind at the server: %1"_s.arg(file.fileName());
        }
        return told[u"sha256"_s].toString() == hexDigest(m_content)
                   ? QString()
                   : u"the receipt has another digest"_s;
    }

private:
    QFileInfoList stored() const
    {
        QFileInfoList files = QDir(server().folder()).entryInfoList(QDir::Files);
        files.removeIf([](const QFileInfo &file) { return file.suffix() == "json"_L1; });
        return files;
    }

    QStringList complete() const
    {
        QStringList names;
        for (const QFileInfo &file : stored()) {
            if (readFile(file.filePath()) == m_content)
                names.append(file.fileName());
        }
        return names;
    }

    QByteArray m_content;
    QString m_source;
};

class WebDavScene final : public CrashScene
{
public:
    explicit WebDavScene(QByteArray old)
        : CrashScene(u"apache"_s)
        , m_content(noise(kSmall, 23))
        , m_old(std::move(old))
        , m_source(source(u"file.bin"_s, m_content))
    {
    }

    QStringList command() const override
    {
        return {u"put"_s, m_source, server().url().toString(), u"--via"_s, u"webdav"_s,
            u"--on-conflict"_s, m_old.isEmpty() ? u"fail"_s : u"overwrite"_s};
    }

    void reset() override
    {
        for (const QString &name : there())
            QFile::remove(server().folder() + u'/' + name);
        if (!m_old.isEmpty())
            writeFile(target(), m_old);
    }

    QString wrongAfterCrash(bool hasSaidDone) const override
    {
        const QByteArray stands = readFile(target());
        if (!stands.isEmpty() && stands != m_old && stands != m_content)
            return u"what stands at the server is neither the old nor the new file"_s;
        return hasSaidDone && stands != m_content ? u"said Done without the file"_s : QString();
    }

    QString wrongAtEnd(const QJsonObject &told) const override
    {
        if (readFile(target()) != m_content)
            return u"the file at the server is not right"_s;
        // The server may take a moment to throw away what a killed client had begun to send.
        if (!QTest::qWaitFor([this] { return there() == QStringList{u"file.bin"_s}; }))
            return u"the server has: "_s + there().join(u", "_s);
        return told[u"sha256"_s].toString() == hexDigest(m_content)
                   ? QString()
                   : u"the receipt has another digest"_s;
    }

private:
    QString target() const { return server().folder() + u"/file.bin"_s; }
    QStringList there() const
    {
        return QDir(server().folder()).entryList(QDir::Files | QDir::Hidden);
    }

    QByteArray m_content;
    QByteArray m_old;
    QString m_source;
};

} // namespace

CrashScene::CrashScene(const QString &serverKind)
    : m_server(serverKind)
{
}

QString CrashScene::source(const QString &name, const QByteArray &content) const
{
    writeFile(path(name), content);
    return path(name);
}

std::unique_ptr<CrashScene> crashingDownload()
{
    return std::make_unique<DownloadScene>(u"url"_s, kSmall);
}

std::unique_ptr<CrashScene> crashingSegments()
{
    return std::make_unique<DownloadScene>(u"slow_url"_s, kWorthSegments);
}

std::unique_ptr<CrashScene> crashingTusUpload()
{
    return std::make_unique<TusScene>();
}

std::unique_ptr<CrashScene> crashingWebDavUpload()
{
    return std::make_unique<WebDavScene>(QByteArray());
}

std::unique_ptr<CrashScene> crashingWebDavReplacement()
{
    return std::make_unique<WebDavScene>(noise(kSmall, 24));
}

} // namespace waybill::test
