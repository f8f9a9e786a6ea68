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
from assessment.errors.services import BAD_DATABASE_URL, BAD_FOLDER

FOLDER_NAME = "readiness"
DATABASE_NAME = "readiness.sqlite3"
SETTINGS = ("READINESS_DATA", "READINESS_DATABASE_URL", "READINESS_BACKUPS")
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
    if problems:
        raise SetupError(*problems)
    return Settings(
        data=data,
        database_url=url or f"sqlite:///{(data / DATABASE_NAME).as_posix()}",
        backups=folders["READINESS_BACKUPS"] or data / "backups",
    )


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read_settings(os.environ)
