"""Facts that follow from other facts, for many companies at once.

The rules are those of :mod:`assessment.support.derived_facts` and
:mod:`assessment.support.size_class`; here they only run over columns.
"""

import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assessment.model.programme import Programme
from assessment.scoring.conditions import compiled
from assessment.support.bulk_columns import (
    Column,
    Dates,
    FactColumns,
    Flags,
    Floats,
    Mask,
    Numbers,
    Sets,
    Texts,
    Tri,
    settled,
    unknown_flags,
)
from assessment.support.bulk_conditions import Conditions, Remembered, tri
from assessment.support.derived_facts import (
    CENTRAL_CITY,
    FROM_PROGRAMMES,
    MANUFACTURING,
    RULES,
    SECTOR,
    SIZE_CLASS,
    YEARS,
    derive_one,
)
from assessment.support.editions import has_unread_rules
from assessment.support.known_facts import division_of
from assessment.support.rulebook import Rulebook
from assessment.support.size_class import (
    CLASSES,
    ENTERPRISE_FORMS,
    INDUSTRY_DIVISIONS,
    LIMITS,
    NOT_ENTERPRISE,
    SIZE_INPUTS,
    Limits,
    age_between,
)

_NAMES = (*CLASSES, NOT_ENTERPRISE)
_NOT_ENTERPRISE = np.uint8(1 << len(CLASSES))
CLASS_BITS = np.uint8(_NOT_ENTERPRISE - 1)
"""The bits of the size classes of enterprises."""
_TOP = 3
_LEAP_YEAR = 2000
_RUNS = np.array(
    [
        [sum(1 << n for n in range(low, high + 1)) for high in range(_TOP + 1)]
        for low in range(_TOP + 1)
    ],
    np.uint8,
)
"""The bits of all classes from one to another."""
Places = npt.NDArray[np.int8]


class Runs(NamedTuple):
    """The first and last position of a number among the limits of a sector."""

    low: Places
    high: Places


class Facts:
    """What is known of one chunk of companies, stated and derived."""

    def __init__(
        self, book: Rulebook, stated: FactColumns, on: str, remembered: Remembered
    ) -> None:
        self.book = book
        self.size = stated.size
        self.on = on
        self._stated = stated.columns
        self._known: dict[str, Column | None] = {}
        self.conditions = Conditions(self.size, self.column, remembered)

    def column(self, fact: str) -> Column | None:
        """The column of a fact; None where it is known of nobody."""
        if fact not in self._known:
            stated = self._stated.get(fact)
            # A rule that leads back to itself sees what is stated.
            self._known[fact] = stated
            found = self._derived(fact)
            self._known[fact] = stated if found is None else settled(found, stated)
        return self._known[fact]

    def is_known(self, fact: str) -> Mask:
        """Where something is known of a fact."""
        column = self.column(fact)
        return np.zeros(self.size, np.bool_) if column is None else column.is_known

    def outcomes(self, programme: Programme) -> list[Tri]:
        """The outcome of every criterion of ``programme``: 1 speaks for the firm."""
        rules = (self.book.rules[p] for p in self.book.of_programme[programme.id])
        return [
            holds if criterion.kind == "requirement" else -holds
            for criterion, rule in zip(programme.criteria, rules, strict=True)
            for holds in [self.conditions.judge(rule.compiled)]
        ]

    def _derived(self, fact: str) -> Column | None:
        if fact in RULES:
            return Flags(self.conditions.judge(compiled(RULES[fact])))
        if fact == SIZE_CLASS:
            return Sets(self.classes(), _NAMES)
        if fact == YEARS:
            return self._years()
        if fact in (*MANUFACTURING, SECTOR):
            return self._from_words(fact, "main_vsic_code")
        if fact == CENTRAL_CITY:
            return self._from_words(fact, "province")
        if fact in FROM_PROGRAMMES and fact in self.book.sources:
            return Flags(self._qualifies(self.book.sources[fact]))
        return None

    def _qualifies(self, programme: Programme) -> Tri:
        found = unknown_flags(self.size).values
        if not has_unread_rules(programme, self.on):
            found = np.ones(self.size, np.int8)
        for outcome in self.outcomes(programme):
            found = np.minimum(found, outcome)
        return found

    def _from_words(self, fact: str, source: str) -> Column | None:
        """A fact that follows from one word, by a table of all words."""
        column = self.column(source)
        if not isinstance(column, Texts):
            return None
        provinces = self.book.provinces
        values = [
            derive_one(fact, {source: word}, self.on, provinces)
            for word in column.words
        ]
        if fact != SECTOR:
            answers = [tri(v if isinstance(v, bool) else None) for v in values]
            return Flags(np.array([*answers, 0], np.int8)[column.codes])
        words = tuple(dict.fromkeys(str(v) for v in values if v is not None))
        codes = [-1 if v is None else words.index(str(v)) for v in values]
        return Texts(np.array([*codes, -1], np.int32)[column.codes], words)

    def _years(self) -> Numbers | None:
        column = self.column("first_registration_date")
        if not isinstance(column, Dates):
            return None
        whole, part = _ages(self.on)
        day = column.days % 10_000
        first = datetime.date.fromisoformat(self.on).year + whole[day]
        years = first - column.days // 10_000 + part[day]
        # A date still to come tells nothing yet.
        years[(years < 0) | ~column.is_known] = np.nan
        return Numbers(years, years)

    def classes(self) -> npt.NDArray[np.uint8]:
        """The size classes that the limits leave possible, as bits."""
        found = np.zeros(self.size, np.uint8)
        for limits, is_possible in self.sectors():
            employees, revenue, capital = self.runs(limits)
            low = np.maximum(employees.low, np.minimum(revenue.low, capital.low))
            high = np.maximum(employees.high, np.minimum(revenue.high, capital.high))
            found |= np.where(is_possible, _RUNS[low, high], np.uint8(0))
        form = self.is_enterprise()
        found = np.where(form == 0, found | _NOT_ENTERPRISE, found)
        return np.where(form < 0, _NOT_ENTERPRISE, found)

    def is_enterprise(self) -> Tri:
        """Whether the legal form is one of an enterprise."""
        column = self.column("legal_form")
        if not isinstance(column, Texts):
            return unknown_flags(self.size).values
        answers = [tri(word in ENTERPRISE_FORMS) for word in column.words]
        return np.array([*answers, 0], np.int8)[column.codes]

    def sectors(self) -> list[tuple[Limits, Mask]]:
        """The limits of each sector, and for which companies it is possible."""
        column = self.column("main_vsic_code")
        if not isinstance(column, Texts):
            column = Texts(np.full(self.size, -1, np.int32), ())
        divisions = [*map(division_of, column.words), None]
        found = []
        for sector, limits in LIMITS.items():
            possible = [
                division is None
                or (sector == "industry")
                is any(division in some for some in INDUSTRY_DIVISIONS)
                for division in divisions
            ]
            found.append((limits, np.array(possible, np.bool_)[column.codes]))
        return found

    def runs(self, limits: Limits) -> tuple[Runs, Runs, Runs]:
        """The positions of employees, revenue and capital among ``limits``."""
        employees, revenue, capital = (
            self._run(fact, values)
            for fact, values in zip(SIZE_INPUTS, limits, strict=False)
        )
        low, high = (np.where(self._by_capital, np.int8(_TOP), one) for one in revenue)
        return employees, Runs(low, high), capital

    def _run(self, fact: str, limits: tuple[int, int, int]) -> Runs:
        column = self.column(fact)
        if not isinstance(column, Numbers):
            size = self.size
            return Runs(np.zeros(size, np.int8), np.full(size, _TOP, np.int8))
        edges = np.array(limits, np.float64)
        low = np.searchsorted(edges, column.low).astype(np.int8)
        high = np.searchsorted(edges, column.high).astype(np.int8)
        # NaN sorts last, which is right for the higher end only.
        return Runs(np.where(column.is_known, low, np.int8(0)), high)

    @cached_property
    def _by_capital(self) -> Mask:
        """Where capital alone decides the class."""
        found = np.zeros(self.size, np.bool_)
        revenue, years = self.column("revenue_prev_year_vnd"), self._years()
        if isinstance(revenue, Numbers):
            found |= revenue.high <= 0
        if years is not None:
            found |= years.low < 1
        return found


@lru_cache(maxsize=8)
def _ages(on: str) -> tuple[npt.NDArray[np.int32], Floats]:
    """What a birthday adds to the difference of the years: whole and part.

    By month and day as 1231. It depends on nothing else, so a year's 366 birthdays
    stand for every date.
    """
    end = datetime.date.fromisoformat(on)
    whole, part = np.zeros(10_000, np.int32), np.zeros(10_000)
    start = datetime.date(_LEAP_YEAR, 1, 1)
    while start.year == _LEAP_YEAR:
        age = age_between(start, end)
        place = start.month * 100 + start.day
        whole[place] = age[0] - (end.year - start.year)
        part[place] = age[1]
        start += datetime.timedelta(days=1)
    return whole, part
