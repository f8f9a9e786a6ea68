"""Rows of the pilot: who agreed, and what was measured of each indicator."""

from collections.abc import Collection
from typing import cast

from sqlalchemy import Connection, delete, func, insert, select, update

from assessment.model.maturity import Role
from assessment.model.stored import PilotItem, PilotState
from assessment.storage.tables import answer, pilot, pilot_item


def find_pilot(connection: Connection, set_id: str) -> PilotState | None:
    """The pilot of a response set; None: its respondent has not agreed."""
    row = connection.execute(
        select(pilot).where(pilot.c.response_set_id == set_id)
    ).first()
    if row is None:
        return None
    rows = connection.execute(
        select(pilot_item)
        .where(pilot_item.c.response_set_id == set_id)
        .order_by(pilot_item.c.indicator)
    )
    return PilotState(
        respondent=row.respondent_code,
        company=row.company_code,
        role=cast(Role, row.role),
        agreed_at=row.agreed_at,
        items={
            found.indicator: PilotItem(
                indicator=found.indicator,
                shown=found.shown_at is not None,
                seconds=None
                if found.milliseconds is None
                else found.milliseconds / 1000,
                unclear=found.unclear_at is not None,
                note=found.note,
            )
            for found in rows
        },
    )


def add_pilot(connection: Connection, set_id: str, **values: str) -> None:
    """Note that the respondent agreed."""
    connection.execute(insert(pilot).values(response_set_id=set_id, **values))


def put_pilot(connection: Connection, set_id: str, **values: str) -> None:
    """Change what the respondent said when agreeing."""
    connection.execute(
        update(pilot).where(pilot.c.response_set_id == set_id).values(**values)
    )


def drop_pilot(connection: Connection, set_id: str) -> None:
    """Erase everything that was measured, and that anything was."""
    for table in (pilot_item, pilot):
        connection.execute(delete(table).where(table.c.response_set_id == set_id))


def drop_items(connection: Connection, set_id: str, *, keep: Collection[str]) -> None:
    """Erase what was measured of every indicator but those in ``keep``."""
    connection.execute(
        delete(pilot_item).where(
            pilot_item.c.response_set_id == set_id,
            pilot_item.c.indicator.not_in(keep),
        )
    )


def put_item(
    connection: Connection, set_id: str, indicator: str, **values: object
) -> None:
    """Change what is stored of one indicator; it begins with nothing."""
    key = (
        pilot_item.c.response_set_id == set_id,
        pilot_item.c.indicator == indicator,
    )
    there = connection.execute(select(pilot_item.c.indicator).where(*key)).first()
    if there is not None:
        connection.execute(update(pilot_item).where(*key).values(**values))
        return
    begins = {"response_set_id": set_id, "indicator": indicator, "note": ""}
    connection.execute(insert(pilot_item).values({**begins, **values}))


def find_shown_at(
    connection: Connection, set_id: str, indicator: str
) -> tuple[str | None, int | None]:
    """When an indicator was first shown, and how long its answer took."""
    row = connection.execute(
        select(pilot_item.c.shown_at, pilot_item.c.milliseconds).where(
            pilot_item.c.response_set_id == set_id,
            pilot_item.c.indicator == indicator,
        )
    ).first()
    return (None, None) if row is None else (row.shown_at, row.milliseconds)


def last_answered_at(
    connection: Connection, set_id: str, indicators: Collection[str]
) -> str | None:
    """When one of ``indicators`` was answered last."""
    found: str | None = connection.scalar(
        select(func.max(answer.c.answered_at)).where(
            answer.c.response_set_id == set_id, answer.c.indicator.in_(indicators)
        )
    )
    return found
