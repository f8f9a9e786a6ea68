"""Opening a number: the parts it was made of, and the weight each part carries.

*Trace*: every child of a node with its weight, the share it got after the weights of
left-out siblings were shared out, and what went up. :func:`retrace` makes the node's
number again from its trace alone.

*Reach* of an indicator: the share of the overall weight that it carries among
everything asked, 0-1. In a tree of means with all answers known, one level of the
indicator moves the overall score by exactly its reach.
"""

from assessment.model.result import Trace, TraceTerm
from assessment.scoring.aggregation import aggregate, stages
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
    counts, value, low, high, _, is_whole, _ = scores.numbers
    rule = tree.branches[slot - first].aggregation
    children = tree.children[slot - first]
    if rule == "staged":
        stage_shares = _stage_shares(scores, children)
    whole = 0.0
    taken: list[bool] = []
    for child in children:
        # A sum takes whole numbers only: a child with anything unknown brings none.
        is_taken = value[child] is not None and (rule != "sum" or is_whole[child])
        taken.append(is_taken)
        if is_taken:
            whole += tree.weights[child]
    key: object = None
    if rule != "staged" and all(taken):
        key = (slot, *((value[c], low[c], high[c]) for c in children))
        known_trace = tree.traces.get(key)
        if known_trace is not None:
            return known_trace
    terms = []
    for child, is_taken in zip(children, taken, strict=True):
        share: float | None = None
        if rule == "staged":
            share = stage_shares.get(child)
        elif is_taken:
            share = tree.weights[child] / whole if whole else 0.0
        is_counted = counts[child]
        terms.append(
            TraceTerm(
                tree.ids[child],
                tree.declared[child],
                share,
                value[child] if is_taken else None,
                low[child] if is_counted else None,
                high[child] if is_counted else None,
                None if is_taken or share is not None else _why(scores, child),
            )
        )
    trace = Trace(rule, tuple(terms))
    if key is not None:
        if len(tree.traces) >= _REMEMBERED:
            tree.traces.clear()
        tree.traces[key] = trace
    return trace


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


def reaches(tree: ScoringTree, counts: list[bool]) -> tuple[float, ...]:
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

    found = tree.remember(("reaches", tuple(counts)), make)
    assert isinstance(found, tuple)  # noqa: S101  # what make gives
    return found


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
