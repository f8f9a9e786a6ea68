"""A condition is true, false or unknown; sets and ranges mean every possible value."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from assessment.model.company import Range
from assessment.model.condition import Condition
from assessment.scoring.conditions import (
    Known,
    deciding_facts,
    judge,
    judge_answers,
)

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def rule(**data: Any) -> Condition:
    """A condition from the way it is written in YAML."""
    return CONDITION.validate_python(data)


@pytest.mark.parametrize(
    ("leaf", "value", "outcome"),
    [
        ({"is": True}, True, True),
        ({"is": True}, 1, None),
        ({"is": 1}, True, None),
        ({"is": 2}, 2.0, True),
        ({"is": "a"}, 3, None),
        ({"is_not": "a"}, "b", True),
        ({"is_not": "a"}, 3, None),
        ({"one_of": ["a", "b"]}, "b", True),
        ({"one_of": ["a", "b"]}, "c", False),
        ({"one_of": ["a", 2]}, "c", None),
        ({"one_of": ["a", 2]}, "a", True),
        ({"none_of": ["a", "b"]}, "c", True),
        ({"none_of": ["a", "b"]}, "a", False),
        ({"below": 10}, 10, False),
        ({"at_most": 10}, 10, True),
        ({"at_least": 10}, 10, True),
        ({"above": 10}, 10, False),
        ({"at_least": 10}, "ten", None),
        ({"at_least": 1}, True, None),
        ({"at_least": 1}, float("nan"), None),
        ({"at_least": "2021-10-15"}, "2021-10-15", True),
        ({"below": "2021-10-15"}, "2021-10-14", True),
        ({"below": "2021-10-15"}, "15/10/2020", None),
        ({"below": "2021-10-15"}, 2020, None),
    ],
)
def test_one_value_is_compared_only_with_its_like(
    leaf: dict[str, Any], value: Known, outcome: bool | None
) -> None:
    assert judge(rule(fact="x", **leaf), {"x": value}) is outcome


@pytest.mark.parametrize(
    ("leaf", "low", "high", "outcome"),
    [
        ({"at_least": 10}, 10, 20, True),
        ({"at_least": 10}, 9, 20, None),
        ({"at_least": 10}, None, 9, False),
        ({"above": 10}, 10, None, None),
        ({"above": 10}, 11, None, True),
        ({"below": 10}, 3, 10, None),
        ({"below": 10}, None, 9, True),
        ({"at_most": 10}, 11, None, False),
        ({"is": 10}, 10, 10, True),
        ({"is": 10}, 11, None, False),
        ({"is_not": 10}, 11, None, True),
        ({"is": 10}, 5, 15, None),
        ({"one_of": [1, 2]}, 3, 9, False),
        ({"none_of": [1, 2]}, 3, 9, True),
        ({"one_of": ["a"]}, 3, 9, None),
    ],
)
def test_a_range_decides_only_when_all_of_it_agrees(
    leaf: dict[str, Any], low: int | None, high: int | None, outcome: bool | None
) -> None:
    known = {"x": Range(at_least=low, at_most=high)}
    assert judge(rule(fact="x", **leaf), known) is outcome


def test_a_rule_that_every_member_of_a_set_satisfies_is_true() -> None:
    either = rule(
        any=[{"fact": "size", "is": "micro"}, {"fact": "size", "is": "small"}]
    )
    assert judge(either, {"size": frozenset({"micro", "small"})}) is True
    assert judge(either, {"size": frozenset({"medium", "large"})}) is False
    assert judge(either, {"size": frozenset({"small", "medium"})}) is None
    assert judge(either, {}) is None
    assert judge(either, {"size": frozenset()}) is None


def test_a_range_split_between_two_parts_is_still_decided() -> None:
    parts = rule(any=[{"fact": "x", "below": 10}, {"fact": "x", "at_least": 10}])
    assert judge(parts, {"x": Range(at_least=5)}) is True
    gap = rule(any=[{"fact": "x", "below": 10}, {"fact": "x", "above": 10}])
    assert judge(gap, {"x": Range(at_least=5)}) is None


def test_levels_are_read_and_everything_else_is_unknown() -> None:
    both = rule(
        all=[{"indicator": "a", "at_least": 4}, {"indicator": "b", "at_most": 1}]
    )
    assert judge_answers(both, {"a": 4, "b": 1}) is True
    assert judge_answers(both, {"a": 3}) is False
    assert judge_answers(both, {"a": 5, "b": "dont-know"}) is None
    assert judge_answers(both, {"a": 5, "b": "not-applicable"}) is None
    assert judge(both, {}) is None


def test_deciding_facts_are_those_that_could_still_change_the_outcome() -> None:
    tree = rule(
        all=[
            {"fact": "a", "is": True},
            {"any": [{"fact": "b", "is": True}, {"fact": "c", "is": True}]},
        ]
    )
    assert deciding_facts(tree, {}) == ("a", "b", "c")
    assert deciding_facts(tree, {"a": False}) == ()
    assert deciding_facts(tree, {"b": True}) == ("a",)
    assert deciding_facts(tree, {"a": True, "b": False}) == ("c",)
    size = rule(fact="size", one_of=["micro"])
    assert deciding_facts(size, {"size": frozenset({"micro", "small"})}) == ("size",)


VALUES = ("micro", "small", "medium")
LEAVES = st.builds(
    lambda fact, op, value: {"fact": fact, op: [value] if "_of" in op else value},
    st.sampled_from(["x", "y"]),
    st.sampled_from(["is", "is_not", "one_of", "none_of"]),
    st.sampled_from(VALUES),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda found: {"all": found}),
        st.lists(parts, min_size=1, max_size=3).map(lambda found: {"any": found}),
        parts.map(lambda found: {"not": found}),
    ),
    max_leaves=6,
)
SETS = st.frozensets(st.sampled_from(VALUES), min_size=1)


@settings(deadline=None)
@given(TREES, SETS, SETS)
def test_sets_give_exactly_what_all_their_members_share(
    data: dict[str, Any], x: frozenset[str], y: frozenset[str]
) -> None:
    condition = CONDITION.validate_python(data)
    worlds = {judge(condition, {"x": a, "y": b}) for a, b in product(x, y)}
    expected = worlds.pop() if len(worlds) == 1 else None
    assert judge(condition, {"x": x, "y": y}) is expected


@settings(deadline=None)
@given(TREES, SETS, SETS)
def test_knowing_more_never_turns_an_outcome_round(
    data: dict[str, Any], x: frozenset[str], y: frozenset[str]
) -> None:
    condition = CONDITION.validate_python(data)
    before = judge(condition, {"x": x})
    if before is not None:
        assert judge(condition, {"x": x, "y": y}) is before
        assert deciding_facts(condition, {"x": x}) == ()
    else:
        assert deciding_facts(condition, {"x": x}) or len(x) > 1
