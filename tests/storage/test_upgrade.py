"""Every schema ever released still opens, and nothing in it is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Integer, MetaData, column, delete, insert, select, text

from assessment.errors import ServiceError
from assessment.services import experience, pilot, responding
from assessment.services.access import local_actor
from assessment.settings import settings
from assessment.storage.engine import Database, connect, open_engine, parse_url
from assessment.storage.tables import metadata
from assessment.storage.upgrade import HEAD, known_revisions, revision_of, upgrade
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


def check_what_the_dump_holds_since_0002() -> None:
    (found,) = responding.list_sets(OWNER)
    agreed = pilot.state(OWNER, found.id)
    assert agreed is not None
    assert (agreed.role, agreed.company) == ("owner", "HN-001")
    assert agreed.items["lot-traceability"].note == "Lô nào?"
    chosen = {each.item.id: each.chosen for each in experience.items(OWNER, found.id)}
    assert chosen["tax-request-days"] == "dont-know"
    both = responding.list_sets(OWNER, with_modules=True)
    assert {each.module_of for each in both} == {None, found.id}


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
        if dump.stem >= "0002":
            check_what_the_dump_holds_since_0002()
    finally:
        opened.close()
        settings.cache_clear()


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
@pytest.mark.postgres
def test_an_older_postgresql_database_opens_with_everything_in_it(
    dump: Path, postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessment.services import database as opened

    url = postgres.new_database()
    file = tmp_path / "old" / "readiness.sqlite3"
    sqlite_from(dump, file)
    copy_at_its_own_schema(file, url, dump.stem)
    monkeypatch.setenv("READINESS_DATABASE_URL", url)
    settings.cache_clear()
    opened.close()
    try:
        assert opened.database().read(revision_of) == HEAD
        check_what_the_dump_holds()
        if dump.stem >= "0002":
            check_what_the_dump_holds_since_0002()
    finally:
        opened.close()
        settings.cache_clear()


def copy_at_its_own_schema(file: Path, url: str, schema: str) -> None:
    """Make the PostgreSQL database that the same program would have made then."""
    old, new = connect(f"sqlite:///{file.as_posix()}"), connect(url)
    upgrade(new, to=schema)
    tables = MetaData()
    tables.reflect(new.reader)
    with old.reader.connect() as source, new.writer.begin() as target:
        for table in reversed(tables.sorted_tables):
            target.execute(delete(table))
        for table in tables.sorted_tables:
            for row in source.execute(select(table)).mappings():
                target.execute(insert(table), dict(row))
            if isinstance(table.columns.get("id", column("")).type, Integer):
                name = {"name": table.name}
                target.execute(
                    text("SELECT setval(pg_get_serial_sequence(:name, 'id'), 1000)"),
                    name,
                )
    old.close()
    new.close()


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
    "file",
    [
        "C:/Users/Nguyễn Lan/AppData/Local/readiness/readiness.sqlite3",
        "/Users/lan/Library/Application Support/readiness/readiness.sqlite3",
    ],
)
def test_paths_of_other_systems_stay_whole(file: str) -> None:
    assert parse_url(f"sqlite:///{file}").database == file


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
