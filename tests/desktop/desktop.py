#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tries on a real desktop (Xvfb, openbox, a tray, a notification service) what no offscreen test can.

    dbus-run-session -- desktop.py WAYBILL DRAGSOURCE

Prints what passed and what was skipped and why; ends with 1 if something failed.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import serve  # noqa: E402

PATIENCE = 15
failures = []


def until(condition, patience=PATIENCE):
    """What the condition gives when it gives something; None if it never does."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    return None


def check(what, passed):
    print(f"{'ok  ' if passed else 'FAIL'}  {what}", flush=True)
    if not passed:
        failures.append(what)
    return passed


def skip(what, why):
    print(f"skip  {what}: {why}", flush=True)


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True)
    return done.stdout.split()


def windows(name, only_visible=True):
    return xdotool("search", *(["--onlyvisible"] if only_visible else []), "--name", name)


def place(window):
    """x, y, width, height on the screen."""
    told = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", window) if "=" in line)
    return tuple(int(told[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))


def listen_for_notifications(heard):
    """Stands in for the desktop's notification service. Returns why not, or nothing."""
    try:
        import dbus
        import dbus.mainloop.glib
        import dbus.service
        from gi.repository import GLib
    except ImportError as error:
        return str(error)
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    name = "org.freedesktop.Notifications"

    class Service(dbus.service.Object):
        @dbus.service.method(name, in_signature="susssasa{sv}i", out_signature="u")
        def Notify(self, program, replaces, icon, title, text, actions, hints, timeout):
            heard.append((str(title), str(text)))
            return len(heard)

        @dbus.service.method(name, in_signature="", out_signature="as")
        def GetCapabilities(self):
            return ["body"]

        @dbus.service.method(name, in_signature="u", out_signature="")
        def CloseNotification(self, number):
            pass

        @dbus.service.method(name, in_signature="", out_signature="ssss")
        def GetServerInformation(self):
            return ("desktop-test", "waybill", "1", "1.2")

    try:
        bus = dbus.SessionBus()
    except dbus.DBusException as error:
        return str(error)
    listen_for_notifications.kept = (dbus.service.BusName(name, bus), Service(bus, "/org/freedesktop/Notifications"))
    threading.Thread(target=GLib.MainLoop().run, daemon=True).start()
    return None


def tray_icon(tray):
    """The window that the tray has taken in: the middle of it."""
    x, y, width, height = place(tray)
    return (x + width // 2, y + height // 2) if width > 8 and height > 8 else None


def balloons():
    """Windows of Waybill's while its main window is hidden, but for the icon."""
    return [window for window in xdotool("search", "--onlyvisible", "--class", "waybill") if place(window)[2] > 100]


def drag(start, end):
    xdotool("mousemove", *start, "mousedown", 1)
    for step in range(1, 11):
        point = (start[i] + (end[i] - start[i]) * step // 10 for i in (0, 1))
        xdotool("mousemove", *point)
        time.sleep(0.1)
    # The target is asked once more where the pointer rests.
    xdotool("mousemove", end[0] + 3, end[1] + 3)
    time.sleep(0.5)
    xdotool("mouseup", 1)


def try_tray(window, tray, heard, why_no_notifications):
    point = until(lambda: tray_icon(tray), 5) if tray else None
    if not point:
        skip("closing to the tray and back", "the tray has taken no icon")
        return
    check("the icon stands in the tray", True)
    xdotool("windowactivate", "--sync", window, "key", "--clearmodifiers", "alt+F4")
    check("closing hides the window while there is work", until(lambda: not windows("^Waybill$")) is not None)
    if why_no_notifications:
        skip("a notification arrives", why_no_notifications)
    else:
        # Beside a tray of the old kind (XEmbed) Qt shows a balloon of its own instead of asking the service.
        shown = until(lambda: heard or balloons())
        check("a notification arrives" + ("" if heard else ", as Qt's balloon at the tray"), shown is not None)
        for title, text in heard:
            print(f"      {title!r}: {text!r}")
    if balloons():  # it lies over the icon and takes a click for itself
        xdotool("mousemove", *tray_icon(tray), "click", 1)
        until(lambda: not balloons())
        time.sleep(1)  # or the two are a double click
    xdotool("mousemove", *tray_icon(tray), "click", 1)
    check("a click on the icon brings it back", until(lambda: windows("^Waybill$")) is not None)


def try_drag(window, source_program, file):
    source = subprocess.Popen([source_program, file])
    try:
        shown = until(lambda: windows("dragsource"))
        if not check("another window to drag from", shown is not None):
            return
        xdotool("windowmove", "--sync", window, 300, 50)
        xdotool("windowmove", "--sync", shown[0], 20, 500)
        xdotool("windowraise", shown[0])
        x, y, width, height = place(shown[0])
        wx, wy, ww, wh = place(window)
        before = set(windows("."))
        drag((x + width // 2, y + height // 2), (wx + ww // 2, wy + wh // 3))
        dialog = until(lambda: windows("^Upload"))
        check("a file dragged in (XDND) opens the upload dialog", dialog is not None)
        if not dialog:
            print("      windows that came:", [xdotool("getwindowname", w) for w in set(windows(".")) - before])
    finally:
        source.terminate()
        source.wait()


def main():
    program, source_program = map(pathlib.Path, sys.argv[1:3])
    heard = []
    why_no_notifications = listen_for_notifications(heard)
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        work.chmod(0o755)
        server, told = serve.start("nginx", work / "nginx")
        started = []
        try:
            started.append(subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL))
            time.sleep(1)
            started.append(subprocess.Popen(["trayer", "--edge", "top", "--align", "right", "--widthtype", "request",
                                             "--height", "24"], stderr=subprocess.DEVNULL))
            tray = until(lambda: windows("panel") or windows("trayer"), 5)
            file = work / "to-send.bin"
            file.write_bytes(os.urandom(100_000))
            prepare(work, told)
            started.append(subprocess.Popen([program, "--profile", work / "profile", "--server", told["url"]],
                                            env={**os.environ, "WAYBILL_NO_KEYCHAIN": "1"}))
            shown = until(lambda: windows("^Waybill$"))
            if check("the window opens", shown is not None):
                time.sleep(1)
                try_tray(shown[0], tray[0] if tray else None, heard, why_no_notifications)
                back = until(lambda: windows("^Waybill$"), 3)
                if back:
                    try_drag(back[0], source_program, file)
                else:
                    skip("drag and drop", "the window did not come back")
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()
            serve.stop(server)
    print("something failed" if failures else "all that was tried passed")
    sys.exit(1 if failures else 0)


def prepare(work, told):
    """A transfer that waits: with work left, closing goes to the tray."""
    cli = pathlib.Path(sys.argv[1]).parent / "waybill-cli"
    (pathlib.Path(told["folder"]) / "film.bin").write_bytes(os.urandom(80_000_000))
    process = subprocess.Popen([cli, "--profile", work / "profile", "get", told["url"] + "film.bin", "--into", work,
                                "--limit", "1M"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    process.kill()
    process.wait()
    (work / "profile" / "settings.ini").write_text("[limits]\nkibPerSecond=500\n")


if __name__ == "__main__":
    main()
