"""One change of a response set: its transaction, its lock, its revision, its history.

The set's row is held from the first look to the commit, so that of two people who save
at once the second sees what the first one stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from assessment.errors import Conflict, NotFound, Problem
from assessment.errors.services import ANSWER_CHANGED, NO_SUCH_SET
from assessment.model.actor import Actor
from assessment.model.stored import HistoryEntry, StoredAnswer, StoredFact
from assessment.services import validation
from assessment.services.clock import now
from assessment.services.database import database
from assessment.services.roles import authorise
from assessment.storage import answers, repository
from assessment.storage.repository import Head

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """One save under way: its transaction, the set it holds, its moment and author."""

    connection: Connection
    head: Head
    moment: str
    respondent: str

    def move_on(self, **values: object) -> None:
        """Give the set its next revision, with other columns that changed."""
        repository.move_on(
            self.connection,
            self.head.id,
            self.head.revision + 1,
            self.moment,
            **values,
        )


def change_set(actor: Actor, response_set_id: str, work: Callable[[Change], T]) -> T:
    """What ``work`` returns, after everything it changed was committed.

    Raises NotAllowed, NotFound, and what ``work`` raises; then nothing was stored.
    """
    authorise(actor, "answer")
    validation.check_set_id(response_set_id)

    def transaction(connection: Connection) -> T:
        head = repository.lock_head(connection, actor.workspace_id, response_set_id)
        if head is None:
            raise NotFound(Problem(NO_SUCH_SET))
        return work(Change(connection, head, now(), actor.name))

    return database().write(transaction)


def store_answer(
    change: Change,
    indicator: str,
    stored: StoredAnswer | None,
    wanted: StoredAnswer | None,
    undoes: int | None = None,
) -> None:
    """Put ``wanted`` (None: no answer) in the place of ``stored``, with its history."""
    connection, head = change.connection, change.head
    if wanted is not None:
        answers.put_answer(connection, head.id, wanted, is_new=stored is None)
    elif stored is not None:
        answers.drop_answer(connection, head.id, indicator)
    entry = HistoryEntry(
        indicator=indicator,
        answer=wanted.answer if wanted else None,
        revision=head.revision + 1,
        respondent=change.respondent,
        answered_at=change.moment,
        evidence=wanted.evidence if wanted else "",
        note=wanted.note if wanted else "",
    )
    answers.add_history(connection, head.id, entry, undoes=undoes)
    change.move_on(last_indicator=indicator)


def last_revision(
    change: Change, indicator: str, stored: StoredAnswer | None, revision: int
) -> int:
    """The revision of the last change to an answer, also when it was taken back."""
    if stored is not None:
        return stored.revision
    if revision == change.head.revision:
        return revision
    past = answers.find_history(change.connection, change.head.id, indicator)
    return past[-1].revision if past else 0


def conflict(
    current: StoredAnswer | StoredFact | str | None, where: str, head: Head
) -> Conflict:
    """Someone else saved first: ``current`` is what they stored."""
    return Conflict(
        Problem(ANSWER_CHANGED, where), current=current, revision=head.revision
    )
