// SPDX-License-Identifier: MIT
#include "ui/settings/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kLargestEntry = 64 * 1024;

QString quoted(const QString &word)
{
    QString quoted = u"\""_s;
    for (const QChar c : word) {
        if (u"\"`$\\"_s.contains(c))
            quoted += u'\\';
        quoted += c;
        if (c == u'%')
            quoted += c;
    }
    return quoted + u'"';
}

} // namespace

QString execValue(const QStringList &command)
{
    QStringList words;
    for (const QString &word : command)
        words.append(quoted(word));
    return words.join(u' ').replace(u"\\"_s, u"\\\\"_s).replace(u"\n"_s, u"\\n"_s);
}

Autostart::Autostart(QString folder, QStringList command)
    : m_folder(std::move(folder))
    , m_command(std::move(command))
{
}

bool Autostart::isSupported()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return true;
#else
    return false;
#endif
}

QString Autostart::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/autostart"_s;
}

QStringList Autostart::usualCommand(const QString &profile)
{
    // An AppImage runs from a folder that is another one every time.
    const QString image = qEnvironmentVariable("APPIMAGE");
    QStringList command = {image.isEmpty() ? QCoreApplication::applicationFilePath() : image};
    if (profile != QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        command += {u"--profile"_s, profile};
    return command + QStringList{u"--tray"_s};
}

QString Autostart::path() const
{
    return QDir(m_folder).filePath(u"waybill.desktop"_s);
}

bool Autostart::isOn() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : file.read(kLargestEntry).split('\n')) {
        const QByteArray entry = line.simplified().replace(" ", "").toLower();
        if (entry == "hidden=true" || entry == "x-gnome-autostart-enabled=false")
            return false;
    }
    return true;
}

Status Autostart::turn(bool isOn) const
{
    if (!isOn) {
        QFile file(path());
        if (file.exists() && !file.remove())
            return fail(ErrorKind::WriteFailed, file.errorString());
        return {};
    }
    if (!QDir().mkpath(m_folder))
        return fail(ErrorKind::WriteFailed, m_folder);
    const QString text =
        u"[Desktop Entry]\nType=Application\nName=Waybill\nIcon=waybill\n"
        u"Exec=%1\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"_s.arg(execValue(m_command));
    const QByteArray bytes = text.toUtf8();
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::WriteFailed, file.errorString());
    return {};
}

} // namespace waybill
