"""Opening a number: the parts it was made of, and the weight each part carries.

*Trace*: every child of a node with its weight, the share it got after the weights of
left-out siblings were shared out, and what went up. :func:`retrace` makes the node's
number again from its trace alone.

*Reach* of an indicator: the share of the overall weight that it carries among
everything asked, 0-1. In a tree of means with all answers known, one level of the
indicator moves the overall score by exactly its reach.
"""

from collections.abc import Sequence
from typing import Any

from assessment.model.result import Gap, Trace, TraceTerm
from assessment.scoring.aggregation import aggregate, stages
from assessment.scoring.parts import State
from assessment.scoring.score import LeftOut, Scores
from assessment.scoring.tree import ScoringTree

_REMEMBERED = 4_096


def trace_node(scores: Scores, slot: int) -> Trace:
    """How the number of the branch in ``slot`` was made.

    >>> from assessment.scoring.score import score_responses
    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b"))))
    >>> [term.share for term in trace_node(score_responses(tree, {"a": 2}), 2).terms]
    [1.0, None]
    """
    tree, first = scores.tree, len(scores.tree.leaves)
    rule = tree.branches[slot - first].aggregation
    children = tree.children[slot - first]
    if rule == "staged":
        stage_shares = _stage_shares(scores, children)
    inside = scores.parts[slot - first].inside
    whole = 0.0
    taken: list[bool] = []
    for child, below in zip(children, inside, strict=True):
        _, value, _, _, _, is_whole, _ = below.row
        # A sum takes whole numbers only: a child with anything unknown brings none.
        is_taken = value is not None and (rule != "sum" or is_whole)
        taken.append(is_taken)
        if is_taken:
            whole += tree.weights[child]
    terms = []
    for child, below, is_taken in zip(children, inside, taken, strict=True):
        share: float | None = None
        if rule == "staged":
            share = stage_shares.get(child)
        elif is_taken:
            share = tree.weights[child] / whole if whole else 0.0
        key = (below, share, is_taken)
        term = tree.terms.get(key)
        if term is None:
            if len(tree.terms) >= _REMEMBERED:
                tree.terms.clear()
            counts, value, low, high, _, _, _ = below.row
            is_out = not is_taken and share is None
            term = tree.terms[key] = TraceTerm(
                below.id,
                tree.declared[child],
                share,
                value if is_taken else None,
                low if counts else None,
                high if counts else None,
                _why(scores, child) if is_out else None,
            )
        terms.append(term)
    return Trace(rule, tuple(terms))


def retrace(trace: Trace) -> float | None:
    """The number that went up from the node, made again from its trace.

    None when nothing is known. A trace of stages carries 1 for every stage that counts.

    >>> part = TraceTerm("a", 1.0, 1.0, 3.0, 3.0, 3.0, None)
    >>> retrace(Trace("mean", (part,)))
    3.0
    """
    counted = [term for term in trace.terms if term.low is not None and term.weight > 0]
    if not counted:
        return None
    if trace.rule == "staged":
        if all(term.value is None for term in counted):
            return None
        return sum(term.share or 0.0 for term in counted)
    known = [term for term in counted if term.value is not None]
    if not known or (trace.rule == "sum" and len(known) < len(counted)):
        return None

    def number(terms: list[TraceTerm], numbers: list[float | None]) -> float:
        weights = [1.0 if trace.rule == "mean" else term.weight for term in terms]
        exact = [each for each in numbers if each is not None]
        return aggregate(trace.rule, weights, exact)  # type: ignore[arg-type]  # a rule

    found = number(known, [term.value for term in known])
    lowest = number(counted, [term.low for term in counted])
    highest = number(counted, [term.high for term in counted])
    return min(max(found, lowest), highest)


def reaches(tree: ScoringTree, counts: Sequence[bool]) -> tuple[float, ...]:
    """By slot, the share of the overall weight that each node carries.

    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a"), Leaf("b", weight=3))))
    >>> reaches(pair, [True, True, True])
    (0.25, 0.75, 1.0)
    """

    def make() -> tuple[float, ...]:
        found = [0.0] * len(tree.ids)
        found[-1] = 1.0
        first = len(tree.leaves)
        for slot in tree.order:
            inside = [c for c in tree.children[slot - first] if counts[c]]
            whole = sum(tree.weights[c] for c in inside)
            for child in inside:
                share = tree.weights[child] / whole if whole else 0.0
                found[child] = found[slot] * share
        return tuple(found)

    return tree.remember(("reaches", tuple(counts)), make)


class Weighing:
    """The reaches of one tree while the same parts count, and what follows from them.

    What an indicator in one state gives (its gap, its standing) is kept here.
    """

    __slots__ = ("gaps", "reach", "standings")

    def __init__(self, reach: tuple[float, ...]) -> None:
        self.reach = reach
        self.gaps: dict[State, tuple[float, Gap | None]] = {}
        self.standings: dict[State, Any] = {}


def weigh(scores: Scores) -> Weighing:
    """The reaches under the parts of ``scores`` that count."""
    tree, counts = scores.tree, scores.numbers.counts
    return tree.remember(counts, lambda: Weighing(reaches(tree, counts)))


def _stage_shares(scores: Scores, children: tuple[int, ...]) -> dict[int, float]:
    """1 for each stage that counts towards the number, 0 for the others."""
    tree, numbers = scores.tree, scores.numbers
    inside = [c for c in children if numbers.counts[c] and tree.weights[c]]
    met = stages([numbers.low[c] for c in inside], [numbers.top[c] for c in inside])
    return {c: float(position < met) for position, c in enumerate(inside)}


def _why(scores: Scores, slot: int) -> LeftOut:
    """Why a child brings no number: what its indicators have in common."""
    tree = scores.tree
    if slot < len(tree.leaves):
        return scores.left_out[slot] or "unanswered"
    reasons = _reasons_below(scores, slot)
    for why in ("unanswered", "dont-know", "not-asked"):
        if why in reasons:
            return why
    return "not-applicable"


def _reasons_below(scores: Scores, slot: int) -> set[LeftOut | None]:
    tree = scores.tree
    if slot < len(tree.leaves):
        return {scores.left_out[slot]}
    inside = tree.children[slot - len(tree.leaves)]
    return set().union(*(_reasons_below(scores, child) for child in inside))
