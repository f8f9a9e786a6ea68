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
from assessment.scoring.conditions import Known, deciding_facts, judge
from assessment.support.derived_facts import derive
from assessment.support.eligibility import outcome_of, verdict_of
from assessment.support.known_facts import read_facts
from assessment.support.missing import Finder
from assessment.support.next_question import find_next_question
from assessment.support.ordering import show_order
from assessment.support.rulebook import Rulebook, rulebook_of
from assessment.support.size_class import CLASSES, NOT_ENTERPRISE, size_classes_of
from assessment.support.standing import standing_on

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

    ``needs`` are the needs of the firm's weak indicators with their weight; without
    any, nothing is recommended but every verdict stands.
    """
    book = rulebook_of(programmes, facts)
    known = derive(company, facts, on=on, programmes=book.programmes)
    finder = Finder.of(book, company, known, on)
    judged: dict[int, bool | None] = {}
    results = [
        _judge_programme(programme, book, finder, judged, needs)
        for programme in book.programmes
    ]
    results = _with_shared_sources(results)
    return SupportResult(
        on=on,
        size_classes=_classes(known, on),
        programmes=show_order(results, needs),
        next_question=find_next_question(
            results,
            book,
            finder,
            stated=read_facts(company, facts),
            needs=needs,
        ),
    )


def _classes(known: Mapping[str, Known], on: str) -> tuple[str, ...]:
    found = known.get("size_class")
    if isinstance(found, str):
        return (found,)
    possible = found if isinstance(found, frozenset) else size_classes_of(known, on)
    return tuple(name for name in _ALL_CLASSES if name in possible)


def _judge_programme(
    programme: Programme,
    book: Rulebook,
    finder: Finder,
    judged: dict[int, bool | None],
    needs: Mapping[str, float],
) -> ProgrammeResult:
    known = finder.known
    criteria: list[CriterionResult] = []
    waits_for: list[str] = []
    for criterion, place in zip(
        programme.criteria, book.of_programme[programme.id], strict=True
    ):
        outcome = outcome_of(criterion, book.judge(place, known, judged))
        missing: tuple[str, ...] = ()
        if outcome == "unknown":
            missing = deciding_facts(criterion.when, known)
            waits_for.extend(missing)
        criteria.append(
            CriterionResult(
                id=criterion.id,
                kind=criterion.kind,
                title=criterion.title,
                result=outcome,
                facts=book.rules[place].reads,
                missing=missing,
                reference=criterion.reference,
                reference_missing=criterion.reference_missing,
            )
        )
    verdict = verdict_of(criterion.result for criterion in criteria)
    waiting = finder.open_facts(tuple(waits_for) if verdict == "unknown" else ())
    standing, in_force, stale = standing_on(programme, finder.on)
    matched = tuple(need for need in programme.needs if needs.get(need, 0.0) > 0)
    return ProgrammeResult(
        programme=programme,
        verdict=verdict,
        standing=standing,
        in_force=in_force,
        stale=stale,
        criteria=tuple(criteria),
        priorities=tuple(
            (priority.id, _plain_outcome(judge(priority.when, known)))
            for priority in programme.priorities
        ),
        tiers=tuple(
            TierResult(
                tier=tier,
                applies="met"
                if tier.applies_to is None
                else _plain_outcome(judge(tier.applies_to, known)),
            )
            for tier in programme.offer.tiers
        ),
        missing_facts=waiting.askable,
        ask_agency=waiting.agency,
        reasons=tuple(found.id for found in criteria if found.result == "not-met"),
        matched_needs=matched,
        is_recommended=bool(matched)
        and in_force
        and standing not in _NEVER_RECOMMENDED,
        shares_source_with=(),
    )


def _plain_outcome(holds: bool | None) -> Outcome:
    if holds is None:
        return "unknown"
    return "met" if holds else "not-met"


def _with_shared_sources(results: Sequence[ProgrammeResult]) -> list[ProgrammeResult]:
    """Names, for every recommended co-funding programme, those it cannot be added to.

    One state source pays for the same content (Law 04/2017/QH14 Article 5.5).
    Programmes that are not open to this firm cannot clash.
    """
    sharing = [
        result
        for result in results
        if result.is_recommended
        and result.programme.offer.is_cofunding
        and result.verdict != "not-eligible"
    ]
    shared: dict[str, tuple[str, ...]] = {}
    for result in sharing:
        own = set(result.programme.needs)
        shared[result.programme.id] = tuple(
            other.programme.id
            for other in sharing
            if other is not result and own.intersection(other.programme.needs)
        )
    return [
        replace(result, shares_source_with=shared[result.programme.id])
        if shared.get(result.programme.id)
        else result
        for result in results
    ]
