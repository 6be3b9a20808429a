#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A bad line between two network namespaces: delay, loss and a rate limit, where the kernel has no netem.

    badline.py DELAY_MS LOSS_PERCENT RATE_MBIT

Creates the namespaces wba (10.77.0.1) and wbb (10.77.0.2), joined by two TUN devices; every packet passes through this
process, in both directions. Runs until it is stopped; removes the namespaces at the end. Needs root and iproute2.
Run a server with `ip netns exec wba ...` and the client with `ip netns exec wbb ...`. Both have cubic: BBR would hide the
effect of loss.
"""
import ctypes
import fcntl
import heapq
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time

TUNSETIFF, IFF_TUN_NO_PI = 0x400454CA, 0x1001
QUEUE_SECONDS = 0.3  # packets that would wait longer are dropped, as a full router buffer does
LIBC = ctypes.CDLL("libc.so.6", use_errno=True)


def enter(namespace_fd):
    if LIBC.setns(namespace_fd, 0) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def open_tun(namespace, device, address):
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/var/run/netns/{namespace}", os.O_RDONLY)
    enter(there)
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", device.encode(), IFF_TUN_NO_PI))
    for command in (f"ip addr add {address}/24 dev {device}", f"ip link set {device} up mtu 1500", "ip link set lo up",
                    f"ip route replace 10.77.0.0/24 dev {device} src {address} congctl cubic"):
        subprocess.check_call(command.split())
    enter(home)
    return tun


def forward(left, right, delay, loss, bytes_per_second):
    other, busy_until, queue, serial = {left: right, right: left}, {left: 0.0, right: 0.0}, [], 0
    while True:
        now = time.monotonic()
        readable, _, _ = select.select([left, right], [], [], max(0.0, queue[0][0] - now) if queue else 1.0)
        for tun in readable:
            for _ in range(64):
                try:
                    packet = os.read(tun, 2048)
                except BlockingIOError:
                    break
                now = time.monotonic()
                start = max(now, busy_until[tun])
                if random.random() < loss or start - now > QUEUE_SECONDS:
                    continue
                busy_until[tun] = start + len(packet) / bytes_per_second
                serial += 1
                heapq.heappush(queue, (busy_until[tun] + delay, serial, other[tun], packet))
        now = time.monotonic()
        while queue and queue[0][0] <= now:
            _, _, tun, packet = heapq.heappop(queue)
            try:
                os.write(tun, packet)
            except OSError:
                pass


def main():
    delay, loss, rate = float(sys.argv[1]) / 1000, float(sys.argv[2]) / 100, float(sys.argv[3]) * 125_000
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        for namespace in ("wba", "wbb"):
            subprocess.check_call(["ip", "netns", "add", namespace])
        left, right = open_tun("wba", "ta", "10.77.0.1"), open_tun("wbb", "tb", "10.77.0.2")
        print("up", flush=True)
        forward(left, right, delay, loss, rate)
    finally:
        for namespace in ("wba", "wbb"):
            subprocess.call(["ip", "netns", "del", namespace], stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
