"""Comparing columns of numbers, ranges and days with what a condition wants."""

import math
import re
from collections.abc import Callable, Mapping

import numpy as np

from assessment.support.bulk_columns import (
    NO,
    UNKNOWN,
    YES,
    Floats,
    Mask,
    Numbers,
    Tri,
    as_float,
)

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ORDERED: Mapping[str, Callable[[Floats, float], Mask]] = {
    "below": np.less,
    "at_most": np.less_equal,
    "at_least": np.greater_equal,
    "above": np.greater,
}


def members(
    wanted: object, read: Callable[[object], float | None]
) -> list[float | None]:
    """What a fact is compared with; None for what it cannot be compared with."""
    return [read(one) for one in (wanted if isinstance(wanted, tuple) else (wanted,))]


def number(value: object) -> float | None:
    """A number as it stands in a column."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return None if value != value else as_float(value)


def day(value: object) -> float | None:
    """A day as it stands in a column; NaN for a text that is no day."""
    if not isinstance(value, str):
        return None
    is_day = _ISO_DATE.fullmatch(value)
    return float(value.replace("-", "")) if is_day else math.nan


def compare_numbers(column: Numbers, op: str, wanted: list[float | None]) -> Tri:
    """Whether numbers and ranges compare so; what cannot be compared is unknown."""
    nothing: Tri = np.zeros(len(column.low), np.int8)
    if op not in _ORDERED:
        return _equals(column, wanted, op)
    limit = wanted[0]
    if limit is None or math.isnan(limit):
        return nothing
    at_low = _ORDERED[op](column.low, limit).view(np.int8)
    at_high = at_low
    if column.high is not column.low:
        at_high = _ORDERED[op](column.high, limit).view(np.int8)
    return np.where(column.is_known, at_low + at_high - YES, nothing)


def _equals(column: Numbers, wanted: list[float | None], op: str) -> Tri:
    can_be = np.zeros(len(column.low), np.bool_)
    for member in wanted:
        if member is not None:
            can_be |= (column.low <= member) & (member <= column.high)
    is_one = can_be & (column.low == column.high)
    otherwise = UNKNOWN if None in wanted else np.where(can_be, UNKNOWN, NO)
    found = np.where(column.is_known, np.where(is_one, YES, otherwise), UNKNOWN)
    return -found if op in ("is_not", "none_of") else found
