"""The maturity model as the engine reads it: a flat, immutable tree of numbers.

A :class:`Branch` is a dimension (or the overall node), a :class:`Leaf` an indicator.
:func:`build_tree` lays them out in slots, leaves first and every branch after its
children, so that one loop scores all of it. Tests build bare trees; the product
compiles a questionnaire once and remembers it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from operator import itemgetter
from typing import Any, TypeVar

from assessment.model.maturity import (
    HIGHEST_LEVEL,
    Aggregation,
    Depth,
    Dimension,
    Indicator,
    NotApplicablePolicy,
    Policies,
    Questionnaire,
    SizeClass,
)
from assessment.model.result import TraceTerm
from assessment.scoring.conditions import Compiled, compiled

PLAIN_BANDS: tuple[tuple[float, int], ...] = (
    (0.0, 0),
    (0.5, 1),
    (1.5, 2),
    (2.5, 3),
    (3.5, 4),
    (4.5, 5),
)
_Made = TypeVar("_Made")
_REMEMBERED = 64
_MOST_MEMORIES = 256


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator: its weight, and the node whose band it limits if critical."""

    id: str
    weight: float = 1.0
    critical: str | None = None
    depth: int = 0
    """Order of the shallowest depth at which it is asked."""
    highest: int = HIGHEST_LEVEL
    target: int | None = HIGHEST_LEVEL
    """None: it aims at nothing, so it has no gap."""
    applies_if: Compiled | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A dimension or the overall node: children, and how they make its number."""

    id: str
    children: tuple["Branch | Leaf", ...]
    aggregation: Aggregation = "weighted-mean"
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ScoringTree:
    """Leaves and branches in slots: slot ``i`` below ``len(leaves)`` is a leaf."""

    root: Branch
    not_applicable: NotApplicablePolicy
    minimum_coverage: float
    gate_allowance: int
    bands: tuple[tuple[float, int], ...]
    """(at_least, band), lowest first."""
    leaves: tuple[Leaf, ...]
    branches: tuple[Branch, ...]
    """Children before parents; the root is last."""
    ids: tuple[str, ...]
    """Id of every slot."""
    weights: tuple[float, ...]
    """Weight of every slot as its parent's rule uses it: 1 or 0 under a plain mean."""
    declared: tuple[float, ...]
    parents: tuple[int, ...]
    """Slot of every slot's parent; -1 for the root."""
    children: tuple[tuple[int, ...], ...]
    """Child slots of every branch."""
    child_weights: tuple[tuple[float, ...], ...]
    gates: tuple[tuple[int, ...], ...]
    """Slots of the critical leaves that limit each branch."""
    order: tuple[int, ...]
    """Branch slots, the root first and parents before children."""
    deepest: int
    """The largest depth order among the leaves."""
    is_linear: bool
    """Every rule is a mean or a sum, and nothing can hold a number back."""
    has_stages: bool
    targets: dict[str, int | None] = field(default_factory=dict)
    """The target level of every leaf; None: it aims at nothing."""
    memory: dict[object, Any] = field(default_factory=dict)
    """Numbers that depend on the tree and on what is asked alone."""

    own_leaves: tuple[tuple[int, frozenset[str]], ...] = ()
    """Slots of the branches that hold leaves, the root's first, with their ids."""
    kept_parts: tuple[tuple[Callable[[list[Any]], object], dict[object, Any]], ...] = ()
    """By branch: what takes the things its part is made of, and the parts so far."""
    terms: dict[object, TraceTerm] = field(default_factory=dict)
    """Terms of traces, by the part or state they tell of and the share it has."""
    kept_states: dict[int, tuple[tuple[str, dict[object, Any]], ...]] = field(
        default_factory=dict
    )
    """By depth order, for every leaf its id and its states so far."""

    def remember(self, key: object, make: Callable[[], _Made]) -> _Made:
        """What ``make`` gives, kept for the next time ``key`` is asked for."""
        found = self.memory.get(key)
        if found is None:
            if len(self.memory) >= _MOST_MEMORIES:
                self.memory.clear()
            found = self.memory[key] = make()
        made: _Made = found
        return made

    def states_at(self, order: int) -> tuple[tuple[str, dict[object, Any]], ...]:
        """The memory of the leaves' states at one depth."""
        found = self.kept_states.get(order)
        if found is None:
            found = tuple((leaf.id, {}) for leaf in self.leaves)
            self.kept_states[order] = found
        return found

    def slot(self, node_id: str) -> int:
        """The slot of a dimension or indicator.

        >>> build_tree(Branch("overall", (Leaf("a"), Leaf("b")))).slot("b")
        1
        """
        return self.ids.index(node_id)

    def band_at(self, shown: float) -> int:
        """The band of a shown number; above the last border, the last band.

        >>> build_tree(Branch("overall", (Leaf("a"),))).band_at(1.5)
        2
        """
        place = bisect_right(self.bands, (shown, inf))
        return self.bands[place - 1 if place else 0][1]


def build_tree(
    root: Branch,
    *,
    policies: Policies | None = None,
    bands: tuple[tuple[float, int], ...] = PLAIN_BANDS,
) -> ScoringTree:
    """``root`` laid out for scoring.

    >>> build_tree(Branch("overall", (Leaf("a"), Leaf("b")))).ids
    ('a', 'b', 'overall')

    Raises ValueError when two nodes share an id or a gate names no branch.
    """
    policies = policies or Policies()
    leaves = tuple(_leaves_of(root))
    branches = tuple(_branches_of(root))
    nodes: tuple[Leaf | Branch, ...] = (*leaves, *branches)
    ids = tuple(node.id for node in nodes)
    slots = {node_id: slot for slot, node_id in enumerate(ids)}
    if len(slots) != len(ids):
        raise ValueError("two nodes share an id")
    weights, parents = [0.0] * len(ids), [-1] * len(ids)
    declared = [float(node.weight) for node in nodes]
    children = []
    for branch in branches:
        inside = tuple(slots[child.id] for child in branch.children)
        children.append(inside)
        for slot in inside:
            parents[slot] = slots[branch.id]
            is_equal = branch.aggregation == "mean" and declared[slot] > 0
            weights[slot] = 1.0 if is_equal else declared[slot]
    weights[-1] = 1.0
    gates: list[list[int]] = [[] for _ in branches]
    for slot, leaf in enumerate(leaves):
        if leaf.critical is not None:
            limited = slots.get(leaf.critical, -1) - len(leaves)
            if limited < 0:
                raise ValueError(f"{leaf.id} limits {leaf.critical}: no such node")
            gates[limited].append(slot)
    rules = {branch.aggregation for branch in branches}
    is_even = len({leaf.highest for leaf in leaves}) <= 1
    order = tuple(slots[branch_id] for branch_id in _parents_first(root))
    first = len(leaves)
    own = [(s, [ids[c] for c in children[s - first] if c < first]) for s in order]
    return ScoringTree(
        root=root,
        not_applicable=policies.not_applicable,
        minimum_coverage=policies.minimum_coverage,
        gate_allowance=policies.gate_allowance,
        bands=bands,
        leaves=leaves,
        branches=branches,
        ids=ids,
        weights=tuple(weights),
        declared=tuple(declared),
        parents=tuple(parents),
        children=tuple(children),
        child_weights=tuple(tuple(weights[c] for c in found) for found in children),
        gates=tuple(tuple(found) for found in gates),
        order=order,
        deepest=max((leaf.depth for leaf in leaves), default=0),
        is_linear=is_even and (rules <= {"weighted-mean", "mean"} or rules == {"sum"}),
        has_stages="staged" in rules,
        targets={leaf.id: leaf.target for leaf in leaves},
        own_leaves=tuple((slot, frozenset(found)) for slot, found in own if found),
        kept_parts=tuple(
            (_taker((*inside, *holding)), {})
            for inside, holding in zip(children, gates, strict=True)
        ),
    )


_compiled_trees: dict[tuple[int, SizeClass], tuple[Questionnaire, ScoringTree]] = {}


def compile_tree(
    questionnaire: Questionnaire, *, targets: SizeClass = "micro"
) -> ScoringTree:
    """The scoring tree of ``questionnaire`` with the targets of one size class.

    Compiled once and remembered while the questionnaire object lives here.
    """
    key = (id(questionnaire), targets)
    entry = _compiled_trees.get(key)
    if entry is None:
        if len(_compiled_trees) >= _REMEMBERED:
            _compiled_trees.clear()
        # Kept beside its tree, so that its id cannot be given to another object.
        entry = _compiled_trees[key] = (questionnaire, _compile(questionnaire, targets))
    return entry[1]


def _compile(questionnaire: Questionnaire, targets: SizeClass) -> ScoringTree:
    def leaf(indicator: Indicator) -> Leaf:
        return Leaf(
            id=indicator.id,
            weight=float(indicator.weight),
            critical=indicator.gate.limits if indicator.gate else None,
            depth=Depth(indicator.depth).order,
            highest=max(level.level for level in indicator.levels),
            target=getattr(indicator.target, targets, None),
            applies_if=compiled(indicator.applies_if) if indicator.applies_if else None,
        )

    def branch(dimension: Dimension) -> Branch:
        return Branch(
            id=dimension.id,
            children=(
                *(branch(inner) for inner in dimension.dimensions),
                *(leaf(indicator) for indicator in dimension.indicators),
            ),
            aggregation=dimension.aggregation,
            weight=float(dimension.weight),
        )

    return build_tree(
        Branch(
            id=questionnaire.root,
            children=tuple(branch(barrier) for barrier in questionnaire.dimensions),
            aggregation=questionnaire.policies.aggregation,
        ),
        policies=questionnaire.policies,
        bands=tuple(
            sorted((float(band.at_least), band.band) for band in questionnaire.bands)
        ),
    )


def _taker(slots: tuple[int, ...]) -> Callable[[list[Any]], object]:
    return itemgetter(*slots) if slots else len


def _leaves_of(node: Branch | Leaf) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.children:
            yield from _leaves_of(child)


def _branches_of(node: Branch) -> Iterator[Branch]:
    for child in node.children:
        if isinstance(child, Branch):
            yield from _branches_of(child)
    yield node


def _parents_first(node: Branch) -> Iterator[str]:
    yield node.id
    for child in node.children:
        if isinstance(child, Branch):
            yield from _parents_first(child)
