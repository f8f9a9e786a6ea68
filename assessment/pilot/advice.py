"""When the figures of an indicator call for a second look.

Rates are compared in whole numbers. Source of the interval: E. Wilson, "Probable
Inference", Journal of the American Statistical Association 22 (1927).
"""

from collections.abc import Mapping
from math import sqrt

from assessment.pilot.rest_scores import ENOUGH

MOST_ON_ONE_LEVEL = 60
"""Percent of the chosen levels; more on one level: split it."""
MOST_OF_A_RARE_LEVEL = 0.10
"""The upper bound of a level that is rarely chosen lies below this share."""
MIDDLE_LEVELS = (1, 2, 3)
"""Few firms stand at 0, 4 and 5 for good reasons; a gap in between is the wording's."""
MOST_UNKNOWN, MOST_UNCLEAR, MOST_SKIPPED = 20, 10, 5
"""Percent; these are flagged, from the first respondent on."""
_Z = 1.959963984540054


def too_full(levels: Mapping[int, int]) -> int | None:
    """The level that holds most of 30 or more, if it holds too much."""
    known = sum(levels.values())
    if known < ENOUGH:
        return None
    return next(
        (level for level, n in levels.items() if 100 * n > MOST_ON_ONE_LEVEL * known),
        None,
    )


def rarely_chosen(levels: Mapping[int, int]) -> tuple[int, ...]:
    """The middle levels of which it is certain that few firms choose them."""
    known = sum(levels.values())
    return tuple(
        level
        for level, n in levels.items()
        if level in MIDDLE_LEVELS
        and known >= ENOUGH
        and upper_bound(n, known) < MOST_OF_A_RARE_LEVEL
    )


def upper_bound(part: int, whole: int) -> float:
    """The upper end of Wilson's 95 % interval for the share ``part / whole``.

    >>> round(upper_bound(0, 35), 4)
    0.0989
    """
    share, square = part / whole, _Z * _Z
    middle = share + square / (2 * whole)
    spread = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return (middle + spread) / (1 + square / whole)


def is_at_least(percent: int, part: int, whole: int) -> bool:
    """Whether ``part`` is ``percent`` or more of ``whole``; nobody is no share."""
    return whole > 0 and 100 * part >= percent * whole
