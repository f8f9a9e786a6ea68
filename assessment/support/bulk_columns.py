"""Facts of many companies as numpy columns, unknown values included.

A column has one place a company. Three-valued flags are -1, 0 and 1 for no, unknown and
yes: so "all" is the least, "any" the greatest and "not" the negative of its parts.

=========  ====================================  ===============================
class      arrays                                unknown
=========  ====================================  ===============================
Flags      ``values`` int8                       0
Numbers    ``low``, ``high`` float64, inclusive  NaN in both; an open end is inf
Dates      ``days`` int32, 20261122              0
Texts      ``codes`` int32, places in ``words``  -1
Sets       ``bits`` uint8, one bit a name        never: every name is possible
=========  ====================================  ===============================
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.model.company import Range
from assessment.scoring.conditions import Known

Tri = npt.NDArray[np.int8]
"""-1 no, 0 unknown, 1 yes."""
NO, UNKNOWN, YES = np.int8(-1), np.int8(0), np.int8(1)
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Flags:
    """A truth value a company."""

    values: Tri

    def part(self, where: slice) -> "Flags":
        """The column of some companies."""
        return Flags(self.values[where])

    def at(self, place: int) -> Known | None:
        """What is known of one company."""
        return None if self.values[place] == 0 else bool(self.values[place] > 0)

    @property
    def is_known(self) -> Mask:
        """Where something is known."""
        found: Mask = self.values != 0
        return found


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number or a range a company."""

    low: Floats
    high: Floats

    def part(self, where: slice) -> "Numbers":
        """The column of some companies."""
        low = self.low[where]
        return Numbers(low, low if self.high is self.low else self.high[where])

    def at(self, place: int) -> Known | None:
        """What is known of one company."""
        low, high = float(self.low[place]), float(self.high[place])
        if math.isnan(low):
            return None
        if low == high:
            return low
        return Range(
            at_least=None if math.isinf(low) else low,
            at_most=None if math.isinf(high) else high,
        )

    @property
    def is_known(self) -> Mask:
        """Where something is known."""
        return ~np.isnan(self.low)

    @property
    def is_wide(self) -> Mask:
        """Where a range is known."""
        if self.high is self.low:
            return np.zeros(len(self.low), np.bool_)
        return self.low < self.high


@dataclass(frozen=True, slots=True)
class Dates:
    """A day a company."""

    days: npt.NDArray[np.int32]

    def part(self, where: slice) -> "Dates":
        """The column of some companies."""
        return Dates(self.days[where])

    def at(self, place: int) -> Known | None:
        """What is known of one company."""
        text = f"{self.days[place]:08}"
        return f"{text[:4]}-{text[4:6]}-{text[6:]}" if self.days[place] else None

    @property
    def is_known(self) -> Mask:
        """Where something is known."""
        found: Mask = self.days != 0
        return found


@dataclass(frozen=True, slots=True)
class Texts:
    """A word a company."""

    codes: npt.NDArray[np.int32]
    words: tuple[str, ...]

    def part(self, where: slice) -> "Texts":
        """The column of some companies."""
        return Texts(self.codes[where], self.words)

    def at(self, place: int) -> Known | None:
        """What is known of one company."""
        code = self.codes[place]
        return None if code < 0 else self.words[code]

    @property
    def is_known(self) -> Mask:
        """Where something is known."""
        found: Mask = self.codes >= 0
        return found


@dataclass(frozen=True, slots=True)
class Sets:
    """The possible values a company, out of a few."""

    bits: npt.NDArray[np.uint8]
    names: tuple[str, ...]

    def part(self, where: slice) -> "Sets":
        """The column of some companies."""
        return Sets(self.bits[where], self.names)

    def at(self, place: int) -> Known | None:
        """What is known of one company."""
        found = self.names_of(int(self.bits[place]))
        return next(iter(found)) if len(found) == 1 else found

    def names_of(self, bits: int) -> frozenset[str]:
        """The names that ``bits`` stand for."""
        return frozenset(name for n, name in enumerate(self.names) if bits >> n & 1)

    @property
    def is_known(self) -> Mask:
        """Where something is known: everywhere."""
        return np.ones(len(self.bits), np.bool_)

    @property
    def is_wide(self) -> Mask:
        """Where several values are possible."""
        found: Mask = (self.bits & (self.bits - np.uint8(1))) != 0
        return found


Column = Flags | Numbers | Dates | Texts | Sets


@dataclass(frozen=True, slots=True)
class FactColumns:
    """The stated facts of ``size`` companies; a fact without a column is unknown."""

    size: int
    columns: Mapping[str, Column]

    def part(self, where: slice) -> "FactColumns":
        """The columns of some companies."""
        size = len(range(*where.indices(self.size)))
        parts = {fact: column.part(where) for fact, column in self.columns.items()}
        return FactColumns(size, parts)


def unknown_flags(size: int) -> Flags:
    """A truth value that is known of nobody."""
    return Flags(np.zeros(size, np.int8))


def settled(found: Column, stated: Column | None) -> Column:
    """What follows first, what is stated second; the twin of ``settle``."""
    if isinstance(found, Flags) and isinstance(stated, Flags):
        return Flags(np.where(found.values == 0, stated.values, found.values))
    if isinstance(found, Numbers) and isinstance(stated, Numbers):
        return Numbers(
            np.where(found.is_known, found.low, stated.low),
            np.where(found.is_known, found.high, stated.high),
        )
    if isinstance(found, Texts) and isinstance(stated, Texts):
        words = (*found.words, *stated.words)
        codes = np.where(stated.codes < 0, -1, stated.codes + len(found.words))
        return Texts(np.where(found.codes < 0, codes, found.codes), words)
    if isinstance(found, Sets) and isinstance(stated, Texts):
        bits = [
            1 << found.names.index(w) if w in found.names else 0 for w in stated.words
        ]
        own = np.array([*bits, 0], np.uint8)[stated.codes] & found.bits
        return Sets(np.where(own > 0, own, found.bits), found.names)
    return found


def as_float(number: float) -> float:
    """``number`` as a float; an integer beyond all floats is beyond every limit."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
