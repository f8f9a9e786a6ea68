"""Scores of many response sets at once: the numpy twin of :mod:`.score`.

Answers lie question-major, one row an indicator in the order of ``tree.leaves``, one
column a respondent, as int8: a level, :data:`NOT_APPLICABLE` or :data:`UNKNOWN` (don't
know, or no answer). Who hides an indicator by company facts writes not applicable.
Respondents are worked on in chunks that fit the processor's cache. The meaning is that
of :func:`assessment.scoring.score.score_responses`; tests hold the two together.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from assessment.model.maturity import HIGHEST_LEVEL, Depth
from assessment.scoring.aggregation import NOISE
from assessment.scoring.bulk_means import BranchNumbers, fold_means, is_plain
from assessment.scoring.tree import ScoringTree

NOT_APPLICABLE = -1
UNKNOWN = -2
CHUNK = 2_048
"""Small enough for the cache, and for matrix products that stay on one core."""
NO_BAND = -1

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Weight = float | Floats


class BulkScores(NamedTuple):
    """One row a branch in the order of ``tree.order``, one column a respondent."""

    score: Floats
    """NaN where the score is not shown."""
    low: Floats | None
    high: Floats | None
    coverage: Floats
    """NaN where nothing applies."""
    band: npt.NDArray[np.int8] | None
    """:data:`NO_BAND` where there is no score."""


class _Arrays(NamedTuple):
    """By slot, the numbers of one chunk; the twin of ``score.Numbers``."""

    counts: list[Flags]
    known: list[Flags]
    """A number goes up."""
    value: list[Floats]
    """0 where nothing is known."""
    low: list[Floats]
    high: list[Floats]
    coverage: list[Floats]
    is_whole: list[Flags]
    top: list[Floats]


def score_many(
    tree: ScoringTree,
    answers: npt.NDArray[np.int8],
    *,
    depth: Depth = Depth.FULL,
    with_ranges: bool = True,
    with_bands: bool = True,
    chunk: int = CHUNK,
) -> BulkScores:
    """The scores of every column of ``answers``, shape (indicators, respondents).

    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a"), Leaf("b", weight=3))))
    >>> score_many(pair, np.array([[1, 5], [3, -1]], np.int8)).score.tolist()
    [[2.5, 5.0]]

    Raises ValueError when the rows are not the tree's indicators.
    """
    if answers.ndim != 2 or answers.shape[0] != len(tree.leaves):
        raise ValueError(f"{len(tree.leaves)} rows wanted, found {answers.shape}")
    size = answers.shape[1]
    shape = (len(tree.branches), size)
    score, coverage = np.empty(shape), np.empty(shape)
    low = np.empty(shape) if with_ranges else None
    high = np.empty(shape) if with_ranges else None
    band = np.empty(shape, np.int8) if with_bands else None
    weights, enough = weights_at(tree, depth), tree.minimum_coverage - NOISE
    is_deeper = np.array([[leaf.depth > depth.order] for leaf in tree.leaves])
    for start in range(0, size, chunk):
        part = slice(start, min(start + chunk, size))
        given = answers[:, part]
        if is_deeper.any():
            given = np.where(is_deeper, np.int8(UNKNOWN), given)
        found = _chunk(tree, given, weights, with_ranges)
        is_void = found.whole <= 0
        has_score = (found.coverage >= enough) & (found.sure > 0)
        if band is not None:
            band[:, part] = _bands(tree, found.value, has_score, given)
        score[:, part] = found.value
        score[:, part][~has_score] = np.nan
        outs = [(coverage, found.coverage)]
        if low is not None and high is not None:
            outs += [(low, found.low), (high, found.high)]
        for out, numbers in outs:
            out[:, part] = numbers
            if is_void.any():
                out[:, part][is_void] = np.nan
    return BulkScores(score, low, high, coverage, band)


def _chunk(
    tree: ScoringTree,
    given: npt.NDArray[np.int8],
    weights: tuple[float, ...],
    with_ranges: bool,
) -> BranchNumbers:
    """The numbers of every branch of one chunk."""
    if is_plain(tree):
        return fold_means(
            tree,
            given >= 0,
            given == UNKNOWN,
            np.maximum(given, np.int8(0)),
            weights=weights,
            with_ranges=with_ranges,
        )
    return _stack(tree, _fold(tree, _read(tree, given), weights))


def _stack(tree: ScoringTree, arrays: _Arrays) -> BranchNumbers:
    def rows(numbers: Sequence[npt.NDArray[Any]]) -> Floats:
        return np.array([numbers[slot] for slot in tree.order], np.float64)

    return BranchNumbers(
        value=rows(arrays.value),
        low=rows(arrays.low),
        high=rows(arrays.high),
        coverage=rows(arrays.coverage),
        sure=rows(arrays.known),
        whole=rows(arrays.counts),
    )


def weights_at(tree: ScoringTree, depth: Depth) -> tuple[float, ...]:
    """By slot, the weights with those of indicators deeper than ``depth`` at 0."""
    if tree.deepest <= depth.order:
        return tree.weights
    shallow = (float(leaf.depth <= depth.order) for leaf in tree.leaves)
    leaf_weights = map(float.__mul__, tree.weights, shallow)
    return (*leaf_weights, *tree.weights[len(tree.leaves) :])


def overall_bands(
    tree: ScoringTree, answers: npt.NDArray[np.int8], weights: Sequence[Weight]
) -> npt.NDArray[np.int8]:
    """The overall band under other weights: by slot, one weight a column."""
    found = _stack(tree, _fold(tree, _read(tree, answers), weights))
    has_score = (found.coverage >= tree.minimum_coverage - NOISE) & (found.sure > 0)
    overall: npt.NDArray[np.int8] = _bands(tree, found.value, has_score, answers)[0]
    return overall


def _read(tree: ScoringTree, answers: npt.NDArray[np.int8]) -> _Arrays:
    counts = answers != NOT_APPLICABLE
    known = answers >= 0
    value = np.where(known, answers, 0).astype(np.float64)
    highest = np.array([[float(leaf.highest)] for leaf in tree.leaves])
    if tree.not_applicable != "exclude":
        stand_in = np.zeros_like(highest)
        has_stand_in = np.ones_like(highest, dtype=np.bool_)
        if tree.not_applicable == "full":
            stand_in = highest
        elif tree.not_applicable == "target":
            wanted = [leaf.target for leaf in tree.leaves]
            stand_in = np.array([[float(target or 0)] for target in wanted])
            has_stand_in = np.array([[target is not None] for target in wanted])
        value = np.where(counts, value, stand_in)
        known = known | (~counts & has_stand_in)
        counts = counts | has_stand_in
    high = np.where(known, value, highest)
    covered = known.astype(np.float64)
    return _Arrays(
        counts=list(counts),
        known=list(known),
        value=list(value),
        low=list(value),
        high=list(high),
        coverage=list(covered),
        is_whole=list(known | ~counts),
        top=list(np.broadcast_to(highest, value.shape)),
    )


def _fold(tree: ScoringTree, arrays: _Arrays, weights: Sequence[Weight]) -> _Arrays:
    for branch, children in zip(tree.branches, tree.children, strict=True):
        inside = [c for c in children if np.any(np.asarray(weights[c]) > 0)]
        rule = branch.aggregation
        # A child that does not count carries no weight; nor does one without weight.
        carried = [np.where(arrays.counts[c], weights[c], 0.0) for c in inside]
        size = arrays.counts[0].shape[0]
        whole = sum(carried, np.zeros(size))
        counts = whole > 0
        safe = np.where(counts, whole, 1.0)
        is_whole = np.ones(size, np.bool_)
        covered = np.zeros(size)
        for child, weight in zip(inside, carried, strict=True):
            covered += weight * arrays.coverage[child]
            is_whole &= arrays.is_whole[child] | (weight == 0)
        tops = [arrays.top[c] for c in inside]

        def number(
            numbers: list[Floats],
            taken: list[Floats],
            rule: str = rule,
            tops: list[Floats] = tops,
            size: int = size,
        ) -> Floats:
            return _aggregate(rule, taken, numbers, tops) if taken else np.zeros(size)

        low = number([arrays.low[c] for c in inside], carried)
        high = number([arrays.high[c] for c in inside], carried)
        taken = [
            np.where(arrays.known[c], weight, 0.0)
            for c, weight in zip(inside, carried, strict=True)
        ]
        known = sum(taken, np.zeros(size)) > 0
        if rule == "staged":
            value = low
        elif rule == "sum":
            known = counts & is_whole
            value = number([arrays.value[c] for c in inside], carried)
        else:
            value = number([arrays.value[c] for c in inside], taken)
        value = np.where(known, np.minimum(np.maximum(value, low), high), 0.0)
        arrays.counts.append(counts)
        arrays.known.append(known)
        arrays.value.append(value)
        arrays.low.append(low)
        arrays.high.append(high)
        arrays.coverage.append(covered / safe)
        arrays.is_whole.append(is_whole)
        arrays.top.append(number(tops, carried) if tree.has_stages else low)
    return arrays


def _aggregate(
    rule: str, weights: list[Floats], numbers: list[Floats], tops: list[Floats]
) -> Floats:
    """The twin of :func:`.aggregation.aggregate`; 0 where no weight is carried."""
    size = weights[0].shape[0]
    whole = sum(weights, np.zeros(size))
    safe = np.where(whole > 0, whole, 1.0)
    if rule in ("weighted-mean", "mean", "sum"):
        total = np.zeros(size)
        for weight, number in zip(weights, numbers, strict=True):
            total += weight * number
        return total if rule == "sum" else total / safe
    if rule == "staged":
        return _stages(weights, numbers, tops)
    lowest, highest = np.full(size, np.inf), np.full(size, -np.inf)
    for weight, number in zip(weights, numbers, strict=True):
        lowest = np.where(weight > 0, np.minimum(lowest, number), lowest)
        highest = np.where(weight > 0, np.maximum(highest, number), highest)
    lowest = np.where(whole > 0, lowest, 0.0)
    if rule == "minimum":
        return lowest
    highest = np.where(whole > 0, highest, 0.0)
    total = np.zeros(size)
    for weight, number in zip(weights, numbers, strict=True):
        above = np.where(number > 0, number, 1.0)
        total += weight * (np.log(above) if rule == "geometric-mean" else 1.0 / above)
    if rule == "geometric-mean":
        found = np.exp(total / safe)
    else:
        found = safe / np.where(total > 0, total, 1.0)
    found = np.minimum(np.maximum(found, lowest), highest)
    return np.where((lowest <= 0) | (lowest == highest), lowest, found)


def _stages(weights: list[Floats], numbers: list[Floats], tops: list[Floats]) -> Floats:
    is_open = np.ones(weights[0].shape[0], np.bool_)
    count = np.zeros(weights[0].shape[0])
    for weight, number, top in zip(weights, numbers, tops, strict=True):
        takes_part = weight > 0
        is_open &= ~takes_part | (number >= top - NOISE)
        count += takes_part & is_open
    return count


def _bands(
    tree: ScoringTree, value: Floats, has_score: Flags, given: npt.NDArray[np.int8]
) -> npt.NDArray[np.int8]:
    """The bands of the scores, limited by the gates of their nodes."""
    table = _bands_of_tenths(tree)
    tenths = (value + NOISE) * 10 + 0.5
    tenths = np.minimum(tenths, len(table) - 1).astype(np.int16)
    found = np.where(has_score, table[tenths], np.int8(NO_BAND))
    numbers = sorted(band for _, band in tree.bands)
    for row, slot in enumerate(tree.order):
        for gate in tree.gates[slot - len(tree.leaves)]:
            limits = [
                max((b for b in numbers if b <= limit), default=numbers[0])
                for limit in range(
                    tree.gate_allowance, tree.gate_allowance + HIGHEST_LEVEL + 1
                )
            ]
            # An open answer sets no limit; its negative code reads the appended last.
            limit = np.array([*limits, numbers[-1], numbers[-1]], np.int8)[given[gate]]
            found[row] = np.minimum(found[row], limit)
    return found


def _bands_of_tenths(tree: ScoringTree) -> npt.NDArray[np.int8]:
    """The band of every shown number, by its tenths; the last holds for all above."""

    def make() -> npt.NDArray[np.int8]:
        last = int(tree.bands[-1][0] * 10) + 2
        return np.array([tree.band_at(t / 10) for t in range(last)], np.int8)

    found = tree.remember("bands of tenths", make)
    assert isinstance(found, np.ndarray)  # noqa: S101  # what make gives
    return found
