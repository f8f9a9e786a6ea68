"""The next question decides the most verdicts and is never a vain one."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.company import Company, Range
from assessment.model.condition import FactCondition
from assessment.model.result import NextQuestion
from assessment.scoring.conditions import judge
from assessment.support.derived_facts import derive
from assessment.support.ordering import worth
from assessment.support.verdicts import judge_support
from tests.support.companies import (
    FACTS,
    ON,
    PROGRAMMES,
    READ,
    companies,
    near_eligible,
    values_of,
)
from tests.support.test_verdicts import NEEDS, SHOP, support, with_ask_if

SAME = "same_content_state_support_this_year"


def next_question(facts: dict[str, Any]) -> NextQuestion | None:
    """The next question to a company with these facts."""
    return support(facts).next_question


def decided_by(facts: dict[str, Any], fact: str) -> set[str]:
    """The open programmes of any worth that some value of ``fact`` decides.

    Tried in full.
    """
    waiting = {
        found.programme.id
        for found in support(facts).programmes
        if found.verdict == "unknown" and worth(found, NEEDS) > 0
    }
    return {
        found.programme.id
        for value in values_of(fact)
        for found in support(facts | {fact: value}).programmes
        if found.programme.id in waiting and found.verdict != "unknown"
    }


@settings(deadline=None, max_examples=60)
@given(st.one_of(companies(), near_eligible()))
def test_it_is_a_question_the_firm_can_answer(facts: dict[str, Any]) -> None:
    found = next_question(facts)
    if found is None:
        return
    definition = FACTS.fact(found.fact)
    assert definition is not None
    assert definition.known_by == "firm"
    assert found.fact not in facts
    known = derive(Company(facts=facts), FACTS, on=ON, programmes=PROGRAMMES)
    if definition.ask_if is not None:
        assert judge(definition.ask_if, known) is not False


@settings(deadline=None, max_examples=25)
@given(st.one_of(companies(), near_eligible()))
def test_it_decides_what_it_says(facts: dict[str, Any]) -> None:
    found = next_question(facts)
    if found is not None:
        assert set(found.decides) == decided_by(facts, found.fact)


@settings(deadline=None, max_examples=8)
@given(near_eligible())
def test_no_other_question_is_worth_more(facts: dict[str, Any]) -> None:
    result = support(facts)
    known = derive(Company(facts=facts), FACTS, on=ON, programmes=PROGRAMMES)
    value = {found.programme.id: worth(found, NEEDS) for found in result.programmes}
    totals = {}
    for fact in READ:
        definition = FACTS.fact(fact)
        assert definition is not None
        sense = definition.ask_if is None or judge(definition.ask_if, known) is True
        if definition.known_by == "firm" and fact not in facts and sense:
            totals[fact] = sum(value[found] for found in decided_by(facts, fact))
    if result.next_question is None:
        assert not any(totals.values())
    elif result.next_question.fact in totals:
        best = totals[result.next_question.fact]
        assert best >= max(totals.values()) - 1e-6
    else:
        assert not any(totals.values())


def test_for_a_firm_that_said_nothing_it_is_the_legal_form() -> None:
    found = next_question({})
    assert found is not None
    assert found.fact == "legal_form"


def test_what_nobody_can_apply_for_is_not_counted_as_decided() -> None:
    result = support({})
    assert result.next_question is not None
    waiting = {
        found.programme.id: found.standing
        for found in result.programmes
        if result.next_question.fact in found.missing_facts
    }
    assert set(waiting.values()) >= {"apply", "watch", "closed"}
    counted = {waiting[name] for name in result.next_question.decides}
    assert counted == {"apply", "check-first"}


def test_nothing_is_asked_for_the_sake_of_what_is_only_watched() -> None:
    watched = [
        programme
        for programme in PROGRAMMES
        if programme.id == "res198-interest-2pct-green"
    ]
    result = judge_support(watched, Company(), facts=FACTS, on=ON, needs={})
    (only,) = result.programmes
    assert (only.standing, only.verdict) == ("watch", "unknown")
    assert only.missing_facts
    assert result.next_question is None


def test_it_moves_on_when_answered_and_when_not_known() -> None:
    first = next_question(SHOP)
    assert first is not None
    assert first.fact == SAME
    for answer in (False, "dont-know"):
        following = next_question(SHOP | {SAME: answer})
        assert following is not None
        assert following.fact != SAME


def test_a_band_is_an_answer_and_is_not_asked_again() -> None:
    band = Range(at_least=100 * 10**9, at_most=300 * 10**9)
    facts = SHOP | {"revenue_prev_year_vnd": band, SAME: False}
    seen = set()
    while (found := next_question(facts)) is not None:
        assert found.fact not in facts
        seen.add(found.fact)
        facts = facts | {found.fact: "dont-know"}
    assert "revenue_prev_year_vnd" not in seen
    assert "total_capital_prev_year_vnd" in seen


def test_there_is_none_when_nothing_is_open() -> None:
    labs = [
        programme
        for programme in PROGRAMMES
        if programme.id == "national-quality-infrastructure-labs"
    ]
    result = judge_support(labs, Company(), facts=FACTS, on=ON, needs={})
    assert result.next_question is None


def test_a_project_is_asked_about_before_its_details() -> None:
    facts = {fact: value for fact, value in SHOP.items() if fact != "project_exists"}
    order = []
    while (found := next_question(facts)) is not None and len(order) < 80:
        order.append(found.fact)
        liked = values_of(found.fact)[0]
        facts = facts | {found.fact: liked}
    details = [fact for fact in order if fact in ("collateral_available", "bad_debt")]
    for fact in details:
        assert order.index("project_exists") < order.index(fact)


def test_a_question_that_may_have_no_sense_waits_however_much_it_decides() -> None:
    first = next_question(SHOP)
    assert first is not None
    assert first.fact == SAME
    bound = with_ask_if(SAME, FactCondition(fact="is_social_enterprise", is_=True))
    result = judge_support(
        PROGRAMMES, Company(facts=SHOP), facts=bound, on=ON, needs=NEEDS
    )
    assert result.next_question is not None
    assert result.next_question.fact != SAME
    assert len(result.next_question.decides) < len(first.decides)


def test_it_sees_through_facts_derived_from_derived_facts() -> None:
    facts = SHOP | {
        SAME: False,
        "public_securities_offering_done": False,
        "startup_ip_based_product": True,
        "has_contract_with_lead_firm": False,
        "is_lead_firm": False,
        "assessed_potential_supplier": False,
        "cluster_member_count": 0,
        "project_equity_share_pct": 30,
        "collateral_available": True,
        "outstanding_previous_smedf_loan": False,
    }
    del facts["first_registration_date"]
    only = [
        programme
        for programme in PROGRAMMES
        if programme.id
        in (
            "smedf-direct-loan",
            "innovative-startup-sme-package",
            "cluster-value-chain-sme-package",
        )
    ]
    result = judge_support(only, Company(facts=facts), facts=FACTS, on=ON, needs={})
    assert result.next_question is not None
    assert result.next_question.fact == "first_registration_date"
    assert set(result.next_question.decides) == {
        "smedf-direct-loan",
        "innovative-startup-sme-package",
    }
