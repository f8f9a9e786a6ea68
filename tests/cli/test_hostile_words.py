"""What stands in files and options reaches the terminal as plain words, or not."""

import json
from dataclasses import replace
from typing import get_args

import pytest
from typer.testing import CliRunner

from assessment.cli.app import app
from assessment.cli.output import print_json, print_text
from assessment.cli.pilot_text import pilot_text
from assessment.cli.text import score_text
from assessment.content.library import shipped_library
from assessment.errors import Problem
from assessment.errors.tables import UNKNOWN_COLUMN
from assessment.model.base import Language, Wording
from assessment.model.responses import AssessmentFile, PilotRecord
from assessment.services import pilot_report, results
from assessment.services.access import local_actor

ON = "2026-11-22"
ESCAPES = "\x1b]0;PWN\x07\x1b[2J\x9b2J\u202ecba\u2066"
ANSWERS = AssessmentFile(
    questionnaire="smart-manufacturing",
    version="1.1.0",
    pilot=PilotRecord(respondent="a", role="owner"),
)


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"]
)
@pytest.mark.parametrize(
    "command", [["programmes", "list"], ["programmes", "stale"], ["support", "--bulk"]]
)
def test_years_of_no_law_are_refused_in_words(command: list[str], day: str) -> None:
    given = ["-"] if command[-1] == "--bulk" else []
    found = CliRunner().invoke(app, [*command, *given, "--on", day], input="name\nA\n")
    assert found.exit_code == 2
    assert "1900" in found.output
    assert "2200" in found.output


@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
def test_the_first_and_the_last_year_can_be_judged(day: str) -> None:
    found = CliRunner().invoke(app, ["programmes", "list", "--on", day])
    assert found.exit_code == 0, found.output


def test_square_brackets_in_titles_are_words_not_markup() -> None:
    questionnaire = shipped_library().questionnaire("smart-manufacturing", "1.1.0")
    result = results.result_of_file(local_actor(), ANSWERS, on=ON)
    title = Wording(vi="Dữ liệu [/red] [bold]", en="Data [/red] [bold]")
    named = tuple(replace(node, name=title) for node in result.dimensions)
    shown = score_text(replace(result, dimensions=named), questionnaire, "en")
    assert "Data [/red] [bold]" in shown


def test_square_brackets_in_the_table_of_a_pilot_are_words() -> None:
    (report,) = pilot_report.of_files(local_actor(), [ANSWERS], on=ON)
    items = tuple(
        replace(item, indicator="a[/red]", asked=1) for item in report.items[:1]
    )
    assert "a[/red]" in pilot_text([replace(report, items=items)], "en")


def test_a_message_never_steers_the_terminal() -> None:
    values = {"found": ESCAPES, "hint": Wording(vi=ESCAPES, en=ESCAPES)}
    problem = Problem(UNKNOWN_COLUMN, f"a{ESCAPES}.csv", 1, 2, values)
    for language in get_args(Language):
        line = problem.line_of_text(language)
        assert line.isprintable()
        assert "PWN" in line


def test_what_is_printed_never_steers_the_terminal(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    print_text(f"Tên\n{ESCAPES}")
    printed = capfdbinary.readouterr().out.decode()
    assert printed.replace("\n", "").isprintable()
    assert printed.splitlines()[0] == "Tên"


def test_json_is_escaped_and_says_the_same(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    data = {"name": f"Cơ khí\u00a0A\n{ESCAPES}\ud800\U0001f600"}
    print_json(data)
    printed = capfdbinary.readouterr().out.decode()
    assert printed.replace("\n", "").replace("\u00a0", "").isprintable()
    assert "Cơ khí" in printed
    assert json.loads(printed) == data
