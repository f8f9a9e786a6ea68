"""Judging conditions for many companies at once: the numpy twin of ``judge``.

The meaning is that of :mod:`assessment.scoring.conditions`. Kleene's rules are minimum
and maximum over -1, 0, 1. Where they leave a condition of several parts open for a
company of which a range or a set is known, the twin asks the original: once for every
kind of company that the condition can tell apart, so the two cannot disagree.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assessment.scoring.conditions import Compiled, Known, Leaf, judge_compiled
from assessment.support.bulk_columns import (
    NO,
    UNKNOWN,
    YES,
    Column,
    Dates,
    Flags,
    Numbers,
    Sets,
    Texts,
    Tri,
)
from assessment.support.bulk_numbers import compare_numbers, day, members, number

_FLAGS = (None, True, False)
_FEW, _MOST_TABLES = 64, 512
_tables: dict[tuple[str, str, tuple[Known | None, ...]], Tri] = {}
_Key = tuple[int, bytes]

Remembered = dict[_Key, np.int8]
"""What the original said of a kind of company, by condition and kind.

Shared by the chunks of one set of columns only: a kind is written in their codes.
"""


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
        _, _, op, wanted = leaf
        if isinstance(column, Flags):
            if op == "is" and isinstance(wanted, bool):
                return column.values if wanted else -column.values
            return _table(op, wanted, _FLAGS)[column.values]
        if isinstance(column, Texts):
            words = (*column.words, None)
            return _table(op, wanted, words)[column.codes]
        if isinstance(column, Sets):
            sets = _subsets(column.names)
            return _table(op, wanted, sets)[column.bits]
        if isinstance(column, Dates):
            days = np.where(column.is_known, column.days.astype(np.float64), np.nan)
            return compare_numbers(Numbers(days, days), op, members(wanted, day))
        return compare_numbers(column, op, members(wanted, number))

    def _refined(self, rule: Compiled, outcome: Tri) -> Tri:
        """``outcome`` with what all possible values of ranges and sets share."""
        is_wide = np.zeros(self._size, np.bool_)
        limits: dict[str, set[float]] = {}
        for _, name, _, wanted in leaves(rule):
            limits.setdefault(name, set()).update(
                number for number in members(wanted, number) if number is not None
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


def _table(op: str, wanted: object, values: tuple[Known | None, ...]) -> Tri:
    """The outcome of a comparison for each of a few values."""
    # repr tells True from 1, which compare equal.
    key = (op, repr(wanted), values)
    found = _tables.get(key)
    if found is None:
        leaf: Leaf = ("fact", "", op, wanted)
        worlds = ({} if value is None else {"": value} for value in values)
        found = np.array([tri(judge_compiled(leaf, one)) for one in worlds], np.int8)
        if len(values) <= _FEW:
            if len(_tables) >= _MOST_TABLES:
                _tables.clear()
            _tables[key] = found
    return found


@lru_cache(maxsize=4)
def _subsets(names: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The sets that the bits of a column stand for, in order."""
    empty = np.zeros(0, np.uint8)
    column = Sets(empty, names)
    return tuple(column.names_of(bits) for bits in range(1 << len(names)))


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
