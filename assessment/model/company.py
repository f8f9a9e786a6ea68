"""Companies and their facts: one dated statement each, known, unknown or a range."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assessment.model.base import FactId, Model, Wording
from assessment.model.condition import Condition
from assessment.model.maturity import Provenance

FactType = Literal["boolean", "integer", "money", "percent", "date", "choice"]
"""money: integer VND; percent: 0-100; date: ISO text; choice: one of ``choices``."""

KnownBy = Literal["firm", "agency", "derived"]
"""firm: asked. agency: only an agency knows; shown as "ask the agency", never asked.
derived: computed from other facts by :mod:`assessment.support.derived_facts`."""


class Range(Model):
    """A numeric fact known only as a band, both ends inclusive; null is open."""

    at_least: int | float | None = None
    at_most: int | float | None = None

    @model_validator(mode="after")
    def _is_ordered(self) -> "Range":
        if self.at_least is None and self.at_most is None:
            raise ValueError("range_empty")
        if (
            self.at_least is not None
            and self.at_most is not None
            and self.at_least > self.at_most
        ):
            raise ValueError("range_reversed")
        return self


FactValue = bool | int | float | str | Range
"""A value the firm gave. Absent: not asked. :data:`DONT_KNOW`: asked, not known."""

DONT_KNOW = "dont-know"


class Choice(Model):
    """One value of a choice fact."""

    value: Annotated[str, Field(min_length=1, max_length=64)]
    label: Wording


class FactBand(Model):
    """A band a firm may give instead of a number; it is stored as its range."""

    label: Wording
    range: Range


class FactDefinition(Model):
    """What is asked about a company, or derived, or known to an agency only."""

    id: FactId
    question: Wording
    """At most 110 characters; for derived and agency facts a short statement."""
    help: Wording | None = None
    type: FactType
    choices: Annotated[tuple[Choice, ...], Field(strict=False)] = ()
    bands: Annotated[tuple[FactBand, ...], Field(strict=False)] = ()
    minimum: int | float | None = None
    maximum: int | float | None = None
    unit: Wording | None = None
    stage: Literal["first", "later", "never-asked"]
    """first: one of the six asked of everyone before the cards."""
    ask_if: Condition | None = None
    """Asked only when this is not known to be false."""
    sensitive: bool = False
    known_by: KnownBy = "firm"
    changeable: bool
    """Whether the firm itself can change it (a certificate), or not (its age)."""
    change_to: Annotated[tuple[bool | int | float | str, ...], Field(strict=False)] = ()
    """The values a firm can move to; empty: any that the definition allows."""
    change_if: Condition | None = None
    """What must hold of the firm today for it to change this at all; null: nothing."""
    derived_from: Annotated[tuple[FactId, ...], Field(strict=False)] = ()
    """For derived facts: the asked facts that decide it, most useful first."""
    ask_agency: Wording | None = None
    """For agency facts: whom to ask and what."""


class Industry(Model):
    """One VSIC division of section C."""

    code: Annotated[str, Field(pattern=r"^\d{2}$")]
    name: Wording
    examples: Wording | None = None
    """Everyday words by which a workshop finds its own line."""


class Province(Model):
    """One of the 34 provinces and cities since 1 July 2025."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    name: Wording
    is_central_city: bool


class CompanyFacts(Model):
    """questionnaires/company-facts.yaml: every fact that any content names."""

    schema_: str | None = Field(default=None, alias="$schema")
    id: Literal["company-facts"]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    provinces: Annotated[tuple[Province, ...], Field(strict=False)]
    industries: Annotated[tuple[Industry, ...], Field(strict=False)]
    facts: Annotated[tuple[FactDefinition, ...], Field(min_length=1, strict=False)]
    provenance: Provenance

    def fact(self, fact_id: str) -> FactDefinition | None:
        """The definition of ``fact_id``, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)


class Company(Model):
    """The assessed firm as it travels in an assessment file."""

    name: Annotated[str, Field(max_length=400)] = ""
    facts: dict[FactId, FactValue] = Field(default_factory=dict)
