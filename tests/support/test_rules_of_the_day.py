"""What always holds of a verdict, for every programme and on every day a rule changed.

The one exception stands in docs/support.md: a firm judged by its revenue that then
gives a date of registration less than a year ago is judged by its capital (Decree
80/2021 Article 9). The dates tried here are older; the exception has its own test.
"""

import datetime
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessment.model.company import Company, Range
from assessment.model.programme import Programme
from assessment.model.result import Outcome, SupportResult
from assessment.support.editions import has_unread_rules, programmes_on
from assessment.support.eligibility import outcome_of, verdict_of
from assessment.support.rulebook import rulebook_of
from assessment.support.verdicts import judge_support
from assessment.support.world import World
from tests.support.companies import (
    BILLION,
    FACTS,
    ON,
    PROGRAMMES,
    READ,
    companies,
    near_eligible,
    values_of,
)


def _following(day: str) -> str:
    date = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
    return date.isoformat()


LAST_DAYS = sorted({e.valid_until for p in PROGRAMMES for e in p.earlier})
DAYS: tuple[str, ...] = (*LAST_DAYS, *map(_following, LAST_DAYS), ON)
"""The last day of every edition, the day after, and today."""

firms = st.one_of(companies(), near_eligible())
days = st.sampled_from(DAYS)


def support(facts: dict[str, Any], on: str) -> SupportResult:
    return judge_support(PROGRAMMES, Company(facts=facts), facts=FACTS, on=on, needs={})


def verdicts(facts: dict[str, Any], on: str) -> dict[str, str]:
    found = support(facts, on).programmes
    return {each.programme.id: each.verdict for each in found}


def test_the_days_tried_see_every_edition() -> None:
    assert len(LAST_DAYS) > 8
    for programme in PROGRAMMES:
        for edition in programme.earlier:
            assert edition.valid_until in DAYS


@settings(deadline=None, max_examples=150)
@given(firms, days, st.data())
def test_a_further_fact_never_undoes_a_known_verdict(
    facts: dict[str, Any], on: str, data: st.DataObject
) -> None:
    unknown = [fact for fact in READ if fact not in facts]
    assume(unknown)
    fact = data.draw(st.sampled_from(unknown))
    learnt = facts | {fact: data.draw(st.sampled_from(values_of(fact)))}
    before, after = verdicts(facts, on), verdicts(learnt, on)
    known = {name: found for name, found in before.items() if found != "unknown"}
    assert {name: after[name] for name in known} == known


def test_a_young_firm_is_judged_by_capital_once_its_date_is_known() -> None:
    """The exception: revenue decided, then the date says that it must not."""
    firm = {
        "legal_form": "llc",
        "main_vsic_code": "25",
        "employees_si_avg_prev_year": 45,
        "revenue_prev_year_vnd": 30 * BILLION,
        "same_content_state_support_this_year": False,
    }
    name = "sme-dx-consulting"
    assert verdicts(firm, ON)[name] == "eligible"
    old = firm | {"first_registration_date": "2025-11-22"}
    assert verdicts(old, ON)[name] == "eligible"
    young = firm | {"first_registration_date": "2025-11-23"}
    assert verdicts(young, ON)[name] == "unknown"


@settings(deadline=None, max_examples=80)
@given(firms, days, st.randoms(use_true_random=False))
def test_the_order_of_facts_is_irrelevant(
    facts: dict[str, Any], on: str, random: Any
) -> None:
    mixed = dict(random.sample(list(facts.items()), len(facts)))
    assert support(mixed, on) == support(facts, on)


def world_of(facts: dict[str, Any], on: str) -> World:
    book = rulebook_of(programmes_on(PROGRAMMES, on), FACTS)
    return World.of(book, Company(facts=facts), FACTS, on)


def outcomes(world: World) -> dict[str, list[Outcome]]:
    """The outcome of every criterion, by programme."""
    return {
        programme.id: [
            outcome_of(criterion, world.holds(place))
            for criterion, place in zip(
                programme.criteria, world.book.of_programme[programme.id], strict=True
            )
        ]
        for programme in world.book.programmes
    }


@settings(deadline=None, max_examples=100)
@given(companies(most_known=False), days)
def test_several_size_classes_say_only_what_all_of_them_say(
    facts: dict[str, Any], on: str
) -> None:
    world = world_of(facts, on)
    classes = world.known["size_class"]
    assume(isinstance(classes, frozenset))
    assert isinstance(classes, frozenset)
    together = outcomes(world)
    alone = [outcomes(world.with_value("size_class", each)) for each in classes]
    for name, found in together.items():
        for place, outcome in enumerate(found):
            if outcome != "unknown":
                assert {each[name][place] for each in alone} == {outcome}
        if verdict_of(found) != "unknown":
            assert {verdict_of(each[name]) for each in alone} == {verdict_of(found)}


BANDS = {
    "employees_si_avg_prev_year": (1, 8, 10, 11, 50, 100, 101, 200, 201),
    "revenue_prev_year_vnd": tuple(n * BILLION for n in (1, 3, 10, 50, 51, 200, 301)),
    "project_equity_share_pct": (0, 19, 20, 30, 100),
}


@settings(deadline=None, max_examples=80)
@given(near_eligible(), days, st.data())
def test_a_band_says_only_what_every_number_in_it_says(
    facts: dict[str, Any], on: str, data: st.DataObject
) -> None:
    fact = data.draw(st.sampled_from(sorted(BANDS)))
    ends = data.draw(
        st.lists(st.sampled_from(BANDS[fact]), min_size=2, max_size=2, unique=True)
    )
    low, high = sorted(ends)
    banded = verdicts(facts | {fact: Range(at_least=low, at_most=high)}, on)
    for number in (found for found in BANDS[fact] if low <= found <= high):
        exact = verdicts(facts | {fact: number}, on)
        for name, found in banded.items():
            assert found in ("unknown", exact[name])


@settings(deadline=None, max_examples=40)
@given(firms)
def test_where_rules_were_not_read_no_firm_gets_a_verdict(
    facts: dict[str, Any],
) -> None:
    unread: list[tuple[Programme, str]] = [
        (programme, day)
        for programme in PROGRAMMES
        for day in LAST_DAYS
        if has_unread_rules(programme, day)
    ]
    assert unread
    for day in {found for _, found in unread}:
        results = {each.programme.id: each for each in support(facts, day).programmes}
        for programme in (found for found, on in unread if on == day):
            result = results[programme.id]
            assert (result.verdict, result.is_recommended) == ("unknown", False)
            assert result.standing in ("background", "closed")
            assert result.missing_facts == result.ask_agency == ()
