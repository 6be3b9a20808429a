// SPDX-License-Identifier: MIT
// Draws the windows into PNG files, with transfers that really run against a server on loopback.
//   screens URL WORK OUT [light|dark|zh|rtl] [SUFFIX]
// URL is that of nginx; WORK/source holds what screens.py has made. The scale is QT_SCALE_FACTOR's.
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/linklookup.h"
#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/uploaddialog.h"
#include "ui/browser/browserwindow.h"
#include "ui/engine/enginehost.h"
#include "ui/language/translators.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/sites/sitesdialog.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QEventLoop>
#include <QIcon>
#include <QListWidget>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace waybill;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 kSlow = 3 * 1024 * 1024;

QPalette darkPalette()
{
    QPalette palette(QColor(0x31, 0x33, 0x36));
    const QColor text(0xe6, 0xe6, 0xe6);
    const QColor dim(0x8c, 0x8f, 0x94);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Base, QColor(0x23, 0x25, 0x28));
    palette.setColor(QPalette::AlternateBase, QColor(0x2a, 0x2c, 0x2f));
    palette.setColor(QPalette::ToolTipBase, QColor(0x23, 0x25, 0x28));
    palette.setColor(QPalette::PlaceholderText, dim);
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb5));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6d, 0xb3, 0xf2));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, dim);
    return palette;
}

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// For as long as a picture may take to become what it shall show.
void waitUntil(const std::function<bool()> &isSo)
{
    for (int i = 0; i < 600 && !isSo(); ++i)
        wait(50ms);
}

class Screens
{
public:
    Screens(QUrl url, QString work, QString out, QString suffix)
        : m_url(std::move(url))
        , m_work(std::move(work))
        , m_out(std::move(out))
        , m_suffix(std::move(suffix))
        , m_window(&m_host, m_folder.filePath(u"settings.ini"_s))
    {
        QDir().mkpath(downloads());
        EngineOptions options;
        options.profile = m_folder.filePath(u"profile"_s);
        bool isOpen = false;
        QObject::connect(&m_host, &EngineHost::opened, &m_window, [&isOpen] { isOpen = true; });
        m_host.open(options);
        waitUntil([&isOpen] { return isOpen; });
        m_window.resize(1280, 720);
        m_window.show();
    }

    void drawAll()
    {
        save(u"empty"_s, &m_window);
        startTransfers();
        save(u"main"_s, &m_window);
        showRow(u"Waiting"_s);
        save(u"conflict"_s, &m_window);
        showRow(u"Failed"_s);
        save(u"error"_s, &m_window);
        drawSpeed();
        drawDialogs();
        drawBrowser();
        drawSettings();
        stop();
    }

private:
    QString downloads() const { return m_folder.filePath(u"Downloads"_s); }

    void save(const QString &name, QWidget *window)
    {
        wait(200ms);
        window->grab().save(u"%1/%2%3.png"_s.arg(m_out, name, m_suffix));
    }

    TransferSpec download(const QString &name) const
    {
        TransferSpec spec;
        spec.url = m_url.resolved(QUrl(name));
        spec.path = downloads();
        return spec;
    }

    TransferSpec upload(const QString &name) const
    {
        TransferSpec spec;
        spec.kind = TransferKind::Upload;
        spec.url = m_url.resolved(QUrl(u"inbox/"_s));
        spec.path = QDir(m_work).filePath(u"source/"_s + name);
        spec.onConflict = ConflictPolicy::Overwrite;
        return spec;
    }

    QModelIndex rowOf(const QString &state) const
    {
        const QAbstractItemModel *const model = m_window.view()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const auto value =
                model->index(row, TransferModel::State).data(TransferModel::SortRole).toInt();
            const bool isFailed = value == static_cast<int>(TransferState::Failed);
            const bool isWaiting = value == static_cast<int>(TransferState::Waiting);
            if ((state == "Failed"_L1 && isFailed) || (state == "Waiting"_L1 && isWaiting))
                return model->index(row, 0);
        }
        return {};
    }

    void showRow(const QString &state)
    {
        waitUntil([this, &state] { return rowOf(state).isValid(); });
        m_window.view()->setCurrentIndex(rowOf(state));
        wait(200ms);
    }

    void startTransfers()
    {
        m_host.add({upload(u"album"_s), upload(u"report.pdf"_s), download(u"handbook.pdf"_s)});
        waitUntil([this] { return count(TransferState::Done) == 3; });
        TransferSpec again = download(u"handbook.pdf"_s);
        again.onConflict = ConflictPolicy::Fail;
        again.asks = true;
        m_host.add({download(u"moved-away.iso"_s), again});
        waitUntil([this] { return rowOf(u"Failed"_s).isValid() && rowOf(u"Waiting"_s).isValid(); });
        m_host.setBandwidth({{kSlow, kSlow}, {}});
        TransferSpec named = download(u"recording.flac"_s);
        named.category = u"Music"_s;
        m_host.add({download(u"distribution.iso"_s), named, upload(u"film.mkv"_s)});
        waitUntil([this] { return count(TransferState::Running) >= 3; });
        wait(4s);
        m_window.view()->selectFirst();
    }

    int count(TransferState state) const
    {
        const QAbstractItemModel *const model = m_window.view()->model();
        int found = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            found +=
                model->index(row, TransferModel::State).data(TransferModel::SortRole).toInt() ==
                        static_cast<int>(state)
                    ? 1
                    : 0;
        return found;
    }

    void drawSpeed()
    {
        auto *const dock = m_window.findChild<QDockWidget *>(u"speed"_s);
        dock->show();
        wait(3s);
        save(u"speed"_s, &m_window);
        dock->hide();
    }

    void drawDialogs()
    {
        DownloadDialog add(
            m_url.toString() + u"handbook.pdf\n"_s + m_url.toString() + u"distribution.iso"_s,
            downloads(), &m_host, &m_window);
        add.show();
        waitUntil([&add] {
            const QString found = add.findChild<LinkLookup *>()->text();
            return found.contains(u"MiB"_s) && !found.contains(u"at least"_s);
        });
        show(&add, u"add"_s);
        const QDir source(m_work + u"/source"_s);
        UploadDialog sending({source.filePath(u"album"_s), source.filePath(u"report.pdf"_s)},
            {m_url.toString()}, 500, &m_window);
        TreeSurvey survey;
        QObject::connect(&m_host, &EngineHost::surveyed, &sending,
            [&survey](const QStringList &, const TreeSurvey &found) { survey = found; });
        m_host.requestSurvey(sending.paths());
        waitUntil([&survey] { return survey.files > 0; });
        sending.showSurvey(survey);
        show(&sending, u"upload"_s);
        PackDialog pack(sending.paths(), &m_window);
        pack.showSurvey(survey);
        show(&pack, u"pack"_s);
        SitesDialog sites(&m_host, &m_window);
        show(&sites, u"servers"_s);
    }

    void show(QWidget *window, const QString &name)
    {
        window->show();
        save(name, window);
        window->hide();
    }

    void drawBrowser()
    {
        BrowserWindow browser(&m_host, m_folder.filePath(u"settings.ini"_s));
        browser.open(m_url.toString());
        browser.show();
        const auto *const list = browser.findChild<QAbstractItemView *>();
        waitUntil([list] { return list->model()->rowCount() > 0; });
        save(u"browser"_s, &browser);
    }

    /// Each page of what Ctrl+, opens.
    void drawSettings()
    {
        for (QAction *const action : m_window.actions()) {
            if (action->shortcut() != QKeySequence(Qt::CTRL | Qt::Key_Comma))
                continue;
            action->trigger();
            auto *const dialog = m_window.findChild<SettingsDialog *>();
            for (const QString &page : {u"general"_s, u"transfers"_s, u"network"_s, u"limits"_s,
                     u"servers"_s, u"archives"_s, u"notifications"_s, u"advanced"_s}) {
                dialog->showPage(page);
                save(u"settings-"_s + page, dialog);
            }
            dialog->close();
        }
    }

    void stop()
    {
        bool isStopped = false;
        QObject::connect(
            &m_host, &EngineHost::stopped, &m_window, [&isStopped] { isStopped = true; });
        m_host.shutDown();
        waitUntil([&isStopped] { return isStopped; });
    }

    const QUrl m_url;
    const QString m_work;
    const QString m_out;
    const QString m_suffix;
    QTemporaryDir m_folder;
    EngineHost m_host;
    MainWindow m_window;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(resources);
    QApplication::setApplicationDisplayName(u"Waybill"_s);
    QApplication::setWindowIcon(QIcon(u":/waybill.svg"_s));
    const QStringList given = QApplication::arguments();
    const QString look = given.value(4, u"light"_s);
    QApplication::setStyle(u"fusion"_s);
    QApplication::setPalette(
        look == "dark"_L1 ? darkPalette() : QApplication::style()->standardPalette());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (look == "rtl"_L1)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const QLocale locale(look == "zh"_L1 ? u"zh_CN"_s : u"en"_s);
    QLocale::setDefault(look == "zh"_L1 ? locale : QLocale());
    installTranslators(&application, locale);
    Screens(QUrl(given.value(1)), given.value(2), given.value(3), given.value(5)).drawAll();
    return 0;
}
