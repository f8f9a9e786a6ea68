"""Many companies at once are judged as each of them is alone."""

import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.base import Wording
from assessment.model.company import Company, FactValue, Range
from assessment.model.condition import AllOf, AnyOf, Condition, FactCondition, Not
from assessment.model.programme import Edition, Programme
from assessment.scoring.conditions import compiled, judge
from assessment.support.bulk import judge_many
from assessment.support.bulk_conditions import tri
from assessment.support.bulk_facts import Facts
from assessment.support.bulk_missing import Missing
from assessment.support.bulk_reading import columns_of, columns_of_companies
from assessment.support.derived_facts import derive
from assessment.support.editions import earlier_edition, programmes_on
from assessment.support.known_facts import interval, parse_date
from assessment.support.rulebook import rulebook_of
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
DATES = (
    ON,
    "2026-06-30",
    "2026-03-16",
    "2025-09-30",
    "2025-02-28",
    "2022-03-01",
    "2030-01-01",
)
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


@settings(deadline=None, max_examples=60)
@given(st.lists(firms(), min_size=1, max_size=5), st.sampled_from(DATES))
def test_what_a_verdict_waits_for_is_what_the_firm_alone_is_asked(
    several: list[Company], on: str
) -> None:
    book = rulebook_of(programmes_on(PROGRAMMES, on), FACTS)
    known = Facts(book, columns_of_companies(several, FACTS), on, {})
    missing = Missing(known)
    found = judge_many(PROGRAMMES, several, facts=FACTS, on=on)
    waiting = {
        programme.id: missing.waiting_for(programme, verdict)
        for programme, verdict in zip(found.programmes, found.verdict, strict=True)
    }
    for place, company in enumerate(several):
        alone = judge_support(PROGRAMMES, company, facts=FACTS, on=on, needs={})
        for result in alone.programmes:
            own = waiting[result.programme.id]
            asked = {fact for fact, mask in own.askable.items() if mask[place]}
            agency = {fact for fact, mask in own.agency.items() if mask[place]}
            assert asked == set(result.missing_facts), result.programme.id
            assert agency == set(result.ask_agency), result.programme.id


_OPS = ("is", "is_not", "below", "at_most", "at_least", "above", "one_of", "none_of")
_ANY: dict[str, tuple[FactValue, ...]] = {
    "exports": (True, False),
    "employees_si_avg_prev_year": (8, 10, 11, Range(at_least=9, at_most=11)),
    "revenue_prev_year_vnd": (
        0,
        3 * 10**9,
        Range(at_most=3 * 10**9),
        Range(at_least=10**9, at_most=10**9),
    ),
    "women_capital_pct": (50, 50.5, Range(at_least=50, at_most=51)),
    "first_registration_date": ("2024-02-29", "2024-03-01"),
    "legal_form": ("llc", "cooperative"),
    "size_class": ("micro",),
}
_WANTED: tuple[bool | int | float | str, ...] = (
    *(True, 1, 10, 50.5, 3 * 10**9),
    *("llc", "micro", "small", "large", "2024-02-29"),
)


@st.composite
def comparisons(draw: st.DrawFn) -> FactCondition:
    """Any comparison of any fact, sensible or not."""
    op = draw(st.sampled_from(_OPS))
    fact = draw(st.sampled_from(sorted(_ANY)))
    wanted: Any = draw(st.sampled_from(_WANTED))
    if op in ("one_of", "none_of"):
        wanted = (wanted, draw(st.sampled_from(_WANTED)))
    elif op not in ("is", "is_not") and (
        isinstance(wanted, bool) or wanted in ("llc", "micro", "small", "large")
    ):
        wanted = 10
    return FactCondition.model_validate({"fact": fact, op: wanted})


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    comparisons(),
    lambda part: st.one_of(
        st.builds(lambda parts: AllOf(all=tuple(parts)), st.lists(part, min_size=1)),
        st.builds(lambda parts: AnyOf(any=tuple(parts)), st.lists(part, min_size=1)),
        st.builds(lambda inner: Not.model_validate({"not": inner}), part),
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=300)
@given(
    CONDITIONS,
    st.lists(
        st.fixed_dictionaries(
            {}, optional={fact: st.sampled_from(_ANY[fact]) for fact in _ANY}
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_any_condition_is_judged_as_for_one_firm(
    condition: Condition, several: list[dict[str, FactValue]]
) -> None:
    firms = [Company(facts=facts) for facts in several]
    book = rulebook_of((), FACTS)
    known = Facts(book, columns_of_companies(firms, FACTS), ON, {})
    found = known.conditions.judge(compiled(condition))
    alone = [tri(judge(condition, derive(firm, FACTS, on=ON))) for firm in firms]
    assert found.tolist() == [int(each) for each in alone]


def with_edition(programme: Programme, edition: Edition) -> Programme:
    """``programme`` as if it had said something else before."""
    return programme.model_copy(update={"earlier": (edition,)})


def test_no_revenue_is_judged_by_capital_however_it_is_written() -> None:
    firms = [
        Company(
            facts={
                "legal_form": "llc",
                "main_vsic_code": "25",
                "employees_si_avg_prev_year": 9,
                "revenue_prev_year_vnd": revenue,
                "total_capital_prev_year_vnd": 100 * 10**9 + 1,
            }
        )
        for revenue in (0, Range(at_least=0, at_most=0), Range(at_most=0), 1)
    ]
    found = judge_many(PROGRAMMES, firms, facts=FACTS, on=ON)
    place = [programme.id for programme in found.programmes].index("sme-dx-solutions")
    size = found.outcome[found.rows[place]][0]
    assert size.tolist() == [-1, -1, -1, 1]


def test_earlier_editions_are_judged_by_their_own_rules() -> None:
    plain = next(
        one for one in PROGRAMMES if one.id == "innovative-startup-sme-package"
    )
    because = Wording(vi="Luật đổi", en="The law changed")
    day = "2020-12-31"
    unread = with_edition(
        plain, Edition(valid_until=day, because=because, rules_recorded=False)
    )
    former = with_edition(
        plain, Edition(valid_until=day, because=because, criteria=plain.criteria[:1])
    )
    firm = Company(facts={"legal_form": "llc", "main_vsic_code": "25"})
    for programmes in ((unread,), (former,), (unread, *PROGRAMMES[:3])):
        for on in ("2020-12-31", "2021-01-01"):
            found = judge_many(programmes, [firm], facts=FACTS, on=on)
            alone = judge_support(programmes, firm, facts=FACTS, on=on, needs={})
            by_id = {one.programme.id: one for one in alone.programmes}
            assert [one.id for one in found.programmes] == [p.id for p in programmes]
            for programme, verdict, rows in zip(
                found.programmes, found.verdict, found.rows, strict=True
            ):
                result = by_id[programme.id]
                assert verdict[0] == CODES[result.verdict]
                assert rows.stop - rows.start == len(result.criteria)


def test_shapes_and_types_are_as_written() -> None:
    firms = [Company(), Company(facts={"exports": True}), Company()]
    found = judge_many(PROGRAMMES, firms, facts=FACTS, on=ON, chunk=2)
    criteria = sum(len(programme.criteria) for programme in PROGRAMMES)
    assert found.verdict.shape == (len(PROGRAMMES), 3)
    assert found.outcome.shape == (criteria, 3)
    assert found.verdict.dtype == found.outcome.dtype == np.int8
    assert judge_many((), firms, facts=FACTS, on=ON).verdict.shape == (0, 3)
    nobody = judge_many(PROGRAMMES, [], facts=FACTS, on=ON)
    assert nobody.outcome.shape == (criteria, 0)


def test_columns_are_the_same_however_they_are_made() -> None:
    firms = [Company(facts={"exports": True, "sector": "no such"}), Company()]
    listed = columns_of(
        {"exports": [True, None], "unheard_of": [1, 2], "sector": ["no such", None]},
        2,
        FACTS,
    )
    for columns in (listed, columns_of_companies(firms, FACTS)):
        assert set(columns.columns) == {"exports", "sector"}
        assert [columns.columns["exports"].at(n) for n in range(2)] == [True, None]
        assert not columns.columns["sector"].is_known.any()


@pytest.mark.parametrize("number", [10**400, -(10**400)])
def test_a_number_beyond_all_floats_is_beyond_every_limit(number: int) -> None:
    firm = Company(facts={"revenue_prev_year_vnd": number, "legal_form": "llc"})
    column = columns_of_companies([firm], FACTS).columns["revenue_prev_year_vnd"]
    assert column.at(0) == (float("inf") if number > 0 else -float("inf"))
    assert interval(number) == (number, number)


def test_a_date_has_a_year_a_month_and_a_day() -> None:
    assert parse_date("2026-01-24") is not None
    assert parse_date("2026-W04-6") is None


@settings(max_examples=300)
@given(
    st.lists(
        st.dates(datetime.date(1900, 1, 1), datetime.date(2035, 1, 1)), min_size=1
    ),
    st.sampled_from((ON, "2024-02-29", "2025-02-28", "2028-03-01")),
)
def test_years_in_business_are_those_of_one_firm(
    days: list[datetime.date], on: str
) -> None:
    firms = [
        Company(facts={"first_registration_date": day.isoformat()}) for day in days
    ]
    known = Facts(rulebook_of((), FACTS), columns_of_companies(firms, FACTS), on, {})
    column = known.column("years_since_first_registration")
    assert column is not None
    for place, firm in enumerate(firms):
        alone = derive(firm, FACTS, on=on).get("years_since_first_registration")
        assert column.at(place) == alone


@settings(deadline=None, max_examples=40)
@given(st.lists(firms(), min_size=2, max_size=9), st.integers(1, 4))
def test_chunks_do_not_show(several: list[Company], chunk: int) -> None:
    whole = judge_many(PROGRAMMES, several, facts=FACTS, on=ON)
    parts = judge_many(PROGRAMMES, several, facts=FACTS, on=ON, chunk=chunk)
    assert (parts.outcome == whole.outcome).all()
    assert (parts.verdict == whole.verdict).all()


def test_the_dates_tried_fall_into_earlier_editions() -> None:
    former = {
        (programme.id, earlier_edition(programme, on))
        for programme in PROGRAMMES
        for on in DATES
    }
    found = [edition for _, edition in former if edition is not None]
    assert {edition.rules_recorded for edition in found} == {True, False}
    assert any(edition.criteria is not None for edition in found)
