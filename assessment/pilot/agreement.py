"""Do two respondents of one company choose the same level?

*Krippendorff's alpha* for interval data, ``1 - D_o / D_e``: the observed disagreement
of values within a unit over the disagreement of all values, both as squared
differences. It holds for any number of respondents and for missing answers, and
respondents need no order, as they would for kappa. Source: K. Krippendorff, "Computing
Krippendorff's Alpha-Reliability" (2011), University of Pennsylvania, section D.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from assessment.model.pilot import Agreement

Unit = Sequence[int]
"""The levels that the respondents of one company gave to one indicator."""
ENOUGH_COMPANIES = 10
DRAWS, SEED = 2_000, 1


def agreement(units: Sequence[Unit]) -> Agreement:
    """The agreement over ``units``; those with fewer than two levels are left out.

    >>> found = agreement([[2, 2], [3, 4], [1]])
    >>> found.pairs, found.exact, found.within_one, found.alpha
    (2, 0.5, 1.0, 0.7272727272727273)
    """
    paired = [unit for unit in units if len(unit) > 1]
    apart = [abs(a - b) for unit in paired for a, b in combinations(unit, 2)]
    if not apart:
        return Agreement(0, None, None, None)
    return Agreement(
        pairs=len(apart),
        exact=sum(each == 0 for each in apart) / len(apart),
        within_one=sum(each <= 1 for each in apart) / len(apart),
        alpha=alpha(paired),
    )


def with_interval(companies: Sequence[Sequence[Unit]]) -> Agreement:
    """The agreement over the units of all ``companies``, with alpha's 95 % interval.

    2,000 times as many companies are drawn, with repetition, as there are, each with
    all its units (the seed is 1): the interval leaves out 2.5 % of the alphas on each
    side. Draws without disagreement at all have no alpha and are left out.
    """
    paired = [[unit for unit in found if len(unit) > 1] for found in companies]
    paired = [found for found in paired if found]
    found = agreement([unit for units in paired for unit in units])
    if len(paired) < ENOUGH_COMPANIES or found.alpha is None:
        return found
    sums = np.array([_sums(units) for units in paired])
    size = len(paired)
    drawn = np.random.default_rng(SEED).integers(0, size, (DRAWS, size))
    n, total, squares, within = sums[drawn].sum(axis=1).T
    expected = 2 * (n * squares - total * total) / (n * (n - 1))
    told = expected > 0
    alphas = 1 - within[told] / n[told] / expected[told]
    low, high = np.quantile(alphas, (0.025, 0.975))
    return replace(found, alpha_low=float(low), alpha_high=float(high))


def _sums(units: Sequence[Unit]) -> tuple[float, float, float, float]:
    """What a company adds: levels, their sum, their squares, and disagreement."""
    values = [value for unit in units for value in unit]
    return (
        len(values),
        sum(values),
        sum(value * value for value in values),
        sum(2 * _squares(unit) / (len(unit) - 1) for unit in units),
    )


def alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for interval data; None when all values are alike.

    Every unit holds at least two values. With ``n`` values in all,
    ``D_o = 1/n sum over units of 2 sum_(i<j) (x_i - x_j)^2 / (m_u - 1)`` and
    ``D_e = 2/(n (n - 1)) sum over all pairs of values (x_i - x_j)^2``.

    >>> alpha([[1, 1], [2, 2], [3, 3]])
    1.0
    """
    values = [value for unit in units for value in unit]
    n = len(values)
    expected = 2 * _squares(values) / (n * (n - 1)) if n > 1 else 0.0
    if not expected:
        return None
    observed = sum(2 * _squares(unit) / (len(unit) - 1) for unit in units) / n
    return 1 - observed / expected


def _squares(values: Sequence[int]) -> float:
    """Squared differences over all pairs: ``n sum(x^2) - (sum x)^2``."""
    total = sum(values)
    return float(len(values) * sum(value * value for value in values) - total * total)
