"""Many companies at once are judged as each of them is alone."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.base import Wording
from assessment.model.company import Company, FactValue, Range
from assessment.model.condition import AllOf, AnyOf, Condition, FactCondition, Not
from assessment.model.programme import Criterion, Edition
from assessment.scoring.conditions import compiled, judge
from assessment.support.bulk import judge_many
from assessment.support.bulk_columns import columns_of, columns_of_companies
from assessment.support.bulk_conditions import Conditions, tri
from assessment.support.verdicts import judge_support
from tests.support.companies import (
    FACTS,
    ON,
    PROGRAMMES,
    companies,
    near_eligible,
    values_of,
)

CODES = {
    "eligible": 1,
    "met": 1,
    "unknown": 0,
    "not-met": -1,
    "not-eligible": -1,
}
DATES = (ON, "2026-06-30", "2025-01-01", "2022-03-01", "2030-01-01")
DERIVED: dict[str, tuple[FactValue, ...]] = {
    "size_class": ("micro", "medium", "not_enterprise"),
    "years_since_first_registration": (1, 6, Range(at_least=2, at_most=9)),
    "sector": ("metal", "other"),
    "is_manufacturing": (True, False),
    "is_private_enterprise": (True, False),
    "qualifies_innovative_startup_decree80": (True, False),
}


@st.composite
def firms(draw: st.DrawFn) -> Company:
    """A firm on the borders of the law; some numbers are ranges, some not known."""
    facts: dict[str, Any] = draw(st.one_of(companies(), near_eligible()))
    numbers = [
        fact
        for fact, value in facts.items()
        if isinstance(value, int) and not isinstance(value, bool)
    ]
    for fact in draw(st.lists(st.sampled_from(numbers), max_size=8)) if numbers else ():
        ends = sorted(draw(st.sampled_from(values_of(fact))) for _ in range(2))
        is_open = draw(st.sampled_from(("neither", "low", "high")))
        facts[fact] = Range(
            at_least=None if is_open == "low" else ends[0],
            at_most=None if is_open == "high" else ends[1],
        )
    for fact in (
        draw(st.lists(st.sampled_from(sorted(facts)), max_size=2)) if facts else ()
    ):
        facts[fact] = draw(st.sampled_from(("dont-know", "no such value", -(10**30))))
    for fact in draw(st.lists(st.sampled_from(sorted(DERIVED)), max_size=2)):
        facts[fact] = draw(st.sampled_from(DERIVED[fact]))
    return Company(facts=facts)


@settings(deadline=None, max_examples=100)
@given(st.lists(firms(), min_size=1, max_size=7), st.sampled_from(DATES))
def test_every_verdict_and_outcome_is_that_of_the_firm_alone(
    several: list[Company], on: str
) -> None:
    found = judge_many(PROGRAMMES, several, facts=FACTS, on=on, chunk=3)
    for place, company in enumerate(several):
        alone = judge_support(PROGRAMMES, company, facts=FACTS, on=on, needs={})
        by_id = {result.programme.id: result for result in alone.programmes}
        for programme, verdicts, rows in zip(
            found.programmes, found.verdict, found.rows, strict=True
        ):
            result = by_id[programme.id]
            assert verdicts[place] == CODES[result.verdict], programme.id
            outcomes = [CODES[criterion.result] for criterion in result.criteria]
            assert found.outcome[rows, place].tolist() == outcomes, programme.id
