"""A backup of every released schema is restored by this program."""

import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from assessment.services import experience, modules, responding, safekeeping
from assessment.services.access import local_actor
from assessment.storage.engine import Database

OWNER = local_actor()
RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))


def backup_of(dump: Path, target: Path) -> Path:
    """The backup that the program of that schema would have written."""
    tables = {}
    with (
        closing(sqlite3.connect(":memory:")) as old,
        zipfile.ZipFile(target, "w") as archive,
    ):
        old.row_factory = sqlite3.Row
        old.executescript(dump.read_text(encoding="utf-8"))
        names = [
            row["name"]
            for row in old.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if row["name"] != "alembic_version"
        ]
        for name in names:
            rows = old.execute(f'SELECT * FROM "{name}"').fetchall()
            lines = "".join(
                json.dumps(dict(row), ensure_ascii=False) + "\n" for row in rows
            ).encode()
            archive.writestr(f"{name}.jsonl", lines)
            digest = hashlib.sha256(lines).hexdigest()
            tables[name] = {"rows": len(rows), "sha256": digest}
        manifest = {
            "format": 1,
            "schema": dump.stem,
            "made_at": "2026-11-22T12:00:00.000+00:00",
            "tables": tables,
        }
        archive.writestr("manifest.json", json.dumps(manifest))
    return target


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
def test_it_is_upgraded_on_the_way(
    dump: Path, tmp_path: Path, database: Database
) -> None:
    safekeeping.restore(OWNER, backup_of(dump, tmp_path / "old.zip"))
    (found,) = responding.list_sets(OWNER)
    assert found.company_name == "Cơ khí Hòa Bình"
    assert found.answers.keys() == {"production-count-capture", "lot-traceability"}
    if found.newer_version:
        responding.move_to_newest(OWNER, found.id, revision=found.revision)
    now = responding.open_set(OWNER, found.id)
    assert now.newer_version is None
    assert now.answers == found.answers
    assert experience.items(OWNER, found.id)
    assert modules.start(OWNER, found.id, "wood-furniture").module_of == found.id
