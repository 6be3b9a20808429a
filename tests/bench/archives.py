#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures packing and unpacking side by side with tar, zstd, pigz, zip and unzip, on a tree of this machine's own files,
and Pack & Ship over a limited line.

    archives.py BIN_FOLDER WORK_FOLDER [--rounds 5]

Prints medians, ratios and peak memory. The tools take turns within each round. Nothing is asserted.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import serve  # noqa: E402

SOURCES = ["/usr/share/doc", "/usr/include", "/usr/lib/llvm-19", "/usr/lib/gcc", "/usr/share/icons"]
LEAST_BYTES, LEAST_FILES = 500 << 20, 15_000
LINE = 12_500_000  # bytes a second: 100 Mbit/s


def run(command, cwd):
    """Seconds and peak KiB of a shell line or an argument list."""
    os.sync()
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, shell=isinstance(command, str), executable="/bin/bash" if isinstance(command, str) else None,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command}: {process.stderr.read().decode()[-400:]}")
    return time.monotonic() - started, usage.ru_maxrss


def pack(cli, work, archive):
    """Seconds until packed, seconds of the check, peak KiB."""
    os.sync()
    started = time.monotonic()
    process = subprocess.Popen([cli, "--profile", work / "profile", "--json", "pack", "tree", archive], cwd=work,
                               stdout=subprocess.PIPE, text=True)
    checking = started
    for line in process.stdout:
        event = json.loads(line)
        if event.get("state") == "Verifying" and event["event"] == "state":
            checking = time.monotonic()
        result = event
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0 or result["verified"] != "digest":
        sys.exit(f"packing failed: {result}")
    ended = time.monotonic()
    return checking - started, ended - checking, usage.ru_maxrss


def make_tree(folder):
    files, size = 0, 0
    for source in map(pathlib.Path, SOURCES):
        if source.is_dir():
            subprocess.run(["cp", "-r", source, folder / source.name], check=True)
    for path in folder.rglob("*"):
        if path.is_symlink() and os.readlink(path).startswith("/"):
            path.unlink()  # left out by Waybill when unpacking: all sides work on the same tree
        elif path.is_file() and not path.is_symlink():
            files, size = files + 1, size + path.stat().st_size
    copies = 0
    while size * (copies + 1) < LEAST_BYTES or files * (copies + 1) < LEAST_FILES:
        copies += 1
        shutil.copytree(folder / "doc", folder / f"copy-{copies}", symlinks=True)
    print(f"tree: {files} files, {size >> 20} MiB" + (f", and {copies} copies of the first folder" if copies else ""))


def row(name, *values):
    print(f"  {name:24}" + "".join(f"{value:>10}" for value in values), flush=True)


def median(values):
    return statistics.median(values)


def compare_format(suffix, packer, checker, unpacker, cli, work, rounds):
    ours = {"pack": [], "check": [], "unpack": [], "memory": []}
    theirs = {"pack": [], "check": [], "unpack": [], "memory": []}
    for _ in range(rounds):
        for leftover in (f"ours.{suffix}", f"theirs.{suffix}"):
            (work / leftover).unlink(missing_ok=True)
        packed, checked, memory = pack(cli, work, f"ours.{suffix}")
        ours["pack"].append(packed)
        ours["check"].append(checked)
        ours["memory"].append(memory)
        theirs["pack"].append(run(f"set -o pipefail; {packer}", work)[0])
        theirs["check"].append(run(checker, work)[0])
        for kind, command in ((ours, [cli, "--profile", work / "profile", "--quiet", "unpack", f"ours.{suffix}", "--into", "out"]),
                              (theirs, f"mkdir out && {unpacker}")):
            shutil.rmtree(work / "out", ignore_errors=True)
            kind["unpack"].append(run(command, work)[0])
        shutil.rmtree(work / "out", ignore_errors=True)
    print(f"\n{suffix} (medians of {rounds}; theirs: {packer.split('|')[-1].split()[0]})")
    row("", "waybill s", "theirs s", "ratio")
    for title, keys in (("pack", ["pack"]), ("check", ["check"]), ("pack and check", ["pack", "check"]), ("unpack", ["unpack"])):
        mine, other = (median([sum(parts) for parts in zip(*(side[key] for key in keys))]) for side in (ours, theirs))
        row(title, f"{mine:.2f}", f"{other:.2f}", f"{mine / other:.2f}")
    row("peak MiB, packing", f"{max(ours['memory']) / 1024:.0f}")
    row("size MiB", f"{(work / f'ours.{suffix}').stat().st_size >> 20}", f"{(work / f'theirs.{suffix}').stat().st_size >> 20}")


def compare_ship(cli, work, rounds):
    server, told = serve.start("tus", work / "tus")
    try:
        times = {"pack": [], "upload": [], "ship": []}
        memory = 0
        for _ in range(rounds):
            (work / "ours.tar.zst").unlink(missing_ok=True)
            times["pack"].append(pack(cli, work, "ours.tar.zst")[0])
            base = [cli, "--profile", work / "profile", "--quiet", "put", "--limit", str(LINE)]
            times["upload"].append(run([*base, "ours.tar.zst", told["url"]], work)[0])
            seconds, peak = run([*base, "--pack", "tar.zst", "tree", told["url"]], work)
            times["ship"].append(seconds)
            memory = max(memory, peak)
            shutil.rmtree(told["files"])
            pathlib.Path(told["files"]).mkdir()
    finally:
        serve.stop(server)
    longer = max(median(times["pack"]), median(times["upload"]))
    print(f"\nPack & Ship to a tus server at 100 Mbit/s (medians of {rounds})")
    for name, values in times.items():
        row(name, f"{median(values):.2f}", f"{median(values) / longer:.2f}")
    row("peak MiB, ship", f"{memory / 1024:.0f}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("bin", type=pathlib.Path)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    cli, work = (given.bin / "waybill-cli").resolve(), given.folder.resolve()
    shutil.rmtree(work, ignore_errors=True)
    (work / "tree").mkdir(parents=True)
    try:
        make_tree(work / "tree")
        for suffix, packer, checker, unpacker in (
                ("tar.zst", "tar cf - tree | zstd -T2 -q -f -o theirs.tar.zst", "zstd -tq theirs.tar.zst",
                 "tar -I zstd -xf theirs.tar.zst -C out"),
                ("tar.gz", "tar cf - tree | pigz > theirs.tar.gz", "pigz -t theirs.tar.gz",
                 "tar -I pigz -xf theirs.tar.gz -C out"),
                ("zip", "zip -qry theirs.zip tree", "unzip -tq theirs.zip", "unzip -q theirs.zip -d out")):
            compare_format(suffix, packer, checker, unpacker, cli, work, given.rounds)
        compare_ship(cli, work, given.rounds)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
