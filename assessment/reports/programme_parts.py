"""Programmes on paper: those within reach in full, the others in a few lines."""

from dataclasses import dataclass

from assessment.language import date_text, translator
from assessment.model.base import Language, Wording
from assessment.model.company import CompanyFacts
from assessment.model.result import ProgrammeResult, Result
from assessment.phrases import (
    reference_text,
    standing_text,
    tier_text,
    verdict_text,
)
from assessment.programme_phrases import amount_text, main_reference_text, summary_text

MOST_MISSING = 4
"""Of a programme that lacks more, the first few are named and the rest counted."""


@dataclass(frozen=True, slots=True)
class ProgrammeBlock:
    """One programme with its verdict and everything behind it."""

    name: str
    verdict: str
    standing: str
    summary: str
    gives: tuple[str, ...]
    missing: tuple[str, ...]
    reasons: tuple[str, ...]
    ask_agency: tuple[str, ...]
    agency: tuple[str, ...]
    documents: tuple[str, ...]
    steps: tuple[str, ...]
    decides: tuple[str, ...]
    references: tuple[str, ...]
    warning: str
    unknowns: tuple[str, ...]
    last_checked: str


def programme_blocks(
    result: Result, facts: CompanyFacts, language: Language
) -> tuple[ProgrammeBlock, ...]:
    """Every programme but background ones, in the engine's order."""
    if result.support is None:
        return ()
    return tuple(
        _within_reach(found, facts, language)
        if is_within_reach(found)
        else _at_a_distance(found, facts, language)
        for found in result.support.programmes
        if found.standing != "background"
    )


def is_within_reach(found: ProgrammeResult) -> bool:
    """Likely eligible, or one answer away from it."""
    return found.verdict == "eligible" or (
        found.verdict == "unknown" and len(found.missing_facts) <= 1
    )


def _within_reach(
    found: ProgrammeResult, facts: CompanyFacts, language: Language
) -> ProgrammeBlock:
    programme = found.programme
    return _block(
        found,
        facts,
        language,
        gives=tuple(
            f"{tier.tier.label.in_language(language)}: "
            f"{amount_text(tier_text(tier.tier, language), found, language)}"
            for tier in found.tiers
            if tier.applies != "not-met"
        ),
        ask_agency=tuple(
            _agency_line(key, facts, language) for key in found.ask_agency
        ),
        agency=(programme.agency.in_language(language),),
        documents=_texts(programme.documents, language),
        steps=_texts(programme.steps, language),
        decides=_texts(programme.agency_decides, language),
        warning=programme.warning.in_language(language) if programme.warning else "",
        unknowns=_texts(programme.unknowns, language),
    )


def _at_a_distance(
    found: ProgrammeResult, facts: CompanyFacts, language: Language
) -> ProgrammeBlock:
    return _block(found, facts, language)


def _block(
    found: ProgrammeResult,
    facts: CompanyFacts,
    language: Language,
    *,
    gives: tuple[str, ...] = (),
    ask_agency: tuple[str, ...] = (),
    agency: tuple[str, ...] = (),
    documents: tuple[str, ...] = (),
    steps: tuple[str, ...] = (),
    decides: tuple[str, ...] = (),
    warning: str = "",
    unknowns: tuple[str, ...] = (),
) -> ProgrammeBlock:
    programme = found.programme
    titles = {criterion.id: criterion.title for criterion in found.criteria}
    return ProgrammeBlock(
        name=programme.name.in_language(language),
        verdict=verdict_text(found, language),
        standing=standing_text(found.standing, language),
        summary=summary_text(found, language),
        gives=gives,
        missing=_missing(found, facts, language),
        reasons=_texts(tuple(titles[key] for key in found.reasons), language),
        ask_agency=ask_agency,
        agency=agency,
        documents=documents,
        steps=steps,
        decides=decides,
        references=tuple(
            reference_text(reference, language) for reference in programme.references
        )
        or (main_reference_text(programme, language),),
        warning=warning,
        unknowns=unknowns,
        last_checked=date_text(programme.last_checked, language),
    )


def _texts(wordings: tuple[Wording, ...], language: Language) -> tuple[str, ...]:
    return tuple(wording.in_language(language) for wording in wordings)


def _missing(
    found: ProgrammeResult, facts: CompanyFacts, language: Language
) -> tuple[str, ...]:
    if found.verdict == "not-eligible":
        return ()
    t = translator(language)
    lines = [_question(key, facts, language) for key in found.missing_facts]
    more = len(lines) - MOST_MISSING
    if more > 1:
        lines = [*lines[:MOST_MISSING], t("Và {count} điều nữa.", count=more)]
    return tuple(lines)


def _question(fact_id: str, facts: CompanyFacts, language: Language) -> str:
    definition = facts.fact(fact_id)
    return definition.question.in_language(language) if definition else fact_id


def _agency_line(fact_id: str, facts: CompanyFacts, language: Language) -> str:
    definition = facts.fact(fact_id)
    if definition and definition.ask_agency:
        return definition.ask_agency.in_language(language)
    return _question(fact_id, facts, language)
