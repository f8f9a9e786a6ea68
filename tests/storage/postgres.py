"""A throw-away PostgreSQL server: its own folder, its own socket, gone afterwards."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

INSTALL = (
    "PostgreSQL is not installed. Install the system package `postgresql` "
    "(Debian: apt-get install postgresql), or leave these tests out with "
    '-m "not postgres".'
)
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/*/bin")


def programs_folder() -> Path | None:
    """Where ``initdb`` lies; Debian keeps it out of PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = [path for place in _FOLDERS for path in Path("/").glob(place[1:])]
    usable = [path for path in folders if (path / "initdb").exists()]
    newest = sorted(usable, key=lambda path: [*map(int, re.findall(r"\d+", str(path)))])
    return newest[-1] if newest else None


class Server:
    """A running server that makes empty databases on demand."""

    def __init__(self, socket_folder: Path) -> None:
        self.socket_folder = socket_folder
        self._made = 0

    def url(self, name: str) -> str:
        """The address of one database as a person would set it."""
        return f"postgresql://postgres@/{name}?host={self.socket_folder}"

    def new_database(self) -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"readiness_{self._made}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, hand it out, stop it. Fails the test when there is none."""
    programs = programs_folder()
    if programs is None:
        pytest.fail(INSTALL, pytrace=False)
    folder = Path(tempfile.mkdtemp(prefix="readiness-pg-"))
    # PostgreSQL refuses to run as root.
    as_user: dict[str, Any] = {}
    if os.name == "posix" and os.geteuid() == 0:
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres")
    data, log = folder / "data", folder / "log"

    def run(*command: str) -> None:
        done = subprocess.run(
            command,
            **as_user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.fail(f"PostgreSQL: {done.stderr.strip()}", pytrace=False)

    try:
        # fmt: off
        run(f"{programs}/initdb", "-D", str(data), "-U", "postgres", "-A", "trust",
            "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(f"{programs}/pg_ctl", "start", "-w", "-D", str(data), "-l", str(log),
            "-o", options)
        # fmt: on
        try:
            yield Server(folder)
        finally:
            run(f"{programs}/pg_ctl", "stop", "-D", str(data), "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
