"""Other systems that ask firms similar things, by the names of their fields alone.

"Partial evidence" says that an answer tells something about a field, never that both
are on one scale: nothing here turns a score of ours into one of theirs.
"""

from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import Model, Wording
from assessment.model.maturity import Provenance

SystemId = Literal["siri", "eu_dma", "vn2023", "impuls", "adma"]
"""The keys of an indicator's ``crosswalk``."""
FieldId = (
    Annotated[int, Field(ge=1, le=99)]
    | Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9.-]*$", max_length=64)]
)
"""As the system numbers its fields; a short name where it gives no numbers."""


class ComparedField(Model):
    """One thing that a system looks at: its name, never its levels."""

    id: FieldId
    name: Wording


class ComparedSystem(Model):
    """A published way to look at a firm's digital or smart manufacturing."""

    id: SystemId
    name: Wording
    publisher: Wording
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    """Of the edition whose names are cited; null: not known."""
    source: str
    note: Wording | None = None
    """What a reader should know of its standing, for example what has replaced it."""
    licence: Wording
    """What may be cited of it, and what is left out for that reason."""
    fields: Annotated[tuple[ComparedField, ...], Field(min_length=1, strict=False)]
    left_out: Wording
    """What it has and our questionnaire leaves out, and why."""


class CrosswalkCatalogue(Model):
    """questionnaires/crosswalk.yaml: the systems that indicators may point to."""

    schema_: str | None = Field(default=None, alias="$schema")
    id: Literal["crosswalk"]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    reading: Wording
    """How a link is to be read; shown wherever one is shown."""
    systems: Annotated[tuple[ComparedSystem, ...], Field(min_length=1, strict=False)]
    provenance: Provenance


class FieldEvidence(Model):
    """A field and the asked indicators that give partial evidence for it."""

    field: FieldId
    indicators: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]


class SystemCoverage(Model):
    """How much of a system the asked indicators say something about."""

    system: SystemId
    with_evidence: Annotated[tuple[FieldEvidence, ...], Field(strict=False)]
    without_evidence: Annotated[tuple[FieldId, ...], Field(strict=False)]
    share: Annotated[float, Field(ge=0, le=1)]
    """Fields with at least one asked indicator / all fields. It is no score."""
