"""What "saved" promises: it is there after the server process is killed."""

import pytest
from sqlalchemy import text

from assessment.storage.engine import Database, open_engine
from tests.storage.crash import LEAST_IN_FLIGHT, kill_while_saving
from tests.storage.postgres import Server


@pytest.mark.crash
def test_every_acknowledged_answer_survives_ten_kills(database: Database) -> None:
    rounds = list(kill_while_saving(10))
    assert len(rounds) == 10
    assert all(found.in_flight >= LEAST_IN_FLIGHT for found in rounds)
    assert all(found.acknowledged > 0 for found in rounds)
    assert [found for found in rounds if not found.is_clean] == []


@pytest.mark.crash
def test_two_processes_share_one_database_and_lose_nothing(database: Database) -> None:
    rounds = list(kill_while_saving(2, servers=2))
    assert [found for found in rounds if not found.is_clean] == []


@pytest.mark.crash
def test_a_server_that_says_saved_before_saving_is_caught(database: Database) -> None:
    assert any(found.lost for found in kill_while_saving(10, early=True))


def test_sqlite_waits_for_the_disk_before_it_says_committed(
    sqlite_database: Database,
) -> None:
    for engine in (sqlite_database.reader, sqlite_database.writer):
        with engine.connect() as connection:
            found = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("synchronous", "journal_mode", "foreign_keys")
            }
        assert found == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}


@pytest.mark.postgres
def test_postgresql_waits_for_the_disk_before_it_says_committed(
    postgres: Server,
) -> None:
    opened = open_engine(postgres.new_database())
    with opened.writer.connect() as connection:
        shown = connection.execute(text("SHOW synchronous_commit")).scalar_one()
    opened.close()
    assert shown == "on"
