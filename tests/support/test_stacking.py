"""Of two offers for the same content: which pays more, or why that is not known."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.company import Company
from assessment.model.programme import Programme
from assessment.model.result import ProgrammeResult, SupportResult
from assessment.model.stacking import SameContent
from assessment.support.offer import support_for
from assessment.support.stacking import compare_offers, find_same_content
from assessment.support.verdicts import judge_support
from tests.support.companies import FACTS, ON, PROGRAMMES, companies, near_eligible

BY_ID = {programme.id: programme for programme in PROGRAMMES}
MILLION = 1_000_000
NEEDS = {"erp_mes": 2.0, "dx_roadmap": 1.0, "automation": 1.0, "iiot_connectivity": 1.0}
SHOP: dict[str, Any] = {
    "legal_form": "llc",
    "main_vsic_code": "25",
    "employees_si_avg_prev_year": 45,
    "revenue_prev_year_vnd": 30 * 10**9,
    "same_content_state_support_this_year": False,
    "women_capital_pct": 0,
    "female_worker_pct": 10,
    "is_social_enterprise": False,
}


def support(facts: dict[str, Any]) -> SupportResult:
    return judge_support(
        PROGRAMMES, Company(facts=facts), facts=FACTS, on=ON, needs=NEEDS
    )


def result(name: str, *tiers: tuple[float | None, int | None], **more: Any) -> Any:
    """A programme that every firm gets, with these tiers of (share, cap)."""
    offer = {
        "summary": {"vi": "thử", "en": "test"},
        "is_cofunding": True,
        "tiers": [
            {
                "id": f"tier-{number}",
                "label": {"vi": "bậc", "en": "tier"},
                "share": share,
                "cap_vnd": cap,
            }
            for number, (share, cap) in enumerate(tiers)
        ],
    }
    base = BY_ID["sme-dx-consulting"].model_dump(by_alias=True)
    named = {"id": name, "offer": offer, "criteria": [], "needs": ["erp_mes"]}
    programme = Programme.model_validate(base | named | {"earlier": []} | more)
    found = judge_support(
        (programme,), Company(facts=SHOP), facts=FACTS, on=ON, needs=NEEDS
    )
    return found.programmes[0]


def compared(one: Any, other: Any, cost: int | None = None) -> SameContent:
    return compare_offers(one, other, cost_vnd=cost)


def test_the_larger_cap_wins_once_both_are_reached() -> None:
    found = compared(
        result("low", (0.5, 50 * MILLION)), result("high", (0.5, 100 * MILLION))
    )
    assert (found.comparison, found.better, found.difference_vnd) == (
        "better",
        "high",
        50 * MILLION,
    )
    assert found.cost_vnd == 200 * MILLION
    assert [figure.support_vnd for figure in found.figures] == [
        50 * MILLION,
        100 * MILLION,
    ]
    assert found.turns_at_vnd is None


@pytest.mark.parametrize(
    ("cost", "better", "difference"),
    [
        (0, None, 0),
        (2, "share", 1),
        (62_500_000, "share", 31_250_000),
        (100 * MILLION, "share", 20 * MILLION),
        (166_666_666, "share", 1),
        (166_666_667, None, 0),
        (166_666_670, "cap", 1),
        (500 * MILLION, "cap", 100 * MILLION),
        (5_000 * MILLION, "cap", 100 * MILLION),
    ],
)
def test_share_wins_at_low_costs_and_cap_at_high_ones(
    cost: int, better: str | None, difference: int
) -> None:
    share = result("share", (0.8, 50 * MILLION))
    cap = result("cap", (0.3, 150 * MILLION))
    for found in (compared(share, cap, cost), compared(cap, share, cost)):
        assert (found.better, found.difference_vnd) == (better, difference)
        assert found.comparison == ("better" if better else "equal")
        assert found.turns_at_vnd == 166_666_667


def test_the_same_offer_twice_is_equal() -> None:
    one, other = result("one", (0.5, 50)), result("other", (0.5, 50))
    found = compared(one, other)
    assert (found.comparison, found.better, found.difference_vnd) == ("equal", None, 0)
    assert found.turns_at_vnd is None


@pytest.mark.parametrize(
    ("tiers", "unknown"),
    [
        (((0.8, None),), "cap"),
        (((None, 500 * MILLION),), "share"),
        (((None, None),), "share-and-cap"),
        ((), "no-tier"),
        (((1.0, 500 * MILLION), (1.0, 10 * MILLION)), "several-tiers"),
    ],
)
def test_what_is_not_known_is_never_the_better_one_and_is_said(
    tiers: tuple[tuple[float | None, int | None], ...], unknown: str
) -> None:
    known, open_one = result("known", (0.1, MILLION)), result("open", *tiers)
    for found in (compared(known, open_one), compared(open_one, known)):
        assert (found.comparison, found.better, found.difference_vnd) == (
            "not-known",
            None,
            None,
        )
        figures = {figure.programme: figure for figure in found.figures}
        assert figures["open"].unknown == unknown
        assert figures["open"].support_vnd is None
        assert figures["known"].support_vnd == MILLION
        assert found.turns_at_vnd is None


def test_without_any_cap_there_is_no_cost_to_compare_at() -> None:
    found = compared(result("one", (0.5, None)), result("other", (0.8, None)))
    assert (found.comparison, found.cost_vnd, found.better) == ("not-known", None, None)


def test_money_to_be_paid_back_is_not_compared_with_money_given() -> None:
    loan = result("loan", (0.8, 500 * MILLION), type="loan")
    grant = result("grant", (0.5, 50 * MILLION), type="grant")
    found = compared(loan, grant)
    assert (found.comparison, found.better) == ("different-kind", None)
    assert compared(loan, loan).comparison == "equal"


def test_a_tier_that_is_still_open_gives_no_figure() -> None:
    facts = {key: SHOP[key] for key in SHOP if key != "revenue_prev_year_vnd"}
    shown = {f.programme.id: f for f in support(facts).programmes}
    found = compared(shown["sme-dx-consulting"], shown["sme-dx-solutions"])
    assert [figure.unknown for figure in found.figures] == ["tier", "tier"]


def pair(found: SupportResult, one: str, other: str) -> SameContent:
    (only,) = (
        same
        for same in found.same_content
        if {figure.programme for figure in same.figures} == {one, other}
    )
    return only


def test_a_small_firm_sees_the_better_of_its_own_tiers() -> None:
    found = pair(support(SHOP), "sme-dx-consulting", "sme-consulting-network")
    figures = {figure.programme: figure for figure in found.figures}
    assert figures["sme-dx-consulting"].support_vnd == 50 * MILLION
    assert figures["sme-consulting-network"].support_vnd == 100 * MILLION
    assert (found.better, found.difference_vnd) == (
        "sme-consulting-network",
        50 * MILLION,
    )
    assert found.needs == ("dx_roadmap",)
    equal = pair(support(SHOP), "sme-dx-consulting", "sme-dx-solutions")
    assert (equal.comparison, equal.better) == ("equal", None)


@settings(deadline=None, max_examples=40)
@given(st.one_of(companies(), near_eligible()))
def test_pairs_are_those_that_name_each_other(facts: dict[str, Any]) -> None:
    found = support(facts)
    named = {
        frozenset((one.programme.id, other))
        for one in found.programmes
        for other in one.shares_source_with
    }
    pairs = [
        frozenset(figure.programme for figure in same.figures)
        for same in found.same_content
    ]
    assert set(pairs) == named
    assert len(pairs) == len(named)
    places = {shown.programme.id: n for n, shown in enumerate(found.programmes)}
    for same in found.same_content:
        one, other = (figure.programme for figure in same.figures)
        assert places[one] < places[other]
        assert set(same.needs) <= set(NEEDS) | set(BY_ID[one].needs)


shares = st.one_of(st.none(), st.sampled_from((0.1, 0.3, 0.5, 0.7, 0.8, 1.0)))
caps = st.one_of(st.none(), st.integers(1, 300).map(lambda n: n * MILLION))
costs = st.integers(0, 2_000 * MILLION)


@settings(deadline=None, max_examples=60)
@given(shares, caps, shares, caps, costs)
def test_the_better_one_pays_more_and_turns_where_it_is_said(
    share: float | None,
    cap: int | None,
    share_2: float | None,
    cap_2: int | None,
    c: int,
) -> None:
    one, other = result("one", (share, cap)), result("other", (share_2, cap_2))
    found = compared(one, other, c)
    pays = [support_for(shown.tiers[0].tier, c) for shown in (one, other)]
    if pays[0] is None or pays[1] is None:
        assert found.better is None
        return
    assert found.difference_vnd == abs(pays[0] - pays[1])
    winner = "one" if pays[0] > pays[1] else "other" if pays[1] > pays[0] else None
    assert found.better == winner
    at = found.turns_at_vnd
    if at is not None:
        before, after = compared(one, other, at // 2), compared(one, other, at * 2)
        assert before.better != after.better
        assert None not in (before.better, after.better)
    else:
        assert compared(one, other, c * 7).better in (winner, None) or winner is None


def test_a_programme_closed_to_the_firm_is_in_no_pair() -> None:
    closed = support(SHOP | {"same_content_state_support_this_year": True})
    assert not any(
        figure.programme == "sme-dx-consulting"
        for same in closed.same_content
        for figure in same.figures
    )
    kept: list[ProgrammeResult] = list(support(SHOP).programmes)
    assert find_same_content(kept) == support(SHOP).same_content
