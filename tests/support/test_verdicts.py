"""What always holds of verdicts, whatever the company."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessment.model.company import Company, CompanyFacts
from assessment.model.condition import Condition, FactCondition
from assessment.model.programme import Programme
from assessment.model.result import ProgrammeResult, SupportResult
from assessment.support.eligibility import verdict_of
from assessment.support.ordering import can_be_used
from assessment.support.verdicts import judge_support
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

NEEDS = {"erp_mes": 2.0, "automation": 1.0, "mgmt_skills": 0.5}
SHOP: dict[str, Any] = {
    "legal_form": "llc",
    "main_vsic_code": "25",
    "employees_si_avg_prev_year": 45,
    "revenue_prev_year_vnd": 30 * BILLION,
    "first_registration_date": "2018-11-01",
    "site_type": "outside",
    "project_exists": True,
}


def support(
    facts: dict[str, Any],
    *,
    programmes: tuple[Programme, ...] = PROGRAMMES,
    on: str = ON,
    needs: dict[str, float] = NEEDS,
) -> SupportResult:
    """Everything judged for a company with these facts."""
    return judge_support(
        programmes, Company(facts=facts), facts=FACTS, on=on, needs=needs
    )


def with_ask_if(fact: str, condition: Condition) -> CompanyFacts:
    """The company facts with another condition for asking one of them."""
    return FACTS.model_copy(
        update={
            "facts": tuple(
                definition.model_copy(update={"ask_if": condition})
                if definition.id == fact
                else definition
                for definition in FACTS.facts
            )
        }
    )


def verdicts(facts: dict[str, Any]) -> dict[str, str]:
    """The verdict on every programme."""
    return {found.programme.id: found.verdict for found in support(facts).programmes}


def of(result: SupportResult, programme: str) -> ProgrammeResult:
    """One programme's result."""
    return next(found for found in result.programmes if found.programme.id == programme)


def test_of_an_empty_company_only_what_is_open_to_all_is_decided() -> None:
    decided = {
        programme: verdict
        for programme, verdict in verdicts({}).items()
        if verdict != "unknown"
    }
    assert decided == {
        programme.id: "eligible" for programme in PROGRAMMES if not programme.criteria
    }
    assert "national-quality-infrastructure-labs" in decided


@settings(deadline=None, max_examples=200)
@given(st.one_of(companies(), near_eligible()), st.data())
def test_learning_a_fact_never_flips_a_decided_verdict(
    facts: dict[str, Any], data: st.DataObject
) -> None:
    unknown = [fact for fact in READ if fact not in facts]
    assume(unknown)
    fact = data.draw(st.sampled_from(unknown))
    learnt = facts | {fact: data.draw(st.sampled_from(values_of(fact)))}
    before, after = verdicts(facts), verdicts(learnt)
    for programme, verdict in before.items():
        if verdict != "unknown":
            assert after[programme] == verdict


@settings(deadline=None, max_examples=100)
@given(st.one_of(companies(), near_eligible()), st.data())
def test_dont_know_decides_like_silence(
    facts: dict[str, Any], data: st.DataObject
) -> None:
    silent = [fact for fact in READ if fact not in facts]
    asked = data.draw(st.lists(st.sampled_from(silent or list(READ)), unique=True))
    assume(not set(asked) & set(facts))
    told = facts | dict.fromkeys(asked, "dont-know")
    assert verdicts(told) == verdicts(facts)
    next_question = support(told).next_question
    assert next_question is None or next_question.fact not in asked


@settings(deadline=None, max_examples=100)
@given(st.one_of(companies(), near_eligible()), st.randoms(use_true_random=False))
def test_order_of_programmes_and_criteria_changes_nothing(
    facts: dict[str, Any], random: Any
) -> None:
    mixed = [
        programme.model_copy(
            update={
                "criteria": tuple(
                    random.sample(programme.criteria, len(programme.criteria))
                )
            }
        )
        for programme in PROGRAMMES
    ]
    random.shuffle(mixed)
    one, other = support(facts), support(facts, programmes=tuple(mixed))
    assert [(found.programme.id, found.verdict) for found in one.programmes] == [
        (found.programme.id, found.verdict) for found in other.programmes
    ]
    assert (one.next_question is None) == (other.next_question is None)
    if one.next_question and other.next_question:
        assert one.next_question.fact == other.next_question.fact
        assert set(one.next_question.decides) == set(other.next_question.decides)


@settings(deadline=None, max_examples=100)
@given(st.one_of(companies(), near_eligible()))
def test_a_result_holds_together(facts: dict[str, Any]) -> None:
    for found in support(facts).programmes:
        outcomes = [criterion.result for criterion in found.criteria]
        assert found.verdict == verdict_of(outcomes)
        assert len(outcomes) == len(found.programme.criteria)
        assert found.reasons == tuple(
            criterion.id
            for criterion in found.criteria
            if criterion.result == "not-met"
        )
        if found.verdict != "unknown":
            assert found.missing_facts == found.ask_agency == ()
        for criterion in found.criteria:
            assert set(criterion.missing) <= set(criterion.facts)
            assert bool(criterion.missing) == (criterion.result == "unknown")
        for fact in found.missing_facts:
            definition = FACTS.fact(fact)
            assert definition is not None
            assert definition.known_by == "firm"
        for fact in found.ask_agency:
            definition = FACTS.fact(fact)
            assert definition is not None
            assert definition.known_by == "agency"


@settings(deadline=None, max_examples=15)
@given(st.one_of(companies(), near_eligible()), st.data())
def test_no_other_answer_than_a_missing_one_decides(
    facts: dict[str, Any], data: st.DataObject
) -> None:
    fact = data.draw(st.sampled_from(READ))
    assume(fact not in facts)
    waiting = {
        found.programme.id
        for found in support(facts).programmes
        if found.verdict == "unknown"
        and fact not in (*found.missing_facts, *found.ask_agency)
    }
    for value in values_of(fact):
        after = verdicts(facts | {fact: value})
        # A question without sense for this firm is not asked, though an answer given
        # all the same may decide.
        definition = FACTS.fact(fact)
        assert definition is not None
        if definition.ask_if is None:
            assert all(after[programme] == "unknown" for programme in waiting)


def test_size_class_is_shown_as_a_set() -> None:
    found = support(SHOP | {"revenue_prev_year_vnd": 60 * BILLION})
    assert found.size_classes == ("small", "medium")
    assert support({}).size_classes == (
        "micro",
        "small",
        "medium",
        "large",
        "not_enterprise",
    )


def test_a_question_without_sense_for_the_firm_is_not_missing() -> None:
    facts = SHOP | {"same_content_state_support_this_year": False}
    chain = {
        "is_lead_firm": False,
        "has_contract_with_lead_firm": False,
        "assessed_potential_supplier": False,
    }
    unknown = of(support(facts | chain), "cluster-value-chain-sme-package")
    assert set(unknown.missing_facts) == {
        "cluster_member_count",
        "cluster_linkage_evidence",
    }
    nine = of(
        support(facts | chain | {"cluster_member_count": 9}),
        "cluster-value-chain-sme-package",
    )
    assert nine.verdict == "not-eligible"


def test_agency_facts_are_named_and_never_asked_of_the_firm() -> None:
    facts = SHOP | {
        "project_equity_share_pct": 30,
        "tax_debt_over_1y": False,
        "bad_debt": False,
    }
    result = support(facts)
    found = of(result, "credit-guarantee-funds")
    assert (found.verdict, found.missing_facts, found.ask_agency) == (
        "unknown",
        (),
        ("province_has_guarantee_fund",),
    )
    with_fund = support(facts | {"province_has_guarantee_fund": True})
    assert of(with_fund, "credit-guarantee-funds").verdict == "eligible"


NOT_PRIORITY = {
    "women_capital_pct": 50,
    "female_worker_pct": 49,
    "is_social_enterprise": False,
}


@pytest.mark.parametrize(
    ("facts", "tier", "applies"),
    [
        ({}, "small", "unknown"),
        ({}, "small-priority", "unknown"),
        ({}, "micro", "not-met"),
        (NOT_PRIORITY, "small", "met"),
        (NOT_PRIORITY, "small-priority", "not-met"),
        (
            {"women_capital_pct": 51, "woman_manager_exists": True},
            "small-priority",
            "met",
        ),
        ({"is_social_enterprise": True}, "small-priority", "met"),
        ({"is_social_enterprise": True}, "small", "not-met"),
    ],
)
def test_tiers_say_whether_they_are_this_firms(
    facts: dict[str, Any], tier: str, applies: str
) -> None:
    found = of(support(SHOP | facts), "sme-consulting-network")
    assert {tier.tier.id: tier.applies for tier in found.tiers}[tier] == applies


def test_a_priority_never_changes_a_verdict() -> None:
    facts = SHOP | {"same_content_state_support_this_year": False}
    women = {"women_capital_pct": 100, "woman_manager_exists": True}
    plain, priority = support(facts), support(facts | women)
    for found in plain.programmes:
        assert of(priority, found.programme.id).verdict == found.verdict
    outcomes = dict(of(priority, "sme-dx-solutions").priorities)
    assert "met" in outcomes.values()


def test_programmes_with_a_common_need_warn_of_one_state_source() -> None:
    facts = SHOP | {"same_content_state_support_this_year": False}
    result = support(facts)
    solutions = of(result, "sme-dx-solutions")
    assert "sme-dx-consulting" in solutions.shares_source_with
    for found in result.programmes:
        for other in found.shares_source_with:
            shared = of(result, other)
            assert found.programme.id in shared.shares_source_with
            assert set(found.programme.needs) & set(shared.programme.needs)
            assert found.programme.offer.is_cofunding
            assert shared.programme.offer.is_cofunding
            assert found.is_recommended
            assert "not-eligible" not in (found.verdict, shared.verdict)


def test_programmes_not_open_to_the_firm_do_not_clash() -> None:
    result = support(SHOP | {"same_content_state_support_this_year": True})
    refused = of(result, "sme-dx-solutions")
    assert refused.verdict == "not-eligible"
    assert refused.is_recommended
    assert refused.shares_source_with == ()


def test_only_what_is_in_force_is_recommended() -> None:
    before, after = support(SHOP, on="2026-06-30"), support(SHOP, on="2026-07-01")
    name = "dx-law-sme-support-224"
    assert (of(before, name).standing, of(before, name).is_recommended) == (
        "watch",
        False,
    )
    assert (of(after, name).standing, of(after, name).is_recommended) == ("apply", True)


def test_a_fact_whose_condition_for_asking_is_false_cannot_be_asked() -> None:
    name, fact = "sme-dx-solutions", "same_content_state_support_this_year"
    plain = SHOP | {"project_exists": False}
    assert of(support(plain), name).missing_facts == (fact,)
    bound = with_ask_if(fact, FactCondition(fact="project_exists", is_=True))
    found = judge_support(
        PROGRAMMES, Company(facts=plain), facts=bound, on=ON, needs=NEEDS
    )
    assert of(found, name).verdict == "unknown"
    assert of(found, name).missing_facts == ()


def test_without_needs_nothing_is_recommended_and_every_verdict_stands() -> None:
    plain, without = support(SHOP), support(SHOP, needs={})
    assert any(found.is_recommended for found in plain.programmes)
    for found in without.programmes:
        assert not found.is_recommended
        assert of(plain, found.programme.id).verdict == found.verdict


def test_the_date_changes_force_and_standing_but_no_verdict() -> None:
    last, after = support(SHOP, on="2030-12-31"), support(SHOP, on="2031-01-01")
    name = "productivity-quality-programme-1322"
    assert of(last, name).verdict == of(after, name).verdict == "eligible"
    assert of(last, name).in_force
    assert not of(after, name).in_force
    assert of(after, name).standing == "closed"
    assert of(last, name).stale


def test_results_are_shown_in_their_order() -> None:
    result = support(SHOP | {"same_content_state_support_this_year": False})
    kinds = [
        (
            found.verdict == "not-eligible",
            not can_be_used(found),
            not found.is_recommended,
        )
        for found in result.programmes
    ]
    assert kinds == sorted(kinds)
    recommended = [
        found.verdict
        for found in result.programmes
        if found.is_recommended and can_be_used(found)
        if found.verdict != "not-eligible"
    ]
    assert recommended == sorted(recommended)
    assert replace(result, next_question=None).on == ON
