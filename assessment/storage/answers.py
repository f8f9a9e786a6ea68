"""Rows of answers and of their history, which is only ever added to.

The statements of one save are built once: building one costs more than running it.
"""

from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from assessment.model.stored import HistoryEntry, StoredAnswer
from assessment.storage.columns import answer_from_text, answer_to_text
from assessment.storage.tables import answer, answer_history, version_move

_THE_ANSWER = and_(
    answer.c.response_set_id == bindparam("set_id"),
    answer.c.indicator == bindparam("of"),
)
_FIND_ANSWER = select(answer).where(_THE_ANSWER)
_CHANGE_ANSWER = update(answer).where(_THE_ANSWER)
_ADD_ANSWER = insert(answer)
_ADD_HISTORY = insert(answer_history)


def find_answer(
    connection: Connection, set_id: str, indicator: str
) -> StoredAnswer | None:
    """The answer to one indicator as it stands."""
    wanted = {"set_id": set_id, "of": indicator}
    row = connection.execute(_FIND_ANSWER, wanted).first()
    return None if row is None else _answer(row)


def find_answers(connection: Connection, set_id: str) -> dict[str, StoredAnswer]:
    """Every answer of a response set, by indicator."""
    rows = connection.execute(select(answer).where(answer.c.response_set_id == set_id))
    return {row.indicator: _answer(row) for row in rows}


def put_answer(
    connection: Connection, set_id: str, stored: StoredAnswer, *, is_new: bool
) -> None:
    """Store ``stored`` as the answer to its indicator."""
    key = (
        {"response_set_id": set_id, "indicator": stored.indicator}
        if is_new
        else {"set_id": set_id, "of": stored.indicator}
    )
    values = {
        "answer": answer_to_text(stored.answer),
        "evidence": stored.evidence,
        "note": stored.note,
        "revision": stored.revision,
        "respondent": stored.respondent,
        "answered_at": stored.answered_at,
    }
    connection.execute(_ADD_ANSWER if is_new else _CHANGE_ANSWER, {**key, **values})


def drop_answer(connection: Connection, set_id: str, indicator: str) -> None:
    """Take the answer to ``indicator`` away; its history stays."""
    connection.execute(
        delete(answer).where(
            answer.c.response_set_id == set_id, answer.c.indicator == indicator
        )
    )


def add_history(
    connection: Connection,
    set_id: str,
    entry: HistoryEntry,
    *,
    undoes: int | None = None,
) -> None:
    """Add one state of an answer to its history."""
    given = None if entry.answer is None else answer_to_text(entry.answer)
    values = {
        "response_set_id": set_id,
        "indicator": entry.indicator,
        "answer": given,
        "evidence": entry.evidence,
        "note": entry.note,
        "revision": entry.revision,
        "undoes": undoes,
        "respondent": entry.respondent,
        "answered_at": entry.answered_at,
    }
    connection.execute(_ADD_HISTORY, values)


def find_history(
    connection: Connection, set_id: str, indicator: str | None
) -> tuple[HistoryEntry, ...]:
    """Every state answers have had, oldest first."""
    query = select(answer_history).where(answer_history.c.response_set_id == set_id)
    if indicator is not None:
        query = query.where(answer_history.c.indicator == indicator)
    rows = connection.execute(query.order_by(answer_history.c.revision))
    return tuple(_entry(row) for row in rows)


def find_last_change(
    connection: Connection, set_id: str
) -> tuple[HistoryEntry, StoredAnswer | None] | None:
    """The newest change that is not undone, and the answer as it was before it.

    Changes up to the last move to a newer version are not looked at: some of them are
    answers that the set's questionnaire no longer knows.
    """
    of_set = answer_history.c.response_set_id == set_id
    undone = select(answer_history.c.undoes).where(
        of_set, answer_history.c.undoes.is_not(None)
    )
    moved = (
        select(func.coalesce(func.max(version_move.c.revision), -1))
        .where(version_move.c.response_set_id == set_id)
        .scalar_subquery()
    )
    last = connection.execute(
        select(answer_history)
        .where(
            of_set,
            answer_history.c.undoes.is_(None),
            answer_history.c.revision.not_in(undone),
            answer_history.c.revision > moved,
        )
        .order_by(answer_history.c.revision.desc())
        .limit(1)
    ).first()
    if last is None:
        return None
    before = connection.execute(
        select(answer_history)
        .where(
            of_set,
            answer_history.c.indicator == last.indicator,
            answer_history.c.revision < last.revision,
        )
        .order_by(answer_history.c.revision.desc())
        .limit(1)
    ).first()
    is_given = before is not None and before.answer is not None
    return _entry(last), _answer(before) if before is not None and is_given else None


def _answer(row: Row[Any]) -> StoredAnswer:
    return StoredAnswer(
        indicator=row.indicator,
        answer=answer_from_text(row.answer),
        evidence=row.evidence,
        note=row.note,
        revision=row.revision,
        respondent=row.respondent,
        answered_at=row.answered_at,
    )


def _entry(row: Row[Any]) -> HistoryEntry:
    return HistoryEntry(
        indicator=row.indicator,
        answer=None if row.answer is None else answer_from_text(row.answer),
        revision=row.revision,
        respondent=row.respondent,
        answered_at=row.answered_at,
        evidence=row.evidence,
        note=row.note,
    )
