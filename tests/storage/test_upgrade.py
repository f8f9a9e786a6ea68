"""Every schema ever released still opens, and nothing in it is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from assessment.errors import ServiceError
from assessment.services import responding
from assessment.services.access import local_actor
from assessment.settings import settings
from assessment.storage.engine import Database, open_engine
from assessment.storage.tables import metadata
from assessment.storage.upgrade import HEAD, known_revisions, revision_of
from tests.storage.postgres import Server

OWNER = local_actor()
RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))


def sqlite_from(dump: Path, file: Path) -> None:
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def check_what_the_dump_holds() -> None:
    """Every dump was made by :func:`tests.storage.make_released`."""
    (found,) = responding.list_sets(OWNER)
    assert found.company_name == "Cơ khí Hòa Bình"
    given = {key: stored.answer for key, stored in found.answers.items()}
    assert given == {
        "production-count-capture": 2,
        "lot-traceability": "dont-know",
    }
    assert found.answers["production-count-capture"].note == "Sổ ca, tổ 1"
    assert found.facts["employees_si_avg_prev_year"].value == 45
    assert found.facts["revenue_prev_year_vnd"].value is None
    past = [entry.answer for entry in responding.history(OWNER, found.id)]
    assert past == [1, 2, "dont-know", 4, None]
    saved = responding.save_answer(
        OWNER, found.id, indicator="defect-capture", answer=3, revision=found.revision
    )
    assert saved.revision == found.revision + 1


def test_there_is_a_dump_of_every_released_schema() -> None:
    assert [path.stem for path in RELEASED] == sorted(known_revisions())


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
def test_an_older_sqlite_file_opens_with_everything_in_it(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessment.services import database as opened

    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    settings.cache_clear()
    sqlite_from(dump, tmp_path / "data" / "readiness.sqlite3")
    opened.close()
    try:
        assert opened.database().read(revision_of) == HEAD
        check_what_the_dump_holds()
    finally:
        opened.close()
        settings.cache_clear()


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
@pytest.mark.postgres
def test_an_older_backup_is_restored_into_postgresql(
    dump: Path,
    postgres: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from assessment.services import database as opened
    from assessment.services import safekeeping

    old = tmp_path / "old" / "readiness.sqlite3"
    sqlite_from(dump, old)
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    try:
        monkeypatch.setenv("READINESS_DATABASE_URL", f"sqlite:///{old.as_posix()}")
        settings.cache_clear()
        archive = safekeeping.backup(OWNER, tmp_path / "b.zip")
        opened.close()
        monkeypatch.setenv("READINESS_DATABASE_URL", postgres.new_database())
        settings.cache_clear()
        safekeeping.restore(OWNER, archive)
        check_what_the_dump_holds()
    finally:
        opened.close()
        settings.cache_clear()


def test_migrations_lead_to_the_tables_that_the_code_uses(database: Database) -> None:
    with database.reader.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert revision_of(connection) == HEAD


def test_a_database_of_a_newer_program_is_left_alone(
    sqlite_database: Database,
) -> None:
    path = sqlite_database.path
    assert path is not None
    sqlite_database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(ServiceError) as raised:
        open_engine(f"sqlite:///{path.as_posix()}", backups=path.parent / "backups")
    assert [problem.code for problem in raised.value.problems] == ["S026"]
    assert not (path.parent / "backups").exists()


def test_two_programs_that_start_at_once_make_one_database(database_url: str) -> None:
    faults: list[BaseException] = []

    def start() -> None:
        try:
            open_engine(database_url).close()
        except BaseException as error:
            faults.append(error)

    threads = [Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    opened = open_engine(database_url)
    assert opened.read(revision_of) == HEAD
    opened.close()


@pytest.mark.parametrize(
    "folder", ["Tài liệu của tôi", "100% data", "a?b&c=d #1", "x;y"]
)
def test_any_folder_name_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    from assessment.services import database as opened

    monkeypatch.setenv("READINESS_DATA", str(tmp_path / folder))
    settings.cache_clear()
    opened.close()
    try:
        responding.start(OWNER)
        assert (tmp_path / folder / "readiness.sqlite3").is_file()
    finally:
        opened.close()
        settings.cache_clear()
