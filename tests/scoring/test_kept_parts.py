"""What is kept between two evaluations never shows: warm and cold results are equal."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import evaluation
from assessment.content.loading import (
    load_actions,
    load_company_facts,
    load_questionnaire,
)
from assessment.evaluation import evaluate
from assessment.model.action import ActionCatalogue
from assessment.model.company import Company, CompanyFacts, FactValue
from assessment.model.maturity import Depth, Policies, Questionnaire, SizeClass
from assessment.model.responses import Answer, Responses
from assessment.model.result import Result
from assessment.scoring import explain, gaps, parts, tree
from assessment.scoring.explain import trace_node
from assessment.scoring.gaps import find_gaps
from assessment.scoring.leverage import find_leverage
from assessment.scoring.score import score_responses, target_numbers
from assessment.scoring.tree import ScoringTree, build_tree
from assessment.support import actions
from tests.scoring.trees import ANSWERS, trees

SIZES: tuple[SizeClass, ...] = ("micro", "small", "medium")
FOLDER = Path(__file__).parents[2] / "questionnaires"
FIRMS: tuple[dict[str, FactValue], ...] = (
    {},
    {"legal_form": "llc", "main_vsic_code": "25", "employees_si_avg_prev_year": 45},
    {"legal_form": "household_business", "employees_si_avg_prev_year": 5},
)


class Step(NamedTuple):
    """One evaluation after one changed answer."""

    answers: dict[str, Answer]
    depth: Depth
    firm: int


@cache
def shipped() -> tuple[Questionnaire, CompanyFacts, ActionCatalogue]:
    return (
        load_questionnaire(FOLDER / "smart-manufacturing" / "1.0.0.yaml"),
        load_company_facts(FOLDER / "company-facts.yaml"),
        load_actions(FOLDER / "actions.yaml"),
    )


def result_of(
    step: Step, questionnaire: Questionnaire, catalogue: ActionCatalogue
) -> Result:
    return evaluate(
        questionnaire,
        Responses(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            depth=step.depth,
            answers=step.answers,
        ),
        Company(facts=FIRMS[step.firm]),
        facts=shipped()[1],
        catalogue=catalogue,
        programmes=None,
        on="2026-11-22",
    )


def cold_result(step: Step) -> Result:
    """The result of objects that nothing was ever kept of."""
    questionnaire, _, catalogue = shipped()
    return result_of(step, questionnaire.model_copy(), catalogue.model_copy())


def in_steps(changes: list[tuple[str, Answer | None, Depth, int]]) -> Iterator[Step]:
    answers: dict[str, Answer] = {}
    for indicator, answer, depth, firm in changes:
        answers = {key: each for key, each in answers.items() if key != indicator}
        if answer is not None:
            answers[indicator] = answer
        yield Step(answers, depth, firm)


@st.composite
def changes_of_the_shipped(
    draw: st.DrawFn,
) -> list[tuple[str, Answer | None, Depth, int]]:
    ids = [indicator.id for indicator, _ in shipped()[0].indicators()]
    start = [(each, draw(ANSWERS), Depth.EXPRESS, 0) for each in ids]
    change = st.tuples(
        st.sampled_from(ids),
        ANSWERS,
        st.sampled_from(list(Depth)),
        st.integers(0, len(FIRMS) - 1),
    )
    return start + draw(st.lists(change, max_size=12))


@settings(max_examples=15, deadline=None)
@given(changes_of_the_shipped())
def test_a_result_after_many_changes_equals_one_made_from_nothing(
    changes: list[tuple[str, Answer | None, Depth, int]],
) -> None:
    questionnaire, _, catalogue = shipped()
    for step in in_steps(changes):
        assert result_of(step, questionnaire, catalogue) == cold_result(step)


def everything(
    kept: ScoringTree, answers: dict[str, Answer], hidden: frozenset[str], depth: Depth
) -> object:
    shown = frozenset(leaf.id for leaf in kept.leaves) - hidden
    scores = score_responses(kept, answers, applicable=shown, depth=depth)
    return (
        scores.nodes,
        scores.numbers,
        scores.left_out,
        scores.asked,
        target_numbers(kept, scores.asked),
        [trace_node(scores, slot) for slot in kept.order],
        find_gaps(scores),
        find_leverage(scores) if len(kept.leaves) < 6 or kept.is_linear else None,
    )


@settings(max_examples=60, deadline=None)
@given(trees(most_leaves=6), st.data())
def test_every_rule_and_policy_gives_the_same_kept_as_new(
    kept: ScoringTree, data: st.DataObject
) -> None:
    ids = [leaf.id for leaf in kept.leaves]
    highest = {leaf.id: leaf.highest for leaf in kept.leaves}
    answers: dict[str, Answer] = {}
    for _ in range(8):
        indicator = data.draw(st.sampled_from(ids))
        answer = data.draw(ANSWERS)
        if isinstance(answer, int):
            answer = min(answer, highest[indicator])
        answers.pop(indicator, None)
        if answer is not None:
            answers[indicator] = answer
        hidden = frozenset(data.draw(st.lists(st.sampled_from(ids), max_size=2)))
        depth = data.draw(st.sampled_from(list(Depth)))
        new = fresh(kept)
        assert everything(kept, answers, hidden, depth) == everything(
            new, answers, hidden, depth
        )


def fresh(kept: ScoringTree) -> ScoringTree:
    """The same tree with nothing kept."""
    return build_tree(
        kept.root,
        policies=Policies(
            not_applicable=kept.not_applicable,
            minimum_coverage=kept.minimum_coverage,
            gate_allowance=kept.gate_allowance,
        ),
        bands=kept.bands,
    )


def some_steps() -> list[Step]:
    ids = [indicator.id for indicator, _ in shipped()[0].indicators()]
    wheel: list[Answer] = [4, 0, "dont-know", 2, "not-applicable", 5, 1, 3]
    return [
        Step(
            {each: wheel[(turn * turn + 3 * place) % 8] for place, each in picked},
            list(Depth)[turn % 3],
            turn % len(FIRMS),
        )
        for turn in range(12)
        for picked in [list(enumerate(ids))[turn % 4 :]]
    ]


def test_what_is_kept_is_bounded_and_may_be_forgotten_at_any_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "_MOST_STATES", 2)
    monkeypatch.setattr(parts, "_MOST_PARTS", 2)
    monkeypatch.setattr(tree, "_MOST_MEMORIES", 2)
    monkeypatch.setattr(explain, "_REMEMBERED", 2)
    monkeypatch.setattr(gaps, "_REMEMBERED", 2)
    monkeypatch.setattr(gaps, "_FEW", 1)
    monkeypatch.setattr(actions, "_MOST_FITS", 2)
    monkeypatch.setattr(evaluation, "_REMEMBERED_RESULTS", 2)
    monkeypatch.setattr(evaluation, "_REMEMBERED_SITUATIONS", 1)
    questionnaire, _, catalogue = (each.model_copy() for each in shipped())
    assert isinstance(questionnaire, Questionnaire)
    assert isinstance(catalogue, ActionCatalogue)
    for step in some_steps():
        assert result_of(step, questionnaire, catalogue) == cold_result(step)
    for targets in SIZES:
        compiled = tree.compile_tree(questionnaire, targets=targets)
        assert all(len(kept) <= 2 for _, kept in compiled.kept_parts)
        assert len(compiled.memory) <= 2
        assert len(compiled.terms) <= 2


def test_people_who_answer_at_the_same_time_get_their_own_results() -> None:
    questionnaire, _, catalogue = shipped()
    steps = some_steps() * 4
    wanted = [cold_result(step) for step in steps]
    with ThreadPoolExecutor(8) as people:
        found = list(
            people.map(lambda step: result_of(step, questionnaire, catalogue), steps)
        )
    assert found == wanted
