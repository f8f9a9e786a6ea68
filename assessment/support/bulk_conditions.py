"""Judging conditions for many companies at once: the numpy twin of ``judge``.

The meaning is that of :mod:`assessment.scoring.conditions`. Kleene's rules are minimum
and maximum over -1, 0, 1. Where they leave a condition of several parts open for a
company of which a range or a set is known, the twin asks the original: once for every
kind of company that the condition can tell apart, so the two cannot disagree.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from assessment.scoring.conditions import Compiled, Known, Leaf, judge_compiled
from assessment.support.bulk_columns import (
    Column,
    Dates,
    Flags,
    Floats,
    Mask,
    Numbers,
    Sets,
    Texts,
    Tri,
    as_float,
)

NO, UNKNOWN, YES = np.int8(-1), np.int8(0), np.int8(1)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ORDERED: Mapping[str, Callable[[Floats, float], Mask]] = {
    "below": np.less,
    "at_most": np.less_equal,
    "at_least": np.greater_equal,
    "above": np.greater,
}
_Key = tuple[int, bytes]

Remembered = dict[_Key, np.int8]
"""What the original said of a kind of company, by condition and kind."""


class Conditions:
    """The conditions of one chunk of companies, each judged once.

    ``column`` gives the column of a fact, or None where nobody knows it. Conditions are
    told apart by identity, so they must be kept by the caller (a rulebook does).
    """

    def __init__(
        self,
        size: int,
        column: Callable[[str], Column | None],
        remembered: Remembered,
    ) -> None:
        self._size = size
        self._column = column
        self._remembered = remembered
        self._kleene: dict[int, Tri] = {}
        self._judged: dict[int, Tri] = {}

    def judge(self, rule: Compiled) -> Tri:
        """Whether ``rule`` holds, a company a place. Not to be written to."""
        found = self._judged.get(id(rule))
        if found is None:
            found = self._by_parts(rule)
            if len(rule) == 2:
                found = self._refined(rule, found)
            self._judged[id(rule)] = found
        return found

    def forget(self) -> None:
        """Judge anew from now on: a fact has changed."""
        self._kleene.clear()
        self._judged.clear()

    def _by_parts(self, rule: Compiled) -> Tri:
        found = self._kleene.get(id(rule))
        if found is None:
            if len(rule) == 4:
                found = self._leaf(rule)
            elif rule[0] == "not":
                found = -self._by_parts(rule[1][0])
            else:
                join = np.minimum if rule[0] == "all" else np.maximum
                found = self._by_parts(rule[1][0])
                for part in rule[1][1:]:
                    found = join(found, self._by_parts(part))
            self._kleene[id(rule)] = found
        return found

    def _leaf(self, leaf: Leaf) -> Tri:
        column = self._column(leaf[1]) if leaf[0] == "fact" else None
        if column is None:
            return np.zeros(self._size, np.int8)
        _, name, op, wanted = leaf
        if isinstance(column, Flags):
            table = _table(leaf, name, (None, True, False))
            return table[column.values]
        if isinstance(column, Texts):
            return _table(leaf, name, (*column.words, None))[column.codes]
        if isinstance(column, Sets):
            sets = (column.names_of(bits) for bits in range(1 << len(column.names)))
            return _table(leaf, name, sets)[column.bits]
        if isinstance(column, Dates):
            days = np.where(column.is_known, column.days.astype(np.float64), np.nan)
            return _numbers(Numbers(days, days), op, _members(wanted, _day))
        return _numbers(column, op, _members(wanted, _number))

    def _refined(self, rule: Compiled, outcome: Tri) -> Tri:
        """``outcome`` with what all possible values of ranges and sets share."""
        is_wide = np.zeros(self._size, np.bool_)
        limits: dict[str, set[float]] = {}
        for _, name, _, wanted in leaves(rule):
            limits.setdefault(name, set()).update(
                number for number in _members(wanted, _number) if number is not None
            )
        columns: dict[str, Column] = {}
        for name in limits:
            column = self._column(name)
            if column is not None:
                columns[name] = column
                if isinstance(column, Numbers | Sets):
                    is_wide |= column.is_wide
        places = np.flatnonzero(is_wide & (outcome == UNKNOWN))
        if not len(places):
            return outcome
        kinds = np.stack(
            [
                code
                for name, column in columns.items()
                for code in _codes(column, places, sorted(limits[name]))
            ],
            axis=1,
        )
        distinct, first, kind_of = np.unique(
            kinds, axis=0, return_index=True, return_inverse=True
        )
        answers = np.empty(len(distinct), np.int8)
        for row, kind in enumerate(distinct):
            key = (id(rule), kind.tobytes())
            if key not in self._remembered:
                known = _known(columns, int(places[first[row]]))
                self._remembered[key] = tri(judge_compiled(rule, known))
            answers[row] = self._remembered[key]
        refined = outcome.copy()
        refined[places] = answers[kind_of.reshape(-1)]
        return refined


def tri(holds: bool | None) -> np.int8:
    """A truth value as it stands in a column."""
    return UNKNOWN if holds is None else YES if holds else NO


def leaves(rule: Compiled) -> Iterator[Leaf]:
    """Every comparison of a condition, in reading order."""
    if len(rule) == 4:
        yield rule
    else:
        for part in rule[1]:
            yield from leaves(part)


def _known(columns: Mapping[str, Column], place: int) -> dict[str, Known]:
    found = {name: column.at(place) for name, column in columns.items()}
    return {name: value for name, value in found.items() if value is not None}


def _table(leaf: Leaf, name: str, values: Any) -> Tri:
    """The outcome of a comparison for each of a few values."""
    return np.array(
        [
            tri(judge_compiled(leaf, {} if value is None else {name: value}))
            for value in values
        ],
        np.int8,
    )


def _members(
    wanted: object, read: Callable[[object], float | None]
) -> list[float | None]:
    """What a fact is compared with; None for what it cannot be compared with."""
    return [read(one) for one in (wanted if isinstance(wanted, tuple) else (wanted,))]


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return None if value != value else as_float(value)


def _day(value: object) -> float | None:
    """A day as it stands in a column; NaN for a text that is no day."""
    if not isinstance(value, str):
        return None
    is_day = _ISO_DATE.fullmatch(value)
    return float(value.replace("-", "")) if is_day else math.nan


def _numbers(column: Numbers, op: str, wanted: list[float | None]) -> Tri:
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


def _codes(
    column: Column, places: npt.NDArray[np.intp], limits: list[float]
) -> Iterator[npt.NDArray[np.int32]]:
    """Numbers that are the same for companies a condition cannot tell apart."""
    if isinstance(column, Flags):
        yield column.values[places].astype(np.int32)
    elif isinstance(column, Texts):
        yield column.codes[places]
    elif isinstance(column, Sets):
        yield column.bits[places].astype(np.int32)
    elif isinstance(column, Dates):
        yield column.days[places]
    else:
        edges = np.array(limits, np.float64)
        low, high = column.low[places], column.high[places]
        for end in (low, high):
            below = np.searchsorted(edges, end, "left")
            yield (below + np.searchsorted(edges, end, "right")).astype(np.int32)
        shape = np.isnan(low) * 8 + (low == high) * 4
        yield (shape + np.isinf(low) * 2 + np.isinf(high)).astype(np.int32)
