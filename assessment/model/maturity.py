"""The maturity model of one questionnaire version: dimensions, indicators, levels."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import FactId, Id, Model, Wording
from assessment.model.condition import Condition

Aggregation = Literal[
    "weighted-mean",
    "mean",
    "sum",
    "minimum",
    "geometric-mean",
    "harmonic-mean",
    "staged",
]
NotApplicablePolicy = Literal["exclude", "full", "target", "zero"]
Role = Literal["owner", "production", "technician", "accountant"]
SizeClass = Literal["micro", "small", "medium"]
Weight = Annotated[int | float, Field(ge=0, le=1000)]

LOWEST_LEVEL = 0
HIGHEST_LEVEL = 5


class Depth(StrEnum):
    """Which indicators are asked. Each depth contains the one before."""

    QUICK = "quick"
    EXPRESS = "express"
    FULL = "full"

    @property
    def order(self) -> int:
        """0 quick, 1 express, 2 full."""
        return list(Depth).index(self)

    def contains(self, other: "Depth") -> bool:
        """Whether an indicator of depth ``other`` is asked at this depth."""
        return other.order <= self.order


class Level(Model):
    """One described, observable state of an indicator."""

    level: Annotated[int, Field(ge=LOWEST_LEVEL, le=HIGHEST_LEVEL)]
    text: Wording


class Targets(Model):
    """The wanted level in 2-3 years by size class; large firms use medium."""

    micro: Annotated[int, Field(ge=LOWEST_LEVEL, le=HIGHEST_LEVEL)]
    small: Annotated[int, Field(ge=LOWEST_LEVEL, le=HIGHEST_LEVEL)]
    medium: Annotated[int, Field(ge=LOWEST_LEVEL, le=HIGHEST_LEVEL)]


class Gate(Model):
    """A critical indicator at level L holds the band of ``limits`` at L + allowance."""

    limits: Id
    """The node whose band is limited: a dimension id, or the questionnaire's root."""
    reason: Wording


class Crosswalk(Model):
    """Fields of other systems this indicator gives partial evidence for."""

    siri: tuple[int, ...] = Field(default=(), strict=False)
    eu_dma: tuple[str, ...] = Field(default=(), strict=False)
    vn2023: tuple[int, ...] = Field(default=(), strict=False)
    impuls: tuple[str, ...] = Field(default=(), strict=False)
    adma: tuple[str, ...] = Field(default=(), strict=False)


class Indicator(Model):
    """One thing asked: a question, six levels, and what surrounds them."""

    id: Id
    title: Wording
    question: Wording
    help: Wording | None = None
    note: Wording | None = None
    """Under the question, never folded: what decides which line is chosen."""
    why: Wording
    """Why it matters, said to the person who answers."""
    levels: Annotated[
        tuple[Level, ...], Field(min_length=2, max_length=6, strict=False)
    ]
    """Lowest first, levels 0..5 without a hole."""
    evidence: Annotated[
        tuple[Wording, ...], Field(min_length=1, max_length=5, strict=False)
    ]
    asks: Role
    """Who knows best."""
    depth: Annotated[Depth, Field(strict=False)]
    """The shallowest depth at which it is asked."""
    weight: Weight
    weight_reason: Wording | None = None
    gate: Gate | None = None
    target: Targets | None = None
    """Null only in a module, which aims at no level."""
    needs: Annotated[tuple[FactId, ...], Field(strict=False)] = ()
    first_step: Wording | None = None
    """Modules only: what lifts level 0 or 1 to 2. Others use the action catalogue."""
    next_step: Wording | None = None
    """Modules only: what lifts level 2 or 3 to 4."""
    not_applicable: Wording | None = None
    """The only situation in which "not applicable" may be chosen; null: never."""
    applies_if: Condition | None = None
    """Hidden only when this is known to be false; unknown means ask."""
    themes: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    crosswalk: Crosswalk = Crosswalk()


class Dimension(Model):
    """A node of the tree. A top-level dimension is a barrier."""

    id: Id
    title: Wording
    blocks: Wording | None = None
    """What a weak score here holds back, in one sentence for the owner."""
    source: Wording | None = None
    weight: Weight = 1
    weight_reason: Wording | None = None
    target_reason: Wording | None = None
    aggregation: Aggregation = "weighted-mean"
    band_names: (
        Annotated[tuple[Wording, ...], Field(min_length=6, max_length=6, strict=False)]
        | None
    ) = None
    """Names of bands 0..5 in this node; null: those of the questionnaire."""
    dimensions: Annotated[tuple["Dimension", ...], Field(strict=False)] = ()
    indicators: Annotated[tuple[Indicator, ...], Field(strict=False)] = ()


class Section(Model):
    """A reading step: indicators shown together, in this order."""

    id: Id
    title: Wording
    indicators: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]


class Contradiction(Model):
    """Two answers that rarely stand together; asked again once, never blocking."""

    id: Id
    when: Condition
    ask: Wording


class Band(Model):
    """An interval ``[at_least, below)`` of the shown score; the last one is closed."""

    band: Annotated[int, Field(ge=0, le=5)]
    at_least: int | float
    below: int | float | None = None
    """Null in the last band: up to and with the highest score."""
    name: Wording


class Policies(Model):
    """What this model declares about its own scoring; nothing is hard-wired."""

    aggregation: Aggregation = "mean"
    """How barriers make the overall score."""
    not_applicable: NotApplicablePolicy = "exclude"
    minimum_coverage: Annotated[float, Field(ge=0, le=1)] = 0.6
    gate_allowance: Annotated[int, Field(ge=0, le=5)] = 2


class AnsweringRule(Model):
    """One sentence on how to answer, shown before the first card."""

    id: Id
    text: Wording


class ExperienceOption(Model):
    """One thing that may have happened."""

    id: Id
    text: Wording


class ExperienceItem(Model):
    """What a firm went through with an authority or a lender; it has no score.

    Asked after everything else and only when the firm wants to. It never enters a
    level, a band or a recommendation: only anonymous figures of a group use it.
    """

    id: Id
    scored: Literal[False]
    dimension: Id
    """The area it belongs to, for the order of group figures."""
    question: Wording
    help: Wording | None = None
    options: Annotated[
        tuple[ExperienceOption, ...], Field(min_length=2, max_length=9, strict=False)
    ]
    """Exactly one is chosen; the last one is don't know."""


class ModuleOf(Model):
    """What makes a questionnaire an optional module beside another one."""

    questionnaire: Id
    """The questionnaire after whose result it is offered."""
    applies_if: Condition
    """Offered when this is true, findable when it is unknown."""


class Questionnaire(Model):
    """A maturity model at one version with its wording. Never edited once shipped."""

    schema_: str | None = Field(default=None, alias="$schema")
    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Wording
    summary: Wording
    module: ModuleOf | None = None
    """Set in a sector module: it has a result of its own, never in the core score."""
    root: Id = "overall"
    """The id of the overall node, named by gates that limit it."""
    policies: Policies = Policies()
    bands: Annotated[tuple[Band, ...], Field(min_length=2, strict=False)]
    answering_rules: Annotated[tuple[AnsweringRule, ...], Field(strict=False)] = ()
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1, strict=False)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1, strict=False)]
    contradictions: Annotated[tuple[Contradiction, ...], Field(strict=False)] = ()
    experience: Annotated[tuple[ExperienceItem, ...], Field(strict=False)] = ()
    provenance: "Provenance"

    def nodes(self) -> tuple[tuple[Dimension, str | None], ...]:
        """Every dimension with its parent's id (null for barriers), parents first."""
        out: list[tuple[Dimension, str | None]] = []

        def walk(dimension: Dimension, parent: str | None) -> None:
            out.append((dimension, parent))
            for child in dimension.dimensions:
                walk(child, dimension.id)

        for barrier in self.dimensions:
            walk(barrier, None)
        return tuple(out)

    def indicators(self) -> tuple[tuple[Indicator, str], ...]:
        """Every indicator with its dimension's id, in tree order."""
        return tuple(
            (indicator, dimension.id)
            for dimension, _ in self.nodes()
            for indicator in dimension.indicators
        )


class Provenance(Model):
    """Where content comes from and how far it can be trusted."""

    sources: Annotated[tuple[str, ...], Field(min_length=1, strict=False)]
    status: Wording
    last_checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


Questionnaire.model_rebuild()
Dimension.model_rebuild()
