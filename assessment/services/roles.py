"""Who may do what: one table, deny by default, asked first in every service."""

from typing import Literal, get_args

from assessment.errors import NotAllowed, Problem
from assessment.errors.services import NOT_ALLOWED
from assessment.model.actor import Actor, ActorRole

Permission = Literal[
    "read-content",
    "read",
    "start",
    "answer",
    "report",
    "export",
    "import",
    "export-all",
    "backup",
    "restore",
    "invite",
    "delete",
]
"""What a service asks for; one word covers services that belong together."""

ALLOWED: dict[ActorRole, frozenset[Permission]] = {
    "owner": frozenset(get_args(Permission)),
    "respondent": frozenset(
        {"read-content", "read", "start", "answer", "report", "export"}
    ),
}
"""Everything that is allowed. What is not written here is denied."""


def authorise(actor: Actor, permission: Permission) -> None:
    """Return if ``actor`` may do it.

    Raises NotAllowed otherwise, also for a role that the table does not know.
    """
    if permission not in ALLOWED.get(actor.role, frozenset()):
        raise NotAllowed(
            Problem(NOT_ALLOWED, values={"role": actor.role, "permission": permission})
        )
