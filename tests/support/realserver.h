// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace waybill::test
{

/// A real server, started by tests/servers/serve.py, which knows the kinds and what each tells.
class RealServer
{
public:
    explicit RealServer(const QString &kind);
    ~RealServer();

    /// False where the server is not installed or does not start; why, is in problem().
    bool isRunning() const { return !m_told.isEmpty(); }
    QString problem() const { return m_problem; }
    QUrl url(const QString &key = QStringLiteral("url")) const;
    QString value(const QString &key) const { return m_told.value(key).toString(); }
    /// Where its files lie.
    QString folder() const { return value(QStringLiteral("folder")); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_told;
    QString m_problem;
};

} // namespace waybill::test
