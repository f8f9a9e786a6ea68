"""``programmes list | show | stale`` as a person and a script use them."""

import json

import pytest
from typer.testing import CliRunner

from assessment.cli.app import app

ON = ["--on", "2026-11-22"]
FILE = """
questionnaire: smart-manufacturing
version: "1.0.0"
company: {facts: {legal_form: llc, employees_si_avg_prev_year: 45}}
answers: {}
"""


def run(*arguments):
    return CliRunner().invoke(app, arguments)


def test_programmes_are_listed_by_words_without_marks():
    result = run("programmes", "list", "--search", "quy doi moi cong nghe", *ON)
    assert result.exit_code == 0
    assert "natif-voucher" in result.output
    assert "chương trình đang mở" in result.output


def test_programmes_as_json_carry_standing_verdict_and_freshness(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(FILE, "utf-8")
    options = ["--for", str(path), "--need", "erp_mes", "--json"]
    result = run("programmes", "list", *options, *ON)
    found = json.loads(result.output)
    assert found["on"] == "2026-11-22"
    rows = {row["id"]: row for row in found["programmes"]}
    assert all("erp_mes" in row["needs"] for row in rows.values())
    assert rows["sme-dx-consulting"]["standing"] == "apply"
    assert rows["sme-dx-consulting"]["freshness"] == "fresh"
    assert rows["sme-dx-consulting"]["verdict"] == "unknown"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("Điều kiện", "Báo sai", "Điều 11.1")),
        ("en", ("Condition", "A mistake", "Điều 11.1")),
    ],
)
def test_one_programme_is_shown_in_full_with_a_text_to_report_an_error(language, words):
    result = run("programmes", "show", "sme-dx-consulting", "--language", language, *ON)
    assert result.exit_code == 0
    assert [word for word in words if word not in result.output] == []


@pytest.mark.parametrize(
    ("programme", "until", "recorded", "words"),
    [
        ("sme-dx-consulting", "2025-02-28", True, "Judged by the rule that ended on"),
        ("natif-voucher", "2025-10-13", False, "The rules until 13 October 2025"),
    ],
)
def test_a_programme_of_an_earlier_day_says_that_an_old_rule_was_judged(
    programme, until, recorded, words
):
    show = ("programmes", "show", programme)
    old = ("--on", "2025-02-01")
    assert words in run(*show, *old, "--language", "en").output
    edition = json.loads(run(*show, *old, "--json").output)["edition"]
    assert (edition["valid_until"], edition["rules_recorded"]) == (until, recorded)
    assert set(edition["because"]) == {"vi", "en"}
    assert words not in run(*show, *ON, "--language", "en").output
    assert json.loads(run(*show, *ON, "--json").output)["edition"] is None


def test_every_tier_is_shown_with_its_own_article():
    lines = run("programmes", "show", "sme-dx-consulting", *ON).output.splitlines()
    start = lines.index("Được hỗ trợ")
    tiers = lines[start + 1 : lines.index("", start)]
    assert tiers
    assert [line for line in tiers if "[Nghị định" not in line] == []


def test_an_unknown_programme_is_one_line_with_the_nearest():
    result = run("programmes", "show", "sme-dx-consultin", "--language", "en", *ON)
    assert result.exit_code == 1
    assert result.stderr.startswith("P001  ")
    assert "sme-dx-consulting" in result.stderr


@pytest.mark.parametrize(
    ("on", "code", "word"),
    [("2027-02-19", None, "90"), ("2027-05-20", 1, "180")],
)
def test_rows_to_check_again_are_listed(on, code, word):
    result = run("programmes", "stale", "--on", on, "--language", "en")
    line = next(x for x in result.output.splitlines() if "sme-dx-consulting" in x)
    assert f"{word} days" in line
    assert code is None or result.exit_code == code


def test_rows_to_check_again_as_json_name_their_sources():
    result = run("programmes", "stale", "--on", "2027-05-20", "--json")
    rows = {row["id"]: row for row in json.loads(result.output)["programmes"]}
    assert rows["sme-dx-consulting"]["freshness"] == "overdue"
    assert rows["sme-dx-consulting"]["sources"]


def test_rows_to_check_again_stand_by_severity_then_standing():
    result = run("programmes", "stale", "--on", "2027-05-20", "--json")
    rows = json.loads(result.output)["programmes"]
    severity = ["expired", "overdue", "stale"]
    standing = ["apply", "check-first", "watch", "closed", "background"]
    places = [
        (
            severity.index(row["freshness"]),
            standing.index(row["standing"]),
            -row["days"],
        )
        for row in rows
    ]
    assert places == sorted(places)
    assert {row["standing"] for row in rows} >= {"apply", "check-first"}
    text = run("programmes", "stale", "--on", "2027-05-20", "--language", "en").output
    ids = [line.split()[0] for line in text.splitlines()[:-1]]
    assert ids == [row["id"] for row in rows]
    (open_row,) = [x for x in text.splitlines() if x.startswith("sme-dx-consulting ")]
    assert open_row.endswith("| programme open")


@pytest.mark.parametrize("command", ["list", "show", "stale"])
def test_every_command_has_help_with_an_example(command):
    found = run("programmes", command, "--help")
    assert found.exit_code == 0
    words = " ".join(found.output.split())
    assert f"Example: python -m assessment programmes {command}" in words
