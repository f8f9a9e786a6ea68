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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.model.company import (
    DONT_KNOW,
    Company,
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.scoring.conditions import Known
from assessment.support.known_facts import definitions_of, interval, usable_value

Tri = npt.NDArray[np.int8]
"""-1 no, 0 unknown, 1 yes."""
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


def columns_of(
    values: Mapping[str, Sequence[FactValue | None]], size: int, facts: CompanyFacts
) -> FactColumns:
    """Columns from lists of values, one list a fact, None where nothing is stated.

    What :func:`.known_facts.read_facts` does for one company: facts that are not
    defined, "don't know" and values that a fact cannot have are unknown.
    """
    definitions = definitions_of(facts)
    found: dict[str, Column] = {}
    for fact, given in values.items():
        definition = definitions.get(fact)
        if definition is not None:
            found[fact] = _column(definition, _usable(definition, given))
    return FactColumns(size, found)


def columns_of_companies(
    companies: Sequence[Company], facts: CompanyFacts
) -> FactColumns:
    """Columns from companies."""
    stated = dict.fromkeys(fact for company in companies for fact in company.facts)
    values = {
        fact: [company.facts.get(fact) for company in companies] for fact in stated
    }
    return columns_of(values, len(companies), facts)


def unknown_flags(size: int) -> Flags:
    """A truth value that is known of nobody."""
    return Flags(np.zeros(size, np.int8))


def _usable(
    definition: FactDefinition, given: Sequence[FactValue | None]
) -> list[Known | None]:
    """Every value as the engine may use it; each distinct one is looked at once."""
    seen: dict[tuple[type, object], Known | None] = {}
    found = []
    for value in given:
        key = (type(value), value)
        if key not in seen:
            seen[key] = (
                None
                if value is None or value == DONT_KNOW
                else usable_value(definition, value)
            )
        found.append(seen[key])
    return found


def _column(definition: FactDefinition, values: Sequence[Known | None]) -> Column:
    if definition.type == "boolean":
        return Flags(
            np.array([0 if v is None else 1 if v else -1 for v in values], np.int8)
        )
    if definition.type == "date":
        days = [int(str(v).replace("-", "")) if v is not None else 0 for v in values]
        return Dates(np.array(days, np.int32))
    if definition.type == "choice":
        places: dict[str, int] = {}
        codes = [
            -1 if v is None else places.setdefault(str(v), len(places)) for v in values
        ]
        return Texts(np.array(codes, np.int32), tuple(places))
    ends = [interval(v) or (math.nan, math.nan) for v in values]
    low = np.array([as_float(end[0]) for end in ends], np.float64)
    high = np.array([as_float(end[1]) for end in ends], np.float64)
    is_plain = np.array_equal(low, high, equal_nan=True)
    return Numbers(low, low if is_plain else high)


def as_float(number: float) -> float:
    """``number`` as a float; an integer beyond all floats is beyond every limit."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
