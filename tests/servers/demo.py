#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Shows what Waybill does, with real servers on loopback: nginx with WebDAV, and the official tus server.

    demo.py BIN_FOLDER WORK_FOLDER [--window]

Uploads a folder and a large file both ways, kills the program with SIGKILL in the middle of a tus upload and of a
download, resumes, downloads again, compares SHA-256, and prints a table. With --window it opens the window instead,
with the two servers as recent ones.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import serve  # noqa: E402

MEBIBYTE = 1024 * 1024
BIG = 300 * MEBIBYTE
SMALL_FILES = 200
KILL_AT = 0.4
# Slow enough that there is a middle to kill it in.
RATE = "100M"


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(MEBIBYTE):
            digest.update(block)
    return digest.hexdigest()


def make_samples(folder):
    (folder / "album").mkdir(parents=True)
    with open(folder / "film.bin", "wb") as film:
        for _ in range(BIG // MEBIBYTE):
            film.write(os.urandom(MEBIBYTE))
    for i in range(SMALL_FILES):
        part = folder / "album" / f"part {i // 50 + 1}"
        part.mkdir(exist_ok=True)
        (part / f"picture {i:03}.raw").write_bytes(os.urandom(2000 + 97 * i))


class Cli:
    def __init__(self, program, profile):
        self.base = [program, "--profile", profile, "--json"]

    def start(self, *arguments):
        return subprocess.Popen([*self.base, *map(str, arguments)], stdout=subprocess.PIPE, text=True)

    def run(self, *arguments):
        """Runs to the end and returns the results by id."""
        process = self.start(*arguments)
        events = [json.loads(line) for line in process.stdout]
        if process.wait() != 0:
            sys.exit(f"waybill-cli {' '.join(map(str, arguments))} ended with {process.returncode}: {events[-1:]}")
        return {event["id"]: event for event in events if event["event"] == "result"}

    def kill_in_the_middle(self, *arguments):
        """Kills it with SIGKILL when a part has been moved; returns the bytes that it had told of."""
        process = self.start(*arguments)
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "progress" and event["bytes"] >= KILL_AT * BIG:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return event["bytes"]
            if event["event"] == "result":
                sys.exit("it ended before it could be killed")
        sys.exit("it ended by itself")


def parent(results):
    """The one result that stands for all: of the folder, or the only one."""
    return next(result for result in results.values() if "parent" not in result)


def mebibytes(count):
    return f"{count / MEBIBYTE:.1f} MiB"


def served_by_nginx(log, path):
    """Body bytes that nginx has sent for a path, broken-off answers included."""
    return sum(int(line.split('"')[2].split()[1]) for line in open(log) if f"GET {path} " in line)


def show(cli, told, tus, work):
    film, album = work / "source" / "film.bin", work / "source" / "album"
    proof = sha256(film)
    rows = []

    def add(what, result, killed_at=None, twice=None, same=None):
        rows.append((what, mebibytes(result["bytes"]), mebibytes(killed_at) if killed_at else "",
                     mebibytes(result["resumed_from"]) if killed_at else "",
                     mebibytes(twice) if twice is not None else "", f"{result['seconds']:.1f} s",
                     result["verified"], {True: "same", False: "DIFFERS", None: ""}[same]))

    result = parent(cli.run("put", album, told["url"]))
    served = pathlib.Path(told["folder"])
    same = all((served / "album" / path.relative_to(album)).read_bytes() == path.read_bytes()
               for path in album.rglob("*") if path.is_file())
    add(f"folder of {SMALL_FILES} files to WebDAV", result, same=same)
    result = parent(cli.run("put", film, told["url"]))
    add("large file to WebDAV", result, same=sha256(served / "film.bin") == proof)

    killed_at = cli.kill_in_the_middle("put", film, tus["url"], "--limit", RATE)
    upload = max(pathlib.Path(tus["folder"]).iterdir(), key=lambda path: path.stat().st_size)
    had = upload.stat().st_size
    result = parent(cli.run("run"))
    add("large file to tus, kill -9", result, killed_at, max(0, had - result["resumed_from"]), sha256(upload) == proof)

    url = told["url"] + "film.bin"
    killed_at = cli.kill_in_the_middle("get", url, "--into", work / "down", "--limit", RATE)
    visible = [path.name for path in (work / "down").iterdir() if not path.name.startswith(".")]
    result = parent(cli.run("run"))
    twice = served_by_nginx(told["log"], "/film.bin") - BIG
    add("large file from nginx, kill -9", result, killed_at, twice, sha256(work / "down" / "film.bin") == proof)
    result = parent(cli.run("get", url, "--into", work / "down", "--name", "again.bin", "--checksum", f"sha256:{proof}"))
    add("the same again, with its checksum", result, same=sha256(work / "down" / "again.bin") == proof)

    head = ("what", "size", "killed at", "resumed at", "sent twice", "time", "verified", "SHA-256")
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)))
    print(f"\nUnder the final name after the kill: {visible or 'nothing'}")
    if not all(row[-1] == "same" for row in rows):
        sys.exit("something differs")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("bin", type=pathlib.Path)
    options.add_argument("work", type=pathlib.Path)
    options.add_argument("--window", action="store_true")
    given = options.parse_args()
    work, programs = given.work.resolve(), given.bin.resolve()
    shutil.rmtree(work, ignore_errors=True)
    print(f"Making sample data in {work / 'source'}", file=sys.stderr)
    make_samples(work / "source")
    profile = work / "profile"
    nginx, told = serve.start("nginx", work / "nginx")
    tus_server, tus = serve.start("tus", work / "tus")
    try:
        print(f"nginx with WebDAV: {told['url']}\ntus:               {tus['url']}", file=sys.stderr)
        if given.window:
            # Its own journal: what the user does there stays from one start to the next.
            lasting = work.parent / "window-profile"
            sys.exit(subprocess.call([programs / "waybill", "--profile", lasting,
                                      "--server", tus["url"], "--server", told["url"]]))
        show(Cli(programs / "waybill-cli", profile), told, tus, work)
        picture = work / "window.png"
        subprocess.run([programs / "waybill", "--profile", profile, "--screenshot", picture], check=True,
                       env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"},
                       stderr=subprocess.DEVNULL)
        print(f"The window with these transfers: {picture}")
    finally:
        serve.stop(nginx)
        serve.stop(tus_server)


if __name__ == "__main__":
    main()
