"""The product and the bare app as they really run: processes of their own, loopback.

Both start from the product's folder, so both read the same ``.streamlit/config.toml``.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import LeftOut

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
_PATIENCE = 60.0
_APPS = {"product": ROOT / "app.py", "bare": ROOT / "benchmarks" / "bare_app.py"}


@dataclass(frozen=True, slots=True)
class Server:
    """A started server."""

    kind: str
    port: int
    begun: float
    """When its process was asked for, on the clock of ``time.perf_counter``."""
    data: Path

    def get(self, path: str) -> bytes:
        """The body at ``path``. Raises OSError while nothing listens."""
        return _ask(self.port, "GET", path)[1]

    def until_html(self) -> float:
        """Seconds from the start of the process to the first whole page."""
        while time.perf_counter() - self.begun < _PATIENCE:
            try:
                if b"<html" in self.get("/")[:2000].lower():
                    return time.perf_counter() - self.begun
            except (OSError, http.client.HTTPException):
                time.sleep(0.005)
        raise LeftOut(f"the {self.kind} app does not answer on port {self.port}")

    def first_questions(self) -> tuple[str, str]:
        """Page and query of a first screen of questions, as a visitor gets there."""
        if self.kind == "bare":
            return "", ""
        location, _ = _ask(self.port, "POST", "/begin?lang=vi")
        page, _, query = location.lstrip("/").partition("?")
        return page, f"{query}&at=1"

    def questions_for(self, people: int) -> list[tuple[str, str]]:
        """The same for a crowd, each with a response set of their own."""
        if self.kind == "bare":
            return [("", "")] * people
        made = subprocess.run(
            [sys.executable, "-m", "benchmarks.make_sets", str(people)],
            cwd=ROOT,
            env={**os.environ, "READINESS_DATA": str(self.data)},
            capture_output=True,
            text=True,
            check=True,
        )
        return [("survey", f"set={one}&lang=vi&at=1") for one in made.stdout.split()]


@contextmanager
def running(kind: str, data: Path) -> Iterator[Server]:
    """Start the product or the bare app on a free port; stop it afterwards."""
    port = free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("READINESS_", "STREAMLIT_"))
    }
    # Bytecode is kept between starts, as on any machine that did not forbid it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment |= {"READINESS_DATA": str(data), "READINESS_PORT": str(port)}
    command = [sys.executable, "-m", "streamlit", "run", str(_APPS[kind])]
    options = [f"--server.port={port}", f"--server.address={HOST}"]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Server(kind, port, begun, data)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def both(settle: float = 3.0) -> Iterator[tuple[Server, Server]]:
    """The product and the bare app, both answering and warmed up."""
    with (
        TemporaryDirectory(prefix="readiness-", ignore_cleanup_errors=True) as folder,
        running("product", Path(folder)) as product,
        running("bare", Path(folder)) as bare,
    ):
        product.until_html()
        bare.until_html()
        time.sleep(settle)
        yield product, bare


def free_port() -> int:
    """A port on the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _ask(port: int, method: str, path: str) -> tuple[str, bytes]:
    """Location and body of one answer."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_PATIENCE)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status >= 400:
            raise http.client.HTTPException(f"{method} {path}: {answer.status}")
        return answer.headers.get("location", ""), body
    finally:
        connection.close()
