"""Support programmes to look through: search, filter, one in full, what is stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from assessment.content.library import shipped_library
from assessment.content.spelling import hint
from assessment.content.vocabulary import NEEDS
from assessment.errors import NotFound, Problem
from assessment.errors.programmes import NO_SUCH_NEED, NO_SUCH_PROGRAMME
from assessment.model.actor import Actor
from assessment.model.changes import ProgrammeChanges
from assessment.model.company import Company
from assessment.model.programme import (
    Barrier,
    Programme,
    ProgrammeType,
    Standing,
)
from assessment.model.responses import AssessmentFile
from assessment.model.result import ProgrammeResult, SupportResult, Verdict
from assessment.services import responding, results
from assessment.services.roles import authorise
from assessment.support.changes import find_changes
from assessment.support.freshness import (
    FRESHNESS,
    Freshness,
    days_unchecked,
    freshness_of,
)
from assessment.support.search import find_programmes
from assessment.support.verdicts import judge_support

_STANDINGS: tuple[Standing, ...] = get_args(Standing)
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
    support: SupportResult
    """Everything it was judged with."""


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
    return tuple(_listed(found, support) for found in rows if _fits(found, wanted))


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
            return _listed(found, support)
    known = [found.programme.id for found in support.programmes]
    raise NotFound(_no_such(programme_id, known))


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


def changes(
    actor: Actor,
    programme_id: str,
    *,
    on: str,
    response_set_id: str | None = None,
    file: AssessmentFile | None = None,
) -> ProgrammeChanges:
    """The fewest changes that make the firm of a set or a file likely eligible.

    For nobody: what there is to answer. Raises NotFound for an unknown programme or
    set.
    """
    company = Company()
    if response_set_id is not None:
        company = responding.open_set(actor, response_set_id).company()
    elif file is not None:
        company = file.company
    authorise(actor, "read-content")
    library = shipped_library()
    programmes = library.programmes()
    found = next((one for one in programmes if one.id == programme_id), None)
    if found is None:
        raise NotFound(_no_such(programme_id, [one.id for one in programmes]))
    return find_changes(
        found,
        company,
        facts=library.company_facts(),
        on=on,
        programmes=programmes,
    )


def _no_such(programme_id: str, known: Sequence[str]) -> Problem:
    values = {"found": programme_id[:80], "hint": hint(programme_id, known)}
    return Problem(NO_SUCH_PROGRAMME, values=values)


def stale(actor: Actor, *, on: str) -> tuple[tuple[Programme, Freshness, int], ...]:
    """Programmes to check again on ``on``: (programme, how stale, days), worst first.

    Among rows that are as stale, those that firms are told to apply for come first.
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
        sorted(
            due,
            key=lambda row: (
                -FRESHNESS.index(row[1]),
                _STANDINGS.index(row[0].standing),
                -row[2],
                row[0].id,
            ),
        )
    )


def _listed(found: ProgrammeResult, support: SupportResult) -> Listed:
    programme, on = found.programme, support.on
    return Listed(
        found, freshness_of(programme, on), days_unchecked(programme, on), support
    )


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
