// SPDX-License-Identifier: MIT
// waybill-unpack: extracts one archive for Waybill, in a process of its own, so that whatever an
// archive does to its reader ends here. Not for people.
//
//   waybill-unpack FORMAT NAME FOLDER MOST_BYTES
//
// The archive is open as descriptor 3; standard input holds its password, or nothing; events go to
// standard output (core/archive/unpackevents.h).
#include "app/unpack/sandbox.h"
#include "core/archive/unpackevents.h"
#include "core/archive/utf8locale.h"
#include "core/platform/folderbeneath.h"
#include "core/platform/posixfile.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <unistd.h>

namespace
{

using namespace waybill;

constexpr qint64 kTellEveryMs = 100;

void tell(const UnpackEvent &event)
{
    const QByteArray line = toLine(event);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

/// Tells how far it is ten times a second, at whatever pace it is called.
class Teller
{
public:
    void progress(const Extracted &soFar, const QString &current)
    {
        if (!current.isEmpty())
            m_current = current;
        if (m_last.isValid() && m_last.elapsed() < kTellEveryMs)
            return;
        m_last.start();
        tell(UnpackProgress{soFar, m_current});
    }

private:
    QElapsedTimer m_last;
    QString m_current;
};

Result<Extracted> unpack(const ExtractRequest &request, const QString &path)
{
    auto folder = FolderBeneath::open(path);
    if (!folder)
        return fail(folder.error());
    const Utf8Locale locale; // read from the disk now: later there is none
    enterSandbox(path);
    PosixFile archive(kArchiveDescriptor, request.name);
    Teller teller;
    const ExtractObserver observer{[](const QString &text) { tell(UnpackNote{text}); },
        [&teller](
            const Extracted &soFar, const QString &current) { teller.progress(soFar, current); }};
    return extractArchive(&archive, request, folder->get(), observer);
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int kArguments = 6;
    if (argc != kArguments || ::isatty(STDIN_FILENO) != 0) {
        std::fputs("waybill-unpack is started by Waybill, not by hand.\n", stderr);
        return 2;
    }
    ExtractRequest request;
    const auto format = valueOf<ArchiveFormat>(QString::fromLatin1(argv[1]));
    request.format = format.value_or(ArchiveFormat::Tar);
    request.name = QFile::decodeName(argv[2]);
    request.mostBytes = QByteArray(argv[4]).toLongLong();
    request.mostEntries = QByteArray(argv[5]).toLongLong();
    QFile input;
    if (input.open(stdin, QIODevice::ReadOnly))
        request.password = input.readAll();
    const auto extracted = unpack(request, QFile::decodeName(argv[3]));
    if (!extracted) {
        tell(extracted.error());
        return 1;
    }
    tell(UnpackDone{*extracted});
    return 0;
}
