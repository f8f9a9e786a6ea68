"""Settings: a default for each, checked at start, all of them documented."""

import re
from pathlib import Path

import pytest

from assessment import settings as module
from assessment.errors import SetupError
from assessment.settings import SETTINGS, default_data_folder, read_settings

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_nothing_needs_to_be_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    found = read_settings({})
    assert found.data == default_data_folder(environment={})
    assert found.database_url == (
        f"sqlite:///{(found.data / 'readiness.sqlite3').as_posix()}"
    )
    assert found.backups == found.data / "backups"
    assert (found.port, found.is_lan, found.language) == (8501, False, None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "home/.local/share/readiness"),
        ("linux", {"XDG_DATA_HOME": "/srv/x"}, "/srv/x/readiness"),
        ("darwin", {}, "home/Library/Application Support/readiness"),
        ("win32", {}, "home/AppData/Local/readiness"),
        ("win32", {"LOCALAPPDATA": "D:/me"}, "D:/me/readiness"),
    ],
)
def test_the_data_lie_in_the_folder_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    environment: dict[str, str],
    expected: str,
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert default_data_folder(platform, environment).as_posix() == expected


def test_everything_can_be_set(tmp_path: Path) -> None:
    found = read_settings(
        {
            "READINESS_DATA": str(tmp_path / "d"),
            "READINESS_DATABASE_URL": "postgresql://me@db/readiness",
            "READINESS_BACKUPS": str(tmp_path / "b"),
            "READINESS_PORT": "9000",
            "READINESS_LAN": "1",
            "READINESS_LANGUAGE": "en",
        }
    )
    assert (found.data, found.backups) == (tmp_path / "d", tmp_path / "b")
    assert found.database_url == "postgresql://me@db/readiness"
    assert (found.port, found.is_lan, found.language) == (9000, True, "en")


def test_every_wrong_setting_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError) as raised:
        read_settings(
            {
                "READINESS_DATA": str(tmp_path / "file"),
                "READINESS_DATABASE_URL": "mysql://me:secret@db/x",
                "READINESS_PORT": "80a",
                "READINESS_LAN": "yes",
                "READINESS_LANGUAGE": "fr",
            }
        )
    found = {problem.where: problem.code for problem in raised.value.problems}
    assert found == {
        "READINESS_DATA": "S030",
        "READINESS_DATABASE_URL": "S031",
        "READINESS_PORT": "S032",
        "READINESS_LAN": "S032",
        "READINESS_LANGUAGE": "S032",
    }
    assert "secret" not in str(raised.value)


def test_operations_lists_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(READINESS_\w+)` \|", OPERATIONS, re.MULTILINE)
    assert rows == list(SETTINGS)


def test_the_program_reads_no_setting_that_is_not_listed() -> None:
    sources = [ROOT / "start.py", ROOT / "app.py", *(ROOT / "assessment").rglob("*.py")]
    named = {
        name
        for path in sources
        for name in re.findall(r"READINESS_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert named == set(SETTINGS)
