"""The numbers of a node from those of its children, under any of the rules."""

from math import inf
from typing import NamedTuple

from assessment.model.maturity import Aggregation
from assessment.scoring.aggregation import aggregate


class Row(NamedTuple):
    """The numbers of one slot. Where ``counts`` is false the rest is void."""

    counts: bool
    value: float | None
    low: float
    high: float
    coverage: float
    is_whole: bool
    """Nothing below is unknown."""
    top: float
    """With everything at its highest; only filled in where there are stages."""


def known_row(level: float, top: float = 0.0) -> Row:
    """The numbers of an indicator that stands at ``level``."""
    return Row(True, level, level, level, 1.0, True, top)


def void_row(top: float = 0.0) -> Row:
    """The numbers of what does not count."""
    return Row(False, None, 0.0, 0.0, 0.0, True, top)


def fold(
    rule: Aggregation, weights: tuple[float, ...], rows: list[Row], *, has_top: bool
) -> Row:
    """The numbers of a node from those of its children."""
    if rule != "weighted-mean" and rule != "mean":
        return _fold_any(rule, weights, rows, has_top=has_top)
    whole = known = total = covered = lows = highs = 0.0
    lowest = lowest_low = lowest_high = inf
    highest = highest_low = highest_high = -inf
    is_full = True
    inside: list[tuple[float, Row]] = []
    for weight, row in zip(weights, rows, strict=True):
        counts, number, low, high, coverage, is_whole, _ = row
        if not counts or not weight:
            continue
        inside.append((weight, row))
        whole += weight
        covered += weight * coverage
        is_full = is_full and is_whole
        if number is not None:
            known += weight
            total += weight * number
            if number < lowest:
                lowest = number
            if number > highest:
                highest = number
        lows += weight * low
        highs += weight * high
        if low < lowest_low:
            lowest_low = low
        if low > highest_low:
            highest_low = low
        if high < lowest_high:
            lowest_high = high
        if high > highest_high:
            highest_high = high
    if not whole:
        return void_row()
    top = _top(rule, inside) if has_top else 0.0
    # A mean lies between its parts; float noise may say 5.000000000000001.
    found: float | None = None
    if known:
        found = min(max(total / known, lowest), highest)
        if is_full:
            return Row(True, found, found, found, covered / whole, True, top)
    low = min(max(lows / whole, lowest_low), highest_low)
    high = min(max(highs / whole, lowest_high), highest_high)
    if found is not None:
        found = min(max(found, low), high)
    return Row(True, found, low, high, covered / whole, is_full, top)


def _fold_any(
    rule: Aggregation, weights: tuple[float, ...], rows: list[Row], *, has_top: bool
) -> Row:
    """The numbers of a node under any rule."""
    inside = [
        (weight, row)
        for weight, row in zip(weights, rows, strict=True)
        if row.counts and weight
    ]
    if not inside:
        return void_row()
    taken = [weight for weight, _ in inside]
    tops = [row.top for _, row in inside]
    is_whole = all(row.is_whole for _, row in inside)
    low = aggregate(rule, taken, [row.low for _, row in inside], tops=tops)
    high = aggregate(rule, taken, [row.high for _, row in inside], tops=tops)
    coverage = aggregate("weighted-mean", taken, [row.coverage for _, row in inside])
    found: float | None = None
    if rule == "staged":
        if any(row.value is not None for _, row in inside):
            found = low
    elif rule != "sum" or is_whole:
        pairs = [(w, row.value) for w, row in inside if row.value is not None]
        if pairs:
            found = aggregate(rule, [w for w, _ in pairs], [x for _, x in pairs])
    if found is not None:
        found = min(max(found, low), high)
    top = _top(rule, inside) if has_top else 0.0
    return Row(True, found, low, high, coverage, is_whole, top)


def _top(rule: Aggregation, inside: list[tuple[float, Row]]) -> float:
    """The number of a node with everything that counts at its highest."""
    tops = [row.top for _, row in inside]
    return aggregate(rule, [weight for weight, _ in inside], tops, tops=tops)
