"""Support programmes: what each gives, to whom, under which article, until when."""

from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import FactId, Id, Model, Wording
from assessment.model.condition import Condition

IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Standing = Literal["apply", "check-first", "watch", "closed", "background"]
SourceStrength = Literal["primary-text-copy", "mixed", "secondary", "press", "recalled"]
Barrier = Literal["data-quality", "capital-and-skills", "policy-access"]
ProgrammeType = Literal[
    "grant",
    "loan",
    "equity",
    "guarantee",
    "tax",
    "land",
    "training",
    "consulting",
    "infrastructure",
    "standard-lab",
    "assessment",
    "regulatory",
]
Availability = Literal[
    "always-on",
    "annual-plan",
    "annual-priority",
    "annual-round",
    "automatic",
    "bank-discretion",
    "budget-dependent",
    "call-dependent",
    "closed",
    "context",
    "course-calendar",
    "facility-dependent",
    "fee-service",
    "indirect",
    "market",
    "not-operational-known",
    "open-call-fund-capacity",
    "programme-dependent",
    "project-window",
    "province-dependent",
    "rollout-unknown",
    "statutory-entitlement",
    "tender-calendar",
    "window-closed",
]
Confidence = Literal["verified-from-source", "recalled-firmly", "recalled-weakly"]
"""verified: some text was read, possibly news; recalled: from memory, not read."""


class LegalReference(Model):
    """A document and article with its dates; unknown parts are null, not guessed."""

    document: Annotated[str, Field(min_length=3)]
    """As the law names itself, in Vietnamese: "Nghị định 80/2021/NĐ-CP"."""
    article: str | None = None
    issued: IsoDate | None = None
    valid_from: IsoDate | None = None
    valid_until: IsoDate | None = None
    note: Wording | None = None


class Criterion(Model):
    """One legal condition. *Met* always means in the firm's favour."""

    id: Id
    kind: Literal["requirement", "exclusion"]
    title: Wording
    """What must hold (requirement) or must not hold (exclusion), for the owner."""
    when: Condition
    """A requirement is met when this is true, an exclusion when this is false."""
    reference: LegalReference | None = None
    """Null only with ``reference_missing``."""
    reference_missing: Wording | None = None
    """Why no article can be named for this condition."""


class Priority(Model):
    """Changes order or tier, never eligibility."""

    id: Id
    title: Wording
    when: Condition
    reference: LegalReference | None = None


class Tier(Model):
    """One tier of an offer: support = min(cost x share, cap)."""

    id: Id
    label: Wording
    share: Annotated[float, Field(ge=0, le=2)] | None = None
    """Share of the cost, 0.5 = 50%; above 1 only for tax deductions. Null: not set."""
    share_of: Wording | None = None
    cap_vnd: Annotated[int, Field(ge=0)] | None = None
    """Null: not known, or none. Printed as "cap not known", never as a number."""
    unit: Wording | None = None
    """What the cap counts: "per contract per year"."""
    applies_to: Condition | None = None
    """Which firms get this tier; null: every eligible firm."""
    reference: LegalReference | None = None


class Offer(Model):
    """What the programme gives."""

    summary: Wording
    is_cofunding: bool
    """Whether the state pays part of a cost: one state source per content."""
    tiers: Annotated[tuple[Tier, ...], Field(strict=False)] = ()


class LeftOut(Model):
    """Something the fact base holds that this file does not express, and why."""

    what: str
    why: Wording


class Edition(Model):
    """What a programme said until the law changed; what it leaves out was the same."""

    valid_until: IsoDate
    """The last day of this edition."""
    because: Wording
    """Which change ended it, with its document."""
    rules_recorded: bool = True
    """False: the rules of those days were not read, so no verdict can be given."""
    name: Wording | None = None
    agency: Wording | None = None
    offer: Offer | None = None
    criteria: Annotated[tuple[Criterion, ...], Field(strict=False)] | None = None
    priorities: Annotated[tuple[Priority, ...], Field(strict=False)] | None = None
    documents: Annotated[tuple[Wording, ...], Field(strict=False)] | None = None
    steps: Annotated[tuple[Wording, ...], Field(strict=False)] | None = None
    references: Annotated[tuple[LegalReference, ...], Field(strict=False)] | None = None
    standing: Standing | None = None
    availability: Availability | None = None
    warning: Wording | None = None


class Programme(Model):
    """One support programme; one file in programmes/<country>/."""

    schema_: str | None = Field(default=None, alias="$schema")
    id: Id
    name: Wording
    also_known_as: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """Other names people search for: as the press, an older text or a fund says it."""
    agency: Wording
    barriers: Annotated[tuple[Barrier, ...], Field(min_length=1, strict=False)]
    type: ProgrammeType
    needs: Annotated[tuple[FactId, ...], Field(strict=False)] = ()
    """Matched with the needs of weak indicators; none only where there is nothing to
    apply for."""
    offer: Offer
    criteria: Annotated[tuple[Criterion, ...], Field(strict=False)] = ()
    priorities: Annotated[tuple[Priority, ...], Field(strict=False)] = ()
    agency_decides: Annotated[tuple[Wording, ...], Field(strict=False)] = ()
    """What the agency judges and no fact can settle."""
    documents: Annotated[tuple[Wording, ...], Field(strict=False)] = ()
    steps: Annotated[tuple[Wording, ...], Field(strict=False)] = ()
    stacking: Wording | None = None
    references: Annotated[tuple[LegalReference, ...], Field(strict=False)] = ()
    reference_missing: Wording | None = None
    """Why no document can be named; only with no ``references``."""
    valid_from: IsoDate | None = None
    valid_until: IsoDate | None = None
    """Until and with this day."""
    earlier: Annotated[tuple[Edition, ...], Field(strict=False)] = ()
    """What it said before the law changed, oldest first."""
    standing: Standing
    """As the maintainers judge it; dates and weak sources can only lower it."""
    availability: Availability
    warning: Wording | None = None
    unknowns: Annotated[tuple[Wording, ...], Field(strict=False)] = ()
    left_out: Annotated[tuple[LeftOut, ...], Field(strict=False)] = ()
    source_strength: SourceStrength
    confidence: Confidence
    sources: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]
    last_checked: IsoDate
