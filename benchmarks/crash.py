"""The kill test at length: a hundred SIGKILLs a database in the middle of saves.

No ratio: the figure is how many answers were lost or invented, and the budget is none.
The test command does the same ten times.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assessment.services import database as opened
from assessment.settings import settings
from benchmarks.rows import LeftOut, Row
from tests.storage.crash import kill_while_saving
from tests.storage.postgres import programs_folder, running_server

KILLS = 100


def crash(kills: int = KILLS) -> Iterator[Row]:
    """One row a database."""
    yield _row("crash-sqlite", "SQLite", "", kills)
    if programs_folder() is None:
        raise LeftOut("no PostgreSQL here; install the system package postgresql")
    with running_server() as server:
        yield _row("crash-postgres", "PostgreSQL", server.new_database(), kills)


def _row(name: str, title: str, url: str, kills: int) -> Row:
    with _in_use(url):
        rounds = list(kill_while_saving(kills))
    faults = sum(
        len(found.lost) + len(found.invented) + len(found.contradictions)
        for found in rounds
    )
    told = sum(found.acknowledged for found in rounds)
    flying = [found.in_flight for found in rounds]
    return Row(
        name=name,
        work=f"{title}: {len(rounds)} kills in the middle of saves, lost or invented",
        figure=faults,
        unit="answers",
        limit="at most",
        budget=0,
        ours=f"{told} answers acknowledged, all there"
        if not faults
        else f"{told} answers acknowledged, {faults} faults",
        beside=f"{min(flying)}-{max(flying)} saves in flight at each kill",
    )


@contextmanager
def _in_use(url: str) -> Iterator[None]:
    """A database of its own for this process and the servers it starts."""
    names = ("READINESS_DATA", "READINESS_DATABASE_URL")
    before = {name: os.environ.get(name) for name in names}
    with TemporaryDirectory(prefix="readiness-", ignore_cleanup_errors=True) as folder:
        opened.close()
        os.environ.update(zip(names, (str(Path(folder) / "data"), url), strict=True))
        settings.cache_clear()
        opened.database()
        try:
            yield
        finally:
            opened.close()
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
            settings.cache_clear()
