"""Result: everything a screen, a report or JSON shows, from one evaluation.

Plain frozen dataclasses, not pydantic: they are built by the engine thousands of times
and never validated. Unknown is None everywhere, never 0. ``score`` fields carry the
unrounded number; :func:`assessment.language.score_text` rounds for people.
"""

from dataclasses import dataclass
from typing import Literal

from assessment.model.action import Action
from assessment.model.base import Wording
from assessment.model.maturity import Depth
from assessment.model.programme import (
    Edition,
    LegalReference,
    Programme,
    Standing,
    Tier,
)
from assessment.model.responses import Answer
from assessment.model.stacking import SameContent

Outcome = Literal["met", "not-met", "unknown"]
Verdict = Literal["eligible", "not-eligible", "unknown"]


@dataclass(frozen=True, slots=True)
class TraceTerm:
    """One part of a node's number: a child with its weight and what it brought."""

    id: str
    weight: float
    """Declared weight."""
    share: float | None
    """Share among the known, applicable siblings, 0-1; None: left out."""
    value: float | None
    """The level or the child's partial mean that went up; None: unknown or n/a."""
    low: float | None
    high: float | None
    why_left_out: (
        Literal["not-applicable", "dont-know", "unanswered", "not-asked"] | None
    )


@dataclass(frozen=True, slots=True)
class Trace:
    """How a node's number was made: rule and parts."""

    rule: str
    """The aggregation's name."""
    terms: tuple[TraceTerm, ...]


@dataclass(frozen=True, slots=True)
class NodeResult:
    """A dimension's (or the overall) score with everything said about it."""

    id: str
    parent: str | None
    name: Wording
    score: float | None
    low: float | None
    high: float | None
    band: int | None
    band_name: Wording | None
    provisional: bool
    coverage: float | None
    answered: int
    asked: int
    weakest: tuple[str, ...]
    capped_by: tuple[str, ...]
    """Critical indicators that hold the band down."""
    full_low: float | None
    full_high: float | None
    """The range if the full questionnaire were asked; equals low/high at full depth."""
    target: float | None
    """The same aggregation over the target levels; None when nothing applies."""
    trace: Trace


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator: whether it was asked, what was answered, where it stands."""

    id: str
    dimension: str
    asked: bool
    applicable: bool
    """False: hidden by a company fact, or answered not applicable."""
    answer: Answer | None
    level: int | None
    target: int | None
    """None: it aims at no level (an indicator of a module)."""
    gap: int | None
    """Target minus level, at least 0; None when either is not known."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A known level below its target."""

    indicator: str
    dimension: str
    level: int
    target: int
    gap: int
    reach: float
    """Share of the overall score that one level of this indicator moves, 0-1."""


@dataclass(frozen=True, slots=True)
class CheckFirst:
    """Something an action requires that nobody was asked: the firm looks at it first.

    At a shorter depth, or with an earlier questionnaire, what is required may not be
    among the questions; that it is there is then not assumed.
    """

    id: str
    """An action or an indicator."""
    level: int | None
    """The level the indicator needs; None: the action has to be done."""
    title: Wording
    says: Wording | None = None
    """What that level of the indicator says, read alone."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A locked action that could follow another."""

    action: Action
    is_last: bool
    """Nothing else is left to do before it."""


@dataclass(frozen=True, slots=True)
class ActionAdvice:
    """An action in its place in the order, with the reason for the place."""

    action: Action
    rank: int
    """1 is first."""
    value: float
    """Gap x weight x reach summed over the lifts that fit: the sort key's number."""
    lifts: tuple[tuple[str, int, int], ...]
    """(indicator, today's level, level after)."""
    locked_by: tuple[str, ...]
    """Ids of actions or indicators to be done first; empty: can start now."""
    reason: Wording
    """Why it stands here, in one sentence."""
    check_first: tuple[CheckFirst, ...] = ()
    """What it requires that nobody was asked; it does not lock the action."""
    unlocks: tuple[Unlocked, ...] = ()
    """Locked actions that fit once this is done, those it opens for good first."""

    @property
    def weeks(self) -> tuple[int, int]:
        """Until the first thing it lifts can be answered truthfully."""
        indicator, level, to = self.lifts[0]
        for lift in self.action.lifts:
            lowest, highest = lift.from_
            is_it = lift.indicator == indicator and lift.to == to
            if is_it and lowest <= level <= highest and lift.weeks:
                return lift.weeks
        return self.action.weeks


@dataclass(frozen=True, slots=True)
class ModuleStep:
    """What an indicator of a module says to do next; modules have no actions."""

    indicator: str
    level: int
    text: Wording


@dataclass(frozen=True, slots=True)
class FindOut:
    """An answered don't know: whom to ask."""

    indicator: str
    asks: str
    widens: float
    """How much of the overall range this one answer takes away, on the 0-5 scale."""


@dataclass(frozen=True, slots=True)
class FoundContradiction:
    """Two answers that rarely stand together."""

    id: str
    indicators: tuple[str, ...]
    ask: Wording


@dataclass(frozen=True, slots=True)
class Leverage:
    """The fewest level raises that reach the next band of the overall score."""

    next_band: int
    next_band_name: Wording
    raises: tuple[tuple[str, int, int], ...]
    """(indicator, from level, to level)."""


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion judged for this company."""

    id: str
    kind: Literal["requirement", "exclusion"]
    title: Wording
    result: Outcome
    facts: tuple[str, ...]
    """Facts the criterion reads."""
    missing: tuple[str, ...]
    """Of these, the facts that are not known and could still decide it."""
    reference: LegalReference | None
    reference_missing: Wording | None


@dataclass(frozen=True, slots=True)
class TierResult:
    """One tier of the offer and whether it is this company's."""

    tier: Tier
    applies: Outcome


@dataclass(frozen=True, slots=True)
class ProgrammeResult:
    """The verdict on one programme."""

    programme: Programme
    """As it stood on ``on``."""
    verdict: Verdict
    standing: Standing
    """The programme's own, lowered by dates and weak sources on ``on``."""
    in_force: bool
    stale: bool
    """last_checked is 90 days before or more on ``on``."""
    criteria: tuple[CriterionResult, ...]
    priorities: tuple[tuple[str, Outcome], ...]
    tiers: tuple[TierResult, ...]
    missing_facts: tuple[str, ...]
    """Askable facts of the firm that could still decide the verdict."""
    ask_agency: tuple[str, ...]
    """Unknown facts only an agency knows."""
    reasons: tuple[str, ...]
    """Ids of the criteria that are not met."""
    matched_needs: tuple[str, ...]
    """Needs of this firm's gaps that the programme addresses."""
    is_recommended: bool
    """Shown on the result page: in force, not background, addresses a gap."""
    shares_source_with: tuple[str, ...]
    """Recommended co-funding programmes with a common need: one state source only."""
    edition: Edition | None = None
    """The earlier edition in force on ``on``, with why it ended; None: today's rule.
    Where its rules were not recorded the verdict is unknown, with nothing to ask."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The fact worth asking next and the programmes it could decide."""

    fact: str
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportResult:
    """All programmes judged for one company on one date."""

    on: str
    size_classes: tuple[str, ...]
    """Every size class still possible; "large" and "not_enterprise" included."""
    programmes: tuple[ProgrammeResult, ...]
    """In the order to show them."""
    next_question: NextQuestion | None
    same_content: tuple[SameContent, ...] = ()
    """Pairs of recommended programmes of which only one may pay, and the better one."""


@dataclass(frozen=True, slots=True)
class Result:
    """The whole evaluation of one response set on one date."""

    questionnaire: str
    version: str
    depth: Depth
    on: str
    overall: NodeResult
    dimensions: tuple[NodeResult, ...]
    """Every dimension, parents before children; barriers have parent None."""
    indicators: tuple[IndicatorResult, ...]
    gaps: tuple[Gap, ...]
    actions: tuple[ActionAdvice, ...]
    """All that fit, in order; locked ones after what unlocks them."""
    next_steps: tuple[ActionAdvice, ...]
    """At most three that can start now; one that is free this week if there is one."""
    find_out: tuple[FindOut, ...]
    contradictions: tuple[FoundContradiction, ...]
    leverage: Leverage | None
    target_class: Literal["micro", "small", "medium"]
    targets: dict[str, int | None]
    """By indicator; None: it aims at no level."""
    support: SupportResult | None
    steps: tuple[ModuleStep, ...] = ()
    """Modules only, the lowest level first: what to do next. Others have actions."""

    def steps_first(self) -> tuple[ActionAdvice, ...]:
        """The next steps, then every other action that fits, each in its order."""
        rest = {advice.rank: advice for advice in self.actions}
        first = [rest.pop(advice.rank, advice) for advice in self.next_steps]
        return (*first, *rest.values())

    def near_leverage(self) -> Leverage | None:
        """The way to the next band, where it is advice and not mere arithmetic.

        None as well when some raise goes over two levels or beyond the level to aim at
        in 2-3 years: nobody should be sent there for the sake of a number.
        """
        found = self.leverage
        if found is None:
            return None
        for indicator, level, to in found.raises:
            target = self.targets.get(indicator)
            if to - level > 2 or (target is not None and to > max(target, level + 1)):
                return None
        return found

    def node(self, node_id: str) -> NodeResult:
        """The result of one dimension, or of the overall node by its own id."""
        if node_id == self.overall.id:
            return self.overall
        return next(node for node in self.dimensions if node.id == node_id)

    def indicator(self, indicator_id: str) -> IndicatorResult:
        """The result of one indicator."""
        return next(found for found in self.indicators if found.id == indicator_id)


__all__ = [
    "ActionAdvice",
    "CriterionResult",
    "FindOut",
    "FoundContradiction",
    "Gap",
    "IndicatorResult",
    "Leverage",
    "ModuleStep",
    "NextQuestion",
    "NodeResult",
    "Outcome",
    "ProgrammeResult",
    "Result",
    "SupportResult",
    "TierResult",
    "Trace",
    "TraceTerm",
    "Verdict",
]
