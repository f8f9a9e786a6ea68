"""Cases that a lawyer can read and add to: one file a programme, no Python needed.

A case says what is ``given`` of a firm and what to ``expect``: the verdict, the facts
of the criteria that are not met, the facts still to be asked, and those only an agency
knows. What is left out is expected to be empty.
"""

from pathlib import Path
from typing import Any

import pytest

from assessment.content.library import shipped_library
from assessment.content.reader import read_yaml
from assessment.model.company import Company
from assessment.model.result import ProgrammeResult
from assessment.support.verdicts import judge_support

FOLDER = Path(__file__).parents[1] / "cases" / "programmes"
LIBRARY = shipped_library()
PROGRAMMES = {programme.id: programme for programme in LIBRARY.programmes()}
CASES: dict[str, list[dict[str, Any]]] = {
    path.stem: read_yaml(path.read_bytes(), path.name).data["cases"]
    for path in sorted(FOLDER.glob("*.yaml"))
}
EVERY_CASE = [
    pytest.param(programme, case, id=f"{programme}: {case['name']}")
    for programme, cases in CASES.items()
    for case in cases
]


def judged(programme: str, case: dict[str, Any]) -> ProgrammeResult:
    """The result of one programme for the firm of a case."""
    support = judge_support(
        LIBRARY.programmes(),
        Company(facts=case["given"]),
        facts=LIBRARY.company_facts(),
        on=case["on"],
        needs={},
    )
    return next(
        found for found in support.programmes if found.programme.id == programme
    )


@pytest.mark.parametrize(("programme", "case"), EVERY_CASE)
def test_case(programme: str, case: dict[str, Any]) -> None:
    result = judged(programme, case)
    expect = case["expect"]
    not_met = {
        fact
        for criterion in result.criteria
        if criterion.result == "not-met"
        for fact in criterion.facts
    }
    assert (
        result.verdict,
        not_met,
        set(result.missing_facts),
        set(result.ask_agency),
    ) == (
        expect["verdict"],
        set(expect.get("not_met", ())),
        set(expect.get("missing", ())),
        set(expect.get("ask_agency", ())),
    )


def test_every_programme_to_apply_for_has_cases_and_every_case_a_programme() -> None:
    to_apply_for = {
        name
        for name, programme in PROGRAMMES.items()
        if programme.standing not in ("background", "closed")
    }
    assert to_apply_for <= set(CASES) <= set(PROGRAMMES)


@pytest.mark.parametrize("programme", CASES)
def test_cases_of_a_programme_show_every_verdict_it_can_have(programme: str) -> None:
    found = {case["expect"]["verdict"] for case in CASES[programme]}
    if PROGRAMMES[programme].criteria:
        assert found == {"eligible", "not-eligible", "unknown"}
    else:
        assert found == {"eligible"}


@pytest.mark.parametrize("programme", CASES)
def test_every_criterion_is_the_reason_of_some_case(programme: str) -> None:
    failing = {
        fact for case in CASES[programme] for fact in case["expect"].get("not_met", ())
    }
    for criterion in PROGRAMMES[programme].criteria:
        facts = {
            fact
            for found in judged(programme, CASES[programme][0]).criteria
            if found.id == criterion.id
            for fact in found.facts
        }
        assert facts <= failing, criterion.id


@pytest.mark.parametrize("programme", CASES)
def test_cases_of_a_programme_have_names_of_their_own(programme: str) -> None:
    names = [case["name"] for case in CASES[programme]]
    assert len(names) == len(set(names))
