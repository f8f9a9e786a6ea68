"""Leverage: the fewest level raises that reach the next band of the overall score.

A raise lifts one answered indicator by one level. Critical indicators that limit the
next band must rise in any case. The rest is exact:

- in a tree of means (or of sums) every level of an indicator brings the same amount,
  so the indicators that bring most are raised first;
- under the other rules the best number a node reaches with ``k`` raises follows from
  the best of its children, for every rule grows with every child (dynamic programming);
- where scales are mixed (see :mod:`assessment.scoring.score`) all sets of raises are
  tried, few raises first, up to a limit.
"""

from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement
from math import exp, inf, log
from typing import NamedTuple

from assessment.language import shown
from assessment.scoring.aggregation import NOISE
from assessment.scoring.score import Scores, score_responses
from assessment.scoring.tree import ScoringTree

MOST_TRIALS = 5_000
_MOST_ROUNDING = 0.06
"""A shown number lies at most half a tenth above the number."""
State = tuple[float, float]
Raises = tuple[tuple[int, int], ...]
"""(leaf slot, number of levels), each slot once."""


class NextBand(NamedTuple):
    """The next band of the overall score and the raises that reach it."""

    band: int
    raises: tuple[tuple[str, int, int], ...]
    """(indicator, from level, to level), in tree order."""


def find_leverage(scores: Scores) -> NextBand | None:
    """The fewest level raises to the next band; among equals, those first in the tree.

    None without a score, in the last band, or when raising what is known is not enough.

    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b", weight=3))))
    >>> find_leverage(score_responses(tree, {"a": 1, "b": 1})).raises
    (('b', 1, 2),)
    """
    tree, overall = scores.tree, scores.nodes[0]
    if overall.band is None or overall.score is None:
        return None
    above = [band for _, band in tree.bands if band > overall.band]
    if not above:
        return None
    wanted = min(above)
    room = _room(scores)
    forced: dict[int, int] = {}
    for gate in tree.gates[-1]:
        level = scores.numbers.value[gate]
        if level is None or not scores.asked[gate]:
            continue
        needed = wanted - tree.gate_allowance - int(level)
        if needed > 0:
            if needed > room.get(gate, 0):
                return None
            forced[gate] = needed
            room[gate] -= needed
    search = _search_linear if tree.is_linear else _search_tree
    if not tree.is_linear and _mixes_scales(tree):
        search = _search_all
    found = search(scores, wanted, forced, room)
    if found is None:
        return None
    for slot, levels in found:
        forced[slot] = forced.get(slot, 0) + levels
    return NextBand(
        wanted,
        tuple(
            (tree.ids[slot], _level(scores, slot), _level(scores, slot) + levels)
            for slot, levels in sorted(forced.items())
            if levels
        ),
    )


def _level(scores: Scores, slot: int) -> int:
    return int(scores.numbers.value[slot] or 0)


def _room(scores: Scores) -> dict[int, int]:
    """By leaf slot, how many levels an answered indicator can still rise."""
    leaves = scores.tree.leaves
    return {
        state.slot: leaves[state.slot].highest - state.level
        for state in scores.states
        if state.level is not None
    }


def _mixes_scales(tree: ScoringTree) -> bool:
    """Whether a score may be held back by its range."""
    if len({leaf.highest for leaf in tree.leaves}) > 1:
        return True
    inner = {branch.aggregation for branch in tree.branches[:-1]}
    rules = inner | {tree.branches[-1].aggregation}
    return "staged" in inner or ("sum" in inner and rules != {"sum"})


def _search_linear(
    scores: Scores, wanted: int, forced: dict[int, int], room: dict[int, int]
) -> Raises | None:
    tree = scores.tree
    brings, order = _brings(scores)
    number = scores.numbers.value[-1] or 0.0
    number += sum(brings[slot] * levels for slot, levels in forced.items())
    surely_below = _surely_below(tree, wanted)
    taken: dict[int, int] = {}
    for slot in order:
        for _ in range(room.get(slot, 0)):
            if number >= surely_below and tree.band_at(shown(number)) >= wanted:
                return tuple(taken.items())
            number += brings[slot]
            taken[slot] = taken.get(slot, 0) + 1
    return tuple(taken.items()) if tree.band_at(shown(number)) >= wanted else None


def _surely_below(tree: ScoringTree, wanted: int) -> float:
    """A number below which no rounding reaches the band; spares most comparisons."""
    borders = [at_least for at_least, band in tree.bands if band >= wanted]
    if tree.bands[0][1] >= wanted or not borders:
        return -inf
    return min(borders) - _MOST_ROUNDING


def _brings(scores: Scores) -> tuple[list[float], list[int]]:
    """What one level adds to the overall number, as all rules are linear: by slot.

    And the indicators, those that bring most first. Both hang on what is known alone.
    """
    tree, value = scores.tree, scores.numbers.value
    is_known = tuple([number is not None for number in value])

    def make() -> tuple[list[float], list[int]]:
        first = len(tree.leaves)
        found = [0.0] * len(tree.ids)
        found[-1] = 1.0
        for slot in tree.order:
            branch = tree.branches[slot - first]
            known = [c for c in tree.children[slot - first] if is_known[c]]
            whole = sum(tree.weights[c] for c in known)
            if branch.aggregation == "sum":
                whole = 1.0
            for child in known:
                share = found[slot] * tree.weights[child]
                found[child] = share / whole if whole else 0.0
        return found, sorted(range(first), key=lambda leaf: -found[leaf])

    kept: tuple[list[float], list[int]] = tree.remember(("brings", is_known), make)
    return kept


def _search_tree(
    scores: Scores, wanted: int, forced: dict[int, int], room: dict[int, int]
) -> Raises | None:
    tree = scores.tree
    best = _best(scores, len(tree.ids) - 1, forced, room, is_low=False)
    for number, raises in best:
        if tree.band_at(shown(number)) >= wanted:
            return raises
    return None


def _best(
    scores: Scores,
    slot: int,
    forced: dict[int, int],
    room: dict[int, int],
    *,
    is_low: bool,
) -> list[tuple[float, Raises]]:
    """The highest number of a node with 0, 1, 2 ... raises below it, and which."""
    tree, numbers = scores.tree, scores.numbers
    first = len(tree.leaves)
    if slot < first:
        level = numbers.low[slot] + forced.get(slot, 0)
        return [
            (level + more, ((slot, more),) if more else ())
            for more in range(room.get(slot, 0) + 1)
        ]
    rule = tree.branches[slot - first].aggregation
    is_low = is_low or rule == "staged"
    inside = [
        child
        for child in tree.children[slot - first]
        if numbers.counts[child]
        and tree.weights[child]
        and (is_low or numbers.value[child] is not None)
    ]
    start, step, finish = _RULES[rule]
    states: list[tuple[State, Raises]] = [(start, ())]
    for child in inside:
        weight, top = tree.weights[child], numbers.top[child]
        options = _best(scores, child, forced, room, is_low=is_low)
        merged: list[tuple[State, Raises]] = []
        for k in range(len(states) + len(options) - 1):
            merged.append(
                max(
                    (
                        (
                            step(states[k - j][0], weight, options[j][0], top),
                            states[k - j][1] + options[j][1],
                        )
                        for j in range(
                            max(0, k - len(states) + 1), min(k + 1, len(options))
                        )
                    ),
                    key=lambda found: found[0],
                )
            )
        states = merged
    whole = sum(tree.weights[child] for child in inside)
    return [(finish(state, whole), raises) for state, raises in states]


def _step_mean(state: State, weight: float, number: float, _: float) -> State:
    return (state[0] + weight * number, 0.0)


def _step_minimum(state: State, _: float, number: float, __: float) -> State:
    return (min(state[0], number), 0.0)


def _step_geometric(state: State, weight: float, number: float, _: float) -> State:
    return (state[0] + weight * log(number) if number > 0 else -inf, 0.0)


def _step_harmonic(state: State, weight: float, number: float, _: float) -> State:
    return (state[0] - weight / number if number > 0 else -inf, 0.0)


def _step_staged(state: State, _: float, number: float, top: float) -> State:
    is_met = state[1] == 0.0 and number >= top - NOISE
    return (state[0] + 1, 0.0) if is_met else (state[0], -1.0)


def _end_geometric(state: State, whole: float) -> float:
    return exp(state[0] / whole) if state[0] > -inf else 0.0


Rule = tuple[
    State,
    Callable[[State, float, float, float], State],
    Callable[[State, float], float],
]
_RULES: dict[str, Rule] = {
    "weighted-mean": ((0.0, 0.0), _step_mean, lambda state, whole: state[0] / whole),
    "mean": ((0.0, 0.0), _step_mean, lambda state, whole: state[0] / whole),
    "sum": ((0.0, 0.0), _step_mean, lambda state, _: state[0]),
    "minimum": ((inf, 0.0), _step_minimum, lambda state, _: state[0]),
    "geometric-mean": ((0.0, 0.0), _step_geometric, _end_geometric),
    "harmonic-mean": (
        (0.0, 0.0),
        _step_harmonic,
        lambda state, whole: whole / -state[0],
    ),
    "staged": ((0.0, 0.0), _step_staged, lambda state, _: state[0]),
}


def _search_all(
    scores: Scores, wanted: int, forced: dict[int, int], room: dict[int, int]
) -> Raises | None:
    tree = scores.tree
    asked = {tree.ids[slot] for slot, is_asked in enumerate(scores.asked) if is_asked}
    start = {
        tree.ids[slot]: _level(scores, slot) + forced.get(slot, 0) for slot in room
    }
    for trial, raises in enumerate(_all_raises(room)):
        if trial >= MOST_TRIALS:
            return None
        answers = dict(start)
        for slot, levels in raises:
            answers[tree.ids[slot]] += levels
        found = score_responses(
            tree, answers, applicable=asked, depth=scores.depth
        ).nodes[0]
        if found.score is not None and tree.band_at(shown(found.score)) >= wanted:
            return raises
    return None


def _all_raises(room: dict[int, int]) -> Iterator[Raises]:
    for count in range(sum(room.values()) + 1):
        for chosen in combinations_with_replacement(room, count):
            raises = tuple((slot, chosen.count(slot)) for slot in dict.fromkeys(chosen))
            if all(levels <= room[slot] for slot, levels in raises):
                yield raises
