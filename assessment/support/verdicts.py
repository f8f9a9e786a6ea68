"""Every programme judged for one company on one date, ready to show."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assessment.model.company import Company, CompanyFacts
from assessment.model.programme import Programme
from assessment.model.result import (
    CriterionResult,
    Outcome,
    ProgrammeResult,
    SupportResult,
    TierResult,
)
from assessment.model.stacking import SameContent
from assessment.scoring.conditions import Known, judge
from assessment.support.derived_facts import SIZE_CLASS
from assessment.support.editions import earlier_edition, programmes_on
from assessment.support.eligibility import outcome_of, verdict_of
from assessment.support.missing import Finder
from assessment.support.next_question import find_next_question
from assessment.support.ordering import is_weakly_known, show_order
from assessment.support.rulebook import rulebook_of
from assessment.support.size_class import CLASSES, NOT_ENTERPRISE
from assessment.support.stacking import find_same_content
from assessment.support.standing import standing_on
from assessment.support.world import World

_ALL_CLASSES = (*CLASSES, NOT_ENTERPRISE)
_NEVER_RECOMMENDED = frozenset({"background", "closed"})


def judge_support(
    programmes: Sequence[Programme],
    company: Company,
    *,
    facts: CompanyFacts,
    on: str,
    needs: Mapping[str, float],
) -> SupportResult:
    """The verdict on every programme, in the order to show, and the next question.

    Each programme is judged by the rule of the day ``on``.
    ``needs`` are the needs of the firm's weak indicators with their weight; without
    any, nothing is recommended but every verdict stands.
    """
    book = rulebook_of(programmes_on(programmes, on), facts)
    finder = Finder(World.of(book, company, facts, on))
    results = [
        _judge_programme(programme, finder, needs)
        for programme in finder.world.book.programmes
    ]
    shown = show_order(results, needs)
    same_content = find_same_content(shown)
    return SupportResult(
        on=on,
        size_classes=_classes(finder.world.known),
        programmes=_with_shared_sources(shown, same_content),
        next_question=find_next_question(results, finder, needs),
        same_content=same_content,
    )


def _classes(known: Mapping[str, Known]) -> tuple[str, ...]:
    """The possible size classes, smallest first."""
    found = known[SIZE_CLASS]
    possible = found if isinstance(found, frozenset) else {found}
    return tuple(name for name in _ALL_CLASSES if name in possible)


def _judge_programme(
    programme: Programme, finder: Finder, needs: Mapping[str, float]
) -> ProgrammeResult:
    world = finder.world
    criteria: list[CriterionResult] = []
    waits_for: list[str] = []
    places = world.book.of_programme[programme.id]
    for criterion, place in zip(programme.criteria, places, strict=True):
        outcome = outcome_of(criterion, world.holds(place))
        missing: tuple[str, ...] = ()
        if outcome == "unknown":
            missing = world.deciding(place)
            waits_for.extend(missing)
        criteria.append(
            CriterionResult(
                id=criterion.id,
                kind=criterion.kind,
                title=criterion.title,
                result=outcome,
                facts=world.book.rules[place].reads,
                missing=missing,
                reference=criterion.reference,
                reference_missing=criterion.reference_missing,
            )
        )
    edition = earlier_edition(programme, world.on)
    verdict = (
        verdict_of(criterion.result for criterion in criteria)
        if edition is None or edition.rules_recorded
        else "unknown"
    )
    waiting = finder.open_facts(tuple(waits_for) if verdict == "unknown" else ())
    standing, in_force, stale = standing_on(programme, world.on)
    matched = tuple(need for need in programme.needs if needs.get(need, 0.0) > 0)
    return ProgrammeResult(
        programme=programme,
        verdict=verdict,
        standing=standing,
        in_force=in_force,
        stale=stale,
        criteria=tuple(criteria),
        priorities=tuple(
            (priority.id, _plain_outcome(judge(priority.when, world.known)))
            for priority in programme.priorities
        ),
        tiers=tuple(
            TierResult(
                tier=tier,
                applies="met"
                if tier.applies_to is None
                else _plain_outcome(judge(tier.applies_to, world.known)),
            )
            for tier in programme.offer.tiers
        ),
        missing_facts=waiting.askable,
        ask_agency=waiting.agency,
        reasons=tuple(found.id for found in criteria if found.result == "not-met"),
        matched_needs=matched,
        is_recommended=bool(matched)
        and in_force
        and standing not in _NEVER_RECOMMENDED
        and not is_weakly_known(programme),
        shares_source_with=(),
        edition=edition,
    )


def _plain_outcome(holds: bool | None) -> Outcome:
    if holds is None:
        return "unknown"
    return "met" if holds else "not-met"


def _with_shared_sources(
    results: Sequence[ProgrammeResult], pairs: Sequence[SameContent]
) -> tuple[ProgrammeResult, ...]:
    """Names, for every recommended co-funding programme, those it cannot be added to.

    By id, which is the order of the catalogue.
    """
    shared: dict[str, list[str]] = {}
    for pair in pairs:
        one, other = (figure.programme for figure in pair.figures)
        shared.setdefault(one, []).append(other)
        shared.setdefault(other, []).append(one)
    return tuple(
        replace(result, shares_source_with=tuple(sorted(shared[result.programme.id])))
        if result.programme.id in shared
        else result
        for result in results
    )
