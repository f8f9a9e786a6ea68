"""Version 1.1.0 asks more than 1.0.0 and scores the shared part alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.content.loading import load_questionnaire
from assessment.model.maturity import Depth, Indicator, Questionnaire
from assessment.model.responses import Answer
from assessment.scoring.score import score_responses
from assessment.scoring.tree import compile_tree

FOLDER = Path(__file__).parents[2] / "questionnaires" / "smart-manufacturing"
OLD, NEW = (load_questionnaire(FOLDER / f"{v}.yaml") for v in ("1.0.0", "1.1.0"))
KEPT = tuple(indicator for indicator, _ in OLD.indicators())
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.integers(0, 5), st.sampled_from(("dont-know", "not-applicable"))
)
NEEDS_A_FACT = {
    "machine-data-connection": {"machines_with_controllers"},
    "environmental-data-for-buyers": {
        "exports",
        "exports_or_intends_to",
        "has_contract_with_lead_firm",
    },
    "benefit-check": {"bought_equipment_last_5_years"},
    "purchase-handover-terms": {"bought_equipment_last_5_years"},
    "land-support-use": {"site_type", "site_is_leased"},
    "development-records": {"is_enterprise"},
}


def _what_scores(indicator: Indicator) -> dict[str, object]:
    """Everything of an indicator that moves a number or decides who is asked."""
    return {
        "weight": indicator.weight,
        "target": indicator.target,
        "gate": indicator.gate and indicator.gate.limits,
        "depth": indicator.depth,
        "asks": indicator.asks,
        "applies_if": indicator.applies_if,
        "can be not applicable": indicator.not_applicable is not None,
        "levels": [level.level for level in indicator.levels],
        "needs": indicator.needs,
        "themes": indicator.themes,
        "crosswalk": indicator.crosswalk,
    }


def _facts(condition: object) -> set[str]:
    """The company facts named anywhere in ``condition``."""
    if isinstance(condition, dict):
        named = {condition["fact"]} if condition.get("fact") else set()
        return named.union(*(_facts(part) for part in condition.values()))
    if isinstance(condition, list | tuple):
        return set().union(*(_facts(part) for part in condition))
    return set()


def test_the_26_indicators_score_as_before() -> None:
    now = {indicator.id: _what_scores(indicator) for indicator, _ in NEW.indicators()}
    before = {indicator.id: _what_scores(indicator) for indicator in KEPT}
    assert {id_: now[id_] for id_ in before} == before


def test_what_is_new_is_asked_at_full_depth_only() -> None:
    kept = {indicator.id for indicator in KEPT}
    new = [indicator for indicator, _ in NEW.indicators() if indicator.id not in kept]
    assert {indicator.depth for indicator in new} == {Depth.FULL}
    assert all(indicator.gate is None for indicator in new)


def test_an_indicator_stays_in_its_area_and_order() -> None:
    kept = {indicator.id for indicator in KEPT}
    now = [pair for pair in _placed(NEW) if pair[0] in kept]
    assert now == _placed(OLD)


def _placed(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    return [(indicator.id, area) for indicator, area in questionnaire.indicators()]


def test_the_tree_keeps_its_weights_and_policies() -> None:
    def weights(questionnaire: Questionnaire) -> list[tuple[str, str | None, object]]:
        return [(node.id, up, node.weight) for node, up in questionnaire.nodes()]

    assert weights(NEW) == weights(OLD)
    assert NEW.policies == OLD.policies
    assert NEW.bands == OLD.bands
    assert NEW.root == OLD.root


def test_what_was_asked_again_is_still_asked_again() -> None:
    now = {entry.id: entry.when for entry in NEW.contradictions}
    assert {entry.id: now[entry.id] for entry in OLD.contradictions} == {
        entry.id: entry.when for entry in OLD.contradictions
    }


def test_company_facts_hide_what_they_decide() -> None:
    kept = {indicator.id for indicator in KEPT}
    found = {
        indicator.id: _facts(indicator.applies_if.model_dump())
        for indicator, _ in NEW.indicators()
        if indicator.id not in kept and indicator.applies_if is not None
    }
    assert found == NEEDS_A_FACT


@pytest.mark.parametrize("depth", [Depth.QUICK, Depth.EXPRESS])
@given(data=st.data())
def test_the_same_answers_give_the_same_numbers(
    data: st.DataObject, depth: Depth
) -> None:
    answers: dict[str, Answer] = data.draw(
        st.dictionaries(st.sampled_from([i.id for i in KEPT]), ANSWERS)
    )
    before, now = (
        score_responses(compile_tree(version), answers, depth=depth).nodes
        for version in (OLD, NEW)
    )
    shown = ("id", "score", "low", "high", "band", "coverage", "weakest", "capped_by")
    assert [[getattr(node, part) for part in shown] for node in now] == [
        [getattr(node, part) for part in shown] for node in before
    ]
