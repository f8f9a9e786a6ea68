"""Judging the one condition grammar: true, false or unknown, never a guess.

A fact may be missing, one value, a :class:`Range` or a frozenset of possible values.
A condition holds when it holds for every possible value, fails when it holds for none,
and is unknown otherwise. Parts combine by Kleene's rules; where sets or ranges are
named, every combination of their possible values is tried as well, so that "micro or
small" is true of a firm that is one of the two. A missing fact stays unknown.

Values that cannot be compared (a text with a number, a truth value with 1) give
unknown: a mistake in a file must never become a legal "no".
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise, product
from math import prod
from typing import Any

from assessment.model.company import Range
from assessment.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    FactCondition,
    IndicatorCondition,
    Not,
)
from assessment.model.responses import Answer

Known = bool | int | float | str | Range | frozenset[bool | int | float | str]
"""What is known of a fact. Absent from the mapping: not known at all."""

Value = bool | int | float | str
Leaf = tuple[str, str, str, object]
Part = tuple[str, tuple["Compiled", ...]]
Compiled = Leaf | Part
"""("fact" | "indicator", id, op, value) or ("all" | "any" | "not", parts)."""

MOST_COMBINATIONS = 4096
_REMEMBERED = 20_000
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTHING: Mapping[str, Any] = {}
_compiled: dict[int, tuple[Condition, Compiled]] = {}


def judge(condition: Condition, known: Mapping[str, Known]) -> bool | None:
    """Whether ``condition`` holds of the facts ``known``; None is unknown.

    Leaves over indicators are unknown here; see :func:`judge_answers`.

    >>> rule = FactCondition(fact="size_class", one_of=["micro", "small"])
    >>> judge(rule, {"size_class": frozenset({"micro", "small"})})
    True
    """
    return judge_compiled(compiled(condition), known)


def judge_answers(
    condition: Condition,
    answers: Mapping[str, Answer],
    *,
    known: Mapping[str, Known] = _NOTHING,
) -> bool | None:
    """Like :func:`judge`, with indicator leaves read from ``answers``.

    Not applicable, don't know and unanswered have no level, so they are unknown.

    >>> rule = IndicatorCondition(indicator="item-codes", at_least=3)
    >>> judge_answers(rule, {"item-codes": 4}), judge_answers(rule, {})
    (True, None)
    """
    return judge_compiled(compiled(condition), known, answers)


def deciding_facts(condition: Condition, known: Mapping[str, Known]) -> tuple[str, ...]:
    """The facts that are not settled and could still change the outcome.

    Empty when the outcome is known. Facts known only as a set or range that leaves the
    outcome open are named too. In reading order, each once.

    >>> deciding_facts(FactCondition(fact="has_loan", is_=True), {})
    ('has_loan',)
    """
    found: dict[str, None] = {}

    def walk(part: Compiled) -> None:
        if judge_compiled(part, known) is not None:
            return
        if len(part) == 2:
            for inner in part[1]:
                walk(inner)
        elif part[0] == "fact":
            found[part[1]] = None

    walk(compiled(condition))
    return tuple(found)


def compiled(condition: Condition) -> Compiled:
    """``condition`` as plain tuples, remembered for as long as it is kept in use."""
    entry = _compiled.get(id(condition))
    if entry is None:
        if len(_compiled) >= _REMEMBERED:
            _compiled.clear()
        # The condition is kept beside its tuples, so its id cannot be given again.
        entry = _compiled[id(condition)] = (condition, _compile(condition))
    return entry[1]


def judge_compiled(
    rule: Compiled,
    known: Mapping[str, Known],
    answers: Mapping[str, Answer] = _NOTHING,
) -> bool | None:
    """:func:`judge_answers` over plain tuples; for callers that judge often."""
    outcome = _kleene(rule, known, answers)
    if outcome is None and len(rule) == 2:
        return _over_worlds(rule, known, answers)
    return outcome


def _compile(condition: Condition) -> Compiled:
    if isinstance(condition, AllOf):
        return ("all", tuple(_compile(part) for part in condition.all))
    if isinstance(condition, AnyOf):
        return ("any", tuple(_compile(part) for part in condition.any))
    if isinstance(condition, Not):
        return ("not", (_compile(condition.not_),))
    if isinstance(condition, FactCondition):
        return ("fact", condition.fact, condition.op, condition.value)
    assert isinstance(condition, IndicatorCondition)  # noqa: S101  # closed grammar
    return ("indicator", condition.indicator, condition.op, condition.value)


def _kleene(
    rule: Compiled, known: Mapping[str, Known], answers: Mapping[str, Answer]
) -> bool | None:
    if len(rule) == 2:
        kind, parts = rule
        if kind == "not":
            inner = _kleene(parts[0], known, answers)
            return None if inner is None else not inner
        ends = kind == "any"
        open_part = False
        for part in parts:
            outcome = _kleene(part, known, answers)
            if outcome is ends:
                return ends
            open_part = open_part or outcome is None
        return None if open_part else not ends
    kind, name, op, wanted = rule
    if kind == "fact":
        return _judge_known(known.get(name), op, wanted)
    level = answers.get(name)
    return _compare(level, op, wanted) if isinstance(level, int) else None


def _judge_known(value: Known | None, op: str, wanted: object) -> bool | None:
    if value is None:
        return None
    if isinstance(value, frozenset):
        outcomes = {_compare(member, op, wanted) for member in value}
        return outcomes.pop() if len(outcomes) == 1 else None
    if isinstance(value, Range):
        return _judge_range(value, op, wanted)
    return _compare(value, op, wanted)


def _compare(value: Value, op: str, wanted: object) -> bool | None:
    if op == "is" or op == "is_not":
        same = _same(value, wanted)
        return same if same is None or op == "is" else not same
    if op == "one_of" or op == "none_of":
        assert isinstance(wanted, tuple)  # noqa: S101  # the model's promise
        outcomes = {_same(value, member) for member in wanted}
        found = True if True in outcomes else None if None in outcomes else False
        return found if found is None or op == "one_of" else not found
    order = _order(value, wanted)
    return None if order is None else _ORDERED[op](order)


def _same(value: Value, wanted: object) -> bool | None:
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted if type(value) is type(wanted) else None
    if isinstance(value, str) or isinstance(wanted, str):
        return value == wanted if type(value) is type(wanted) else None
    order = _order(value, wanted)
    return None if order is None else order == 0


def _order(value: object, wanted: object) -> int | None:
    """-1, 0 or 1; None when the two cannot be put in order."""
    if isinstance(value, str) and isinstance(wanted, str):
        if not (_ISO_DATE.fullmatch(value) and _ISO_DATE.fullmatch(wanted)):
            return None
        return (value > wanted) - (value < wanted)
    if isinstance(value, bool) or isinstance(wanted, bool):
        return None
    if not isinstance(value, int | float) or not isinstance(wanted, int | float):
        return None
    if value != value or wanted != wanted:
        return None
    return (value > wanted) - (value < wanted)


_ORDERED: Mapping[str, Callable[[int], bool]] = {
    "below": lambda order: order < 0,
    "at_most": lambda order: order <= 0,
    "at_least": lambda order: order >= 0,
    "above": lambda order: order > 0,
}


def _judge_range(value: Range, op: str, wanted: object) -> bool | None:
    low, high = value.at_least, value.at_most
    if low is not None and low == high:
        return _compare(low, op, wanted)
    if op in _ORDERED:
        at_low = -1 if low is None else _order(low, wanted)
        at_high = 1 if high is None else _order(high, wanted)
        if at_low is None or at_high is None:
            return None
        holds = _ORDERED[op]
        return holds(at_low) if holds(at_low) == holds(at_high) else None
    members = wanted if isinstance(wanted, tuple) else (wanted,)
    for member in members:
        if _order(0, member) is None:
            return None
        above_low = low is None or member >= low
        if above_low and (high is None or member <= high):
            return None
    return op in ("is_not", "none_of")


def _over_worlds(
    rule: Compiled, known: Mapping[str, Known], answers: Mapping[str, Answer]
) -> bool | None:
    """The outcome all combinations of possible values share, if they share one."""
    wanted: dict[str, set[int | float]] = {}
    for _, name, _, value in _leaves(rule):
        bounds = wanted.setdefault(name, set())
        members = value if isinstance(value, tuple) else (value,)
        bounds.update(
            member
            for member in members
            if isinstance(member, int | float) and not isinstance(member, bool)
        )
    choices: dict[str, tuple[Value, ...]] = {}
    for name, bounds in wanted.items():
        value = known.get(name)
        if isinstance(value, frozenset):
            choices[name] = tuple(value)
        elif isinstance(value, Range):
            choices[name] = _points(value, bounds)
    size = prod(len(values) for values in choices.values())
    if not choices or not 0 < size <= MOST_COMBINATIONS:
        return None
    outcome: bool | None = None
    for combination in product(*choices.values()):
        world = {**known, **dict(zip(choices, combination, strict=True))}
        found = _kleene(rule, world, answers)
        if found is None or (outcome is not None and found is not outcome):
            return None
        outcome = found
    return outcome


def _leaves(rule: Compiled) -> Iterator[Leaf]:
    if len(rule) == 4:
        yield rule
    else:
        for part in rule[1]:
            yield from _leaves(part)


def _points(value: Range, bounds: set[int | float]) -> tuple[int | float, ...]:
    """One point for every stretch of the range that the bounds tell apart."""
    low, high = value.at_least, value.at_most
    inside = {
        bound
        for bound in bounds
        if (low is None or bound >= low) and (high is None or bound <= high)
    }
    ends = [end for end in (low, high) if end is not None]
    edges = sorted(inside | set(ends))
    between = [(a + b) / 2 for a, b in pairwise(edges)]
    below = [edges[0] - 1] if low is None else []
    above = [edges[-1] + 1] if high is None else []
    return (*below, *edges, *between, *above)
