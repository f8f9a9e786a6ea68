"""The whole way on the shipped content: one Result, pure and complete."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.content.loading import (
    load_actions,
    load_company_facts,
    load_questionnaire,
)
from assessment.evaluation import evaluate
from assessment.model.action import ActionCatalogue
from assessment.model.company import Company, CompanyFacts, FactValue
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import Answer, Responses
from assessment.model.result import Result

FOLDER = Path(__file__).parents[2] / "questionnaires"
ON = "2026-11-22"


@cache
def content() -> tuple[Questionnaire, CompanyFacts, ActionCatalogue]:
    return (
        load_questionnaire(FOLDER / "smart-manufacturing" / "1.0.0.yaml"),
        load_company_facts(FOLDER / "company-facts.yaml"),
        load_actions(FOLDER / "actions.yaml"),
    )


def indicator_ids(depth: Depth) -> list[str]:
    return [
        indicator.id
        for indicator, _ in content()[0].indicators()
        if depth.contains(indicator.depth)
    ]


def result_of(
    answers: dict[str, Answer],
    *,
    depth: Depth = Depth.EXPRESS,
    facts: dict[str, FactValue] | None = None,
) -> Result:
    questionnaire, company_facts, catalogue = content()
    return evaluate(
        questionnaire,
        Responses(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            depth=depth,
            answers=answers,
        ),
        Company(name="Cơ khí An Phú", facts=facts or {}),
        facts=company_facts,
        catalogue=catalogue,
        programmes=None,
        on=ON,
    )


ANSWERS = st.one_of(st.integers(0, 5), st.sampled_from(["dont-know", "not-applicable"]))


@st.composite
def given_answers(draw: st.DrawFn) -> dict[str, Answer]:
    ids = [indicator.id for indicator, _ in content()[0].indicators()]
    chosen = draw(st.lists(st.sampled_from(ids), unique=True))
    return {indicator: draw(ANSWERS) for indicator in chosen}


@settings(max_examples=60, deadline=None)
@given(given_answers(), st.sampled_from(list(Depth)))
def test_every_result_is_complete_plain_and_can_be_followed(
    answers: dict[str, Answer], depth: Depth
) -> None:
    questionnaire = content()[0]
    result = result_of(answers, depth=depth)
    assert [node.id for node in result.dimensions] == [
        dimension.id for dimension, _ in questionnaire.nodes()
    ]
    assert [each.id for each in result.indicators] == [
        indicator.id for indicator, _ in questionnaire.indicators()
    ]
    assert result.overall.asked == sum(
        each.asked and each.applicable for each in result.indicators
    )
    for each in result.indicators:
        # Who answers "not applicable" can still see the question and change the answer.
        assert each.asked or each.level is None
        if each.asked and answers.get(each.id) == "not-applicable":
            assert not each.applicable
    assert result.overall.answered == sum(
        each.level is not None for each in result.indicators
    )
    json.dumps(_plain(result), allow_nan=False)
    ranks = {advice.action.id: advice.rank for advice in result.actions}
    assert sorted(ranks.values()) == list(range(1, len(ranks) + 1))
    for advice in result.actions:
        assert advice.value > 0
        for lock in advice.locked_by:
            # The shipped catalogue has no cycle, so what unlocks stands before.
            assert ranks.get(lock, 0) < advice.rank
    steps = result.next_steps
    open_now = [advice for advice in result.actions if not advice.locked_by]
    assert len(steps) == min(3, len(open_now))
    assert all(step in open_now for step in steps)
    if any(advice.action.free_first for advice in open_now):
        assert any(step.action.free_first for step in steps)
    assert result == result_of(dict(reversed(answers.items())), depth=depth)


def _plain(result: Result) -> Any:
    data = asdict(result)
    for advice in (*data["actions"], *data["next_steps"]):
        advice["action"] = advice["action"].id
    return json.loads(
        json.dumps(data, allow_nan=False, default=lambda x: x.model_dump())
    )


def test_an_empty_response_set_has_the_whole_range_and_nothing_to_do() -> None:
    result = result_of({})
    assert (result.overall.score, result.overall.low, result.overall.high) == (
        None,
        0,
        5,
    )
    assert (result.overall.asked, result.overall.answered) == (26, 0)
    assert result.overall.name.en == "Overall"
    assert (result.gaps, result.actions, result.next_steps) == ((), (), ())
    assert (result.leverage, result.find_out, result.support) == (None, (), None)


def test_quick_asks_fourteen_and_leaves_the_rest_open() -> None:
    answers: dict[str, Answer] = dict.fromkeys(indicator_ids(Depth.EXPRESS), 3)
    result = result_of(answers, depth=Depth.QUICK)
    assert result.overall.asked == 14
    assert (result.overall.low, result.overall.high) == (3, 3)
    assert result.overall.full_low is not None
    assert result.overall.full_high is not None
    assert result.overall.full_low < 3 < result.overall.full_high
    express = result_of(answers)
    assert (express.overall.full_low, express.overall.full_high) == (3, 3)


def test_the_size_of_the_firm_sets_the_targets() -> None:
    form: dict[str, FactValue] = {"legal_form": "llc", "main_vsic_code": "25"}
    micro = result_of({}, facts=form)
    small = result_of({}, facts={**form, "employees_si_avg_prev_year": 45})
    large = result_of({}, facts={**form, "employees_si_avg_prev_year": 900})
    household = result_of(
        {},
        facts={"legal_form": "household_business", "employees_si_avg_prev_year": 5},
    )
    classes = [each.target_class for each in (micro, small, large, household)]
    assert classes == ["micro", "small", "medium", "micro"]
    assert all(large.targets[each] >= level for each, level in micro.targets.items())


def test_a_critical_zero_limits_its_barrier_and_only_that() -> None:
    answers: dict[str, Answer] = dict.fromkeys(indicator_ids(Depth.EXPRESS), 5)
    answers["production-count-capture"] = 0
    result = result_of(answers)
    barrier = result.node("data-quality")
    assert (barrier.band, barrier.capped_by) == (2, ("production-count-capture",))
    assert barrier.band_name is not None
    assert result.overall.capped_by == ()
    assert result.node("policy-access").band == 5


def test_a_contradiction_is_found_between_known_levels_only() -> None:
    pair: dict[str, Answer] = {"analysis-and-ai": 4, "production-count-capture": 1}
    found = result_of(pair).contradictions
    assert [each.id for each in found] == ["ai-without-counts"]
    assert found[0].indicators == ("analysis-and-ai", "production-count-capture")
    assert result_of({**pair, "analysis-and-ai": "dont-know"}).contradictions == ()


def test_support_is_judged_with_the_needs_of_the_gaps() -> None:
    questionnaire, company_facts, catalogue = content()
    answers: dict[str, Answer] = dict.fromkeys(indicator_ids(Depth.EXPRESS), 1)
    result = evaluate(
        questionnaire,
        Responses(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            depth=Depth.EXPRESS,
            answers=answers,
        ),
        Company(),
        facts=company_facts,
        catalogue=catalogue,
        programmes=(),
        on=ON,
    )
    assert result.support is not None
    assert (result.support.on, result.support.programmes) == (ON, ())
