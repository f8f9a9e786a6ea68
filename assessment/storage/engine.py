"""One open database: how transactions begin, how they survive waiting and errors.

SQLite runs in WAL mode with ``synchronous=FULL``: what was acknowledged stays through a
power cut. A write begins with ``BEGIN IMMEDIATE``, so that it waits for its turn at the
start and never fails half-way; a read begins plainly and waits for nobody, which is why
there are two engines. Connections live inside one call and never cross threads.
"""

import logging
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from assessment.storage import faults

T = TypeVar("T")
BUSY_TIMEOUT_MS = 5000
ATTEMPTS = 4
_LOGS = ("wal", "shm")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Database:
    """An open, migrated database. Safe to share between threads."""

    url: URL
    reader: Engine
    writer: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @property
    def label(self) -> str:
        """The address without its password."""
        return self.url.render_as_string(hide_password=True)

    def write(self, work: Callable[[Connection], T]) -> T:
        """``work`` in one transaction; returns only after the commit.

        When the database is busy the whole of ``work`` runs again, so it must change
        nothing but the database. Raises ServiceError; then nothing was stored.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.writer.begin() as connection:
                    return work(connection)
            except SQLAlchemyError as error:
                if attempt == ATTEMPTS or not faults.is_busy(error):
                    raise self._told(error) from None
                time.sleep(random.uniform(0.01, 0.05) * attempt)  # noqa: S311 - no secret
        raise AssertionError("the loop returns or raises")

    def read(self, work: Callable[[Connection], T]) -> T:
        """``work`` on one consistent state, changing nothing. Raises ServiceError."""
        try:
            with self.reader.begin() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            raise self._told(error) from None

    def write_out(self) -> None:
        """Fold SQLite's log into its file, so that deleted rows are not left in it."""
        if self.is_sqlite:
            with closing(self.writer.raw_connection()) as connection:
                connection.cursor().execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                ).fetchone()

    def close(self) -> None:
        """Close every connection."""
        self.reader.dispose()
        self.writer.dispose()

    def _told(self, error: SQLAlchemyError) -> Exception:
        told = faults.explain(error)
        _log.warning("database: %s (%s)", told, type(error).__name__)
        return told


def parse_url(url: str) -> URL:
    """``url`` for SQLAlchemy; a file name may hold any character.

    >>> parse_url("sqlite:////tmp/a?b.sqlite3").database
    '/tmp/a?b.sqlite3'
    >>> parse_url("postgres://u@h/d").drivername
    'postgresql+psycopg'
    """
    if url.startswith("sqlite:///"):
        return URL.create("sqlite", database=url.removeprefix("sqlite:///"))
    return make_url(url).set(drivername="postgresql+psycopg")


def connect(url: str) -> Database:
    """The database at ``url``, not yet migrated: see :func:`open_engine`."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Database(parsed, _sqlite(parsed, "BEGIN"), _sqlite(parsed, "IMMEDIATE"))
    options: dict[str, Any] = {
        "pool_pre_ping": True,
        "pool_size": 10,
        "max_overflow": 20,
        "hide_parameters": True,
    }
    writer = create_engine(parsed, **options)
    reader = writer.execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )
    return Database(parsed, reader, writer)


def open_engine(url: str, *, backups: Path | None = None) -> Database:
    """The database at ``url``, made or brought to the newest schema.

    With ``backups``, an SQLite file is copied there before an upgrade changes it.
    Raises ServiceError when it cannot be opened, is damaged or comes from a newer
    program.
    """
    from assessment.storage.upgrade import upgrade

    database = connect(url)
    try:
        if database.path is not None:
            database.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            make_private(database.path)
        upgrade(database, backups=backups)
    except (SQLAlchemyError, OSError) as error:
        database.close()
        raise faults.explain(error) from None
    return database


def make_private(file: Path) -> None:
    """Make the SQLite ``file``, or leave it, readable by nobody else with an account.

    The rights of its folder are not enough: that may have been there before. A log that
    SQLite makes later gets the rights of the file.
    """
    if not file.exists():
        file.touch(mode=0o600)
    for part in (file, *(file.with_name(f"{file.name}-{log}") for log in _LOGS)):
        with suppress(OSError):  # gone meanwhile, or somebody else's: left as it is
            rights = part.stat().st_mode
            if rights & 0o077:
                part.chmod(rights & 0o700)


def _sqlite(url: URL, begin: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=10,
        max_overflow=20,
        hide_parameters=True,
        pool_reset_on_return=None,
    )
    statement = "BEGIN" if begin == "BEGIN" else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions by itself: the event below does.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return engine
