"""Rows of links, cookies and failed attempts. Only hashes come in and are kept."""

from sqlalchemy import Connection, delete, func, insert, select, update

from assessment.storage.tables import failed_attempt, link, visit


def add_link(connection: Connection, **values: str) -> None:
    """Keep a link, and forget those that have expired."""
    connection.execute(delete(link).where(link.c.expires_at < values["created_at"]))
    connection.execute(insert(link).values(**values))


def use_link(connection: Connection, token_hash: str, now: str) -> str | None:
    """The workspace of a link that had not been used, which is now used."""
    used = connection.execute(
        update(link)
        .where(
            link.c.token_hash == token_hash,
            link.c.used_at.is_(None),
            link.c.expires_at > now,
        )
        .values(used_at=now)
    )
    if used.rowcount != 1:
        return None
    workspace: str | None = connection.execute(
        select(link.c.workspace_id).where(link.c.token_hash == token_hash)
    ).scalar_one()
    return workspace


def add_visit(connection: Connection, **values: str) -> None:
    """Keep a cookie, and forget those that have expired."""
    connection.execute(delete(visit).where(visit.c.expires_at < values["created_at"]))
    connection.execute(insert(visit).values(**values))


def find_visit(connection: Connection, cookie_hash: str, now: str) -> str | None:
    """The workspace that a cookie opens."""
    workspace: str | None = connection.execute(
        select(visit.c.workspace_id).where(
            visit.c.cookie_hash == cookie_hash, visit.c.expires_at > now
        )
    ).scalar_one_or_none()
    return workspace


def count_failures(connection: Connection, caller: str, since: str) -> int:
    """How many wrong tokens this caller gave."""
    return int(
        connection.execute(
            select(func.count()).where(
                failed_attempt.c.caller == caller, failed_attempt.c.failed_at > since
            )
        ).scalar_one()
    )


def add_failure(connection: Connection, caller: str, now: str, since: str) -> None:
    """Note a wrong token; failures before ``since`` no longer matter."""
    connection.execute(delete(failed_attempt).where(failed_attempt.c.failed_at < since))
    connection.execute(insert(failed_attempt).values(caller=caller, failed_at=now))


def close(connection: Connection, workspace_id: str) -> None:
    """Forget every link and cookie of a workspace."""
    connection.execute(delete(link).where(link.c.workspace_id == workspace_id))
    connection.execute(delete(visit).where(visit.c.workspace_id == workspace_id))
