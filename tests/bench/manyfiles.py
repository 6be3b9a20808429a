#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures waybill-cli with thousands of small files, down and up, side by side with aria2c, rclone and curl, against
nginx with WebDAV on loopback, the client's side on disk.

    manyfiles.py WAYBILL_CLI FOLDER [--rounds 5] [--files 5000]

Waybill syncs and journals every file; the others sync nothing. The floor is what this machine takes to create, sync and
rename as many files, from as many threads. Nothing is deleted before the end: ext4 is slow to create files for half a
minute after many were deleted.
"""
import argparse
import concurrent.futures
import itertools
import os
import pathlib
import shutil
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import serve  # noqa: E402
from bench import compare  # noqa: E402

BYTES = 10 * 1024
AT_ONCE = "16"


def floor(folder, count):
    """Seconds of the machine's file system alone."""
    content = os.urandom(BYTES)

    def one(number):
        part, name = folder / f".{number}", folder / f"{number}"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(descriptor, content)
        os.fsync(descriptor)
        os.close(descriptor)
        os.rename(part, name)

    folder.mkdir()
    os.sync()
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(int(AT_ONCE)) as pool:
        list(pool.map(one, range(count)))
    return time.monotonic() - started


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cli", type=pathlib.Path)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--files", type=int, default=5000)
    given, _ = options.parse_known_args()
    cli, work = given.cli.resolve(), given.folder.resolve()
    shutil.rmtree(work, ignore_errors=True)
    (work / "many").mkdir(parents=True)
    for i in range(given.files):
        (work / "many" / f"f{i}").write_bytes(os.urandom(BYTES))
    server, told = serve.start("nginx", work / "server")
    try:
        files = pathlib.Path(told["folder"])
        shutil.copytree(work / "many", files / "many")
        urls = [f"{told['url']}many/f{i}" for i in range(given.files)]
        (work / "urls").write_text("\n".join(urls))
        (work / "curl.conf").write_text("\n".join(f'url="{url}"\noutput="out/{url.rsplit("/", 1)[1]}"' for url in urls))
        (work / "rclone.conf").write_text(f"[dav]\ntype = webdav\nurl = {told['url']}\nvendor = other\n")

        runs = itertools.count()

        def prepare(name):
            folder = work / "client" / f"{next(runs)}-{name}"
            (folder / "out").mkdir(parents=True)
            for leftover in files.glob("up-*"):
                leftover.rename(folder / leftover.name)
            return folder

        def has_all(name, folder):
            count(name, folder / "out")

        def server_has_all(name, folder):
            count(name, next(files.glob("up-*")))

        def count(name, folder):
            found = [entry for entry in folder.rglob("*") if entry.is_file()]
            if len(found) != given.files or any(entry.stat().st_size != BYTES for entry in found):
                sys.exit(f"{name} left {len(found)} files instead of {given.files}, or one of the wrong size")

        def waybill(*arguments):
            return lambda folder: [cli, "--profile", folder / "profile", "--quiet", "--jobs", AT_ONCE, *arguments]

        def rclone(*arguments):
            return lambda folder: ["rclone", "--config", work / "rclone.conf", "-q", "--transfers", AT_ONCE, "--checkers",
                                   AT_ONCE, "copy", *arguments]

        compare(f"{given.files} downloads of 10 KiB, {AT_ONCE} at once", {
            "waybill": waybill("get", *urls, "--into", "out"),
            "aria2c": lambda folder: ["aria2c", "-q", f"-j{AT_ONCE}", "-i", work / "urls", "-d", "out"],
            "rclone": rclone("dav:many", "out"),
            "curl -Z": lambda folder: ["curl", "-s", "-Z", "--parallel-max", AT_ONCE, "-K", work / "curl.conf"],
        }, "aria2c", given.rounds, prepare, has_all)
        least = statistics.median(floor(work / f"floor-{i}", given.files) for i in range(given.rounds))
        print(f"  floor      {least:8.2f}  (create, sync and rename alone)")
        compare(f"{given.files} uploads of 10 KiB to WebDAV, {AT_ONCE} at once", {
            "waybill": waybill("put", work / "many", told["url"] + "up-waybill/", "--via", "webdav"),
            "rclone": rclone(work / "many", "dav:up-rclone"),
        }, "rclone", given.rounds, prepare, server_has_all)
    finally:
        serve.stop(server)
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
