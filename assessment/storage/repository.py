"""Rows to model objects and back, inside the caller's transaction.

Functions take an open connection and the workspace: a row of another workspace is never
found. They decide nothing; what may be stored is decided in :mod:`assessment.services`.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from assessment.model.company import FactValue, Range
from assessment.model.maturity import Depth
from assessment.model.responses import Answer
from assessment.model.stored import HistoryEntry, ResponseSet, StoredAnswer, StoredFact
from assessment.storage.tables import (
    answer,
    answer_history,
    asked_again,
    company,
    company_fact,
    content,
    response_set,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The one row of a response set that every save locks and moves on."""

    id: str
    company_id: str
    questionnaire: str
    version: str
    content_hash: str
    depth: Depth
    revision: int


def answer_to_text(value: Answer) -> str:
    """An answer as its column holds it."""
    return str(value)


def answer_from_text(text: str) -> Answer:
    """The answer in a column.

    >>> answer_from_text("3"), answer_from_text("dont-know")
    (3, 'dont-know')
    """
    if text.isdigit():
        return int(text)
    return "not-applicable" if text == "not-applicable" else "dont-know"


def fact_to_text(value: FactValue | None) -> str:
    """A fact's value as JSON; null: asked, not known."""
    if isinstance(value, Range):
        return json.dumps({"at_least": value.at_least, "at_most": value.at_most})
    return json.dumps(value, ensure_ascii=False)


def fact_from_text(text: str) -> FactValue | None:
    """The value in a column.

    >>> fact_from_text('{"at_least": 10, "at_most": null}')
    Range(at_least=10, at_most=None)
    """
    value: Any = json.loads(text)
    if isinstance(value, dict):
        return Range(at_least=value["at_least"], at_most=value["at_most"])
    found: FactValue | None = value
    return found


def add_company(
    connection: Connection, workspace_id: str, company_id: str, name: str, now: str
) -> None:
    """Add a company to a workspace."""
    connection.execute(
        insert(company).values(
            id=company_id,
            workspace_id=workspace_id,
            name=name,
            name_revision=0,
            created_at=now,
        )
    )


def add_set(connection: Connection, **values: object) -> None:
    """Add a response set."""
    connection.execute(insert(response_set).values(**values))


def find_name(connection: Connection, company_id: str) -> tuple[str, int]:
    """A company's name and the revision at which it was given."""
    row = connection.execute(
        select(company.c.name, company.c.name_revision).where(
            company.c.id == company_id
        )
    ).one()
    return row.name, row.name_revision


def put_name(connection: Connection, company_id: str, name: str, revision: int) -> None:
    """Give a company another name."""
    connection.execute(
        update(company)
        .where(company.c.id == company_id)
        .values(name=name, name_revision=revision)
    )


def add_asked_again(
    connection: Connection, set_id: str, contradiction: str, now: str
) -> None:
    """Note that a contradiction was asked again, once."""
    held = select(asked_again.c.contradiction).where(
        asked_again.c.response_set_id == set_id,
        asked_again.c.contradiction == contradiction,
    )
    if connection.execute(held).first() is None:
        connection.execute(
            insert(asked_again).values(
                response_set_id=set_id, contradiction=contradiction, asked_at=now
            )
        )


def lock_head(connection: Connection, workspace_id: str, set_id: str) -> Head | None:
    """The head of a response set, held until the transaction ends."""
    row = connection.execute(
        select(
            response_set.c.id,
            response_set.c.company_id,
            response_set.c.questionnaire,
            response_set.c.version,
            response_set.c.content_hash,
            response_set.c.depth,
            response_set.c.revision,
        )
        .join(company, company.c.id == response_set.c.company_id)
        .where(response_set.c.id == set_id, company.c.workspace_id == workspace_id)
        .with_for_update(of=response_set)
    ).first()
    if row is None:
        return None
    return Head(*row[:5], Depth(row.depth), row.revision)


def move_on(
    connection: Connection, set_id: str, revision: int, now: str, **values: object
) -> None:
    """Give the set its new revision, with other columns that changed."""
    connection.execute(
        update(response_set)
        .where(response_set.c.id == set_id)
        .values(revision=revision, changed_at=now, **values)
    )


def find_answer(
    connection: Connection, set_id: str, indicator: str
) -> StoredAnswer | None:
    """The answer to one indicator as it stands."""
    row = connection.execute(
        select(answer).where(
            answer.c.response_set_id == set_id, answer.c.indicator == indicator
        )
    ).first()
    return None if row is None else _answer(row)


def put_answer(
    connection: Connection, set_id: str, stored: StoredAnswer, *, is_new: bool
) -> None:
    """Store ``stored`` as the answer to its indicator."""
    values = {
        "answer": answer_to_text(stored.answer),
        "evidence": stored.evidence,
        "note": stored.note,
        "revision": stored.revision,
        "respondent": stored.respondent,
        "answered_at": stored.answered_at,
    }
    if is_new:
        connection.execute(
            insert(answer).values(
                response_set_id=set_id, indicator=stored.indicator, **values
            )
        )
        return
    connection.execute(
        update(answer)
        .where(
            answer.c.response_set_id == set_id, answer.c.indicator == stored.indicator
        )
        .values(**values)
    )


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
    evidence: str = "",
    note: str = "",
    undoes: int | None = None,
) -> None:
    """Add one state of an answer to its history."""
    given = None if entry.answer is None else answer_to_text(entry.answer)
    connection.execute(
        insert(answer_history).values(
            response_set_id=set_id,
            indicator=entry.indicator,
            answer=given,
            evidence=evidence,
            note=note,
            revision=entry.revision,
            undoes=undoes,
            respondent=entry.respondent,
            answered_at=entry.answered_at,
        )
    )


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
    """The newest change that is not undone, and the answer as it was before it."""
    of_set = answer_history.c.response_set_id == set_id
    undone = select(answer_history.c.undoes).where(
        of_set, answer_history.c.undoes.is_not(None)
    )
    last = connection.execute(
        select(answer_history)
        .where(
            of_set,
            answer_history.c.undoes.is_(None),
            answer_history.c.revision.not_in(undone),
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


def find_fact(connection: Connection, company_id: str, fact: str) -> StoredFact | None:
    """One company fact as it stands."""
    row = connection.execute(
        select(company_fact)
        .where(company_fact.c.company_id == company_id, company_fact.c.fact == fact)
        .order_by(company_fact.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _fact(row)


def add_fact(
    connection: Connection, company_id: str, stored: StoredFact, respondent: str
) -> None:
    """Add a dated statement; earlier ones stay."""
    connection.execute(
        insert(company_fact).values(
            company_id=company_id,
            fact=stored.fact,
            value=fact_to_text(stored.value),
            revision=stored.revision,
            respondent=respondent,
            stated_at=stored.stated_at,
        )
    )


def find_fact_history(connection: Connection, set_id: str) -> tuple[StoredFact, ...]:
    """Every statement about the company of a response set, oldest first."""
    rows = connection.execute(
        select(company_fact)
        .join(response_set, response_set.c.company_id == company_fact.c.company_id)
        .where(response_set.c.id == set_id)
        .order_by(company_fact.c.id)
    )
    return tuple(_fact(row) for row in rows)


def put_content(connection: Connection, **values: str) -> None:
    """Keep one piece of content under its hash, once."""
    held = select(content.c.hash).where(content.c.hash == values["hash"])
    if connection.execute(held).first() is None:
        connection.execute(insert(content).values(**values))


def find_content(connection: Connection, content_hash: str) -> str:
    """The body of the content with this hash."""
    return str(
        connection.execute(
            select(content.c.body).where(content.c.hash == content_hash)
        ).scalar_one()
    )


def find_content_hash(connection: Connection, set_id: str) -> str:
    """The hash of the questionnaire a response set was started with."""
    return str(
        connection.execute(
            select(response_set.c.content_hash).where(response_set.c.id == set_id)
        ).scalar_one()
    )


def find_sets(
    connection: Connection, workspace_id: str, set_id: str | None = None
) -> tuple[ResponseSet, ...]:
    """Response sets of a workspace, the one changed last first."""
    query = (
        select(response_set, company.c.name)
        .join(company, company.c.id == response_set.c.company_id)
        .where(company.c.workspace_id == workspace_id)
    )
    if set_id is not None:
        query = query.where(response_set.c.id == set_id)
    rows = connection.execute(
        query.order_by(response_set.c.changed_at.desc(), response_set.c.id)
    ).all()
    return tuple(_set(connection, row) for row in rows)


def _set(connection: Connection, row: Row[Any]) -> ResponseSet:
    answers = connection.execute(
        select(answer).where(answer.c.response_set_id == row.id)
    )
    newest = (
        select(func.max(company_fact.c.id))
        .where(company_fact.c.company_id == row.company_id)
        .group_by(company_fact.c.fact)
    )
    facts = connection.execute(
        select(company_fact)
        .where(company_fact.c.id.in_(newest))
        .order_by(company_fact.c.id)
    )
    asked = connection.execute(
        select(asked_again.c.contradiction).where(
            asked_again.c.response_set_id == row.id
        )
    )
    return ResponseSet(
        id=row.id,
        questionnaire=row.questionnaire,
        version=row.version,
        depth=Depth(row.depth),
        company_name=row.name,
        answers={found.indicator: _answer(found) for found in answers},
        facts={found.fact: _fact(found) for found in facts},
        asked_again=frozenset(asked.scalars()),
        revision=row.revision,
        started_at=row.started_at,
        changed_at=row.changed_at,
        last_indicator=row.last_indicator,
    )


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
    )


def _fact(row: Row[Any]) -> StoredFact:
    return StoredFact(
        fact=row.fact,
        value=fact_from_text(row.value),
        revision=row.revision,
        stated_at=row.stated_at,
    )
