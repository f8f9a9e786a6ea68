"""The one fact worth asking next: the one that decides the most verdicts.

For every question that open verdicts wait for, each plausible answer is tried: a
programme counts as decided if at least one answer settles its verdict, and only if it
is worth something (:func:`assessment.support.ordering.worth`): nobody is asked for the
sake of what is closed or only watched. The question with the largest total wins. One
whose own condition for asking is still open waits until others are answered; ties go to
the question that stands first in the file of company facts.
"""

from collections.abc import Mapping, Sequence

from assessment.model.company import FactDefinition
from assessment.model.result import NextQuestion, ProgrammeResult
from assessment.support.missing import Finder
from assessment.support.ordering import worth
from assessment.support.plausible import plausible_values
from assessment.support.world import World

_OpenCriteria = tuple[tuple[int, bool], ...]
"""Rules still open, each with whether it is a requirement."""


def find_next_question(
    results: Sequence[ProgrammeResult], finder: Finder, needs: Mapping[str, float]
) -> NextQuestion | None:
    """The most useful question to the firm, or None when no answer decides anything."""
    world = finder.world
    waiting: dict[str, dict[_OpenCriteria, list[ProgrammeResult]]] = {}
    for result in results:
        if result.missing_facts and worth(result, needs) > 0:
            open_criteria = _open_criteria(result, world)
            for fact in result.missing_facts:
                alike = waiting.setdefault(fact, {})
                alike.setdefault(open_criteria, []).append(result)
    best: tuple[tuple[bool, float, int], NextQuestion] | None = None
    for place, (fact, definition) in enumerate(world.book.definitions.items()):
        if fact not in waiting or not finder.can_be_asked(definition):
            continue
        decided = _decided_by(definition, waiting[fact], world)
        if not decided:
            continue
        key = (
            finder.asking_has_sense(definition) is None,
            -round(sum(worth(result, needs) for result in decided), 9),
            place,
        )
        if best is None or key < best[0]:
            ids = tuple(sorted(result.programme.id for result in decided))
            best = (key, NextQuestion(fact=fact, decides=ids))
    return None if best is None else best[1]


def _decided_by(
    definition: FactDefinition,
    waiting: Mapping[_OpenCriteria, list[ProgrammeResult]],
    world: World,
) -> list[ProgrammeResult]:
    """The waiting programmes that at least one plausible answer decides."""
    left = dict(waiting)
    decided: list[ProgrammeResult] = []
    for value in plausible_values(definition, world.book, world.on):
        tried = world.with_value(definition.id, value)
        touched = tried.touched()
        if not touched:
            continue
        for open_criteria in list(left):
            if _is_decided(open_criteria, tried, touched):
                decided.extend(left.pop(open_criteria))
        if not left:
            break
    return decided


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
