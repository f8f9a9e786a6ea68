"""Rows of response sets, companies, facts and content, to model objects and back.

Functions take an open connection and the workspace: a row of another workspace is never
found. They decide nothing; what may be stored is decided in :mod:`assessment.services`.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from assessment.model.maturity import Depth
from assessment.model.stored import ResponseSet, StoredFact
from assessment.storage.answers import find_answers
from assessment.storage.columns import fact_from_text, fact_to_text
from assessment.storage.tables import (
    asked_again,
    company,
    company_fact,
    content,
    module_set,
    pilot,
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
    module_of: str | None
    """The response set that this module's set belongs to."""
    is_pilot: bool


_LOCK_HEAD = (
    select(
        response_set.c.id,
        response_set.c.company_id,
        response_set.c.questionnaire,
        response_set.c.version,
        response_set.c.content_hash,
        response_set.c.depth,
        response_set.c.revision,
        module_set.c.core_set_id,
        pilot.c.response_set_id.is_not(None).label("is_pilot"),
    )
    .join(company, company.c.id == response_set.c.company_id)
    .outerjoin(module_set, module_set.c.response_set_id == response_set.c.id)
    .outerjoin(pilot, pilot.c.response_set_id == response_set.c.id)
    .where(
        response_set.c.id == bindparam("set_id"),
        company.c.workspace_id == bindparam("workspace_id"),
    )
    .with_for_update(of=response_set)
)
_MOVE_ON = update(response_set).where(response_set.c.id == bindparam("set_id"))


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
    wanted = {"set_id": set_id, "workspace_id": workspace_id}
    row = connection.execute(_LOCK_HEAD, wanted).first()
    if row is None:
        return None
    return Head(
        id=row.id,
        company_id=row.company_id,
        questionnaire=row.questionnaire,
        version=row.version,
        content_hash=row.content_hash,
        depth=Depth(row.depth),
        revision=row.revision,
        module_of=row.core_set_id,
        is_pilot=bool(row.is_pilot),
    )


def move_on(
    connection: Connection, set_id: str, revision: int, now: str, **values: object
) -> None:
    """Give the set its new revision, with other columns that changed."""
    changed = {"revision": revision, "changed_at": now, **values}
    connection.execute(_MOVE_ON, {"set_id": set_id, **changed})


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
        select(response_set, company.c.name, module_set.c.core_set_id)
        .join(company, company.c.id == response_set.c.company_id)
        .outerjoin(module_set, module_set.c.response_set_id == response_set.c.id)
        .where(company.c.workspace_id == workspace_id)
    )
    if set_id is not None:
        query = query.where(response_set.c.id == set_id)
    rows = connection.execute(
        query.order_by(response_set.c.changed_at.desc(), response_set.c.id)
    ).all()
    return tuple(_set(connection, row) for row in rows)


def _set(connection: Connection, row: Row[Any]) -> ResponseSet:
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
        answers=find_answers(connection, row.id),
        facts={found.fact: _fact(found) for found in facts},
        asked_again=frozenset(asked.scalars()),
        revision=row.revision,
        started_at=row.started_at,
        changed_at=row.changed_at,
        last_indicator=row.last_indicator,
        module_of=row.core_set_id,
    )


def _fact(row: Row[Any]) -> StoredFact:
    return StoredFact(
        fact=row.fact,
        value=fact_from_text(row.value),
        revision=row.revision,
        stated_at=row.stated_at,
    )
