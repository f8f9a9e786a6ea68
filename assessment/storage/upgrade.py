"""Bringing a database to the newest schema when it is opened.

Alembic's migrations run in one transaction under a lock: two programs starting at once
do not both run them, and a failed upgrade leaves the old schema. A database that is
current already costs one query; Alembic is not even imported.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from assessment.errors import Problem, ServiceError
from assessment.errors.services import NEWER_DATABASE
from assessment.storage.engine import Database, make_private

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

HEAD = "0002"
"""The newest migration; a test compares it with the folder."""

_LOCK = 7405190252
"""An arbitrary number that only this program uses as its lock in PostgreSQL."""


def revision_of(connection: Connection) -> str | None:
    """The schema's revision; None: an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(
        text("SELECT version_num FROM alembic_version")
    )
    return found


def upgrade(database: Database, *, backups: Path | None = None, to: str = HEAD) -> None:
    """Run what is missing up to ``to``.

    Raises ServiceError for a schema that this program does not know.
    """
    with database.reader.begin() as connection:
        found = revision_of(connection)
    if found == to:
        return
    if found is not None and found not in known_revisions():
        raise ServiceError(Problem(NEWER_DATABASE, values={"found": found}))
    if found is not None and backups is not None and database.path is not None:
        copy_file(database.path, backups, f"before-upgrade-from-{found}")
    with database.writer.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        run_migrations(connection, to)


def run_migrations(connection: Connection, to: str = HEAD) -> None:
    """Run the migrations that lead to ``to`` inside ``connection``'s transaction."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext, MigrationStep

    scripts = _scripts()

    def steps(
        heads: tuple[str, ...], _context: MigrationContext
    ) -> list[MigrationStep]:
        found = next(iter(heads), None)
        if found == to:
            return []
        missing = list(scripts.iterate_revisions(to, found or "base"))
        return [
            MigrationStep.upgrade_from_script(scripts.revision_map, script)
            for script in reversed(missing)
        ]

    context = MigrationContext.configure(connection, opts={"fn": steps})
    with Operations.context(context):
        context.run_migrations()


def known_revisions() -> frozenset[str]:
    """Every schema this program can read: it upgrades the older ones."""
    return frozenset(script.revision for script in _scripts().walk_revisions())


@cache
def _scripts() -> "ScriptDirectory":
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    folder = Path(__file__).parent / "migrations"
    # A percent sign in a folder's name would be read as an interpolation.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def copy_file(source: Path, folder: Path, name: str) -> Path:
    """A consistent copy of an SQLite file, made by SQLite's own backup."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = folder / f"{name}-{stamp}.sqlite3"
    make_private(target)
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
    return target
