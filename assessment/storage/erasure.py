"""Deleting for good. What belongs to a deleted row goes with it (cascade)."""

from sqlalchemy import Connection, delete, func, select

from assessment.storage.tables import (
    company,
    content,
    failed_attempt,
    link,
    module_set,
    response_set,
    version_move,
    visit,
)


def holds_anything(connection: Connection) -> bool:
    """Whether there is anything worth a backup."""
    counted = connection.execute(select(func.count()).select_from(company))
    return counted.scalar_one() > 0


def delete_set(connection: Connection, workspace_id: str, set_id: str) -> bool:
    """Delete a response set with its modules, and its company unless it has another.

    What belongs to no firm, such as the content it was pinned to, stays.
    """
    owner = connection.execute(
        select(company.c.id)
        .join(response_set, response_set.c.company_id == company.c.id)
        .where(response_set.c.id == set_id, company.c.workspace_id == workspace_id)
    ).scalar_one_or_none()
    if owner is None:
        return False
    modules = select(module_set.c.response_set_id).where(
        module_set.c.core_set_id == set_id
    )
    connection.execute(delete(response_set).where(response_set.c.id.in_(modules)))
    connection.execute(delete(response_set).where(response_set.c.id == set_id))
    others = select(response_set.c.id).where(response_set.c.company_id == owner)
    if connection.execute(others).first() is None:
        connection.execute(delete(company).where(company.c.id == owner))
    return True


def delete_workspace(connection: Connection, workspace_id: str) -> None:
    """Delete everything in a workspace; the empty workspace itself stays."""
    for table in (company, link, visit):
        connection.execute(delete(table).where(table.c.workspace_id == workspace_id))
    connection.execute(delete(failed_attempt))
    in_use = select(response_set.c.content_hash).union(select(version_move.c.from_hash))
    connection.execute(delete(content).where(content.c.hash.not_in(in_use)))
