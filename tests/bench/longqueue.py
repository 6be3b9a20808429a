#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures a queue of 100,000 transfers in the journal: how long adding them takes, how long a start with all of them
takes to the first byte of one more, and how much memory that needs.

    longqueue.py WAYBILL_CLI FOLDER [--rounds 3] [--transfers 100000]
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from bench import measure  # noqa: E402

asked = []


class OneFile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(time.monotonic())
        self.send_response(200)
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(b"abc")

    def log_message(self, *_):
        pass


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cli", type=pathlib.Path)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--transfers", type=int, default=100_000)
    given, _ = options.parse_known_args()
    cli, work = given.cli.resolve(), given.folder.resolve()
    server = ThreadingHTTPServer(("127.0.0.1", 0), OneFile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    adding, starting, memory = [], [], []
    for _ in range(given.rounds):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        (work / "urls").write_text("".join(f"{url}f{i}\n" for i in range(given.transfers)))
        waybill = [cli, "--profile", work / "profile", "--quiet"]
        into = ["--into", work / "out"]
        seconds, _, peak = measure([*waybill, "get", "--queue", "--input-file", work / "urls", *into], work)
        adding.append(seconds)
        memory.append(peak)
        asked.clear()
        started = time.monotonic()
        _, _, peak = measure([*waybill, "get", url + "one-more", *into], work)
        starting.append(asked[0] - started)
        memory.append(peak)
        listed = subprocess.run([*waybill, "list", "--state", "Queued", "--json"], capture_output=True, text=True, check=True)
        left = listed.stdout.count("\n")
        if left < given.transfers:
            sys.exit(f"only {left} transfers are in the queue")
    server.shutdown()
    shutil.rmtree(work, ignore_errors=True)
    print(f"\nA queue of {given.transfers:,} transfers (medians of {given.rounds})")
    print(f"  added in                          {statistics.median(adding):8.2f} s")
    print(f"  started to the first request in   {statistics.median(starting):8.2f} s")
    print(f"  peak memory                       {max(memory) / 1024:8.1f} MiB", flush=True)


if __name__ == "__main__":
    main()
