"""Answers worth trying for a question: one on each side of every comparison.

What a rule compares with comes from the programme files; the limits of the size classes
stand in a rule of their own, so their numbers are added here.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from assessment.model.company import FactDefinition
from assessment.support.derived_facts import DIVISIONS_OF, SECTOR, YEARS
from assessment.support.rulebook import Rulebook
from assessment.support.size_class import anniversary

_SIZE_POINTS: Mapping[str, tuple[int, ...]] = {
    "employees_si_avg_prev_year": (201, 10, 50, 100, 200),
    "revenue_prev_year_vnd": (10**9, 3 * 10**9, 50 * 10**9, 301 * 10**9),
    "total_capital_prev_year_vnd": (3 * 10**9, 20 * 10**9, 100 * 10**9, 101 * 10**9),
}
_DIVISIONS = ("46", "32")
"""Trade, and manufacturing outside every sector that has a name."""
_YES_AND_NO = (True, False)
_Scalar = bool | int | float | str


def plausible_values(
    definition: FactDefinition, book: Rulebook, on: str
) -> tuple[_Scalar, ...]:
    """Answers that between them turn every comparison with this fact both ways."""
    if definition.type == "boolean":
        return _YES_AND_NO
    if definition.type == "date":
        return tuple(_dates(book.values.get(YEARS, ()), on))
    fact = definition.id
    if fact not in book.plausible:
        book.plausible[fact] = _values(definition, book)
    return book.plausible[fact]


def _values(definition: FactDefinition, book: Rulebook) -> tuple[_Scalar, ...]:
    compared = book.values.get(definition.id, ())
    if definition.id == "main_vsic_code":
        return tuple(_divisions(book.values.get(SECTOR, ())))
    if definition.id == "province":
        return tuple(_provinces(book.provinces, compared))
    if definition.type == "choice":
        # Those that rule a firm out tend to stand last; they decide soonest.
        return tuple(choice.value for choice in reversed(definition.choices))
    points: dict[int | float, None] = dict.fromkeys(_SIZE_POINTS.get(definition.id, ()))
    for value in compared:
        if isinstance(value, int | float) and not isinstance(value, bool):
            points.update(dict.fromkeys((value - 1, value, value + 1)))
    low, high = definition.minimum, definition.maximum
    return tuple(
        point
        for point in points
        if (low is None or point >= low) and (high is None or point <= high)
    )


def _divisions(sectors: Sequence[_Scalar]) -> Iterator[str]:
    """Trade, other manufacturing, and a division of each sector that is compared."""
    yield from _DIVISIONS
    for sector in sectors:
        for division in DIVISIONS_OF.get(str(sector), ())[:1]:
            yield str(division)


def _provinces(
    provinces: Mapping[str, bool], compared: Sequence[_Scalar]
) -> Iterator[_Scalar]:
    """The provinces that are named, then one other of each kind."""
    yield from compared
    for kind in _YES_AND_NO:
        for code, is_city in provinces.items():
            if is_city is kind and code not in compared:
                yield code
                break


def _dates(years: Sequence[_Scalar], on: str) -> Iterator[str]:
    """For every limit in years: the day that just keeps it, and one too early."""
    today = datetime.date.fromisoformat(on)
    for limit in years:
        if isinstance(limit, int | float) and not isinstance(limit, bool):
            start = anniversary(today, -int(limit))
            yield start.isoformat()
            yield (start - datetime.timedelta(days=2)).isoformat()
