"""Support programmes to look through: search, filter, one in full, what is stale."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.content.library import shipped_library
from assessment.content.spelling import hint
from assessment.content.vocabulary import NEEDS
from assessment.errors import NotFound, Problem
from assessment.errors.programmes import NO_SUCH_NEED, NO_SUCH_PROGRAMME
from assessment.model.actor import Actor
from assessment.model.company import Company
from assessment.model.programme import (
    Barrier,
    Programme,
    ProgrammeType,
    Standing,
)
from assessment.model.responses import AssessmentFile
from assessment.model.result import ProgrammeResult, SupportResult, Verdict
from assessment.services import results
from assessment.services.roles import authorise
from assessment.support.freshness import (
    FRESHNESS,
    Freshness,
    days_unchecked,
    freshness_of,
)
from assessment.support.search import find_programmes
from assessment.support.verdicts import judge_support

EVERY_NEED: tuple[str, ...] = NEEDS
"""What may be looked for by need, in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone looks for; what is None or empty does not narrow."""

    text: str = ""
    need: str | None = None
    type: ProgrammeType | None = None
    barrier: Barrier | None = None
    standing: Standing | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One programme with its verdict and how long ago it was checked."""

    found: ProgrammeResult
    freshness: Freshness
    days_unchecked: int


def find(
    actor: Actor,
    wanted: Wanted,
    *,
    on: str,
    response_set_id: str | None = None,
    file: AssessmentFile | None = None,
) -> tuple[Listed, ...]:
    """The programmes that fit ``wanted``, judged for the firm of a set or a file.

    With words the best hit comes first, else the engine's order stands. For nobody
    every fact is unknown. Raises NotFound for a set that is not in the workspace,
    and for a need that nobody has.
    """
    if wanted.need is not None and wanted.need not in NEEDS:
        values = {"found": wanted.need[:80], "hint": hint(wanted.need, NEEDS)}
        raise NotFound(Problem(NO_SUCH_NEED, values=values))
    support = _support(actor, response_set_id, file, on)
    by_id = {found.programme.id: found for found in support.programmes}
    shown = find_programmes(
        [found.programme for found in support.programmes], wanted.text
    )
    rows = (by_id[programme.id] for programme in shown)
    return tuple(_listed(found, on) for found in rows if _fits(found, wanted))


def one(
    actor: Actor,
    programme_id: str,
    *,
    on: str,
    response_set_id: str | None = None,
    file: AssessmentFile | None = None,
) -> Listed:
    """One programme by its id. Raises NotFound with the nearest id."""
    support = _support(actor, response_set_id, file, on)
    for found in support.programmes:
        if found.programme.id == programme_id:
            return _listed(found, on)
    known = [found.programme.id for found in support.programmes]
    values = {"found": programme_id[:80], "hint": hint(programme_id, known)}
    raise NotFound(Problem(NO_SUCH_PROGRAMME, values=values))


def _support(
    actor: Actor, response_set_id: str | None, file: AssessmentFile | None, on: str
) -> SupportResult:
    """Every programme judged for a stored firm, for that of a file, or for nobody."""
    found = None
    if response_set_id is not None:
        found = results.result_of(actor, response_set_id, on=on).support
    elif file is not None:
        found = results.result_of_file(actor, file, on=on).support
    if found is not None:
        return found
    authorise(actor, "read-content")
    library = shipped_library()
    return judge_support(
        library.programmes(),
        Company(),
        facts=library.company_facts(),
        on=on,
        needs={},
    )


def stale(actor: Actor, *, on: str) -> tuple[tuple[Programme, Freshness, int], ...]:
    """Programmes to check again on ``on``: (programme, how stale, days), worst first.

    Rows that are closed for good are listed only while they are marked otherwise.
    """
    authorise(actor, "read-content")
    rows = [
        (programme, freshness_of(programme, on), days_unchecked(programme, on))
        for programme in shipped_library().programmes()
    ]
    due = [
        row
        for row in rows
        if row[1] != "fresh"
        and not (row[1] == "expired" and row[0].standing == "closed")
    ]
    return tuple(
        sorted(due, key=lambda row: (-FRESHNESS.index(row[1]), -row[2], row[0].id))
    )


def _listed(found: ProgrammeResult, on: str) -> Listed:
    programme = found.programme
    return Listed(found, freshness_of(programme, on), days_unchecked(programme, on))


def _fits(found: ProgrammeResult, wanted: Wanted) -> bool:
    programme = found.programme
    narrowing: Sequence[tuple[object, Sequence[object]]] = (
        (wanted.need, programme.needs),
        (wanted.type, (programme.type,)),
        (wanted.barrier, programme.barriers),
        (wanted.standing, (found.standing,)),
        (wanted.verdict, (found.verdict,)),
    )
    return all(one is None or one in values for one, values in narrowing)
