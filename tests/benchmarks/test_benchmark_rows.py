"""Rows, the command, and what lies in the folder."""

import doctest
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import rows, scoring, survey_core, timing
from benchmarks.__main__ import FAMILIES, main
from benchmarks.million import million
from benchmarks.rows import Row, closing, lines

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks"


def _files() -> list[Path]:
    return [
        path
        for path in FOLDER.rglob("*")
        if path.is_file() and not {".cache", "__pycache__"} & set(path.parts)
    ]


def _row(figure: float, limit: str, budget: float) -> Row:
    return Row("name", "work", figure, "x", limit, budget, "ours", "theirs")  # type: ignore[arg-type]  # the caller's literal


@pytest.mark.parametrize(
    ("figure", "limit", "budget", "is_met"),
    [
        (50, "at least", 50, True),
        (49.9, "at least", 50, False),
        (1.5, "at most", 1.5, True),
        (1.51, "at most", 1.5, False),
        (0, "at most", 0, True),
    ],
)
def test_a_budget_is_met_up_to_and_with_its_limit(
    figure: float, limit: str, budget: float, is_met: bool
) -> None:
    assert _row(figure, limit, budget).is_met is is_met


def test_a_missed_row_says_so_in_words_and_in_json() -> None:
    row = _row(1.7, "at most", 1.2)
    assert next(lines(row)).split()[:2] == ["missed", "1.70x"]
    assert row.plain()["met"] is False
    assert closing([row], ["peer: why"]) == "0 met, 1 missed, 1 left out"


def test_a_million_can_be_tried_small() -> None:
    found = list(million(count=2000, rounds=1))
    assert [row.name for row in found] == ["million", "million-bands"]
    assert all(row.figure > 0 for row in found)


def test_an_unknown_row_is_refused_with_the_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--only", "speed"])
    assert stopped.value.code == 2
    assert "'one-answer'" in capsys.readouterr().err


def test_a_missing_peer_is_one_line_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(FAMILIES, "million", "tests.benchmarks.tiny:million")
    main(["--only", "one-answer", "--only", "million", "--json"])
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "left out  one-answer: survey-core: Node with npm is missing; "
        "install Node 18 or later"
    ]
    report = json.loads(printed.out)
    assert [row["name"] for row in report["rows"]] == ["million", "million-bands"]
    assert len(report["left_out"]) == 1


def test_peers_are_pinned_to_one_version() -> None:
    pins = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    for version in pins["dependencies"].values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    lines_of = (FOLDER / "requirements.txt").read_text(encoding="utf-8").split()
    assert lines_of
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", line) for line in lines_of)


def test_benchmarks_name_no_outside_address() -> None:
    address = re.compile(r"(?:https?|wss?|ftp)://([^\s/\"'`)]*)")
    for path in _files():
        text = path.read_text(encoding="utf-8")
        hosts = {host.partition(":")[0] for host in address.findall(text)}
        assert hosts <= {"127.0.0.1", "{HOST}"}, path


def test_every_row_is_explained() -> None:
    text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for family in FAMILIES:
        assert f"`{family}`" in text


def test_the_bare_page_is_bare() -> None:
    text = "".join(
        (FOLDER / name).read_text(encoding="utf-8")
        for name in ("bare_app.py", "bare_page.py")
    )
    assert len(text.splitlines()) <= 30
    assert "assessment" not in text


@pytest.mark.parametrize("module", [rows, scoring, survey_core, timing])
def test_examples_in_the_code_hold(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
