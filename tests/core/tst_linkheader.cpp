// SPDX-License-Identifier: MIT
#include "core/http/linkheader.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

class LinkHeaderTest final : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QStringList>("urls");
        const auto row = [](const char *name, const QByteArray &field, const QStringList &urls) {
            QTest::newRow(name) << field << urls;
        };
        const QStringList one = {u"https://h/x"_s};
        row("one", "<https://h/x>; rel=duplicate", one);
        row("quoted", "<https://h/x>; rel=\"duplicate\"", one);
        row("among relations", "<https://h/x>; rel=\"next duplicate\"", one);
        row("relative", "</x>; rel=duplicate", {u"https://first/x"_s});
        row("by priority",
            "<https://h/2>; rel=duplicate; pri=2, <https://h/1>; rel=duplicate; pri=1",
            {u"https://h/1"_s, u"https://h/2"_s});
        row("a comma in it", "<https://h/a,b>; rel=duplicate; title=\"x, <y>; rel=z\"",
            {u"https://h/a,b"_s});
        row("another relation", "<https://h/x>; rel=describedby", {});
        row("none", "<https://h/x>", {});
        row("the same", "<https://first/file>; rel=duplicate", {});
        row("twice", "<https://h/x>; rel=duplicate, <https://h/x>; rel=duplicate", one);
        row("less safe", "<http://h/x>; rel=duplicate", {});
        row("another scheme", "<ftp://h/x>; rel=duplicate, <file:///x>; rel=duplicate", {});
        row("userinfo", "<https://u:p@h/x>; rel=duplicate", one);
        row("no end", "<https://h/x; rel=duplicate", {});
        row("nothing", "", {});
        row("only separators", ";,;,\"\\", {});
        QByteArray many;
        QStringList eight;
        for (int i = 0; i < 20; ++i) {
            many += "<https://h/" + QByteArray::number(i) + ">; rel=duplicate,";
            if (i < 8)
                eight.append(u"https://h/%1"_s.arg(i));
        }
        row("too many", many, eight);
        row("too long", "<https://h/" + QByteArray(100'000, 'x') + ">; rel=duplicate", {});
    }

    void finds()
    {
        QFETCH(QByteArray, field);
        QFETCH(QStringList, urls);
        HttpResponse response;
        response.url = QUrl(u"https://first/file"_s);
        response.headers.add("Link", field);

        QStringList found;
        for (const QUrl &url : duplicateLinks(response))
            found.append(url.toString(QUrl::FullyEncoded));

        QCOMPARE(found, urls);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::LinkHeaderTest)
#include "tst_linkheader.moc"
