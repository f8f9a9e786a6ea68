"""The one open database of this process."""

import threading

from assessment.settings import settings
from assessment.storage.engine import Database, open_engine

_lock = threading.Lock()
_open: dict[str, Database] = {}


def database() -> Database:
    """The database of the settings, opened and upgraded on first use.

    Raises ServiceError with one clear line when it cannot be opened.
    """
    found = settings()
    with _lock:
        if found.database_url not in _open:
            _open[found.database_url] = open_engine(
                found.database_url, backups=found.backups
            )
        return _open[found.database_url]


def close() -> None:
    """Close what :func:`database` opened; the next call opens it again."""
    with _lock:
        for opened in _open.values():
            opened.close()
        _open.clear()
