"""Every change of the law has a case: what held the day before, what on the day.

The cases stand in ``tests/cases/law-changes.yaml``, readable and to be added to without
Python; its head says what a case may expect.
"""

import datetime
from pathlib import Path
from typing import Any

import pytest

from assessment.content.library import shipped_library
from assessment.content.reader import read_yaml
from assessment.model.base import Wording
from assessment.model.company import Company
from assessment.model.programme import Programme
from assessment.model.result import ProgrammeResult
from assessment.support.verdicts import judge_support

PATH = Path(__file__).parents[1] / "cases" / "law-changes.yaml"
DATA: Any = read_yaml(PATH.read_bytes(), PATH.name).data
CASES: list[dict[str, Any]] = DATA["cases"]
LIBRARY = shipped_library()
CHANGES = {change.id: change for change in LIBRARY.law_changes()}
PROGRAMMES = {programme.id: programme for programme in LIBRARY.programmes()}
EXPECTED = {
    *("on", "rule", "verdict", "standing", "in_force", "recommended"),
    *("says", "says_not"),
}


def day_of(case: dict[str, Any], side: str) -> str:
    """The day a case looks at: its own, or that of its change."""
    own: str | None = case[side].get("on")
    if own is not None:
        return own
    date = CHANGES[case["change"]].date
    assert date is not None
    day = datetime.date.fromisoformat(date)
    return (day - datetime.timedelta(days=side == "before")).isoformat()


def judged(programme: str, facts: dict[str, Any], on: str) -> ProgrammeResult:
    """One programme for a firm that needs all it gives."""
    support = judge_support(
        LIBRARY.programmes(),
        Company(facts=facts),
        facts=LIBRARY.company_facts(),
        on=on,
        needs=dict.fromkeys(PROGRAMMES[programme].needs, 1.0),
    )
    return next(f for f in support.programmes if f.programme.id == programme)


def rule_of(result: ProgrammeResult) -> str:
    """Which rule was applied."""
    if result.edition is None:
        return "today"
    return "earlier" if result.edition.rules_recorded else "not-read"


def text_of(programme: Programme) -> str:
    """What a person reads of a programme in Vietnamese, with every document cited."""
    words: list[Wording | None] = [programme.agency, programme.offer.summary]
    words += [*programme.steps, *programme.documents, programme.warning]
    references = [*programme.references]
    references += [found.reference for found in programme.criteria if found.reference]
    names = [reference.document for reference in references]
    return "\n".join([word.vi for word in words if word] + names)


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['change']}: {case['programme']}" for case in CASES]
)
def test_case(case: dict[str, Any], side: str) -> None:
    expect = case[side]
    result = judged(case["programme"], case["given"], day_of(case, side))
    found = {
        "rule": rule_of(result),
        "verdict": result.verdict,
        "standing": result.standing,
        "in_force": result.in_force,
        "recommended": result.is_recommended,
    }
    assert {key: found[key] for key in found if key in expect} == {
        key: value for key, value in expect.items() if key in found
    }
    text = text_of(result.programme)
    for words in expect.get("says", ()):
        assert words in text
    for words in expect.get("says_not", ()):
        assert words not in text


def test_every_change_has_a_case_and_every_case_a_change() -> None:
    assert {case["change"] for case in CASES} == set(CHANGES)


def test_a_case_is_of_a_programme_that_its_change_affects() -> None:
    for case in CASES:
        assert case["programme"] in CHANGES[case["change"]].affects
        assert set(case["before"]) | set(case["after"]) <= EXPECTED
        assert "rule" in case["before"]
        assert "rule" in case["after"]


def test_a_day_of_its_own_is_explained() -> None:
    for case in CASES:
        assert ("on" in case["before"]) == ("on" in case["after"])
        assert ("on" in case["before"]) == ("because" in case)
        assert day_of(case, "before") < day_of(case, "after")


EDITIONS = [
    (programme, edition)
    for programme in PROGRAMMES.values()
    for edition in programme.earlier
]


@pytest.mark.parametrize(
    ("programme", "edition"),
    EDITIONS,
    ids=[f"{p.id} until {e.valid_until}" for p, e in EDITIONS],
)
def test_every_edition_belongs_to_a_change_of_its_programme(
    programme: Programme, edition: Any
) -> None:
    following = (
        datetime.date.fromisoformat(edition.valid_until) + datetime.timedelta(days=1)
    ).isoformat()
    dates = {
        change.date for change in CHANGES.values() if programme.id in change.affects
    }
    dates |= {
        day_of(case, "after") for case in CASES if case["programme"] == programme.id
    }
    assert following in dates
    for wording in (edition.because.vi, edition.because.en):
        assert wording.endswith(".")


def test_rules_that_were_not_read_give_no_firm_a_verdict() -> None:
    for programme, edition in EDITIONS:
        if not edition.rules_recorded:
            result = judged(programme.id, {}, edition.valid_until)
            assert (result.verdict, result.is_recommended) == ("unknown", False)
            assert result.edition is edition
