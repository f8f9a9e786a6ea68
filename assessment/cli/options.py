"""Options and arguments that several commands share."""

import datetime
import re
from pathlib import Path
from typing import Annotated

import typer

from assessment.model.actor import Actor
from assessment.model.base import Language

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Around a date rules count years back and on; beyond these no law is recorded."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _date(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        year = datetime.date.fromisoformat(text).year
    except ValueError:
        year = None
    if year is None or not _ISO.fullmatch(text):
        raise typer.BadParameter("write a real date as 2026-11-22")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise typer.BadParameter(f"the year must be from {FIRST_YEAR} to {LAST_YEAR}")
    return text


def today() -> str:
    """Today as an ISO date; below the command line the date is always passed."""
    return datetime.datetime.now().astimezone().date().isoformat()


On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        callback=_date,
        help="Date of evaluation, as 2026-11-22. Default: today.",
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON with documented keys.")
]
BulkOption = Annotated[
    bool, typer.Option("--bulk", help="FILE is a table of companies.")
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE.csv",
        help="With --bulk: write the verdicts, one row a company.",
    ),
]
LanguageOption = Annotated[
    Language,
    typer.Option(
        "--language",
        envvar="READINESS_LANGUAGE",
        help="Language of texts.",
    ),
]


def operator() -> Actor:
    """Who works at the command line: the owner of this machine's data."""
    return Actor(workspace_id="personal", role="owner", name="cli")
