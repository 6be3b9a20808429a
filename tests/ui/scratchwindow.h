// SPDX-License-Identifier: MIT
// A window over a real engine, for tests that drive it offscreen.
#pragma once

#include "ui/mainwindow/mainwindow.h"

#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/signindialog.h"
#include "ui/addtransfer/uploaddialog.h"
#include "ui/engine/enginehost.h"
#include "ui/mainwindow/filterrail.h"
#include "ui/mainwindow/removals.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace waybill::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QByteArray kContent = noise(200'000);
inline const QByteArray kEtag = "\"v1\"";

inline Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, kEtag);
}

/// Sends half of the file and then nothing more.
inline Script stalling(const SeenRequest &)
{
    const QByteArray head =
        "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\nAccept-Ranges: bytes\r\nETag: " + kEtag +
        "\r\n\r\n";
    return {sendStep(head + kContent.left(100'000)), hangStep()};
}

inline Script wantsSignIn(const SeenRequest &request)
{
    const QByteArray expected = "Basic " + QByteArray("ann:secret").toBase64();
    return request.header("Authorization") == expected
               ? honest(request)
               : answer(401, {}, {"WWW-Authenticate: Basic realm=\"files\""});
}

inline Script takesPut(const SeenRequest &request)
{
    return request.method == "PUT" ? answer(201) : answer(405);
}

/// Calls `answer` with the next modal dialog of this class; tells whether there was one.
template <typename Dialog, typename Answer>
inline std::shared_ptr<bool> answerNext(QObject *context, Answer answer)
{
    auto seen = std::make_shared<bool>(false);
    auto *const timer = new QTimer(context);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, answer, seen] {
        auto *const dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->stop();
        timer->deleteLater();
        *seen = true;
        answer(dialog);
    });
    timer->start(5ms);
    return seen;
}

/// A window with an engine of its own in a temporary folder. Ends with an engine that has stopped.
class Scratch
{
public:
    Scratch()
        : settingsPath(m_folder.filePath(u"settings.ini"_s))
        , host(std::make_unique<EngineHost>())
        , window(std::make_unique<MainWindow>(host.get(), settingsPath))
    {
        QDir().mkpath(downloads());
        EngineOptions options;
        options.profile = m_folder.filePath(u"profile"_s);
        options.retry.firstDelay = 10ms;
        options.retry.longestDelay = 50ms;
        options.retry.maxRetries = 2;
        bool isOpen = false;
        QObject::connect(
            host.get(), &EngineHost::opened, window.get(), [&isOpen] { isOpen = true; });
        host->open(options);
        if (!QTest::qWaitFor([&isOpen] { return isOpen; }))
            qFatal("the profile does not open");
        window->show();
    }

    ~Scratch()
    {
        bool isStopped = false;
        QObject::connect(
            host.get(), &EngineHost::stopped, host.get(), [&isStopped] { isStopped = true; });
        host->shutDown();
        if (!QTest::qWaitFor([&isStopped] { return isStopped; }, 10'000))
            QTest::qFail("the engine does not stop", __FILE__, __LINE__);
        window.reset();
        host.reset();
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString downloads() const { return path(u"downloads"_s); }
    QStringList filesInDownloads() const
    {
        return QDir(downloads()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    TransferSpec download(const QUrl &url) const
    {
        TransferSpec spec;
        spec.url = url;
        spec.path = downloads();
        return spec;
    }

    int rows() const { return window->view()->model()->rowCount(); }
    QString text(TransferModel::Column column, int row = 0) const
    {
        return window->view()->model()->index(row, column).data().toString();
    }
    QString state(int row = 0) const { return text(TransferModel::State, row); }
    bool isDone(int row = 0) const { return state(row).startsWith("Done"_L1); }

    QAction *action(const QString &name) const
    {
        for (QAction *const action : window->findChildren<QAction *>()) {
            if (action->text().remove(u'&') == name)
                return action;
        }
        qFatal("there is no action %s", qPrintable(name));
    }

    /// All that labels say now.
    QString labels() const
    {
        QStringList texts;
        for (const QLabel *const label : window->findChildren<QLabel *>()) {
            if (label->isVisibleTo(window.get()))
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    void drop(const QList<QUrl> &urls, const QString &text = {})
    {
        QMimeData data;
        if (!urls.isEmpty())
            data.setUrls(urls);
        if (!text.isEmpty())
            data.setText(text);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
    }

private:
    QTemporaryDir m_folder;

public:
    const QString settingsPath;
    std::unique_ptr<EngineHost> host;
    std::unique_ptr<MainWindow> window;
};

} // namespace waybill::test
