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


class MeanNumbers(NamedTuple):
    """One row a branch in slot order, one column a respondent; NaN where void."""

    value: Floats
    low: Floats | None
    high: Floats | None
    coverage: Floats


class _Matrices(NamedTuple):
    of_leaves: Floats
    of_branches: Floats
    by_height: tuple[npt.NDArray[np.intp], ...]
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
) -> MeanNumbers:
    """The numbers of every branch; ``levels`` are 0 where nothing is known."""
    matrices = _matrices(tree, weights)
    d, e, by_height, highest = matrices
    total, sure = d @ levels.astype(np.float64), d @ known.astype(np.float64)
    whole = sure + d @ unknown.astype(np.float64)
    covered, lows, highs = sure.copy(), total.copy(), total + highest * (whole - sure)
    with np.errstate(invalid="ignore", divide="ignore"):
        for height, rows in enumerate(by_height):
            if height:
                # A void child is NaN; it carries no weight and adds nothing.
                share = e[rows]
                total[rows] += share @ np.nan_to_num(total)
                sure[rows] += share @ (sure > 0)
                whole[rows] += share @ (whole > 0)
                covered[rows] += share @ np.nan_to_num(covered)
                if with_ranges:
                    lows[rows] += share @ np.nan_to_num(lows)
                    highs[rows] += share @ np.nan_to_num(highs)
            total[rows] /= sure[rows]
            covered[rows] /= whole[rows]
            if with_ranges:
                lows[rows] /= whole[rows]
                highs[rows] /= whole[rows]
    if not with_ranges:
        return MeanNumbers(total, None, None, covered)
    return MeanNumbers(total, lows, highs, covered)


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
        by_height = tuple(
            np.flatnonzero(heights == height) for height in range(heights.max() + 1)
        )
        return _Matrices(
            of_leaves, of_branches, by_height, float(tree.leaves[0].highest)
        )

    found = tree.remember(("matrices", weights), make)
    assert isinstance(found, _Matrices)  # noqa: S101  # what make gives
    return found
