"""A full disk, a read-only folder, a damaged file: one clear line, nothing lost."""

import os
import sqlite3
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from assessment.errors import ServiceError
from assessment.model.stored import ResponseSet
from assessment.services import responding
from assessment.services.access import local_actor
from assessment.storage import engine as engines
from assessment.storage.engine import Database, open_engine
from assessment.storage.upgrade import copy_file

OWNER = local_actor()
INDICATOR = "production-count-capture"


def save(found: ResponseSet, level: int, note: str = "") -> int:
    return responding.save_answer(
        OWNER,
        found.id,
        indicator=INDICATOR,
        answer=level,
        revision=responding.open_set(OWNER, found.id).revision,
        note=note,
    ).revision


def _set_pragma(database: Database, pragma: str) -> None:
    """On the writer's only connection: the pool hands the same one out again."""
    with database.writer.connect() as connection:
        connection.execute(text(f"PRAGMA {pragma}"))


def line_of(raised: pytest.ExceptionInfo[ServiceError]) -> str:
    (problem,) = raised.value.problems
    line = problem.line_of_text("en")
    assert "\n" not in line
    assert "sqlite3" not in line
    assert problem.line_of_text("vi") != line
    return problem.code


def test_a_full_disk_refuses_the_save_and_keeps_what_was_saved(
    sqlite_database: Database,
) -> None:
    found = responding.start(OWNER)
    save(found, 1)
    with sqlite_database.writer.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    _set_pragma(sqlite_database, f"max_page_count = {pages}")

    def fill_the_disk() -> None:
        for turn in range(100):
            save(found, turn % 6, note="đ" * 2000)

    with pytest.raises(ServiceError) as raised:
        fill_the_disk()
    assert line_of(raised) == "S021"
    kept = responding.open_set(OWNER, found.id)
    history = responding.history(OWNER, found.id)
    assert kept.answers[INDICATOR].answer == history[-1].answer
    assert kept.revision == history[-1].revision
    _set_pragma(sqlite_database, "max_page_count = 100000")
    assert save(found, 4, note="lại có chỗ") == kept.revision + 1


def test_a_read_only_database_refuses_the_save_in_one_line(
    sqlite_database: Database,
) -> None:
    found = responding.start(OWNER)

    _set_pragma(sqlite_database, "query_only = ON")
    with pytest.raises(ServiceError) as raised:
        save(found, 1)
    assert line_of(raised) == "S022"
    assert responding.open_set(OWNER, found.id).answers == {}


def test_a_writer_that_holds_on_too_long_gives_busy_and_loses_nothing(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = responding.start(OWNER)
    monkeypatch.setattr(engines, "ATTEMPTS", 2)

    _set_pragma(sqlite_database, "busy_timeout = 20")
    other = sqlite3.connect(sqlite_database.path or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(ServiceError) as raised:
            save(found, 1)
        assert line_of(raised) == "S020"
        assert responding.open_set(OWNER, found.id).answers == {}
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert save(found, 1) == 1


def test_a_busy_database_is_tried_again(sqlite_database: Database) -> None:
    found = responding.start(OWNER)
    held, release = Event(), Event()

    def hold() -> None:
        other = sqlite3.connect(sqlite_database.path or "", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        held.set()
        release.wait(10)
        other.execute("ROLLBACK")
        other.close()

    holder = Thread(target=hold)
    holder.start()
    held.wait(10)
    saver = Thread(target=lambda: save(found, 3))
    saver.start()
    saver.join(0.05)
    assert saver.is_alive()
    release.set()
    saver.join(10)
    holder.join(10)
    assert responding.open_set(OWNER, found.id).answers[INDICATOR].answer == 3


def test_what_nobody_foresaw_is_one_line_too_and_holds_no_answer(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    found = responding.start(OWNER)
    with sqlite_database.writer.begin() as connection:
        connection.execute(text("DROP TABLE answer_history"))
    with pytest.raises(ServiceError) as raised:
        save(found, 1, note="bí mật của tôi")
    assert line_of(raised) == "S025"
    assert caplog.records
    assert "bí mật" not in caplog.text
    assert raised.value.__cause__ is None


def test_only_the_person_reads_the_data_folder(sqlite_database: Database) -> None:
    assert sqlite_database.path is not None
    mode = sqlite_database.path.parent.stat().st_mode
    # Windows keeps a person's folders apart by other means than these bits.
    assert os.name == "nt" or mode & 0o077 == 0


def _open_to_others(path: Path) -> bool:
    return os.name != "nt" and bool(path.stat().st_mode & 0o077)


def test_in_a_folder_open_to_all_only_the_person_reads_the_files(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    file = folder / "readiness.sqlite3"
    for _ in range(2):
        opened = open_engine(f"sqlite:///{file.as_posix()}")
        try:
            opened.write(lambda found: found.execute(text("DELETE FROM link")))
            files = sorted(folder.iterdir())
            assert len(files) == 3
            assert [path.name for path in files if _open_to_others(path)] == []
        finally:
            opened.close()
        file.chmod(0o644)  # as an earlier version left it
    copied = copy_file(file, tmp_path / "copies", "before")
    assert not _open_to_others(copied)


@pytest.mark.parametrize(
    "body", [b"not a database, " * 200, b"SQLite format 3\x00" * 9]
)
def test_a_damaged_file_is_named_in_one_line(tmp_path: Path, body: bytes) -> None:
    file = tmp_path / "readiness.sqlite3"
    file.write_bytes(body)
    with pytest.raises(ServiceError) as raised:
        open_engine(f"sqlite:///{file.as_posix()}")
    assert line_of(raised) == "S023"
    assert file.read_bytes() == body


def test_a_folder_that_is_a_file_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ServiceError) as raised:
        open_engine(f"sqlite:///{(tmp_path / 'file' / 'r.sqlite3').as_posix()}")
    assert line_of(raised) == "S024"


def test_an_absent_server_is_named_in_one_line_without_the_password() -> None:
    with pytest.raises(ServiceError) as raised:
        open_engine("postgresql://me:secret@127.0.0.1:1/none")
    assert line_of(raised) == "S024"
    assert "secret" not in str(raised.value)
