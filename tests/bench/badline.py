#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures downloads with several connections over a bad line: 40 ms each way, 0.5 % loss, 100 Mbit/s, cubic.

    badline.py WAYBILL_CLI FOLDER [--rounds 5] [--megabytes 200]

Needs root and iproute2, for network namespaces. Prints medians and ratios, as bench.py does; nothing is asserted.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from bench import compare  # noqa: E402

SERVER, CLIENT = (["ip", "netns", "exec", name] for name in ("wba", "wbb"))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cli", type=pathlib.Path)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--megabytes", type=int, default=200)
    given, _ = options.parse_known_args()
    if os.geteuid() != 0 or not shutil.which("ip") or not os.path.exists("/dev/net/tun"):
        print("\nThe bad line is not measured: it needs root, iproute2 and /dev/net/tun.")
        return
    cli, work = given.cli.resolve(), given.folder.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    line = subprocess.Popen([sys.executable, HERE.parent / "support" / "badline.py", "40", "0.5", "100"],
                            stdout=subprocess.PIPE, text=True)
    server = None
    try:
        if line.stdout.readline() != "up\n":
            sys.exit("the line does not come up")
        server = subprocess.Popen([*SERVER, sys.executable, HERE.parent / "servers" / "serve.py", "nginx", work / "server"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                  env={**os.environ, "WAYBILL_SERVER_ADDRESS": "10.77.0.1"})
        told = json.loads(server.stdout.readline())
        sizes = {"big": given.megabytes * 1_000_000, "quarter": given.megabytes * 250_000}
        for name, size in sizes.items():
            with open(pathlib.Path(told["folder"]) / name, "wb") as file:
                for _ in range(size // 250_000):
                    file.write(os.urandom(250_000))

        def prepare(name):
            folder = work / "client" / name.replace(" ", "-")
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "out").mkdir(parents=True)
            return folder

        def has(name):
            def check(tool, folder):
                if sum(piece.stat().st_size for piece in (folder / "out").iterdir()) != sizes[name]:
                    sys.exit(f"{tool} left a file of the wrong size")
            return check

        def waybill(url, *arguments):
            return lambda folder: [*CLIENT, cli, "--profile", folder / "profile", "--quiet", "get", url, "--into", "out",
                                   *arguments]

        def aria2(url, connections):
            return lambda folder: [*CLIENT, "aria2c", "-q", f"-x{connections}", f"-s{connections}", "-d", "out", url]

        def four_pieces(version):
            """What speaks for connections of their own: curl fetches four ranges at once."""
            def command(folder):
                words = [*CLIENT, "curl", "-Z"]
                piece = sizes["quarter"] // 4
                for i in range(4):
                    words += ["-sfk", version, "-r", f"{piece * i}-{piece * (i + 1) - 1}",
                              "-o", f"out/{i}", told["tls_url"] + "quarter", "--next"]
                return words[:-1]
            return command

        big = told["url"] + "big"
        compare(f"{given.megabytes} MB over a bad line", {
            "aria2 16": aria2(big, 16),
            "waybill 16": waybill(big, "--connections", "16"),
            "waybill": waybill(big),
        }, "aria2 16", given.rounds, prepare, has("big"))
        two = told["two_url"] + "quarter"
        compare("A quarter of it from a server that refuses a third connection", {
            "aria2 2": aria2(two, 2),
            "waybill 2": waybill(two, "--connections", "2"),
            "waybill": waybill(two),
        }, "waybill 2", given.rounds, prepare, has("quarter"))
        compare("A quarter of it over TLS in four pieces: streams of one connection against four connections", {
            "HTTP/2": four_pieces("--http2"),
            "HTTP/1.1": four_pieces("--http1.1"),
        }, "HTTP/1.1", given.rounds, prepare, has("quarter"))
    finally:
        if server:
            server.communicate()
        line.terminate()
        line.wait()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
