"""Changes of the law over time, and the programmes that each one touched."""

from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import Id, Model, Wording
from assessment.model.programme import Confidence, IsoDate, LegalReference


class LawChange(Model):
    """One change of the law: what holds from its date on."""

    id: Id
    date: IsoDate | None
    """The first day of the new rule; null only with ``date_missing``."""
    date_missing: Wording | None = None
    """Why there is no date: nothing has changed yet, it is only watched."""
    what: Wording
    """What was before and what is now, with the documents."""
    affects: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    """Ids of the support programmes it touches."""
    references: Annotated[tuple[LegalReference, ...], Field(strict=False)] = ()
    reference_missing: Wording | None = None
    """Why no document can be named; only with no ``references``."""
    confidence: Confidence


class LawChanges(Model):
    """programmes/law-changes.yaml: every change this content has taken in."""

    schema_: str | None = Field(default=None, alias="$schema")
    id: Literal["law-changes"]
    changes: Annotated[tuple[LawChange, ...], Field(min_length=1, strict=False)]
    """Oldest first; those without a date last."""
    last_checked: IsoDate
