"""The bound from below never exceeds what is needed, and finds what is hopeless."""

import math
from typing import Any

import pytest

from assessment.model.condition import Condition
from assessment.model.programme import Criterion
from assessment.scoring.conditions import compiled
from assessment.support.least_changes import LeastChanges

CHANGEABLE: dict[str, tuple[Any, ...]] = {
    "plan": (True, False),
    "grade": ("high",),
    "people": (10, 20),
}


def behind(facts: Any) -> frozenset[str]:
    found = {"class": {"people", "age"}}
    return frozenset[str]().union(*(found.get(fact, {fact}) for fact in facts))


def count(when: dict[str, Any], known: dict[str, Any], *fixed: str) -> float:
    title = {"vi": "thử", "en": "test"}
    criterion = Criterion.model_validate(
        {"id": "c", "kind": "requirement", "title": title, "when": when}
    )
    condition: Condition = criterion.when
    bound = LeastChanges(CHANGEABLE, behind)
    return bound.count([(compiled(condition), True)], known, fixed)


PLAN = {"fact": "plan", "is": True}
HIGH = {"fact": "grade", "is": "high"}
TEN = {"fact": "people", "at_least": 10}
OLD = {"fact": "age", "at_least": 5}
NONE = {"plan": False, "grade": "low", "people": 3, "age": 1}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (PLAN, 1),
        ({"all": [PLAN, HIGH, TEN]}, 3),
        ({"all": [PLAN, PLAN]}, 1),
        ({"any": [{"all": [PLAN, HIGH]}, TEN]}, 1),
        ({"not": {"any": [{"fact": "plan", "is": False}, {"not": HIGH}]}}, 2),
        ({"all": [PLAN, OLD]}, math.inf),
        ({"any": [OLD, {"all": [PLAN, TEN]}]}, 2),
        ({"fact": "people", "at_least": 30}, math.inf),
        ({"fact": "class", "is": "small"}, 1),
    ],
)
def test_the_least_number_of_changes(when: dict[str, Any], expected: float) -> None:
    assert count(when, NONE | {"class": "micro"}) == expected


def test_what_is_unknown_costs_nothing() -> None:
    assert count({"all": [PLAN, OLD]}, {"plan": False}) == 1
    assert count(OLD, {}) == 0


def test_what_is_fixed_does_not_change_any_more() -> None:
    assert count(PLAN, NONE, "plan") == math.inf
    assert count({"any": [PLAN, TEN]}, NONE, "plan") == 1
    assert count({"fact": "class", "is": "small"}, NONE | {"class": "micro"}) == 1
    fixed = count({"fact": "class", "is": "small"}, NONE | {"class": "micro"}, "people")
    assert fixed == math.inf
