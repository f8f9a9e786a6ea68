"""Rows of moves between versions; they are only ever added to."""

import json
from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from assessment.model.base import Wording
from assessment.model.stored import LeftBehind, VersionMove
from assessment.storage.tables import version_move


def add_move(
    connection: Connection, set_id: str, move: VersionMove, *, from_hash: str
) -> None:
    """Add one move, with the content that the set was pinned to before it."""
    left = [
        {**asdict(found), "reason": found.reason.model_dump()}
        for found in move.left_behind
    ]
    connection.execute(
        insert(version_move).values(
            response_set_id=set_id,
            revision=move.revision,
            from_version=move.from_version,
            from_hash=from_hash,
            to_version=move.to_version,
            left_behind=json.dumps(left, ensure_ascii=False),
            respondent=move.respondent,
            moved_at=move.moved_at,
        )
    )


def find_moves(connection: Connection, set_id: str) -> tuple[VersionMove, ...]:
    """Every move of a response set, oldest first."""
    rows = connection.execute(
        select(version_move)
        .where(version_move.c.response_set_id == set_id)
        .order_by(version_move.c.id)
    )
    return tuple(
        VersionMove(
            from_version=row.from_version,
            to_version=row.to_version,
            revision=row.revision,
            respondent=row.respondent,
            moved_at=row.moved_at,
            left_behind=tuple(
                LeftBehind(**{**found, "reason": Wording(**found["reason"])})
                for found in json.loads(row.left_behind)
            ),
        )
        for row in rows
    )
