"""Every setting: read from the environment in one place, checked at start.

All of them have a default that suits one person on one machine, so nothing needs to be
set. ``docs/operations.md`` explains each; a test keeps the two lists equal.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assessment.errors import Problem, SetupError
from assessment.errors.services import BAD_DATABASE_URL, BAD_FOLDER, BAD_SETTING
from assessment.model.base import Language

FOLDER_NAME = "readiness"
DATABASE_NAME = "readiness.sqlite3"
SETTINGS = (
    "READINESS_DATA",
    "READINESS_DATABASE_URL",
    "READINESS_BACKUPS",
    "READINESS_PORT",
    "READINESS_LAN",
    "READINESS_LANGUAGE",
)
"""Names of the environment variables that the product reads."""

_SCHEMES = ("sqlite", "postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie."""

    data: Path
    """The folder of everything that is kept."""
    database_url: str
    """An SQLAlchemy URL: SQLite in ``data`` unless another was set."""
    backups: Path
    """The folder of the daily backups."""
    port: int
    """The port of the web server."""
    is_lan: bool
    """Whether phones on the same network may come in with a link."""
    language: Language | None
    """The language to begin with; None: what the browser asks for."""


def default_data_folder(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> Path:
    """The person's own data folder of this operating system.

    Not inside the program's folder: the data outlive a fresh download of the program.
    """
    home = Path.home()
    if platform == "win32":
        base = environment.get("LOCALAPPDATA")
        return (Path(base) if base else home / "AppData" / "Local") / FOLDER_NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / FOLDER_NAME
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else home / ".local" / "share") / FOLDER_NAME


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in ``environment``, with defaults for what is not set.

    Raises SetupError naming every setting that cannot be used.
    """
    problems = []
    folders = {}
    for name in ("READINESS_DATA", "READINESS_BACKUPS"):
        text = environment.get(name, "").strip()
        path = Path(text).expanduser() if text else None
        if path is not None and path.exists() and not path.is_dir():
            problems.append(Problem(BAD_FOLDER, name, values={"path": text}))
        folders[name] = path.absolute() if path is not None else None
    data = folders["READINESS_DATA"] or default_data_folder(environment=environment)
    url = environment.get("READINESS_DATABASE_URL", "").strip()
    if url and url.partition(":")[0] not in _SCHEMES:
        problems.append(
            Problem(
                BAD_DATABASE_URL,
                "READINESS_DATABASE_URL",
                values={"scheme": url.partition(":")[0]},
            )
        )
    port = environment.get("READINESS_PORT", "").strip() or "8501"
    if not (port.isdecimal() and 0 < int(port) < 65536):
        problems.append(_bad("READINESS_PORT", port, "1-65535", "1-65535"))
    lan = environment.get("READINESS_LAN", "").strip() or "0"
    if lan not in ("0", "1"):
        problems.append(_bad("READINESS_LAN", lan, "0 hoặc 1", "0 or 1"))
    language = environment.get("READINESS_LANGUAGE", "").strip() or None
    if language not in (None, "vi", "en"):
        problems.append(_bad("READINESS_LANGUAGE", language, "vi hoặc en", "vi or en"))
    if problems:
        raise SetupError(*problems)
    return Settings(
        data=data,
        database_url=url or f"sqlite:///{(data / DATABASE_NAME).as_posix()}",
        backups=folders["READINESS_BACKUPS"] or data / "backups",
        port=int(port),
        is_lan=lan == "1",
        language="vi" if language == "vi" else "en" if language else None,
    )


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read_settings(os.environ)


def _bad(name: str, value: str | None, vi: str, en: str) -> Problem:
    values = {"value": value, "expected_vi": vi, "expected_en": en}
    return Problem(BAD_SETTING, name, values=values)
