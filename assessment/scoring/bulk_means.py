"""The short way of :mod:`.bulk` for trees of means: a few matrix products a chunk.

With ``D`` the weights of the indicators under each branch, ``E`` those of the branches
under each branch, ``X`` the known levels and ``K``, ``U`` one where an indicator is
known, unknown, the sums of a branch are ``D X + E value``, ``D K + E known`` and so on.
Branches are worked on by height, so that each finds its children done.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assessment.scoring.tree import ScoringTree

Floats = npt.NDArray[np.float64]
_MEANS = frozenset({"weighted-mean", "mean"})
_TINY = 1e-300


class BranchNumbers(NamedTuple):
    """One row a branch in the order of ``tree.order``, one column a respondent.

    Void numbers are 0; ``sure`` and ``whole`` are above 0 where there is a value, and
    where the branch counts at all.
    """

    value: Floats
    low: Floats
    high: Floats
    coverage: Floats
    sure: Floats
    whole: Floats


class _Matrices(NamedTuple):
    """Branches by height, so that each height is one stretch of rows."""

    of_leaves: Floats
    of_branches: Floats
    borders: tuple[int, ...]
    """Where each height ends."""
    rows: npt.NDArray[np.intp]
    """For every branch in the order of ``tree.order``, its row here."""
    highest: float


def is_plain(tree: ScoringTree) -> bool:
    """Whether the short way means the same: means, one scale, n/a left out."""
    return (
        tree.is_linear
        and tree.not_applicable == "exclude"
        and all(branch.aggregation in _MEANS for branch in tree.branches)
    )


def fold_means(
    tree: ScoringTree,
    known: npt.NDArray[np.bool_],
    unknown: npt.NDArray[np.bool_],
    levels: npt.NDArray[np.int8],
    *,
    weights: tuple[float, ...],
    with_ranges: bool,
) -> BranchNumbers:
    """The numbers of every branch; ``levels`` are 0 where nothing is known.

    Without ranges low and high are those of the value.
    """
    d, e, borders, rows, highest = _matrices(tree, weights)
    value, sure = d @ levels.astype(np.float64), d @ known.astype(np.float64)
    open_weight = d @ unknown.astype(np.float64)
    whole, covered = sure + open_weight, sure.copy()
    low, high = value, value
    if with_ranges:
        low, high = value.copy(), value + highest * open_weight
    start = 0
    for end in borders:
        now, done = slice(start, end), slice(0, start)
        if start:
            share = e[now, done]
            value[now] += share @ value[done]
            sure[now] += share @ (sure[done] > 0)
            whole[now] += share @ (whole[done] > 0)
            covered[now] += share @ covered[done]
            if with_ranges:
                low[now] += share @ low[done]
                high[now] += share @ high[done]
        # Nothing known or nothing there: 0 of 0 stays 0.
        value[now] /= np.maximum(sure[now], _TINY)
        divisor = np.maximum(whole[now], _TINY)
        covered[now] /= divisor
        if with_ranges:
            low[now] /= divisor
            high[now] /= divisor
        start = end
    for each in (value, low, high) if with_ranges else (value,):
        # A mean lies on its parts' scale; float noise may say 5.000000000000001.
        np.minimum(each, highest, out=each)
    found = (value, low, high, covered, sure, whole)
    return BranchNumbers(*(each.take(rows, axis=0) for each in found))


def _matrices(tree: ScoringTree, weights: tuple[float, ...]) -> _Matrices:
    def make() -> _Matrices:
        first, count = len(tree.leaves), len(tree.branches)
        of_leaves = np.zeros((count, first))
        of_branches = np.zeros((count, count))
        heights = np.zeros(count, np.intp)
        for row, children in enumerate(tree.children):
            for child in children:
                if child < first:
                    of_leaves[row, child] = weights[child]
                else:
                    of_branches[row, child - first] = weights[child]
                    heights[row] = max(heights[row], heights[child - first] + 1)
        by_height = np.argsort(heights, kind="stable")
        borders = tuple(
            int(np.sum(heights <= height)) for height in range(heights.max() + 1)
        )
        row_of = np.argsort(by_height)
        return _Matrices(
            of_leaves[by_height],
            of_branches[by_height][:, by_height],
            borders,
            row_of[np.array(tree.order) - first],
            float(tree.leaves[0].highest),
        )

    found = tree.remember(("matrices", weights), make)
    assert isinstance(found, _Matrices)  # noqa: S101  # what make gives
    return found
