"""Answering: start, save, take back, undo, go deeper.

Every save names the revision of the response set that its caller last saw. It
conflicts only when that very answer, fact or name was changed after that revision and
differs from what is being saved; two people on different questions never disturb each
other. What a function returns was committed before it returned.
"""

from dataclasses import replace

from assessment.errors import Conflict, NotFound, Problem, ServiceError
from assessment.errors.services import (
    FACT_OF_MODULE,
    NO_SUCH_CONTRADICTION,
    NO_SUCH_SET,
    NOT_DEEPER,
    NOTHING_TO_UNDO,
    SET_CHANGED,
)
from assessment.model.actor import Actor
from assessment.model.company import FactValue
from assessment.model.maturity import Depth
from assessment.model.responses import Answer
from assessment.model.stored import (
    HistoryEntry,
    ResponseSet,
    Saved,
    StoredAnswer,
    StoredFact,
    VersionMove,
)
from assessment.services import validation
from assessment.services.changing import (
    Change,
    change_set,
    conflict,
    last_revision,
    store_answer,
)
from assessment.services.creation import create
from assessment.services.database import database
from assessment.services.moving import move, with_newer
from assessment.services.pinned import pinned
from assessment.services.roles import authorise
from assessment.services.timing import note_time
from assessment.storage import answers, repository
from assessment.storage.moves import find_moves

QUESTIONNAIRE = "smart-manufacturing"


def start(
    actor: Actor, *, depth: Depth = Depth.QUICK, company_name: str = ""
) -> ResponseSet:
    """A new, empty response set on the newest version of our questionnaire."""
    from assessment.content.library import shipped_library  # listing needs no content

    authorise(actor, "start")
    library = shipped_library()
    versions = [pair for pair in library.questionnaires() if pair[0] == QUESTIONNAIRE]
    return create(
        actor,
        library.questionnaire(*versions[-1]),
        depth=depth,
        company_name=validation.clean_name(company_name),
        facts={},
        answers={},
    )


def open_set(actor: Actor, response_set_id: str) -> ResponseSet:
    """The response set as it stands. Raises NotFound."""
    authorise(actor, "read")
    validation.check_set_id(response_set_id)
    found = database().read(
        lambda connection: repository.find_sets(
            connection, actor.workspace_id, response_set_id
        )
    )
    if not found:
        raise NotFound(Problem(NO_SUCH_SET))
    return with_newer(found)[0]


def list_sets(actor: Actor, *, with_modules: bool = False) -> tuple[ResponseSet, ...]:
    """Every assessment of the workspace, the one changed last first.

    A module's response set is no assessment of its own: it is left out, unless asked
    for with ``with_modules``; its ``module_of`` names the set it belongs to.
    """
    authorise(actor, "read")
    found = database().read(
        lambda connection: repository.find_sets(connection, actor.workspace_id)
    )
    return with_newer(each for each in found if with_modules or each.module_of is None)


def save_answer(
    actor: Actor,
    response_set_id: str,
    *,
    indicator: str,
    answer: Answer,
    revision: int,
    evidence: str | None = None,
    note: str | None = None,
) -> Saved:
    """Store one answer; ``evidence`` and ``note`` left None keep what is stored.

    Raises ServiceError when the questionnaire has no such answer, Conflict (with the
    stored answer) when someone else answered it differently after ``revision``.
    """

    def work(change: Change) -> Saved:
        connection, head = change.connection, change.head
        questionnaire = pinned(connection, head.content_hash)
        validation.check_answer(questionnaire, indicator, answer)
        stored = answers.find_answer(connection, head.id, indicator)
        wanted = StoredAnswer(
            indicator=indicator,
            answer=answer,
            evidence=_kept(evidence, stored.evidence if stored else "", indicator),
            note=_kept(note, stored.note if stored else "", indicator),
            revision=head.revision + 1,
            respondent=actor.name,
            answered_at=change.moment,
        )
        if stored is not None and _says_the_same(stored, wanted):
            return Saved(head.id, head.revision, answer=stored, indicator=indicator)
        seen = last_revision(change, indicator, stored, revision)
        if seen > revision or revision > head.revision:
            raise conflict(stored, indicator, head)
        if head.is_pilot and stored is None:
            note_time(change, questionnaire, indicator)
        store_answer(change, indicator, stored, wanted)
        return Saved(head.id, wanted.revision, answer=wanted, indicator=indicator)

    return change_set(actor, response_set_id, work)


def clear_answer(
    actor: Actor, response_set_id: str, *, indicator: str, revision: int
) -> Saved:
    """Take the answer back: the indicator is unanswered again, its history stays."""

    def work(change: Change) -> Saved:
        connection, head = change.connection, change.head
        validation.find_indicator(pinned(connection, head.content_hash), indicator)
        stored = answers.find_answer(connection, head.id, indicator)
        if stored is None:
            return Saved(head.id, head.revision, indicator=indicator)
        if stored.revision > revision or revision > head.revision:
            raise conflict(stored, indicator, head)
        store_answer(change, indicator, stored, None)
        return Saved(head.id, head.revision + 1, indicator=indicator)

    return change_set(actor, response_set_id, work)


def undo_last(actor: Actor, response_set_id: str, *, revision: int) -> Saved:
    """Give the answer changed last the state it had before; again: the one before it.

    Raises Conflict when that change was made after ``revision``, so that nobody undoes
    an answer they have not seen; ServiceError when there is nothing left to undo.
    """

    def work(change: Change) -> Saved:
        connection, head = change.connection, change.head
        found = answers.find_last_change(connection, head.id)
        if found is None:
            raise ServiceError(Problem(NOTHING_TO_UNDO))
        last, before = found
        stored = answers.find_answer(connection, head.id, last.indicator)
        if last.revision > revision or revision > head.revision:
            raise conflict(stored, last.indicator, head)
        back = before and replace(before, revision=head.revision + 1)
        store_answer(change, last.indicator, stored, back, undoes=last.revision)
        return Saved(head.id, head.revision + 1, answer=back, indicator=last.indicator)

    return change_set(actor, response_set_id, work)


def save_fact(
    actor: Actor,
    response_set_id: str,
    *,
    fact: str,
    value: FactValue | None,
    revision: int,
) -> Saved:
    """Store one company fact; None: asked, not known. Earlier statements stay, dated.

    Raises ServiceError when the value does not fit or the set is a module's (the facts
    belong to the set that its ``module_of`` names), Conflict like :func:`save_answer`.
    """
    from assessment.content.library import shipped_library

    def work(change: Change) -> Saved:
        connection, head = change.connection, change.head
        _refuse_in_module(head, fact)
        validation.check_fact(shipped_library().company_facts(), fact, value)
        stored = repository.find_fact(connection, head.company_id, fact)
        if stored is not None and _is_same_value(stored.value, value):
            return Saved(head.id, head.revision, fact=stored)
        if revision > head.revision or (stored and stored.revision > revision):
            raise conflict(stored, fact, head)
        wanted = StoredFact(fact, value, head.revision + 1, change.moment)
        repository.add_fact(connection, head.company_id, wanted, actor.name)
        change.move_on()
        return Saved(head.id, wanted.revision, fact=wanted)

    return change_set(actor, response_set_id, work)


def rename_company(
    actor: Actor, response_set_id: str, *, name: str, revision: int
) -> Saved:
    """Give the company another name. A Conflict carries the name that is stored.

    Raises ServiceError for a module's set.
    """
    wanted = validation.clean_name(name)

    def work(change: Change) -> Saved:
        connection, head = change.connection, change.head
        _refuse_in_module(head, "company")
        stored, given_at = repository.find_name(connection, head.company_id)
        if stored == wanted:
            return Saved(head.id, head.revision)
        if given_at > revision or revision > head.revision:
            raise conflict(stored, "company", head)
        repository.put_name(connection, head.company_id, wanted, head.revision + 1)
        change.move_on()
        return Saved(head.id, head.revision + 1)

    return change_set(actor, response_set_id, work)


def deepen(actor: Actor, response_set_id: str, *, depth: Depth) -> ResponseSet:
    """Ask more: quick to express to full. Every answer is kept."""

    def work(change: Change) -> ResponseSet:
        head = change.head
        if depth is not head.depth:
            if not depth.contains(head.depth):
                values = {"depth": head.depth.value, "wanted": depth.value}
                raise ServiceError(Problem(NOT_DEEPER, values=values))
            change.move_on(depth=depth.value)
        return _as_it_stands(change, actor)

    return change_set(actor, response_set_id, work)


def mark_asked_again(
    actor: Actor, response_set_id: str, *, contradiction: str
) -> ResponseSet:
    """Note that two answers which rarely stand together were asked again."""

    def work(change: Change) -> ResponseSet:
        connection, head = change.connection, change.head
        content = pinned(connection, head.content_hash)
        if contradiction not in {found.id for found in content.contradictions}:
            values = {"contradiction": contradiction}
            raise ServiceError(Problem(NO_SUCH_CONTRADICTION, values=values))
        repository.add_asked_again(connection, head.id, contradiction, change.moment)
        return _as_it_stands(change, actor)

    return change_set(actor, response_set_id, work)


def move_to_newest(actor: Actor, response_set_id: str, *, revision: int) -> VersionMove:
    """Move the set to the newest version of its questionnaire; returns what happened.

    Answers, evidence, notes, who answered and when, company facts and the history are
    kept; ``left_behind`` lists what the newer version has no place for, and stays
    listed in :func:`moves`. No undo reaches behind the move. Raises ServiceError when
    the set already has the newest version (its ``newer_version`` is None), Conflict
    (with the set as it stands) when anything of it was changed after ``revision``.
    """
    from assessment.content.library import shipped_library

    def work(change: Change) -> VersionMove:
        found = _as_it_stands(change, actor)
        if revision != change.head.revision:
            raise Conflict(
                Problem(SET_CHANGED), current=found, revision=change.head.revision
            )
        return move(change, found, shipped_library())

    return change_set(actor, response_set_id, work)


def moves(actor: Actor, response_set_id: str) -> tuple[VersionMove, ...]:
    """Every move of the set to a newer version, oldest first."""
    open_set(actor, response_set_id)
    return database().read(lambda connection: find_moves(connection, response_set_id))


def history(
    actor: Actor, response_set_id: str, *, indicator: str | None = None
) -> tuple[HistoryEntry, ...]:
    """Every state the answers (or one of them) have had, oldest first."""
    open_set(actor, response_set_id)
    return database().read(
        lambda connection: answers.find_history(connection, response_set_id, indicator)
    )


def fact_history(actor: Actor, response_set_id: str) -> tuple[StoredFact, ...]:
    """Every dated statement about the company, oldest first."""
    open_set(actor, response_set_id)
    return database().read(
        lambda connection: repository.find_fact_history(connection, response_set_id)
    )


def _as_it_stands(change: Change, actor: Actor) -> ResponseSet:
    found = repository.find_sets(change.connection, actor.workspace_id, change.head.id)
    return with_newer(found)[0]


def _refuse_in_module(head: repository.Head, where: str) -> None:
    """Facts are numbered by the revisions of the set they were stated in."""
    if head.module_of is not None:
        raise ServiceError(Problem(FACT_OF_MODULE, where))


def _says_the_same(stored: StoredAnswer, wanted: StoredAnswer) -> bool:
    return (stored.answer, stored.evidence, stored.note) == (
        wanted.answer,
        wanted.evidence,
        wanted.note,
    )


def _is_same_value(stored: FactValue | None, wanted: FactValue | None) -> bool:
    return type(stored) is type(wanted) and stored == wanted


def _kept(given: str | None, stored: str, where: str) -> str:
    return stored if given is None else validation.clean_text(given, where)
