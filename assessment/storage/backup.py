"""Backups: one format for both databases, checked when written and before use.

A backup is a zip with one file of JSON lines a table and a manifest that names the
schema, and for every table its number of rows and its SHA-256. It can be read without
this program, restored by any later version (the rows go into an empty SQLite file at
their own schema, which is then upgraded), and moves data from SQLite to PostgreSQL.
"""

import hashlib
import io
import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from sqlalchemy import Connection, MetaData, Table, delete, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from assessment.errors import Problem, ServiceError
from assessment.errors.services import DAMAGED, NOT_A_BACKUP
from assessment.model.base import Wording
from assessment.storage.engine import Database, connect, make_private
from assessment.storage.tables import metadata
from assessment.storage.upgrade import HEAD, known_revisions, upgrade

FORMAT = 1
MANIFEST = "manifest.json"
_BATCH = 500
_MOST_BYTES = 4 * 1024**3
_LONGEST_MANIFEST = 1_000_000
_LONGEST_LINE = 16 * 1024**2
"""A row holds a questionnaire at most; a line beyond this only fills the memory."""
_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    EOFError,
    OverflowError,
    RuntimeError,  # an encrypted member; JSON nested too deep
    SQLAlchemyError,
    zlib.error,
    zipfile.BadZipFile,
)
_NO_BACKUP = Wording(
    vi="không đọc được như một bản sao lưu của chương trình",
    en="it cannot be read as a backup of this program",
)
_NEWER = Wording(
    vi="do một bản chương trình mới hơn tạo ra", en="a newer program wrote it"
)
_TORN = Wording(
    vi="các phần của nó không khớp nhau", en="its parts do not fit each other"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a backup."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says it holds."""

    schema: str
    made_at: str
    tables: dict[str, Part]


def write_backup(database: Database, target: Path, *, made_at: str) -> Manifest:
    """Write everything in ``database`` to ``target``, then read it back and compare.

    ``target`` appears only when it is whole. Raises ServiceError for a damaged file,
    OSError when the file cannot be written.
    """
    if database.is_sqlite and not database.read(_is_intact):
        raise ServiceError(Problem(DAMAGED, str(database.path)))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                database.read(lambda found: _write_all(found, archive, made_at))
            file.flush()
            os.fsync(file.fileno())
        manifest = check_backup(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def check_backup(archive: Path) -> Manifest:
    """What the backup holds, after reading all of it.

    Raises ServiceError when it is not a backup, not complete, or changed since.
    """
    try:
        if archive.exists() and not archive.is_file():
            raise ValueError("not a file")  # a device has no end
        with zipfile.ZipFile(archive) as opened:
            manifest = _manifest(opened)
            for name, part in manifest.tables.items():
                if _measured(opened, name) != part:
                    raise _refused(archive, _changed(f"{name}.jsonl"))
    except _UNREADABLE:
        raise _refused(archive, _NO_BACKUP) from None
    if manifest.schema not in known_revisions():
        raise _refused(archive, _NEWER)
    return manifest


def restore_to_file(archive: Path, target: Path) -> None:
    """Make the SQLite file ``target`` from a backup; it appears only when it is whole.

    Raises ServiceError for a backup that is wrong, OSError for a bad target.
    """
    manifest = check_backup(archive)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        unfinished = Path(folder) / "restored.sqlite3"
        rebuilt = _rebuild(archive, manifest, unfinished)
        try:
            rebuilt.close()
            _fold_wal(unfinished)
            unfinished.replace(target)
        finally:
            rebuilt.close()


def restore_into(archive: Path, database: Database) -> None:
    """Put the backup in the place of everything in ``database``, in one transaction."""
    manifest = check_backup(archive)
    with tempfile.TemporaryDirectory(prefix="readiness-") as folder:
        rebuilt = _rebuild(archive, manifest, Path(folder) / "restored.sqlite3")
        try:
            rebuilt.read(
                lambda source: database.write(
                    lambda target: _copy_all(source, target, database)
                )
            )
        finally:
            rebuilt.close()


def _write_all(connection: Connection, archive: zipfile.ZipFile, made_at: str) -> None:
    tables = {}
    for table in metadata.sorted_tables:
        digest, rows = hashlib.sha256(), 0
        order = list(table.primary_key.columns)
        with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
            for row in connection.execute(select(table).order_by(*order)).mappings():
                line = json.dumps(dict(row), ensure_ascii=False).encode() + b"\n"
                file.write(line)
                digest.update(line)
                rows += 1
        tables[table.name] = {"rows": rows, "sha256": digest.hexdigest()}
    manifest = {
        "format": FORMAT,
        "schema": HEAD,
        "made_at": made_at,
        "tables": tables,
    }
    archive.writestr(MANIFEST, json.dumps(manifest, indent=2))


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    sizes = {found.filename: found.file_size for found in archive.infolist()}
    if MANIFEST not in sizes or sizes[MANIFEST] > _LONGEST_MANIFEST:
        raise ValueError(MANIFEST)
    if sum(sizes.values()) > _MOST_BYTES:
        raise ValueError(f"> {_MOST_BYTES // 1024**3} GB")
    found = json.loads(archive.read(MANIFEST))
    if found["format"] != FORMAT:
        raise ValueError(f"format {found['format']}")
    parts = {
        str(name): Part(int(part["rows"]), str(part["sha256"]))
        for name, part in found["tables"].items()
    }
    return Manifest(str(found["schema"]), str(found["made_at"]), parts)


def _measured(archive: zipfile.ZipFile, table: str) -> Part:
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"{table}.jsonl") as file:
        for line in _lines(file):
            digest.update(line)
            rows += 1
    return Part(rows, digest.hexdigest())


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    reader = io.BufferedReader(cast(io.RawIOBase, file))
    while line := reader.readline(_LONGEST_LINE + 1):
        if len(line) > _LONGEST_LINE:
            raise ValueError(f"a line > {_LONGEST_LINE} bytes")
        yield line


def _rebuild(archive: Path, manifest: Manifest, file: Path) -> Database:
    make_private(file)
    rebuilt = connect(f"sqlite:///{file.as_posix()}")
    try:
        upgrade(rebuilt, to=manifest.schema)
        rebuilt.write(lambda found: _fill(found, archive, manifest))
        upgrade(rebuilt)
        if not rebuilt.read(_is_intact):
            raise ValueError("integrity_check")
    except (ServiceError, *_UNREADABLE):
        rebuilt.close()
        raise _refused(archive, _TORN) from None
    return rebuilt


def _fill(connection: Connection, archive: Path, manifest: Manifest) -> None:
    schema = MetaData()
    schema.reflect(connection)
    tables = [table for table in schema.sorted_tables if table.name in manifest.tables]
    if len(tables) != len(manifest.tables):
        raise ValueError("unknown table")
    for table in reversed(tables):
        connection.execute(delete(table))
    with zipfile.ZipFile(archive) as opened:
        for table in tables:
            for rows in _batches(opened, table):
                connection.execute(insert(table), rows)
            stored = connection.execute(select(func.count()).select_from(table))
            if stored.scalar_one() != manifest.tables[table.name].rows:
                raise ValueError(table.name)


def _batches(archive: zipfile.ZipFile, table: Table) -> Iterator[list[dict[str, Any]]]:
    columns = set(table.columns.keys())
    rows: list[dict[str, Any]] = []
    with archive.open(f"{table.name}.jsonl") as file:
        for line in _lines(file):
            row = json.loads(line)
            if set(row) != columns:
                raise ValueError(table.name)
            rows.append(row)
            if len(rows) == _BATCH:
                yield rows
                rows = []
    if rows:
        yield rows


def _copy_all(source: Connection, target: Connection, database: Database) -> None:
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))
    for table in metadata.sorted_tables:
        found = source.execute(select(table)).mappings()
        for rows in found.partitions(_BATCH):
            target.execute(insert(table), [dict(row) for row in rows])
        if not database.is_sqlite and "id" in table.columns:
            _set_counter(target, table)


def _set_counter(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number the next row after those that came with their numbers."""
    sequence = connection.scalar(
        text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name}
    )
    if sequence is not None:
        newest = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
        connection.execute(select(func.setval(sequence, newest, False)))


def _is_intact(connection: Connection) -> bool:
    checked = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return bool(checked == "ok" and dangling is None)


def _fold_wal(file: Path) -> None:
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _changed(part: str) -> Wording:
    return Wording(
        vi=f"phần {part} bị thiếu hoặc đã thay đổi",
        en=f"its part {part} is cut short or was changed",
    )


def _refused(archive: Path, reason: Wording) -> ServiceError:
    values = {"reason_vi": reason.vi, "reason_en": reason.en}
    return ServiceError(Problem(NOT_A_BACKUP, str(archive), values=values))
