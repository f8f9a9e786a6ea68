"""What is shown first: what the firm needs, then what is easiest to get."""

from assessment.support.ordering import (
    can_be_used,
    ease,
    gives_money_now,
    is_one_answer_away,
    is_weakly_known,
    needs_weight,
    show_order,
    worth,
)
from tests.support.companies import PROGRAMMES
from tests.support.test_verdicts import SHOP, of, support

BY_ID = {programme.id: programme for programme in PROGRAMMES}


def test_ease_is_statutory_and_free_then_grants_then_what_is_paid_back() -> None:
    result = support(SHOP)
    easy = {
        found.programme.id: ease(found.programme, found.tiers)
        for found in result.programmes
    }
    assert easy["enterprise-st-fund"] == 0
    assert easy["sme-dx-solutions"] == 1
    assert easy["smedf-direct-loan"] == 2
    assert easy["credit-guarantee-funds"] == 2
    assert easy["natif-interest-support"] == 2


def test_training_is_free_for_the_firm_whose_tiers_pay_all() -> None:
    small, medium = support(SHOP), support(SHOP | {"employees_si_avg_prev_year": 150})
    name = "sme-management-training"
    found = of(small, name)
    assert ease(found.programme, found.tiers) == 0
    found = of(medium, name)
    assert ease(found.programme, found.tiers) == 1


def test_heavier_needs_go_first_within_a_group() -> None:
    needs = {"legal": 5.0, "mgmt_skills": 1.0}
    result = support(SHOP, needs=needs)
    eligible = [
        found.programme.id
        for found in result.programmes
        if found.is_recommended
        and found.verdict == "eligible"
        and found.standing == "apply"
    ]
    weights = [needs_weight(BY_ID[programme], needs) for programme in eligible]
    assert set(weights) == {5.0, 1.0}
    assert weights == sorted(weights, reverse=True)
    assert {"sme-legal-consulting", "sme-management-training"} <= set(eligible)
    assert needs_weight(BY_ID["sme-legal-consulting"], needs) == 5.0


def test_one_answer_away_is_shown_before_other_unknowns() -> None:
    result = support(SHOP)
    shown = [
        is_one_answer_away(found)
        for found in result.programmes
        if found.is_recommended and found.verdict == "unknown"
    ]
    assert True in shown
    assert False in shown
    assert shown == sorted(shown, reverse=True)


def test_what_is_watched_or_weakly_known_comes_after_all_that_can_be_used() -> None:
    needs = {need: 1.0 for programme in PROGRAMMES for need in programme.needs}
    for facts in (SHOP, {}):
        shown = [
            found
            for found in support(facts, needs=needs).programmes
            if found.verdict != "not-eligible"
        ]
        usable = [can_be_used(found) for found in shown]
        assert True in usable
        assert usable == sorted(usable, reverse=True)
        later = [found for found in shown if not can_be_used(found)]
        assert {"watch", "check-first"} <= {found.standing for found in later}


def test_a_weakly_known_programme_is_never_recommended() -> None:
    needs = {need: 1.0 for programme in PROGRAMMES for need in programme.needs}
    weak = [
        found
        for found in support(SHOP, needs=needs).programmes
        if is_weakly_known(found.programme)
    ]
    assert len(weak) > 1
    assert any(found.matched_needs and found.in_force for found in weak)
    assert not any(found.is_recommended for found in weak)


def test_order_is_the_same_from_any_start() -> None:
    result = support(SHOP)
    needs = {"erp_mes": 2.0, "automation": 1.0, "mgmt_skills": 0.5}
    assert show_order(reversed(result.programmes), needs) == result.programmes


def test_a_closed_programme_is_worth_no_question() -> None:
    needs = {"lean_productivity": 1.0}
    name = "productivity-quality-programme-1322"
    assert worth(of(support(SHOP, needs=needs), name), needs) > 0
    after = of(support(SHOP, needs=needs, on="2031-01-01"), name)
    assert worth(after, needs) == 0


def test_money_that_is_paid_back_or_has_no_known_share_is_not_money_now() -> None:
    result = support(SHOP)
    assert gives_money_now(of(result, "sme-dx-solutions"))
    assert not gives_money_now(of(result, "smedf-direct-loan"))
    assert not gives_money_now(of(result, "natif-innovation-task-grant"))
