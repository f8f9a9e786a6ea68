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

from collections.abc import Collection, Mapping
from math import inf
from typing import Literal, NamedTuple

from assessment.language import shown
from assessment.model.maturity import Depth
from assessment.model.responses import Answer
from assessment.scoring.aggregation import NOISE, aggregate
from assessment.scoring.tree import Leaf, ScoringTree

LeftOut = Literal["not-applicable", "dont-know", "unanswered", "not-asked"]


_ORDERS = {depth: depth.order for depth in Depth}


class NodeScore(NamedTuple):
    """A node's numbers; the fields of the same name in ``NodeResult`` say more."""

    id: str
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    answered: int
    asked: int
    weakest: tuple[str, ...]
    band: int | None
    capped_by: tuple[str, ...]
    provisional: bool
    full_low: float | None
    full_high: float | None


class Numbers(NamedTuple):
    """One number a slot of the tree. Where ``counts`` is false the rest is void."""

    counts: list[bool]
    value: list[float | None]
    low: list[float]
    high: list[float]
    coverage: list[float]
    is_whole: list[bool]
    """Nothing below is unknown."""
    top: list[float]
    """With everything at its highest; only filled in where there are stages."""


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

    >>> from assessment.scoring.tree import Branch, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a"), Leaf("b", weight=3))))
    >>> score_responses(pair, {"a": 1, "b": 3}).nodes[0].score
    2.5
    """
    order = _ORDERS[depth]
    numbers, left_out, asked = _read(tree, answers, applicable, order)
    _fold(tree, numbers)
    full = numbers
    if tree.deepest > order:
        full, _, _ = _read(tree, answers, applicable, tree.deepest, counted=order)
        _fold(tree, full)
    nodes = _describe(tree, numbers, full, left_out, asked)
    return Scores(tree, depth, nodes, numbers, left_out, asked)


def target_numbers(tree: ScoringTree, asked: list[bool]) -> tuple[float | None, ...]:
    """By slot, the number of every node if each asked indicator stood at its target.

    >>> from assessment.scoring.tree import Branch, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a", target=2), Leaf("b", target=3))))
    >>> target_numbers(pair, [True, True])[-1]
    2.5
    """

    def make() -> tuple[float | None, ...]:
        size = len(tree.ids)
        numbers = _blank(size)
        for slot, leaf in enumerate(tree.leaves):
            if asked[slot]:
                _put(numbers, slot, float(leaf.target))
        _fold(tree, numbers)
        return tuple(numbers.value)

    found = tree.remember(("targets", tuple(asked)), make)
    assert isinstance(found, tuple)  # noqa: S101  # what make gives
    return found


def _blank(size: int) -> Numbers:
    return Numbers(
        counts=[False] * size,
        value=[None] * size,
        low=[0.0] * size,
        high=[0.0] * size,
        coverage=[0.0] * size,
        is_whole=[True] * size,
        top=[0.0] * size,
    )


def _put(numbers: Numbers, slot: int, level: float) -> None:
    numbers.counts[slot] = True
    numbers.value[slot] = numbers.low[slot] = numbers.high[slot] = level
    numbers.coverage[slot] = 1.0


def _read(
    tree: ScoringTree,
    answers: Mapping[str, Answer],
    applicable: Collection[str] | None,
    depth: int,
    counted: int | None = None,
) -> tuple[Numbers, list[LeftOut | None], list[bool]]:
    """The leaves' numbers at ``depth``; answers count down to depth ``counted``."""
    numbers = _blank(len(tree.ids))
    counts, value, low, high, coverage, is_whole, _ = numbers
    counted = depth if counted is None else counted
    left_out: list[LeftOut | None] = [None] * len(tree.leaves)
    asked = [False] * len(tree.leaves)
    policy = tree.not_applicable
    for slot, leaf in enumerate(tree.leaves):
        if leaf.depth > depth:
            left_out[slot] = "not-asked"
            continue
        answer = answers.get(leaf.id) if leaf.depth <= counted else None
        if answer == "not-applicable" or (
            applicable is not None and leaf.id not in applicable
        ):
            left_out[slot] = "not-applicable"
            if policy != "exclude":
                _put(numbers, slot, _stand_in(leaf, policy))
            continue
        counts[slot] = asked[slot] = True
        if isinstance(answer, int):
            value[slot] = low[slot] = high[slot] = float(answer)
            coverage[slot] = 1.0
        else:
            left_out[slot] = "dont-know" if answer == "dont-know" else "unanswered"
            high[slot] = float(leaf.highest)
            is_whole[slot] = False
    return numbers, left_out, asked


def _stand_in(leaf: Leaf, policy: str) -> float:
    """The level that stands for "not applicable" where it is not left out."""
    if policy == "zero":
        return 0.0
    return float(leaf.highest if policy == "full" else leaf.target)


def _fold(tree: ScoringTree, numbers: Numbers) -> None:
    """Fill in the branches' numbers, children before parents."""
    counts, value, low, high, coverage, is_whole, _ = numbers
    weights = tree.weights
    if tree.has_stages:
        _fill_tops(tree, numbers)
    for slot, (branch, children) in enumerate(
        zip(tree.branches, tree.children, strict=True), len(tree.leaves)
    ):
        rule = branch.aggregation
        if rule != "weighted-mean" and rule != "mean":
            _fold_one(tree, numbers, slot)
            continue
        whole = known = total = covered = 0.0
        lowest, highest = inf, -inf
        is_full = True
        for child in children:
            weight = weights[child]
            if not counts[child] or not weight:
                continue
            whole += weight
            covered += weight * coverage[child]
            is_full = is_full and is_whole[child]
            number = value[child]
            if number is not None:
                known += weight
                total += weight * number
                if number < lowest:
                    lowest = number
                if number > highest:
                    highest = number
        if not whole:
            continue
        counts[slot] = True
        is_whole[slot] = is_full
        coverage[slot] = covered / whole
        found: float | None = None
        if known:
            # A mean lies between its parts; float noise may say 5.000000000000001.
            found = total / known
            if found < lowest:
                found = lowest
            elif found > highest:
                found = highest
            if is_full:
                value[slot] = low[slot] = high[slot] = found
                continue
        inside = [c for c in children if counts[c] and weights[c]]
        low[slot] = _mean(inside, weights, low, whole)
        high[slot] = _mean(inside, weights, high, whole)
        if found is not None:
            value[slot] = min(max(found, low[slot]), high[slot])


def _mean(
    inside: list[int], weights: tuple[float, ...], numbers: list[float], whole: float
) -> float:
    """The mean of ``numbers`` over the slots ``inside``, held between them."""
    total, lowest, highest = 0.0, inf, -inf
    for slot in inside:
        number = numbers[slot]
        total += weights[slot] * number
        if number < lowest:
            lowest = number
        if number > highest:
            highest = number
    found = total / whole
    if found < lowest:
        return lowest
    return highest if found > highest else found


def _fold_one(tree: ScoringTree, numbers: Numbers, slot: int) -> None:
    """The numbers of one branch under any rule."""
    counts, value, low, high, coverage, is_whole, top = numbers
    position = slot - len(tree.leaves)
    rule = tree.branches[position].aggregation
    inside = [c for c in tree.children[position] if counts[c] and tree.weights[c]]
    if not inside:
        return
    weights = [tree.weights[c] for c in inside]
    tops = [top[c] for c in inside]
    counts[slot] = True
    is_whole[slot] = all(is_whole[c] for c in inside)
    low[slot] = aggregate(rule, weights, [low[c] for c in inside], tops=tops)
    high[slot] = aggregate(rule, weights, [high[c] for c in inside], tops=tops)
    coverage[slot] = aggregate("weighted-mean", weights, [coverage[c] for c in inside])
    found: float | None = None
    if rule == "staged":
        if any(value[c] is not None for c in inside):
            found = low[slot]
    elif rule != "sum" or is_whole[slot]:
        pairs = [
            (tree.weights[c], number)
            for c in inside
            if (number := value[c]) is not None
        ]
        if pairs:
            found = aggregate(rule, [w for w, _ in pairs], [x for _, x in pairs])
    if found is not None:
        value[slot] = min(max(found, low[slot]), high[slot])


def _fill_tops(tree: ScoringTree, numbers: Numbers) -> None:
    """By slot, the number of a node with everything that counts at its highest."""
    counts, top = list(numbers.counts), numbers.top
    for slot, leaf in enumerate(tree.leaves):
        top[slot] = float(leaf.highest)
    for slot, (branch, children) in enumerate(
        zip(tree.branches, tree.children, strict=True), len(tree.leaves)
    ):
        inside = [c for c in children if counts[c] and tree.weights[c]]
        if inside:
            counts[slot] = True
            highest = [top[c] for c in inside]
            weights = [tree.weights[c] for c in inside]
            top[slot] = aggregate(branch.aggregation, weights, highest, tops=highest)


def _describe(
    tree: ScoringTree,
    numbers: Numbers,
    full: Numbers,
    left_out: list[LeftOut | None],
    asked: list[bool],
) -> tuple[NodeScore, ...]:
    counts, value, low, high, coverage, _, _ = numbers
    ids, first = tree.ids, len(tree.leaves)
    enough = tree.minimum_coverage - NOISE
    asked_counts = [*map(int, asked), *([0] * len(tree.branches))]
    known_counts = [
        int(is_asked and why is None)
        for is_asked, why in zip(asked, left_out, strict=True)
    ]
    known_counts += [0] * len(tree.branches)
    scores: list[float | None] = [
        value[slot] if why is None else None for slot, why in enumerate(left_out)
    ]
    found: list[NodeScore | None] = [None] * len(ids)
    for slot, children in enumerate(tree.children, first):
        number = value[slot] if coverage[slot] >= enough else None
        scores.append(number)
        lowest: float | None = None
        weakest: list[str] = []
        asked_below = known_below = 0
        for child in children:
            asked_below += asked_counts[child]
            known_below += known_counts[child]
            score = scores[child]
            if score is None or (lowest is not None and score > lowest + NOISE):
                continue
            if lowest is None or score < lowest - NOISE:
                weakest.clear()
                lowest = score
            weakest.append(ids[child])
        asked_counts[slot], known_counts[slot] = asked_below, known_below
        band: int | None = None
        capped_by: tuple[str, ...] = ()
        if number is not None:
            band = tree.band_at(shown(number))
        is_provisional = False
        if gates := tree.gates[slot - first]:
            is_provisional = any(asked[gate] and value[gate] is None for gate in gates)
            if band is not None:
                band, capped_by = limit_band(tree, band, gates, value, asked)
        is_there = counts[slot]
        found[slot] = NodeScore(
            ids[slot],
            number,
            low[slot] if is_there else None,
            high[slot] if is_there else None,
            coverage[slot] if is_there else None,
            known_below,
            asked_below,
            tuple(weakest),
            band,
            capped_by,
            is_provisional,
            full.low[slot] if full.counts[slot] else None,
            full.high[slot] if full.counts[slot] else None,
        )
    return tuple(node for slot in tree.order if (node := found[slot]) is not None)


def limit_band(
    tree: ScoringTree,
    band: int,
    gates: tuple[int, ...],
    value: list[float | None],
    asked: list[bool],
) -> tuple[int, tuple[str, ...]]:
    """The band under its gates, and the critical indicators that hold it down.

    Every critical indicator whose own limit lies below ``band`` is named, for each of
    them has to rise before the score's band is reached.
    """
    limited, capped_by = band, []
    for gate in gates:
        level = value[gate]
        if level is None or not asked[gate]:
            continue
        limit = int(level) + tree.gate_allowance
        if limit < band:
            capped_by.append(tree.ids[gate])
            limited = min(limited, limit)
    if capped_by:
        bands = [each for _, each in tree.bands if each <= limited]
        limited = max(bands, default=tree.bands[0][1])
    return limited, tuple(capped_by)
