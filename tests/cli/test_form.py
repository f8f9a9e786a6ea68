"""``form`` writes a form; ``import`` and the other commands read it back."""

import json

import pytest
from typer.testing import CliRunner

from assessment.cli.app import app
from assessment.exchange.assessment_file import read
from assessment.services import responding, transfer
from assessment.services.access import local_actor
from tests.exchange.foreign_forms import (
    ANSWERS,
    COMPANY,
    EVIDENCE,
    IDS,
    cell_of,
    form,
    put,
)

ON = ["--on", "2026-11-22"]


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        return CliRunner().invoke(app, arguments)

    return call


def test_help_has_an_example(run):
    shown = " ".join(run("form", "--help").output.split())
    assert "Example: python -m assessment form --depth express --out form.xlsx" in shown


@pytest.mark.parametrize("depth", ["quick", "express", "full"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_empty_form_is_written_and_read_back(run, depth, language):
    options = ["--depth", depth, "--language", language]
    assert run("form", *options, "--out", "a.xlsx").output == "a.xlsx\n"
    found = run("score", "a.xlsx", *ON, "--json")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["depth"] == depth


def test_a_module_has_a_form(run):
    arguments = ["--questionnaire", "food-processing", "--out", "a.xlsx"]
    assert run("form", *arguments).exit_code == 0
    found = json.loads(run("score", "a.xlsx", *ON, "--json").stdout)
    assert found["questionnaire"] == "food-processing"


def test_a_filled_form_is_stored_with_its_evidence(run, tmp_path, sqlite_database):
    (tmp_path / "filled.xlsx").write_bytes(form())
    done = run("import", "filled.xlsx", "--language", "en")
    assert done.exit_code == 0
    assert done.stderr.startswith("filled.xlsx  X032  this is a form of version 1.0.0;")
    stored = responding.open_set(local_actor(), done.stdout.strip())
    assert stored.responses().answers == ANSWERS
    assert stored.company() == COMPANY
    shown = {name: one.evidence for name, one in stored.answers.items()}
    assert {name: text for name, text in shown.items() if text} == EVIDENCE
    exported = read(transfer.export(local_actor(), stored.id).encode(), "a.yaml")
    assert exported.evidence == EVIDENCE
    again = transfer.import_file(local_actor(), exported)
    assert again.answers[IDS[0]].evidence == EVIDENCE[IDS[0]]


def test_a_form_can_be_handed_out_with_what_is_known(run, tmp_path):
    (tmp_path / "filled.xlsx").write_bytes(form())
    options = ["--for", "filled.xlsx", "--depth", "express", "--language", "en"]
    assert run("form", *options, "--out", "again.xlsx").exit_code == 0
    first, second = (
        json.loads(run("score", name, *ON, "--json").stdout)
        for name in ("filled.xlsx", "again.xlsx")
    )
    assert first == second


def test_every_cell_that_cannot_be_read_is_a_line(run, tmp_path, sqlite_database):
    (tmp_path / "a.xlsx").write_bytes(put({IDS[0]: "hơi hơi", IDS[1]: "9"}))
    done = run("import", "a.xlsx")
    assert done.exit_code == 1
    assert [line.split("  ")[:2] for line in done.stderr.splitlines()] == [
        [f"a.xlsx:{cell_of(IDS[0])}", "X017"],
        [f"a.xlsx:{cell_of(IDS[1])}", "X016"],
    ]
    assert responding.list_sets(local_actor()) == ()


def test_a_paper_form_is_a_pdf(run, tmp_path):
    assert run("form", "--paper", "--out", "a.pdf").exit_code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--out", "a.pdf"], "X040"),
        (["--out", "a.csv"], "X040"),
        (["--paper", "--out", "a.xlsx"], "X040"),
        (["--paper", "--for", "b.yaml", "--out", "a.pdf"], "X041"),
        (["--questionnaire", "bakery", "--out", "a.xlsx"], "X008"),
        (["--for", "none.xlsx", "--out", "a.xlsx"], "C001"),
        (["--out", "no/a.xlsx"], "F012"),
    ],
)
def test_wrong_use_is_one_line(run, arguments, code):
    done = run("form", *arguments)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert code in line
