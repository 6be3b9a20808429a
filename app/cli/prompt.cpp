// SPDX-License-Identifier: MIT
#include "app/cli/prompt.h"

#include <QFile>

#include <cstdio>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace waybill
{

std::optional<QString> obtainPassword(const char *variable, const QString &question)
{
    if (qEnvironmentVariableIsSet(variable)) {
        QString password = qEnvironmentVariable(variable);
        qunsetenv(variable);
        return password;
    }
    termios shown{};
    if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &shown) != 0)
        return std::nullopt;
    std::fprintf(stderr, "%s: ", qUtf8Printable(question));
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    QFile input;
    QByteArray line;
    if (input.open(stdin, QIODevice::ReadOnly))
        line = input.readLine(4096);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    return QString::fromUtf8(line.endsWith('\n') ? line.chopped(1) : line);
}

bool isTerminal()
{
    return isatty(STDERR_FILENO) && qEnvironmentVariable("TERM") != QLatin1StringView("dumb");
}

int terminalWidth()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20)
        return size.ws_col;
    return 80;
}

} // namespace waybill
