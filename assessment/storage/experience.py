"""Rows of experience answers: what stands now, and nothing of what stood before."""

from sqlalchemy import Connection, delete, insert, select

from assessment.model.stored import ExperienceAnswer
from assessment.storage.tables import experience_answer


def find_experience(connection: Connection, set_id: str) -> dict[str, ExperienceAnswer]:
    """Every experience answer of a response set, by item."""
    rows = connection.execute(
        select(experience_answer)
        .where(experience_answer.c.response_set_id == set_id)
        .order_by(experience_answer.c.item)
    )
    return {
        row.item: ExperienceAnswer(
            item=row.item,
            option=row.option,
            respondent=row.respondent,
            answered_at=row.answered_at,
        )
        for row in rows
    }


def put_experience(
    connection: Connection, set_id: str, given: ExperienceAnswer
) -> None:
    """Store ``given`` in the place of what was chosen before."""
    drop_experience(connection, set_id, given.item)
    connection.execute(
        insert(experience_answer).values(
            response_set_id=set_id,
            item=given.item,
            option=given.option,
            respondent=given.respondent,
            answered_at=given.answered_at,
        )
    )


def drop_experience(connection: Connection, set_id: str, item: str) -> None:
    """Take one experience answer away; nothing of it stays."""
    connection.execute(
        delete(experience_answer).where(
            experience_answer.c.response_set_id == set_id,
            experience_answer.c.item == item,
        )
    )
