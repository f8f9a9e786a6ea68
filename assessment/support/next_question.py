"""The one fact worth asking next: the one that decides the most verdicts.

For every question that open verdicts wait for, each plausible answer is tried: a
programme counts as decided if at least one answer settles its verdict. The question
with the largest total worth wins (:func:`assessment.support.ordering.worth`). One whose
own condition for asking is still open waits until others are answered; ties go to the
question that stands first in the file of company facts.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from assessment.model.company import FactDefinition
from assessment.model.result import NextQuestion, ProgrammeResult
from assessment.support.derived_facts import YEARS
from assessment.support.missing import Finder
from assessment.support.ordering import worth
from assessment.support.rulebook import Rulebook
from assessment.support.size_class import anniversary
from assessment.support.world import World

_SIZE_POINTS: Mapping[str, tuple[int, ...]] = {
    "employees_si_avg_prev_year": (201, 10, 50, 100, 200),
    "revenue_prev_year_vnd": (10**9, 3 * 10**9, 50 * 10**9, 301 * 10**9),
    "total_capital_prev_year_vnd": (3 * 10**9, 20 * 10**9, 100 * 10**9, 101 * 10**9),
}
_DIVISIONS = ("46", "25")
_Scalar = bool | int | float | str
_OpenCriteria = tuple[tuple[int, bool], ...]
"""Rules still open, each with whether it is a requirement."""


def find_next_question(
    results: Sequence[ProgrammeResult], finder: Finder, needs: Mapping[str, float]
) -> NextQuestion | None:
    """The most useful question to the firm, or None when no answer decides anything."""
    waiting: dict[str, list[ProgrammeResult]] = {}
    for result in results:
        if result.verdict == "unknown":
            for fact in result.missing_facts:
                waiting.setdefault(fact, []).append(result)
    best: tuple[tuple[bool, float, int], NextQuestion] | None = None
    for place, (fact, definition) in enumerate(finder.world.book.definitions.items()):
        if fact not in waiting or not finder.can_be_asked(definition):
            continue
        decided = _decided_by(definition, waiting[fact], finder.world)
        if not decided:
            continue
        key = (
            finder.asking_has_sense(definition) is None,
            -round(sum(worth(result, needs) for result in decided), 9),
            place,
        )
        if best is None or key < best[0]:
            ids = tuple(result.programme.id for result in decided)
            best = (key, NextQuestion(fact=fact, decides=ids))
    return None if best is None else best[1]


def _decided_by(
    definition: FactDefinition, waiting: Sequence[ProgrammeResult], world: World
) -> list[ProgrammeResult]:
    """The waiting programmes that at least one plausible answer decides."""
    left: dict[_OpenCriteria, list[ProgrammeResult]] = {}
    for result in waiting:
        left.setdefault(_open_criteria(result, world), []).append(result)
    decided: set[str] = set()
    for value in plausible_values(definition, world.book, world.on):
        tried = world.with_value(definition.id, value)
        touched = tried.touched()
        if not touched:
            continue
        for open_criteria in list(left):
            if _is_decided(open_criteria, tried, touched):
                settled = left.pop(open_criteria)
                decided.update(result.programme.id for result in settled)
        if not left:
            break
    return [result for result in waiting if result.programme.id in decided]


def _open_criteria(result: ProgrammeResult, world: World) -> _OpenCriteria:
    """What a verdict waits for; equal for programmes that wait for the same."""
    places = world.book.of_programme[result.programme.id]
    return tuple(
        (place, found.kind == "requirement")
        for place, found in zip(places, result.criteria, strict=True)
        if found.result == "unknown"
    )


def _is_decided(
    open_criteria: _OpenCriteria, tried: World, touched: frozenset[int]
) -> bool:
    """Whether the open criteria now give a verdict; the settled ones stay settled."""
    stays_open = False
    for place, is_requirement in open_criteria:
        holds = tried.holds(place) if place in touched else None
        if holds is None:
            stays_open = True
        elif holds is not is_requirement:
            return True
    return not stays_open


def plausible_values(
    definition: FactDefinition, book: Rulebook, on: str
) -> tuple[_Scalar, ...]:
    """Answers that between them turn every comparison with this fact both ways."""
    fact = definition.id
    if definition.type == "boolean":
        return (True, False)
    if fact == "main_vsic_code":
        return _DIVISIONS
    if definition.type == "date":
        return tuple(_dates(book.values.get(YEARS, ()), on))
    if definition.type == "choice":
        return tuple(choice.value for choice in reversed(definition.choices))
    points: dict[int | float, None] = dict.fromkeys(_SIZE_POINTS.get(fact, ()))
    for value in book.values.get(fact, ()):
        if isinstance(value, int | float) and not isinstance(value, bool):
            points.update(dict.fromkeys((value - 1, value, value + 1)))
    low, high = definition.minimum, definition.maximum
    return tuple(
        point
        for point in points
        if (low is None or point >= low) and (high is None or point <= high)
    )


def _dates(years: Sequence[_Scalar], on: str) -> Iterator[str]:
    """For every limit in years: the day that just keeps it and the day before that."""
    today = datetime.date.fromisoformat(on)
    for limit in years:
        if isinstance(limit, int | float) and not isinstance(limit, bool):
            start = anniversary(today, -int(limit))
            yield start.isoformat()
            yield (start - datetime.timedelta(days=2)).isoformat()
