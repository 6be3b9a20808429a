#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures how well waybill-cli keeps to its speed limits, on the wire.

    limits.py WAYBILL_CLI FOLDER [--seconds 10] [--rates 102400,1048576,10485760]

A proxy stands between waybill-cli and nginx. What counts is what the kernel says of the proxy's connections to
waybill-cli (TCP_INFO: bytes that the other end has acknowledged, bytes that have come from it), from the first
connection on: not what a program believes to have read. Prints set and measured rates, and of several transfers the
least and the greatest part in percent of an equal one. Nothing is asserted: it is for people to read.
"""
import argparse
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import serve  # noqa: E402

KIB = 1024


def wire_bytes(connection):
    """Bytes to the other end and from it, as of tcp_info in linux/tcp.h."""
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 136)
    return struct.unpack_from("=QQ", info, 120)


class Proxy:
    """Passes bytes on to a server, and keeps each client's connection to look at."""

    def __init__(self, port):
        self.target = ("127.0.0.1", port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.clients = []
        self.started = None
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.started = self.started or time.monotonic()
            self.clients.append(client)
            server = socket.create_connection(self.target)
            for ends in ((client, server), (server, client)):
                threading.Thread(target=self.pass_on, args=ends, daemon=True).start()

    @staticmethod
    def pass_on(source, target):
        try:
            while data := source.recv(64 * KIB):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def totals(self):
        return [wire_bytes(client) for client in self.clients]

    def close(self):
        self.listener.close()
        for client in self.clients:
            client.close()


def measure(command, folder, port, seconds, is_up):
    """Bytes a second, and those of each connection."""
    proxy = Proxy(port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    process = subprocess.Popen(command(f"http://127.0.0.1:{proxy.port}/", folder), cwd=folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while proxy.started is None:
        time.sleep(0.001)
        if process.poll() is not None:
            sys.exit("waybill-cli did nothing")
    time.sleep(max(0, proxy.started + seconds - time.monotonic()))
    elapsed = time.monotonic() - proxy.started
    parts = [total[1 if is_up else 0] / elapsed for total in proxy.totals()]
    process.terminate()
    process.wait()
    proxy.close()
    return sum(parts), [part for part in parts if part > sum(parts) / 100]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cli", type=pathlib.Path)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--rates", default="102400,1048576,10485760")
    given = options.parse_args()
    cli, work = given.cli.resolve(), given.folder.resolve() / "limits"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    server, told = serve.start("nginx", work / "server")
    try:
        port = int(told["url"].rstrip("/").rsplit(":", 1)[1])
        rates = [int(rate) for rate in given.rates.split(",")]
        size = int(max(rates) * given.seconds * 1.5)
        sources = []
        for i in range(4):
            sources.append(work / f"f{i}")
            with open(sources[-1], "wb") as file:
                file.truncate(size)
            os.link(sources[-1], pathlib.Path(told["folder"]) / f"f{i}")

        def waybill(*arguments):
            return [cli, "--profile", "profile", "--quiet", *arguments]

        print(f"\nspeed limits, on the wire over {given.seconds:g} s")
        print(f"  {'':10} {'transfers':>9} {'set KiB/s':>10} {'measured':>10} {'off %':>7} {'parts %':>12}")
        for is_up in (False, True):
            for rate in rates:
                for count in (1, 4):
                    def command(url, folder):
                        if is_up:
                            return waybill("put", *sources[:count], url, "--via", "put", "--on-conflict", "overwrite",
                                           "--limit-up", str(rate))
                        return waybill("get", *[f"{url}f{i}" for i in range(count)], "--into", "out",
                                       "--limit-down", str(rate))
                    measured, parts = measure(command, work / "client", port, given.seconds, is_up)
                    shares = [part * len(parts) * 100 / measured for part in parts]
                    shown = f"{min(shares):.0f} - {max(shares):.0f}" if count > 1 else ""
                    print(f"  {'upload' if is_up else 'download':10} {count:9} {rate / KIB:10.0f} "
                          f"{measured / KIB:10.1f} {(measured / rate - 1) * 100:7.1f} {shown:>12}", flush=True)
    finally:
        serve.stop(server)
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
