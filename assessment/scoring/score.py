"""What a score means, defined here once.

A response set gives every node a number in one walk from the leaves to the root:

- *value*: the number of what is known, which goes up to the parent even where the node
  hides its score; None when nothing is known (or when a sum has anything unknown)
- *low*, *high*: the same rule with every unknown at its lowest, its highest level
- *coverage*: the known share of the weight that counts

The score is the value, shown only from the minimum coverage on. It is held between low
and high, which changes it only where scales are mixed (a sum inside a mean, indicators
with fewer levels). Formulas and examples: docs/method.md.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from assessment.model.maturity import Depth
from assessment.model.responses import Answer
from assessment.scoring.folding import Row, fold, known_row, void_row
from assessment.scoring.parts import (
    LeftOut,
    NodeScore,
    Part,
    State,
    parts_of,
    states_of,
)
from assessment.scoring.tree import ScoringTree

_ORDERS = {depth: depth.order for depth in Depth}


class Numbers(NamedTuple):
    """One number a slot of the tree; :class:`Row` says what each is."""

    counts: Sequence[bool]
    value: Sequence[float | None]
    low: Sequence[float]
    high: Sequence[float]
    coverage: Sequence[float]
    is_whole: Sequence[bool]
    top: Sequence[float]


class Scores(NamedTuple):
    """The scores of every node, and the numbers behind them by slot."""

    tree: ScoringTree
    depth: Depth
    nodes: tuple[NodeScore, ...]
    """The root first, parents before children."""
    numbers: Numbers
    left_out: list[LeftOut | None]
    """Why an indicator has no level, by slot; None: it has one that counts."""
    asked: list[bool]
    """By indicator slot: applicable, within the depth, not answered as n/a."""
    states: list[State]
    """By indicator slot, what the numbers were made of."""
    parts: list[Part]
    """The same of every node, children before parents; the root is last."""

    def node(self, node_id: str) -> NodeScore:
        """The score of one node."""
        return next(node for node in self.nodes if node.id == node_id)


def score_responses(
    tree: ScoringTree,
    answers: Mapping[str, Answer],
    *,
    applicable: Collection[str] | None = None,
    depth: Depth = Depth.FULL,
) -> Scores:
    """The scores of every node of ``tree``.

    ``applicable`` holds the ids of the indicators that company facts do not hide; None
    means all. Answers to indicators that are not asked do not count.

    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a"), Leaf("b", weight=3))))
    >>> score_responses(pair, {"a": 1, "b": 3}).nodes[0].score
    2.5
    """
    states = states_of(tree, answers, applicable, _ORDERS[depth])
    parts = parts_of(tree, states)
    first = len(states)
    rows = [state.row for state in states]
    rows += [part.row for part in parts]
    return Scores(
        tree,
        depth,
        tuple([parts[slot - first].node for slot in tree.order]),
        Numbers(*zip(*rows, strict=True)),
        [state.left_out for state in states],
        [state.asked for state in states],
        states,
        parts,
    )


def target_numbers(
    tree: ScoringTree, asked: Sequence[bool]
) -> tuple[float | None, ...]:
    """By slot, the number of every node if each asked indicator stood at its target.

    Indicators without a target are left out; a node of nothing else has no number.

    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a", target=2), Leaf("b", target=3))))
    >>> target_numbers(pair, [True, True])[-1]
    2.5
    """

    def make() -> tuple[float | None, ...]:
        rows: list[Row] = []
        for leaf, is_asked in zip(tree.leaves, asked, strict=True):
            top = float(leaf.highest) if tree.has_stages else 0.0
            if is_asked and leaf.target is not None:
                rows.append(known_row(float(leaf.target), top))
            else:
                rows.append(void_row(top))
        for branch, inside, weights in zip(
            tree.branches, tree.children, tree.child_weights, strict=True
        ):
            below = [rows[child] for child in inside]
            made = fold(branch.aggregation, weights, below, has_top=tree.has_stages)
            rows.append(made)
        return tuple(row.value for row in rows)

    return tree.remember(("targets", tuple(asked)), make)


__all__ = [
    "LeftOut",
    "NodeScore",
    "Numbers",
    "Scores",
    "score_responses",
    "target_numbers",
]
