"""The answers tried for a question turn every comparison with it both ways."""

import pytest

from assessment.model.condition import leaves_of
from assessment.scoring.conditions import judge
from assessment.support.plausible import plausible_values
from assessment.support.rulebook import rulebook_of
from assessment.support.size_class import SME_CLASSES, size_classes_of
from tests.support.companies import BILLION, FACTS, ON, PROGRAMMES

BOOK = rulebook_of(PROGRAMMES, FACTS)
ASKED = {fact.id: fact for fact in FACTS.facts if fact.known_by == "firm"}
LEAVES = [
    leaf
    for programme in PROGRAMMES
    for criterion in programme.criteria
    for leaf in leaves_of(criterion.when)
    if getattr(leaf, "fact", "") in ASKED
]


@pytest.mark.parametrize("leaf", LEAVES, ids=str)
def test_every_comparison_turns_both_ways(leaf: object) -> None:
    fact = getattr(leaf, "fact", "")
    values = plausible_values(ASKED[fact], BOOK, ON)
    assert {judge(leaf, {fact: value}) for value in values} == {True, False}


def test_dates_turn_a_limit_in_years_both_ways() -> None:
    values = plausible_values(ASKED["first_registration_date"], BOOK, ON)
    assert {"2021-11-22", "2021-11-20", "2023-11-22", "2023-11-20"} == set(values)


@pytest.mark.parametrize(
    ("fact", "others"),
    [
        ("employees_si_avg_prev_year", {"revenue_prev_year_vnd": BILLION}),
        ("revenue_prev_year_vnd", {"total_capital_prev_year_vnd": 400 * BILLION}),
        ("total_capital_prev_year_vnd", {"revenue_prev_year_vnd": 400 * BILLION}),
    ],
)
def test_numbers_turn_the_size_class_both_ways(
    fact: str, others: dict[str, int]
) -> None:
    firm = {
        "legal_form": "llc",
        "main_vsic_code": "25",
        "employees_si_avg_prev_year": 8,
        **others,
    }
    found = {
        size_classes_of(firm | {fact: value}, ON) <= set(SME_CLASSES)
        for value in plausible_values(ASKED[fact], BOOK, ON)
    }
    assert found == {True, False}
