#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the windows into FOLDER/*.png, offscreen, with real transfers from nginx on loopback.

    screens.py PROGRAM FOLDER [LOOK...]

LOOK is light, dark, zh, rtl (all of them unless named), each at 100 %; light and dark at 200 % too.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import serve  # noqa: E402

MEBIBYTE = 1024 * 1024
SERVED = {"handbook.pdf": 4, "distribution.iso": 120, "recording.flac": 60}


def make_samples(work, files):
    source = work / "source"
    (source / "album").mkdir(parents=True)
    for i in range(12):
        (source / "album" / f"picture {i + 1:02}.jpg").write_bytes(os.urandom(40_000 + 3_000 * i))
    (source / "report.pdf").write_bytes(os.urandom(2 * MEBIBYTE))
    (source / "film.mkv").write_bytes(os.urandom(90 * MEBIBYTE))
    for name, size in SERVED.items():
        (files / name).write_bytes(os.urandom(size * MEBIBYTE))
    for name in ("inbox", "photos", "releases"):
        (files / name).mkdir(exist_ok=True)
        (files / name).chmod(0o777)


def main():
    program, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    looks = sys.argv[3:] or ["light", "dark", "zh", "rtl"]
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        work.chmod(0o755)
        server, told = serve.start("nginx", work / "nginx")
        try:
            make_samples(work, pathlib.Path(told["folder"]))
            for look in looks:
                for scale in ("1", "2") if look in ("light", "dark") else ("1",):
                    suffix = f"-{look}" + ("-200" if scale == "2" else "")
                    subprocess.run([program, told["url"], work, out, look, suffix], check=True, timeout=180,
                                   env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale,
                                        "WAYBILL_NO_KEYCHAIN": "1", "QT_LOGGING_RULES": "*.warning=false"})
        finally:
            serve.stop(server)
    for picture in sorted(out.glob("*.png")):
        print(picture)


if __name__ == "__main__":
    main()
