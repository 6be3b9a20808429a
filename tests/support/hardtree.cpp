// SPDX-License-Identifier: MIT
#include "tests/support/hardtree.h"

#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QDir>

#include <sys/stat.h>
#include <unistd.h>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;

/// Makes the things of the hard tree, in folders that need not exist.
class Maker
{
public:
    explicit Maker(QDir top)
        : m_top(std::move(top))
    {
    }

    void file(const QString &name, const QByteArray &content, mode_t mode = 0644) const
    {
        const QString path = made(name);
        writeFile(path, content);
        if (!QFile::exists(path))
            qFatal("cannot make %s", qPrintable(path));
        ::chmod(QFile::encodeName(path).constData(), mode);
        setModified(path, 1'600'000'000'000'000'000 + name.size() * 1'234'567'891);
    }

    void link(const QString &name, const QByteArray &target) const
    {
        const QString path = made(name);
        if (::symlink(target.constData(), QFile::encodeName(path).constData()) != 0)
            qFatal("cannot make %s", qPrintable(path));
        setModified(path, 1'500'000'000'987'654'321);
    }

    void folder(const QString &name, mode_t mode = 0755) const
    {
        m_top.mkpath(name);
        ::chmod(QFile::encodeName(m_top.filePath(name)).constData(), mode);
    }

    void timed(const QString &name, qint64 ns) const
    {
        file(name, "timed");
        setModified(m_top.filePath(name), ns);
    }

private:
    QString made(const QString &name) const
    {
        QDir().mkpath(QFileInfo(m_top.filePath(name)).path());
        return m_top.filePath(name);
    }

    QDir m_top;
};

void makeNames(const Maker &make)
{
    make.file(u"names/\u00e9 composed"_s, "NFC");
    make.file(u"names/e\u0301 composed"_s, "NFD");
    make.file(u"names/e\u0301"_s + QString(110, u'd'), "NFD in a pax header");
    make.file(u"names/-rf"_s, "a dash");
    make.file(u"names/.hidden"_s, "hidden");
    make.file(u"names/a 'b' \"c\" $d * ?"_s, "for a shell");
    make.file(u"names/\u4e2d\u6587 \U0001F600.txt"_s, "wide");
    make.file(u"names/line\nbreak"_s, "a line break");
    make.file(u"names/"_s + QString(94, u'h'), "100 bytes and the tree's name");
    make.file(u"names/"_s + QString(255, u'n'), "255 bytes");
    make.file(u"names/"_s + QString(127, u'\u00e9') + u'x', "255 bytes of UTF-8");
    make.file(u"d/"_s.repeated(200) + u"deep"_s, "200 folders deep");
    make.folder(u"names/"_s + QString(200, u'f'), 0700);
}

void makeLinks(const Maker &make)
{
    make.link(u"links/dangling"_s, "nowhere/at all");
    make.link(u"links/absolute"_s, "/etc/passwd");
    make.link(u"links/to a folder"_s, "../names");
    make.link(u"links/to itself"_s, "to itself");
    make.link(u"links/composed"_s, "\u00e9");
    make.link(u"links/decomposed"_s, "e\u0301");
    make.link(u"links/100"_s, QByteArray(100, 'l'));
    make.link(u"links/long"_s, QByteArray("e\u0301/").repeated(70) + "end");
}

void makeContents(const Maker &make)
{
    for (const int size : {0, 1, 511, 512, 513})
        make.file(u"contents/%1"_s.arg(size), noise(size));
    make.file(u"contents/prose"_s, prose(5'000'000));
    make.file(u"contents/noise"_s, noise(1'500'000));
    make.file(u"contents/noise, then prose"_s, noise(1'048'576) + prose(1'100'000));
    make.file(u"contents/prose, then noise"_s, prose(1'048'576) + noise(100'000));
    make.file(u"contents/zeros"_s, QByteArray(300'000, '\0'));
}

} // namespace

void makeHardTree(const QString &folder)
{
    const Maker make{QDir(folder)};
    makeNames(make);
    makeLinks(make);
    makeContents(make);
    for (const mode_t mode : {0400, 0444, 0600, 0644, 0755, 0777, 04755})
        make.file(u"modes/"_s + QString::number(mode, 8), "mode", mode);
    make.folder(u"modes/private"_s, 0700);
    make.folder(u"modes/open"_s, 0777);
    make.folder(u"empty"_s);
    make.timed(u"times/the epoch"_s, 0);
    make.timed(u"times/a nanosecond after it"_s, 1);
    make.timed(u"times/exactly a second"_s, 1'000'000'000 * kNsPerSecond);
    make.timed(u"times/nearly a second"_s, 1'000'000'000 * kNsPerSecond + 999'999'999);
    make.timed(u"times/2037"_s, 2'140'000'000 * kNsPerSecond);
    for (const auto *name : {"modes/private", "modes/open", "empty", "names", "contents"})
        setModified(QDir(folder).filePath(QLatin1StringView(name)), 1'400'000'000'123'456'789);
}

} // namespace waybill::test
