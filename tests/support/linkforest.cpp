// SPDX-License-Identifier: MIT
#include "tests/support/linkforest.h"

#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>

#include <cstdlib>
#include <unistd.h>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

/// What the system makes of a path; nothing if it leads nowhere.
QString resolved(const QString &path)
{
    const std::unique_ptr<char, void (*)(void *)> real(
        ::realpath(QFile::encodeName(path).constData(), nullptr), &std::free);
    return real ? QFile::decodeName(real.get()) : QString();
}

} // namespace

LinkForest::LinkForest(quint32 seed)
    : m_random(seed)
{
    QDir().mkpath(root());
    writeFile(m_folder.filePath(u"secret"_s), "secret");
    writeFile(m_folder.filePath(u"above/secret"_s), "secret");
    for (int i = 0; i < 12; ++i) {
        const QStringList path = randomPath();
        QDir().mkpath(root() + u'/' + path.first(path.size() - 1).join(u'/'));
    }
}

void LinkForest::plantLinks(int count, const Judge &mayStand)
{
    for (int i = 0; i < count; ++i) {
        const QStringList path = randomPath();
        const QString target = randomTarget();
        if (!mayStand(path, target))
            continue;
        const QString above = path.first(path.size() - 1).join(u'/');
        const QString parent = QDir::cleanPath(resolved(root()) + u'/' + above);
        if (resolved(parent) != parent)
            continue;
        const QString place = parent + u'/' + path.constLast();
        if (::symlink(
                QFile::encodeName(target).constData(), QFile::encodeName(place).constData()) == 0)
            ++m_made;
    }
}

QString LinkForest::wayOut()
{
    const QString top = resolved(root());
    for (int i = 0; i < 400; ++i) {
        QStringList way = randomPath();
        way += randomPath();
        for (qsizetype depth = 1; depth <= way.size(); ++depth) {
            const QString real = resolved(root() + u'/' + way.first(depth).join(u'/'));
            if (!real.isEmpty() && real != top && !real.startsWith(top + u'/'))
                return way.first(depth).join(u'/') + u" is "_s + real;
        }
    }
    return {};
}

QString LinkForest::pick(const QStringList &from)
{
    return from.at(m_random.bounded(from.size()));
}

QStringList LinkForest::randomPath()
{
    QStringList path;
    const int depth = m_random.bounded(1, 4);
    for (int i = 0; i < depth; ++i)
        path.append(pick({u"a"_s, u"b"_s, u"c"_s}));
    return path;
}

QString LinkForest::randomTarget()
{
    QString target;
    const int parts = m_random.bounded(1, 6);
    for (int i = 0; i < parts; ++i) {
        target += pick({u".."_s, u".."_s, u".."_s, u"a"_s, u"b"_s, u"c"_s, u"."_s, u""_s});
        target += pick({u"/"_s, u"/"_s, u"//"_s});
    }
    return m_random.bounded(2) == 0 ? target : target.chopped(1);
}

} // namespace waybill::test
