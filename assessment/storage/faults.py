"""Database errors as one clear line; what a driver says never reaches a person."""

import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assessment.errors import Problem, ServiceError
from assessment.errors.message import Message
from assessment.errors.services import (
    DAMAGED,
    DATABASE_BUSY,
    DATABASE_REFUSED,
    DISK_FULL,
    READ_ONLY,
    UNREACHABLE,
)

_SQLITE: tuple[tuple[str, Message], ...] = (
    ("SQLITE_BUSY", DATABASE_BUSY),
    ("SQLITE_LOCKED", DATABASE_BUSY),
    ("SQLITE_FULL", DISK_FULL),
    ("SQLITE_IOERR", DISK_FULL),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_CANTOPEN", UNREACHABLE),
)
_POSTGRESQL: tuple[tuple[str, Message], ...] = (
    ("40001", DATABASE_BUSY),
    ("40P01", DATABASE_BUSY),
    ("55P03", DATABASE_BUSY),
    ("53100", DISK_FULL),
    ("25006", READ_ONLY),
    ("XX001", DAMAGED),
    ("XX002", DAMAGED),
    ("53300", DATABASE_BUSY),
    ("08", UNREACHABLE),
    ("57P", UNREACHABLE),
    ("28", UNREACHABLE),
    ("3D", UNREACHABLE),
)


def _kind(error: BaseException) -> tuple[str, Message | None]:
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, PoolTimeout):
        return "pool", DATABASE_BUSY
    if isinstance(original, sqlite3.Error):
        name = getattr(original, "sqlite_errorname", "") or type(original).__name__
        return name, _first(_SQLITE, name)
    if isinstance(original, OSError):
        return type(original).__name__, UNREACHABLE
    state = getattr(original, "sqlstate", None)
    if state is None and type(original).__name__ == "OperationalError":
        return "no connection", UNREACHABLE
    return str(state or type(original).__name__), _first(_POSTGRESQL, str(state))


def _first(table: tuple[tuple[str, Message], ...], name: str) -> Message | None:
    return next((found for start, found in table if name.startswith(start)), None)


def is_busy(error: SQLAlchemyError) -> bool:
    """Whether trying the whole transaction again can help."""
    return _kind(error)[1] is DATABASE_BUSY and not isinstance(error, PoolTimeout)


def explain(error: SQLAlchemyError | OSError) -> ServiceError:
    """What to tell the person instead of ``error``."""
    kind, found = _kind(error)
    return ServiceError(Problem(found or DATABASE_REFUSED, values={"kind": kind}))
