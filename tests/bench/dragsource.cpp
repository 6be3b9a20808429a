// SPDX-License-Identifier: MIT
// A window that one can drag a file out of, as out of a file manager: dragsource FILE.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace
{

class Source : public QLabel
{
public:
    explicit Source(const QString &file)
        : QLabel(file)
        , m_file(file)
    {
        setWindowTitle(QStringLiteral("dragsource"));
        resize(200, 120);
    }

protected:
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if ((event->buttons() & Qt::LeftButton) == 0 || m_isDragging)
            return;
        m_isDragging = true;
        auto *drag = new QDrag(this);
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(m_file)});
        drag->setMimeData(data);
        drag->exec(Qt::CopyAction);
        m_isDragging = false;
    }

private:
    const QString m_file;
    bool m_isDragging = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Source source(QApplication::arguments().value(1));
    source.show();
    return QApplication::exec();
}
