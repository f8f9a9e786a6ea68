"""Who asks. Every service takes the actor first; nothing is allowed by default."""

from typing import Literal

from assessment.model.base import Model

ActorRole = Literal["owner", "respondent"]
"""owner: the person at the machine that holds the data. respondent: a phone let in by
the one-time link of ``--lan``; it may answer and see, never erase or export all."""


class Actor(Model):
    """One identified caller in one workspace."""

    workspace_id: str
    role: ActorRole
    name: str = ""
