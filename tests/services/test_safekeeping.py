"""Backups that can be trusted, restores that never half happen, deletion for good."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assessment.errors import NotFound, ServiceError
from assessment.model.actor import Actor
from assessment.model.stored import ResponseSet
from assessment.services import access, responding, safekeeping
from assessment.settings import settings
from assessment.storage.engine import Database, open_engine
from tests.storage.postgres import Server

OWNER = access.local_actor()
NAME = "Cơ khí Hòa Bình"
INDICATOR = "production-count-capture"


@pytest.fixture
def filled(database: Database) -> ResponseSet:
    """A set with an answer that was changed once, a note and a fact."""
    return fill()


def fill() -> ResponseSet:
    set_id = responding.start(OWNER, company_name=NAME).id
    revision = 0
    for level in (1, 2):
        revision = responding.save_answer(
            OWNER,
            set_id,
            indicator=INDICATOR,
            answer=level,
            revision=revision,
            note="tổ 1",
        ).revision
    responding.save_fact(
        OWNER, set_id, fact="project_exists", value=None, revision=revision
    )
    return responding.open_set(OWNER, set_id)


def code_of(raised: pytest.ExceptionInfo[ServiceError]) -> str:
    return raised.value.problems[0].code


def test_a_restore_brings_back_everything_as_it_was(
    filled: ResponseSet, tmp_path: Path
) -> None:
    history = responding.history(OWNER, filled.id)
    archive = safekeeping.backup(OWNER, tmp_path)
    safekeeping.delete_set(OWNER, filled.id)
    responding.start(OWNER, company_name="Sau sao lưu")
    before = safekeeping.restore(OWNER, archive)
    assert responding.list_sets(OWNER) == (filled,)
    assert responding.history(OWNER, filled.id) == history
    safekeeping.restore(OWNER, before)
    assert [found.company_name for found in responding.list_sets(OWNER)] == [
        "Sau sao lưu"
    ]


def test_answering_goes_on_after_a_restore(filled: ResponseSet, tmp_path: Path) -> None:
    safekeeping.restore(OWNER, safekeeping.backup(OWNER, tmp_path))
    saved = responding.save_answer(
        OWNER, filled.id, indicator=INDICATOR, answer=5, revision=filled.revision
    )
    responding.save_fact(
        OWNER,
        filled.id,
        fact="project_exists",
        value=True,
        revision=saved.revision,
    )
    assert len(responding.history(OWNER, filled.id)) == 3


def test_a_backup_becomes_a_database_file_of_its_own(
    filled: ResponseSet, tmp_path: Path
) -> None:
    archive = safekeeping.backup(OWNER, tmp_path / "mine.zip")
    target = safekeeping.restore(OWNER, archive, tmp_path / "mới" / "r.sqlite3")
    assert sorted(path.name for path in target.parent.iterdir()) == ["r.sqlite3"]
    assert os.name == "nt" or target.stat().st_mode & 0o077 == 0
    opened = open_engine(f"sqlite:///{target.as_posix()}")
    try:
        from assessment.storage.repository import find_sets

        found = opened.read(
            lambda connection: find_sets(connection, OWNER.workspace_id)
        )
        assert found == (filled,)
    finally:
        opened.close()


@pytest.mark.postgres
def test_data_move_from_sqlite_to_postgresql(
    sqlite_database: Database,
    postgres: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from assessment.services import database as opened

    filled = fill()
    archive = safekeeping.backup(OWNER, tmp_path)
    opened.close()
    monkeypatch.setenv("READINESS_DATABASE_URL", postgres.new_database())
    settings.cache_clear()
    safekeeping.restore(OWNER, archive)
    assert responding.list_sets(OWNER) == (filled,)
    assert not opened.database().is_sqlite


def _flip_a_byte(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 3] ^= 0xFF
    path.write_bytes(whole)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)


def _drop_a_row(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["answer.jsonl"] = b""

    _rewrite(path, change)


def _come_from_the_future(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["manifest.json"])
        parts["manifest.json"] = json.dumps({**manifest, "schema": "9999"}).encode()

    _rewrite(path, change)


def _lose_the_manifest(path: Path) -> None:
    _rewrite(path, lambda parts: parts.pop("manifest.json") and None)


def _be_a_text(path: Path) -> None:
    path.write_text("hello")


def _put(table: str, body: bytes) -> Callable[[Path], None]:
    """Give a backup a table whose manifest fits, as an attacker would."""

    def change(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["manifest.json"])
        manifest["tables"][table] = {
            "rows": len(body.splitlines()),
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        parts[f"{table}.jsonl"] = body
        parts["manifest.json"] = json.dumps(manifest).encode()

    return lambda path: _rewrite(path, change)


def _nest(path: Path) -> None:
    _put("company", b"[" * 200_000)(path)


def _stuff_one_line(path: Path) -> None:
    _put("company", b"0" * (16 * 1024**2 + 1))(path)


def _name_the_schema_table(path: Path) -> None:
    _put("alembic_version", b"")(path)


def _name_a_folder_above(path: Path) -> None:
    _put("../../company", b"")(path)


def _nest_the_manifest(path: Path) -> None:
    _rewrite(path, lambda parts: parts.update({"manifest.json": b"[" * 200_000}))


def _count_to_infinity(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["manifest.json"])
        manifest["tables"]["company"]["rows"] = float("inf")
        parts["manifest.json"] = json.dumps(manifest).encode()

    _rewrite(path, change)


def _encrypt(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = whole.find(mark)
        while found >= 0:
            whole[found + place] |= 1
            found = whole.find(mark, found + 4)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    "damage",
    [
        _nest,
        _stuff_one_line,
        _name_the_schema_table,
        _name_a_folder_above,
        _nest_the_manifest,
        _count_to_infinity,
        _encrypt,
        _flip_a_byte,
        _cut_short,
        _drop_a_row,
        _come_from_the_future,
        _lose_the_manifest,
        _be_a_text,
        Path.unlink,
    ],
)
def test_a_wrong_backup_is_refused_and_nothing_changes(
    sqlite_database: Database, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    filled = fill()
    archive = safekeeping.backup(OWNER, tmp_path / "b.zip")
    damage(archive)
    for target in (None, tmp_path / "new.sqlite3"):
        with pytest.raises(ServiceError) as raised:
            safekeeping.restore(OWNER, archive, target)
        assert code_of(raised) == "S040"
    assert responding.list_sets(OWNER) == (filled,)
    assert not (tmp_path / "new.sqlite3").exists()


def _overwrite_it(file: Path) -> None:
    file.write_bytes(b"zeros and ones " * 2000)


def _break_a_page(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    # Inside the file, after the header and the schema, where tables have their pages.
    for place in range(3 * 4096, len(whole), 4096):
        whole[place : place + 64] = b"\xff" * 64
    file.write_bytes(whole)


@pytest.mark.parametrize("damage", [_overwrite_it, _break_a_page])
def test_a_damaged_database_is_set_aside_and_replaced_by_the_backup(
    sqlite_database: Database, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    from assessment.services import database as opened

    filled = fill()
    archive = safekeeping.backup(OWNER, tmp_path / "b.zip")
    file = sqlite_database.path
    assert file is not None
    sqlite_database.write_out()
    opened.close()
    damage(file)
    damaged = file.read_bytes()
    aside = safekeeping.restore(OWNER, archive)
    assert aside.read_bytes() == damaged
    assert responding.list_sets(OWNER) == (filled,)


def test_a_row_that_belongs_to_nothing_is_refused(
    sqlite_database: Database, tmp_path: Path
) -> None:
    import hashlib

    fill()
    archive = safekeeping.backup(OWNER, tmp_path / "b.zip")

    def change(parts: dict[str, bytes]) -> None:
        body = parts["answer.jsonl"].replace(
            b'"response_set_id": "', b'"response_set_id": "x'
        )
        parts["answer.jsonl"] = body
        manifest = json.loads(parts["manifest.json"])
        manifest["tables"]["answer"]["sha256"] = hashlib.sha256(body).hexdigest()
        parts["manifest.json"] = json.dumps(manifest).encode()

    _rewrite(archive, change)
    with pytest.raises(ServiceError) as raised:
        safekeeping.restore(OWNER, archive)
    assert code_of(raised) == "S040"


def test_an_existing_file_is_never_overwritten(
    filled: ResponseSet, tmp_path: Path
) -> None:
    archive = safekeeping.backup(OWNER, tmp_path / "b.zip")
    for act in (
        lambda: safekeeping.backup(OWNER, archive),
        lambda: safekeeping.restore(OWNER, archive, archive),
    ):
        with pytest.raises(ServiceError) as raised:
            act()
        assert code_of(raised) == "S041"


def test_a_folder_that_cannot_be_made_gives_one_line(
    filled: ResponseSet, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ServiceError) as raised:
        safekeeping.backup(OWNER, tmp_path / "file" / "b.zip")
    assert code_of(raised) == "S042"
    assert "\n" not in raised.value.problems[0].line_of_text("vi")


def test_one_backup_a_day_and_fourteen_are_kept(filled: ResponseSet) -> None:
    folder = settings().backups
    folder.mkdir(parents=True)
    for day in range(1, 21):
        (folder / f"readiness-daily-2026-01-{day:02}.zip").write_bytes(b"")
    made = safekeeping.back_up_if_due(OWNER)
    assert made is not None
    assert made.stem.endswith(date.today().isoformat())
    assert safekeeping.back_up_if_due(OWNER) is None
    kept = sorted(path.stem[-10:] for path in folder.iterdir())
    assert kept == [
        *(f"2026-01-{day:02}" for day in range(8, 21)),
        made.stem[-10:],
    ]


def test_nothing_stored_makes_no_backup(database: Database) -> None:
    assert safekeeping.back_up_if_due(OWNER) is None


def test_deleting_everything_leaves_no_trace_in_any_file(
    sqlite_database: Database,
) -> None:
    fill()
    access.new_link(OWNER)
    safekeeping.back_up_if_due(OWNER)
    folder = safekeeping.where(OWNER)
    safekeeping.delete_everything(OWNER)
    assert responding.list_sets(OWNER) == ()
    assert list(settings().backups.iterdir()) == []
    for path in folder.rglob("*.sqlite3*"):
        whole = path.read_bytes()
        assert NAME.encode() not in whole
        assert "tổ 1".encode() not in whole


def test_deleting_one_set_keeps_the_others(filled: ResponseSet) -> None:
    other = fill()
    safekeeping.delete_set(OWNER, filled.id)
    assert responding.list_sets(OWNER) == (other,)
    with pytest.raises(NotFound):
        safekeeping.delete_set(OWNER, filled.id)


def test_deleting_everything_deletes_only_the_own_workspace(
    filled: ResponseSet,
) -> None:
    safekeeping.delete_everything(Actor(workspace_id="another", role="owner"))
    assert responding.list_sets(OWNER) == (filled,)
