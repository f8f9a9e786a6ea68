"""Runs every check and test, in order, and says how each part ended.

Called by ``python3 start.py test`` with the environment that holds the test packages.
A part is left out only by its name; a missing system part is a failure that says what
to install. Debian as root installs its own Chromium and PostgreSQL.
"""

import argparse
import glob
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT_DATE = "2026-11-22"
"""Content is checked as of this day, so that time passing never breaks a build."""
SYSTEM_PARTS = {
    "browser": ("chromium",),
    "postgres": ("postgresql",),
    "office": (
        "libreoffice-calc-nogui",
        "libreoffice-impress-nogui",
        "libreoffice-writer-nogui",
    ),
}
"""Debian's packages by the part of the tests that drives them."""
LEAVABLE = ("browser", "postgres", "office", "crash", "lock")


def commands(without: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """The parts in order, each with its command; those left out are not there."""
    python = [sys.executable, "-m"]
    marks = " and ".join(f"not {part}" for part in without if part in LEAVABLE)
    first = "not browser" + (f" and {marks}" if marks else "")
    parts = [
        ("format", [*python, "ruff", "format", "--check", "."]),
        ("lint", [*python, "ruff", "check", "."]),
        ("types", [*python, "mypy"]),
        ("imports", [str(Path(sys.executable).parent / "lint-imports")]),
        ("content", [*python, "assessment", "check", "--on", CONTENT_DATE]),
        ("tests", [*python, "pytest", "-n", "2", "--dist", "loadgroup", "-m", first]),
    ]
    if "browser" not in without:
        parts.append(("browser", [*python, "pytest", "-n", "2", "-m", "browser"]))
    return parts


def has_system_part(part: str) -> bool:
    """Whether the machine has the program that a part of the tests drives."""
    if part == "office":
        return shutil.which("soffice") is not None and all(
            glob.glob(f"/usr/lib*/libreoffice/program/{library}")
            for library in ("libswlo.so", "libsclo.so", "libsdlo.so")
        )
    if part == "browser":
        names = ("chromium", "chromium-browser", "google-chrome")
        return any(shutil.which(name) for name in names)
    on_path = shutil.which("initdb") is not None
    return on_path or bool(glob.glob("/usr/lib/postgresql/*/bin/initdb"))


def install_system_parts(without: tuple[str, ...]) -> str | None:
    """Installs what is missing on Debian as root; else says in a line what to do."""
    lacking = [
        part
        for part in SYSTEM_PARTS
        if part not in without and not has_system_part(part)
    ]
    if not lacking:
        return None
    missing = [package for part in lacking for package in SYSTEM_PARTS[part]]
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        quietly(["apt-get", "update"])
        if quietly(command) == 0:
            return None
    leave_out = " ".join(f"--without {part}" for part in lacking)
    return (
        f"Missing: {', '.join(missing)}. Install with: sudo {' '.join(command)} - or "
        f"leave the part out: python3 start.py test {leave_out}"
    )


def quietly(command: list[str]) -> int:
    """The exit code of an installer that must not ask or chat."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, env=environment, check=False
    )
    return done.returncode


def main() -> int:
    """Runs the parts; returns 0 when all passed, 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="append", default=[], choices=LEAVABLE)
    without = tuple(parser.parse_args().without)
    problem = install_system_parts(without)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    ended = []
    for name, command in commands(without):
        print(f"\n== {name}: {' '.join(command[2:] or command)}", flush=True)
        started = time.monotonic()
        code = subprocess.run(
            command, cwd=ROOT, env=environment, check=False
        ).returncode
        ended.append((name, code, time.monotonic() - started))
    print()
    for name, code, seconds in ended:
        print(f"{'passed' if code == 0 else 'FAILED':7} {name:8} {seconds:6.1f} s")
    for part in without:
        print(f"left out, as asked: {part}")
    return int(any(code for _, code, _ in ended))


if __name__ == "__main__":
    sys.exit(main())
