"""Who is asking: the person at this machine, or a phone let in by a one-time link.

Tokens and cookies are 128 random bits. Only their SHA-256 is stored, they expire, and
a link works once: the statement that exchanges it for a cookie can succeed only once.
"""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import Connection

from assessment.model.actor import Actor
from assessment.services.clock import now
from assessment.services.database import database
from assessment.services.roles import authorise
from assessment.storage import doors

PERSONAL = "personal"
LINK_LIFE = timedelta(hours=1)
COOKIE_LIFE = timedelta(days=14)
MOST_FAILURES = 10
FAILURE_WINDOW = timedelta(minutes=10)
_LONGEST_TOKEN = 64


def local_actor() -> Actor:
    """The person at the machine that holds the data; for requests from loopback."""
    return Actor(workspace_id=PERSONAL, role="owner")


def new_link(actor: Actor) -> str:
    """The token of a new link that lets one phone answer; it is shown only now."""
    authorise(actor, "invite")
    token = secrets.token_urlsafe(16)
    database().write(
        lambda connection: doors.add_link(
            connection,
            token_hash=_hash(token),
            workspace_id=actor.workspace_id,
            scope="respondent",
            created_at=now(),
            expires_at=now(LINK_LIFE),
        )
    )
    return token


def redeem(token: str, *, caller: str = "") -> str | None:
    """The cookie value for a link's token; None: wrong, used or expired.

    ``caller`` is the address asking. After ten failures it gets None for ten minutes,
    and links are not used up.
    """
    cookie = secrets.token_urlsafe(16)
    caller_hash = _hash(caller)

    def work(connection: Connection) -> str | None:
        failures = doors.count_failures(connection, caller_hash, now(-FAILURE_WINDOW))
        if failures >= MOST_FAILURES:
            return None
        is_plausible = 0 < len(token) <= _LONGEST_TOKEN
        workspace = (
            doors.use_link(connection, _hash(token), now()) if is_plausible else None
        )
        if workspace is None:
            doors.add_failure(connection, caller_hash, now(), now(-FAILURE_WINDOW))
            return None
        doors.add_visit(
            connection,
            cookie_hash=_hash(cookie),
            workspace_id=workspace,
            role="respondent",
            created_at=now(),
            expires_at=now(COOKIE_LIFE),
        )
        return cookie

    return database().write(work)


def actor_of(cookie: str) -> Actor | None:
    """Who the cookie stands for; None: unknown or expired. Asked on every request.

    The name tells one phone from another in the history of answers, and nothing else.
    """
    if not 0 < len(cookie) <= _LONGEST_TOKEN:
        return None
    known_by = _hash(cookie)
    workspace = database().read(
        lambda connection: doors.find_visit(connection, known_by, now())
    )
    if workspace is None:
        return None
    return Actor(workspace_id=workspace, role="respondent", name=f"#{known_by[:4]}")


def close_doors(actor: Actor) -> None:
    """End every link and cookie of the workspace."""
    authorise(actor, "invite")
    database().write(lambda connection: doors.close(connection, actor.workspace_id))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
