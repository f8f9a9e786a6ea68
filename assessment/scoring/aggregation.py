"""The seven rules that make one number of several.

For weights ``w`` and numbers ``x`` of the children that count:

- weighted-mean, mean: ``sum(w x) / sum(w)``; under *mean* every weight is 1
- sum: ``sum(w x)``
- minimum: the smallest ``x``
- geometric-mean: ``exp(sum(w ln x) / sum(w))``; 0 as soon as one ``x`` is 0
- harmonic-mean: ``sum(w) / sum(w / x)``; 0 as soon as one ``x`` is 0
- staged: how many children, from the first on and without a hole, are complete

Every rule grows with every ``x``: raising one part never lowers the whole.
"""

from collections.abc import Sequence
from math import exp, log
from operator import mul

from assessment.model.maturity import Aggregation

NOISE = 1e-9
"""Differences below this are the machine's, not the firm's."""


def aggregate(
    rule: Aggregation,
    weights: Sequence[float],
    numbers: Sequence[float],
    *,
    tops: Sequence[float] = (),
) -> float:
    """The number that ``rule`` makes; weights above zero, at least one number.

    ``tops`` are the numbers of complete stages; only *staged* reads them.

    >>> aggregate("harmonic-mean", [1, 1], [2, 4])
    2.6666666666666665
    """
    if rule == "weighted-mean" or rule == "mean":
        found: float = sum(map(mul, weights, numbers)) / sum(weights)
        return min(max(found, min(numbers)), max(numbers))
    if rule == "sum":
        total: float = sum(map(mul, weights, numbers))
        return total
    if rule == "minimum":
        return min(numbers)
    if rule == "staged":
        return float(stages(numbers, tops))
    lowest, highest = min(numbers), max(numbers)
    if lowest <= 0 or lowest == highest:
        return lowest
    whole = sum(weights)
    if rule == "geometric-mean":
        logs = sum(w * log(x) for w, x in zip(weights, numbers, strict=True))
        found = exp(logs / whole)
    else:
        found = whole / sum(w / x for w, x in zip(weights, numbers, strict=True))
    return min(max(found, lowest), highest)


def stages(numbers: Sequence[float], tops: Sequence[float]) -> int:
    """How many stages are complete before the first that is not.

    >>> stages([5, 4.5, 5], [5, 5, 5])
    1
    """
    count = 0
    for number, top in zip(numbers, tops, strict=True):
        if number < top - NOISE:
            break
        count += 1
    return count
