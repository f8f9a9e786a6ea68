"""``pilot``: files, folders and what is stored, as a table and as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from assessment.cli.app import app
from assessment.content.library import choose_content
from assessment.services import catalogue
from assessment.services.access import local_actor
from assessment.storage.engine import Database
from tests import workshop
from tests.workshop import ALWAYS, KEPT

RUN = CliRunner()
FILE = """\
questionnaire: workshop
version: "1.0.0"
depth: quick
company: {{name: "Xưởng Ba"}}
answers: {{plain-item: {level}, always-item: dont-know}}
pilot:
  respondent: {who}
  company: HN-012
  role: {role}
  seconds: {{plain-item: {seconds}}}
  shown: [plain-item, always-item, old-name]
  unclear: {{plain-item: "Sổ nào?"}}
"""


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    yield workshop.write(tmp_path / "content")
    choose_content(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "answers" / "inside"
    found.mkdir(parents=True)
    for who, role, level, seconds in (
        ("a1", "owner", 2, 20),
        ("b2", "production", 3, 30),
    ):
        text = FILE.format(who=who, role=role, level=level, seconds=seconds)
        (found / f"{who}.yaml").write_text(text, "utf-8")
    (found / "read me.txt").write_text("x", "utf-8")
    return found.parent


def run(*words: object) -> tuple[int, str, str]:
    done = RUN.invoke(app, ["pilot", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_a_folder_is_read_with_what_lies_below(content: Path, folder: Path) -> None:
    code, out, _ = run(folder, "--content", content, "--json", "--language", "en")
    assert code == 0
    found = json.loads(out)
    jsonschema.validate(found, catalogue.schema(local_actor(), "pilot"))
    (report,) = found["questionnaires"]
    assert (report["n"], report["finished"]) == (2, 0)
    assert report["roles"] == {"owner": 1, "production": 1}
    first, second, third, *_ = report["items"]
    assert first["levels"] == {"0": 0, "1": 0, "2": 1, "3": 1, "4": 0, "5": 0}
    assert first["seconds"] == {
        "n": 2,
        "lower_quartile": 22.5,
        "median": 25.0,
        "upper_quartile": 27.5,
    }
    assert (first["indicator"], first["unclear"]) == (KEPT, 2)
    assert first["agreement"]["pairs"] == 1
    assert first["agreement"]["within_one"] == 1.0
    assert (second["indicator"], second["dont_know_rate"]) == (ALWAYS, 1.0)
    assert third["stopped"] == 2


def test_what_calls_for_a_second_look_is_said_from_the_first_answer_on(
    content: Path, folder: Path
) -> None:
    options = (folder, "--content", content)
    _, out, _ = run(*options, "--json")
    (report,) = json.loads(out)["questionnaires"]
    first, second, *_ = report["items"]
    assert (first["is_often_unclear"], first["unclear_rate"]) == (True, 1.0)
    assert (second["is_often_unknown"], second["is_enough"]) == (True, False)
    assert (first["rarely_chosen"], first["rest"]["correlation"]) == ([], None)
    assert (report["languages"], report["alpha_within"]) == ({}, None)
    _, out, _ = run(*options, "--language", "en")
    assert "  plain-item: too few answers; unclear to many\n" in out
    assert "  always-item: too few answers; many don't know\n" in out


def test_language_and_size_are_counted_where_they_are_known(
    content: Path, folder: Path
) -> None:
    for path in (folder / "inside").glob("*.yaml"):
        text = path.read_text("utf-8").replace("  role:", "  language: vi\n  role:")
        path.write_text(text, "utf-8")
    code, out, _ = run(folder, "--content", content, "--language", "en")
    assert code == 0
    assert "Language: Vietnamese 2." in out


def test_the_table_names_no_company(content: Path, folder: Path) -> None:
    for language in ("vi", "en"):
        code, out, _ = run(folder, "--content", content, "--language", language)
        assert code == 0
        assert "Xưởng" not in out
        assert "HN-012" not in out
        assert "a1" not in out
        assert "25 (22-28)" in out


def test_files_without_consent_are_left_out(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "plain.yaml"
    file.write_text(FILE.partition("pilot:")[0].format(level=2), "utf-8")
    code, _, error = run(file, "--content", content, "--language", "en")
    assert (code, error.split()[0]) == (1, "F018")


def test_every_fault_of_every_file_is_listed(content: Path, folder: Path) -> None:
    for name in ("x.yaml", "y.json"):
        (folder / name).write_text('{"questionnaire": "none", "version": "1.0.0"}')
    options = ("--content", content, "--language", "en")
    code, out, error = run(folder, *options)
    assert (code, error.count("F001")) == (1, 2)
    assert "2 respondents" in out
    for path in (folder / "inside").glob("*.yaml"):
        path.unlink()
    code, out, error = run(folder, *options)
    assert (code, out, error.count("F001")) == (1, "", 2)


def test_broken_files_do_not_stop_the_report_of_the_others(
    content: Path, folder: Path
) -> None:
    (folder / "broken.yaml").write_text("questionnaire: [", "utf-8")
    options = ("--content", content, "--json", "--language", "en")
    code, out, error = run(folder, *options)
    assert code == 1
    assert json.loads(out)["questionnaires"][0]["n"] == 2
    (line,) = error.splitlines()
    assert "broken.yaml" in line


def test_without_files_it_reads_what_is_stored(sqlite_database: Database) -> None:
    from assessment.services import pilot, responding

    code, _, error = run("--language", "en")
    assert (code, error.split()[0]) == (1, "F018")
    found = responding.start(local_actor(), company_name="Xưởng Ba")
    pilot.opt_in(local_actor(), found.id, role="owner")
    code, out, _ = run("--json")
    assert code == 0
    assert json.loads(out)["questionnaires"][0]["n"] == 1
