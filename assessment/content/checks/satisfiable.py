"""Whether a condition can be true, or false, for any firm at all.

Every fact takes all values that could matter: its choices, both truths, or each number
named in the condition with its neighbours. Too many combinations: assumed possible.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product
from math import prod
from typing import Any

from assessment.content.checks.known import Known

_MOST = 4_096
_OTHER = "\0other"


def can_be(condition: object, wanted: bool, known: Known) -> bool:
    """Whether some firm makes ``condition`` come out as ``wanted``."""
    samples = _samples(condition, known)
    if prod(len(values) for values in samples.values()) > _MOST:
        return True
    names = list(samples)
    combinations = islice(product(*samples.values()), _MOST)
    return any(
        _holds(condition, dict(zip(names, values, strict=True))) is wanted
        for values in combinations
    )


def is_whole(condition: object) -> bool:
    """Whether ``condition`` has the shape of one, down to its leaves."""
    if not isinstance(condition, dict):
        return False
    given = {key: value for key, value in condition.items() if value is not None}
    if len(given) == 1:
        ((key, value),) = given.items()
        if key == "not":
            return is_whole(value)
        if key in ("all", "any") and isinstance(value, list) and value:
            return all(map(is_whole, value))
        return False
    named = given.pop("fact", None) or given.pop("indicator", None)
    return isinstance(named, str) and len(given) == 1 and set(given) <= set(_COMPARE)


def _samples(condition: object, known: Known) -> dict[str, list[Any]]:
    samples: dict[str, set[Any]] = {}
    for name, op, value in _comparisons(condition):
        chosen = samples.setdefault(name, set())
        members = value if isinstance(value, list) else [value]
        fact = known.facts.get(name)
        for member in members:
            if isinstance(member, bool):
                chosen |= {True, False}
            elif isinstance(member, int | float):
                chosen |= {member - 1, member, member + 1}
            elif fact and fact.choices and op:
                chosen |= fact.choices
            else:
                chosen |= {member, _OTHER}
    return {
        name: [value for value in values if _is_level(name, value, known)]
        for name, values in samples.items()
    }


def _is_level(name: str, value: object, known: Known) -> bool:
    levels = known.indicators.get(name)
    return name in known.facts or levels is None or value in levels


def _comparisons(condition: object) -> Iterator[tuple[str, str, object]]:
    if not isinstance(condition, dict):
        return
    for key in ("all", "any"):
        for part in _parts(condition, key):
            yield from _comparisons(part)
    if "not" in condition:
        yield from _comparisons(condition["not"])
    name = condition.get("fact") or condition.get("indicator")
    if isinstance(name, str):
        for key, value in condition.items():
            if key not in ("fact", "indicator") and value is not None:
                yield name, key, value


def _parts(condition: dict[str, Any], key: str) -> list[Any]:
    found = condition.get(key)
    return found if isinstance(found, list) else []


def _holds(condition: Any, facts: Mapping[str, Any]) -> bool:
    if not isinstance(condition, dict):
        return True
    if "all" in condition:
        return all(_holds(part, facts) for part in _parts(condition, "all"))
    if "any" in condition:
        return any(_holds(part, facts) for part in _parts(condition, "any"))
    if "not" in condition:
        return not _holds(condition["not"], facts)
    return all(
        _compare(facts[name], op, value) for name, op, value in _comparisons(condition)
    )


_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "one_of": lambda found, values: found in values,
    "none_of": lambda found, values: found not in values,
    "below": operator.lt,
    "at_most": operator.le,
    "at_least": operator.ge,
    "above": operator.gt,
}


def _compare(found: Any, op: str, value: Any) -> bool:
    compare = _COMPARE.get(op)
    return compare is None or bool(compare(found, value))
