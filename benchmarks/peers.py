"""The peers: installed once into a folder git ignores, then asked line by line.

survey-core comes by npm, pyxform by pip into an environment of its own; both are pinned
here, beside this module, and neither is a package of the product. A peer answers one
line of JSON for each line of JSON it is given, so that rounds can take turns with ours.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.rows import LeftOut

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"
_PATIENCE = 600


class Peer:
    """A running peer."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, order: str, **more: object) -> Any:
        """What the peer answers to one order. Raises LeftOut when it died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps({"order": order, **more}) + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise LeftOut(f"the peer stopped at {order!r}: exit {self._process.wait()}")
        return json.loads(line)


@contextmanager
def survey_core() -> Iterator[Peer]:
    """survey-core in Node. Raises LeftOut when it cannot be had here."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise LeftOut("survey-core: Node with npm is missing; install Node 18 or later")
    folder = CACHE / "survey-core"
    pins = (HERE / "package.json").read_bytes()
    if _is_new(folder, pins):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_bytes(pins)
        quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
        _install([npm, "install", "--prefix", str(folder), *quiet], "survey-core")
        _mark(folder, pins)
    with _running([node, str(HERE / "survey_core.mjs"), str(folder)]) as peer:
        yield peer


@contextmanager
def pyxform() -> Iterator[Peer]:
    """pyxform in its own environment. Raises LeftOut when it cannot be had here."""
    folder = CACHE / "pyxform"
    pins = (HERE / "requirements.txt").read_bytes()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if _is_new(folder, pins):
        venv.create(folder, with_pip=True, clear=True)
        listed = ["-r", str(HERE / "requirements.txt")]
        quiet = ["--quiet", "--disable-pip-version-check"]
        _install([str(python), "-m", "pip", "install", *quiet, *listed], "pyxform")
        _mark(folder, pins)
    with _running([str(python), str(HERE / "xlsform_peer.py")]) as peer:
        yield peer


def _is_new(folder: Path, pins: bytes) -> bool:
    mark = folder / "installed"
    return not mark.exists() or mark.read_bytes() != pins


def _mark(folder: Path, pins: bytes) -> None:
    (folder / "installed").write_bytes(pins)


def _install(command: Sequence[str], name: str) -> None:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LeftOut(f"{name}: not installed ({type(error).__name__})") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no reason"]
        raise LeftOut(f"{name}: not installed, network needed once ({said[0][:120]})")


@contextmanager
def _running(command: Sequence[str]) -> Iterator[Peer]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=sys.stderr,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Peer(process)
    finally:
        process.kill()
        process.communicate()
