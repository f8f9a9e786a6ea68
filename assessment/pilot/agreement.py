"""Do two respondents of one company choose the same level?

*Krippendorff's alpha* for interval data, ``1 - D_o / D_e``: the observed disagreement
of values within a unit over the disagreement of all values, both as squared
differences. It holds for any number of respondents and for missing answers, and
respondents need no order, as they would for kappa. Source: K. Krippendorff, "Computing
Krippendorff's Alpha-Reliability" (2011), University of Pennsylvania, section D.
"""

from collections.abc import Sequence
from itertools import combinations

from assessment.model.pilot import Agreement

Unit = Sequence[int]
"""The levels that the respondents of one company gave to one indicator."""


def agreement(units: Sequence[Unit]) -> Agreement:
    """The agreement over ``units``; those with fewer than two levels are left out.

    >>> agreement([[2, 2], [3, 4], [1]])
    Agreement(pairs=2, exact=0.5, within_one=1.0, alpha=0.7272727272727273)
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
