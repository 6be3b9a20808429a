#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures waybill-cli with one large file, side by side with curl, wget and aria2c, against nginx on loopback, the
client's side on disk.

    bench.py WAYBILL_CLI FOLDER [--rounds 5] [--mebibytes 1024]

Prints medians, ratios to the tool named, and peak memory. The tools take turns within each round, so that what disturbs
one disturbs all. Nothing is asserted: it is for people to read.
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


def measure(command, cwd):
    """Seconds, CPU seconds and peak KiB of one run."""
    os.sync()
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - started
    if status != 0:
        sys.exit(f"failed with status {os.waitstatus_to_exitcode(status)}: {' '.join(map(str, command))[:400]}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def compare(title, tools, reference, rounds, prepare, check):
    """tools: name -> function(folder) giving a command line."""
    results = {name: [] for name in tools}
    for _ in range(rounds):
        for name, command in tools.items():
            folder = prepare(name)
            results[name].append(measure(command(folder), folder))
            check(name, folder)
    base = statistics.median(run[0] for run in results[reference])
    print(f"\n{title} (medians of {rounds})")
    print(f"  {'':10} {'wall s':>8} {'x ' + reference:>9} {'CPU s':>8} {'peak MiB':>9}")
    for name, runs in results.items():
        wall, cpu = (statistics.median(run[i] for run in runs) for i in (0, 1))
        peak = max(run[2] for run in runs) / 1024
        print(f"  {name:10} {wall:8.2f} {wall / base:9.2f} {cpu:8.2f} {peak:9.1f}", flush=True)
    return {name: statistics.median(run[0] for run in runs) / base for name, runs in results.items()}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cli", type=pathlib.Path)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--mebibytes", type=int, default=1024)
    given, _ = options.parse_known_args()
    cli, work = given.cli.resolve(), given.folder.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    server, told = serve.start("nginx", work / "server")
    try:
        files = pathlib.Path(told["folder"])
        size = given.mebibytes * 1024 * 1024
        with open(work / "big", "wb") as big:
            for _ in range(given.mebibytes):
                big.write(os.urandom(1024 * 1024))
        os.link(work / "big", files / "big")
        ca = told["ca"]

        def prepare(name):
            folder = work / "client" / name
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "out").mkdir(parents=True)
            for leftover in files.glob("up-*"):
                leftover.unlink()
            return folder

        def has_big(name, folder):
            if (folder / "out" / "big").stat().st_size != size:
                sys.exit(f"{name} left a file of the wrong size")

        def waybill(*arguments):
            return lambda folder: [cli, "--profile", folder / "profile", "--quiet", *arguments, "--cacert", ca]

        for title, url in (("plain", told["url"]), ("TLS", told["tls_url"])):
            compare(f"{given.mebibytes} MiB download, {title}", {
                "waybill": waybill("get", url + "big", "--into", "out"),
                "curl": lambda folder: ["curl", "-sf", "--cacert", ca, "-o", "out/big", url + "big"],
                "wget": lambda folder: ["wget", "-q", f"--ca-certificate={ca}", "-O", "out/big", url + "big"],
                "aria2c": lambda folder: ["aria2c", "-q", f"--ca-certificate={ca}", "-d", "out", url + "big"],
            }, "curl", given.rounds, prepare, has_big)
            compare(f"{given.mebibytes} MiB upload, {title}", {
                "waybill": waybill("put", work / "big", url + "up-waybill", "--via", "put"),
                "curl": lambda folder: ["curl", "-sf", "--cacert", ca, "-T", work / "big", url + "up-curl"],
                "wget": lambda folder: ["wget", "-q", f"--ca-certificate={ca}", "--method=PUT", "-O", "/dev/null",
                                        f"--body-file={work / 'big'}", url + "up-wget"],
            }, "curl", given.rounds, prepare, lambda name, folder: None)
    finally:
        serve.stop(server)
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
