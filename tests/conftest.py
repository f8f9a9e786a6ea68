"""What tests share: a data folder of their own, and both databases."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.services import database as opened
from assessment.settings import settings
from assessment.storage.engine import Database
from tests.storage.postgres import Server, running_server


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test ever touches the data of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("READINESS_")]:
            patch.delenv(name)
        patch.setenv("READINESS_DATA", str(tmp_path_factory.mktemp("data")))
        settings.cache_clear()
        yield
        opened.close()
    settings.cache_clear()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for this run."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database: once SQLite, once PostgreSQL."""
    if request.param == "postgres":
        server: Server = request.getfixturevalue("postgres")
        return server.new_database()
    return f"sqlite:///{(tmp_path / 'data' / 'readiness.sqlite3').as_posix()}"


@pytest.fixture
def database(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """The open database that services use in this test; both kinds in turn."""
    yield from _in_use(database_url, tmp_path, monkeypatch)


@pytest.fixture
def sqlite_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """The open embedded database that services use in this test."""
    yield from _in_use("", tmp_path, monkeypatch)


def _in_use(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    opened.close()
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("READINESS_DATABASE_URL", url)
    settings.cache_clear()
    yield opened.database()
    opened.close()
    settings.cache_clear()
