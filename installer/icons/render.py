#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws resources/waybill.svg in the sizes and containers that desktops ask for, into this folder. Run it when the
picture changes, and commit what it made: a build needs no renderer then. Takes rsvg-convert (Debian: librsvg2-bin)."""
import pathlib
import struct
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
PICTURE = HERE.parent.parent / "resources" / "waybill.svg"
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256)
ICO = (16, 24, 32, 48, 64, 256)
# Apple's types for PNGs of these widths in pixels.
ICNS = ((b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256))


def ico(pictures):
    """An icon file of Windows: a directory of 16 bytes each, then the PNGs (read so since Windows Vista)."""
    head, body = struct.pack("<HHH", 0, 1, len(ICO)), b""
    for size in ICO:
        png = pictures[size]
        offset = 6 + 16 * len(ICO) + len(body)
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset)
        body += png
    return head + body


def icns(pictures):
    entries = b"".join(kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for kind, size in ICNS)
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries


def main():
    pictures = {}
    for size in HICOLOR:
        command = ["rsvg-convert", "--width", str(size), "--height", str(size), str(PICTURE)]
        pictures[size] = subprocess.run(command, check=True, capture_output=True).stdout
        (HERE / f"waybill-{size}.png").write_bytes(pictures[size])
    (HERE / "waybill.ico").write_bytes(ico(pictures))
    (HERE / "waybill.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    main()
