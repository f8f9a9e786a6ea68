"""Do people who choose a higher level here also stand higher elsewhere?

The *rest-score* of a person for one indicator is the mean of the person's known levels
at all other indicators asked. Levels that are in order show a mean rest-score that
rises from each level to the next. Source of the idea: B. Junker, K. Sijtsma, "Latent
and Manifest Monotonicity in Item Response Models", Applied Psychological Measurement
24 (2000).
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import fmean

from assessment.model.pilot import PilotAnswers, RestScores

ENOUGH = 30
"""People, from whom on the figures are told."""
ENOUGH_AT_A_LEVEL = 5
_SMALL = 1e-12


def rest_scores(indicator: str, respondents: Sequence[PilotAnswers]) -> RestScores:
    """The rest-scores of ``indicator`` over those who know half of the others."""
    pairs = [found for each in respondents if (found := _pair(indicator, each))]
    if len(pairs) < ENOUGH:
        return RestScores(len(pairs), {}, (), None)
    levels: dict[int, list[float]] = defaultdict(list)
    for level, rest in pairs:
        levels[level].append(rest)
    means = {level: fmean(levels[level]) for level in sorted(levels)}
    compared = [one for one in means if len(levels[one]) >= ENOUGH_AT_A_LEVEL]
    return RestScores(
        n=len(pairs),
        by_level=means,
        falls_at=tuple(
            level
            for before, level in pairwise(compared)
            if means[level] <= means[before]
        ),
        correlation=correlation(pairs),
    )


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation; None when one side does not vary.

    >>> correlation([(1, 2), (2, 4), (3, 6)])
    1.0
    """
    if not pairs:
        return None
    mean_x, mean_y = (fmean(side) for side in zip(*pairs, strict=True))
    apart = [(x - mean_x, y - mean_y) for x, y in pairs]
    spread = sum(x * x for x, _ in apart) * sum(y * y for _, y in apart)
    if spread <= _SMALL:
        return None
    return sum(x * y for x, y in apart) / sqrt(spread)


def _pair(indicator: str, person: PilotAnswers) -> tuple[int, float] | None:
    if indicator not in person.asked:
        return None
    own = person.answers.get(indicator)
    others = [name for name in person.asked if name != indicator]
    known = [
        level for name in others if isinstance(level := person.answers.get(name), int)
    ]
    if not isinstance(own, int) or not known or 2 * len(known) < len(others):
        return None
    return own, fmean(known)
