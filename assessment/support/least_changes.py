"""How many facts must change at the very least before rules can hold.

A bound from below, so that a search need not look where it cannot succeed. One part of
an "all" that fails costs at least one change; parts that rest on different facts add
up; of an "any" the cheapest part counts. What is unknown costs nothing.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping

from assessment.scoring.conditions import Compiled, Known, Leaf, judge_compiled

Value = bool | int | float | str
Behind = Callable[[Iterable[str]], frozenset[str]]


class LeastChanges:
    """The bound for one programme's rules and what its company can change."""

    def __init__(
        self, changeable: Mapping[str, tuple[Value, ...]], behind: Behind
    ) -> None:
        self._changeable = changeable
        self._behind = behind
        self._facts: dict[int, tuple[Compiled, frozenset[str]]] = {}

    def count(
        self,
        wanted: Iterable[tuple[Compiled, bool]],
        known: Mapping[str, Known],
        fixed: Collection[str],
    ) -> float:
        """At least so many changes until every rule can be as ``wanted``.

        ``fixed`` facts do not change any more. Infinite: no change is enough.
        """
        return self._sum(wanted, known, fixed)

    def _sum(
        self,
        wanted: Iterable[tuple[Compiled, bool]],
        known: Mapping[str, Known],
        fixed: Collection[str],
    ) -> float:
        costs = [(self._cost(rule, goal, known, fixed), rule) for rule, goal in wanted]
        used: frozenset[str] = frozenset()
        total = 0.0
        for cost, rule in sorted(costs, key=lambda pair: -pair[0]):
            if cost <= 0:
                break
            facts = self._facts_of(rule)
            if used.isdisjoint(facts):
                total += cost
                used |= facts
        return total

    def _cost(
        self,
        rule: Compiled,
        goal: bool,
        known: Mapping[str, Known],
        fixed: Collection[str],
    ) -> float:
        if judge_compiled(rule, known) is not (not goal):
            return 0.0
        if len(rule) == 4:
            return 1.0 if self._can_turn(rule, goal, fixed) else math.inf
        kind, parts = rule
        if kind == "not":
            return self._cost(parts[0], not goal, known, fixed)
        if (kind == "all") is goal:
            return self._sum(((part, goal) for part in parts), known, fixed)
        return min(self._cost(part, goal, known, fixed) for part in parts)

    def _can_turn(self, leaf: Leaf, goal: bool, fixed: Collection[str]) -> bool:
        kind, name, _, _ = leaf
        if kind != "fact":
            return False
        if name in self._changeable:
            return name not in fixed and any(
                judge_compiled(leaf, {name: value}) is goal
                for value in self._changeable[name]
            )
        return any(
            fact in self._changeable and fact not in fixed
            for fact in self._behind((name,))
        )

    def _facts_of(self, rule: Compiled) -> frozenset[str]:
        kept = self._facts.get(id(rule))
        if kept is None:
            found: frozenset[str] = frozenset()
            if len(rule) == 4:
                found = self._behind((rule[1],)) if rule[0] == "fact" else found
            else:
                found = found.union(*map(self._facts_of, rule[1]))
            # The rule is kept too, so that its id is not given to another one.
            kept = self._facts[id(rule)] = (rule, found)
        return kept[1]
