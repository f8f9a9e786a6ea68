"""Size class by Decree 80/2021/NĐ-CP: vectors, borders, bands, and what is unknown."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.model.company import Company, Range
from assessment.support.size_class import (
    CLASSES,
    anniversary,
    open_size_inputs,
    possible_size_classes,
    size_classes_of,
    years_between,
)
from tests.support.companies import BILLION, FACTS, ON

EMPLOYEES = "employees_si_avg_prev_year"
REVENUE = "revenue_prev_year_vnd"
CAPITAL = "total_capital_prev_year_vnd"


def firm(
    employees: Any = None,
    revenue: Any = None,
    capital: Any = None,
    *,
    vsic: str | None = "25",
    form: str | None = "llc",
    **more: Any,
) -> dict[str, Any]:
    """Facts of a firm; money in billions unless it is a band."""
    facts = {
        EMPLOYEES: employees,
        REVENUE: revenue * BILLION if isinstance(revenue, int | float) else revenue,
        CAPITAL: capital * BILLION if isinstance(capital, int | float) else capital,
        "main_vsic_code": vsic,
        "legal_form": form,
        **more,
    }
    return {
        fact: int(value)
        if fact in (REVENUE, CAPITAL) and not isinstance(value, Range)
        else value
        for fact, value in facts.items()
        if value is not None
    }


def classes(facts: dict[str, Any]) -> set[str]:
    """The possible classes of a company with these facts."""
    return set(possible_size_classes(Company(facts=facts), FACTS, ON))


@pytest.mark.parametrize(
    ("employees", "revenue", "capital", "expected"),
    [
        (8, 2, None, {"micro"}),
        (8, 5, None, {"micro", "small"}),
        (8, 5, 2, {"micro"}),
        (90, 80, 19, {"small"}),
        (150, 150, None, {"medium"}),
        (201, 1, 1, {"large"}),
        (10, 3, None, {"micro"}),
    ],
)
def test_vectors_of_the_fact_base(
    employees: int, revenue: int, capital: int | None, expected: set[str]
) -> None:
    assert classes(firm(employees, revenue, capital)) == expected


@pytest.mark.parametrize(
    ("vsic", "limits"),
    [
        ("25", [(10, 3, 3), (100, 50, 20), (200, 200, 100)]),
        ("01", [(10, 3, 3), (100, 50, 20), (200, 200, 100)]),
        ("35", [(10, 3, 3), (100, 50, 20), (200, 200, 100)]),
        ("43", [(10, 3, 3), (100, 50, 20), (200, 200, 100)]),
        ("45", [(10, 10, 3), (50, 100, 50), (100, 300, 100)]),
        ("62", [(10, 10, 3), (50, 100, 50), (100, 300, 100)]),
    ],
)
def test_every_border_is_inclusive(
    vsic: str, limits: list[tuple[int, int, int]]
) -> None:
    for place, (people, revenue, capital) in enumerate(limits):
        own, above = CLASSES[place], CLASSES[place + 1]
        over = 400
        at = firm(people, revenue, over, vsic=vsic)
        assert classes(at) == {own}
        assert classes(firm(people, over, capital, vsic=vsic)) == {own}
        by_one = firm(people, over, capital, vsic=vsic)
        by_one[CAPITAL] += 1
        by_one[REVENUE] = revenue * BILLION + 1
        assert own not in classes(by_one)
        assert own not in classes(firm(people + 1, revenue, capital, vsic=vsic))
        assert classes(firm(people + 1, 1, 1, vsic=vsic)) == {above}


@pytest.mark.parametrize(
    "form", ["household_business", "individual_business", "cooperative"]
)
def test_what_is_no_enterprise_has_no_size_class(form: str) -> None:
    assert classes(firm(8, 2, form=form)) == {"not_enterprise"}


def test_an_unknown_legal_form_leaves_no_enterprise_possible() -> None:
    assert classes(firm(8, 2, form=None)) == {"micro", "not_enterprise"}
    assert classes({}) == {*CLASSES, "not_enterprise"}


def test_an_unknown_line_of_business_leaves_both_groups_possible() -> None:
    assert classes(firm(150, 150, vsic=None)) == {"medium", "large"}
    assert classes(firm(45, 30, vsic=None)) == {"small"}


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        (Range(at_most=3 * BILLION), {"micro"}),
        (Range(at_least=BILLION, at_most=3 * BILLION + 1), {"micro", "small"}),
        (Range(at_least=3 * BILLION + 1, at_most=50 * BILLION), {"small"}),
        (Range(at_least=200 * BILLION + 1), {"large"}),
    ],
)
def test_a_band_decides_only_when_wholly_on_one_side(
    band: Range, expected: set[str]
) -> None:
    assert classes(firm(8, band, 400)) == expected


@pytest.mark.parametrize("revenue", [0, Range(at_least=0, at_most=0), Range(at_most=0)])
def test_no_revenue_is_judged_by_capital_however_it_is_written(revenue: Any) -> None:
    over = firm(9, revenue)
    over[CAPITAL] = 100 * BILLION + 1
    assert classes(over) == {"large"}
    assert classes(firm(9, revenue, 20)) == {"small"}
    assert open_size_inputs(firm(9, revenue), ON) == (CAPITAL,)


def test_a_band_from_zero_means_that_there_is_revenue() -> None:
    over = firm(9, Range(at_least=0, at_most=1))
    over[CAPITAL] = 100 * BILLION + 1
    assert classes(over) == {"micro"}


def test_a_band_of_employees_counts_like_one_of_money() -> None:
    assert classes(firm(Range(at_least=5, at_most=10), 1)) == {"micro"}
    assert classes(firm(Range(at_least=5, at_most=11), 1)) == {"micro", "small"}


def test_a_band_counts_as_all_its_values() -> None:
    low, high = firm(8, 1, 1), firm(8, 400, 400)
    low[REVENUE] = Range(at_least=2 * BILLION, at_most=60 * BILLION)
    high[REVENUE] = Range(at_least=2 * BILLION, at_most=60 * BILLION)
    assert classes(low) == {"micro"}
    assert classes(high) == {"micro", "small", "medium"}


def test_under_one_year_capital_alone_decides_whatever_the_revenue() -> None:
    young = {"first_registration_date": "2025-11-23"}
    old = {"first_registration_date": "2025-11-22"}
    assert classes(firm(8, None, 15, **young)) == {"small"}
    assert classes(firm(8, None, 15, **old)) == {"micro", "small"}
    assert classes(firm(8, 2, 15, **young)) == {"small"}
    assert classes(firm(8, 2, 15, **old)) == {"micro"}
    assert classes(firm(8, 2, 15)) == {"micro"}
    assert classes(firm(8, 400, 2, **young)) == {"micro"}
    assert classes(firm(8, 2, None, **young)) == set(CLASSES)


def test_under_one_year_only_capital_and_headcount_are_open() -> None:
    young = {"first_registration_date": "2025-11-23"}
    assert open_size_inputs(firm(8, None, None, **young), ON) == (CAPITAL,)
    assert open_size_inputs(firm(8, 2, None, **young), ON) == (CAPITAL,)
    assert open_size_inputs(firm(8, None, 15, **young), ON) == ()


def test_revenue_of_zero_leaves_capital_to_decide() -> None:
    assert classes(firm(8, 0, 400)) == {"large"}
    assert classes(firm(8, 0, 2)) == {"micro"}
    assert classes(firm(8, 0)) == set(CLASSES)


def test_dont_know_and_unusable_values_are_unknown() -> None:
    assert classes(firm(8, 2) | {EMPLOYEES: "dont-know"}) == set(CLASSES)
    assert classes(firm(8, 2) | {EMPLOYEES: True}) == set(CLASSES)
    assert classes(firm(8, 2) | {"legal_form": "kolkhoz"}) == {
        "micro",
        "not_enterprise",
    }


def test_only_inputs_that_could_change_the_class_are_open() -> None:
    assert open_size_inputs(firm(8, 2), ON) == ()
    assert open_size_inputs(firm(8, 5), ON) == (CAPITAL,)
    assert open_size_inputs(firm(300), ON) == ()
    assert open_size_inputs(firm(150), ON) == (REVENUE, CAPITAL)
    assert open_size_inputs(firm(form="cooperative"), ON) == ()
    assert open_size_inputs(firm(None, 2), ON) == (EMPLOYEES,)
    assert open_size_inputs(firm(8, 2, form=None), ON) == ("legal_form",)
    assert open_size_inputs(firm(45, 30, vsic=None), ON) == ()


PEOPLE = (8, 10, 11, 100, 101, 200, 201)
MONEY = tuple(
    limit * BILLION + step for limit in (3, 20, 50, 100, 200) for step in (0, 1)
)
AMOUNTS = st.one_of(st.none(), st.sampled_from(MONEY))


@given(st.one_of(st.none(), st.sampled_from(PEOPLE)), AMOUNTS, AMOUNTS)
def test_open_inputs_are_exactly_those_some_completion_turns_on(
    people: int | None, revenue: int | None, capital: int | None
) -> None:
    given_facts = {EMPLOYEES: people, REVENUE: revenue, CAPITAL: capital}
    points = {EMPLOYEES: PEOPLE, REVENUE: MONEY, CAPITAL: MONEY}
    known = {fact: value for fact, value in given_facts.items() if value is not None}
    base = {"legal_form": "llc", "main_vsic_code": "25"}
    turning = set()
    unknown = [fact for fact in given_facts if fact not in known]
    for fact in unknown:
        others = [other for other in unknown if other != fact]
        for values in product(*(points[other] for other in others)):
            world = base | known | dict(zip(others, values, strict=True))
            found = {
                size_classes_of(world | {fact: value}, ON) for value in points[fact]
            }
            if len(found) > 1:
                turning.add(fact)
                break
    assert set(open_size_inputs(base | known, ON)) == turning


def test_years_are_whole_on_anniversaries_only() -> None:
    start = datetime.date(2021, 11, 22)
    assert years_between(start, datetime.date(2026, 11, 22)) == 5
    assert 4.99 < years_between(start, datetime.date(2026, 11, 21)) < 5
    assert 5 < years_between(start, datetime.date(2026, 11, 23)) < 5.01
    assert years_between(start, start) == 0
    assert years_between(start, datetime.date(2021, 11, 21)) < 0


def test_years_from_29_february_end_on_28_february() -> None:
    leap = datetime.date(2024, 2, 29)
    assert anniversary(leap, 1) == datetime.date(2025, 2, 28)
    assert years_between(leap, datetime.date(2025, 2, 28)) == 1
    assert years_between(leap, datetime.date(2025, 3, 1)) > 1
    assert years_between(leap, datetime.date(2028, 2, 28)) < 4
    assert years_between(leap, datetime.date(2028, 2, 29)) == 4


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)),
    st.integers(0, 15_000),
)
def test_years_grow_with_every_day(start: datetime.date, days: int) -> None:
    end = start + datetime.timedelta(days=days)
    later = end + datetime.timedelta(days=1)
    assert years_between(start, end) < years_between(start, later)
