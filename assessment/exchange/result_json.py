"""A result as JSON with stable keys; unknown is null, never 0.

The keys are published by ``python -m assessment schema score`` and ``schema support``.
Numbers are not rounded.
"""

from collections.abc import Mapping
from typing import Any

from assessment.exchange.support_parts import (
    changes_json,
    edition_json,
    same_content_json,
)
from assessment.model.base import Language, Wording
from assessment.model.changes import ProgrammeChanges
from assessment.model.programme import LegalReference
from assessment.model.result import (
    ActionAdvice,
    CriterionResult,
    Gap,
    NodeResult,
    ProgrammeResult,
    Result,
    SupportResult,
    TierResult,
)

Json = dict[str, Any]
_NO_CHANGES: Mapping[str, ProgrammeChanges] = {}


def score_json(result: Result, language: Language = "vi") -> Json:
    """The scores of ``result``: overall, dimensions, indicators, gaps, actions."""
    return {
        "questionnaire": result.questionnaire,
        "version": result.version,
        "depth": result.depth.value,
        "on": result.on,
        "overall": _node(result.overall),
        "dimensions": [
            _node(node)
            | {
                "id": node.id,
                "parent": node.parent,
                "name": node.name.in_language(language),
            }
            for node in result.dimensions
        ],
        "indicators": [
            {
                "id": found.id,
                "dimension": found.dimension,
                "asked": found.asked,
                "answer": found.answer,
                "level": found.level,
                "target": found.target,
            }
            for found in result.indicators
        ],
        "gaps": [_gap(gap) for gap in result.gaps],
        "actions": [_action(advice, language) for advice in result.actions],
        "steps": [
            {
                "indicator": step.indicator,
                "level": step.level,
                "text": step.text.in_language(language),
            }
            for step in result.steps
        ],
    }


def support_json(
    support: SupportResult,
    language: Language = "vi",
    changes: Mapping[str, ProgrammeChanges] = _NO_CHANGES,
) -> Json:
    """The verdicts of ``support`` on every programme, in the order to show them.

    ``changes``: by programme, what would open it; null where it was not looked for.
    """
    question = support.next_question
    return {
        "on": support.on,
        "size_classes": list(support.size_classes),
        "programmes": [
            _programme(found, language)
            | {"changes": changes_json(changes.get(found.programme.id))}
            for found in support.programmes
        ],
        "next_question": None
        if question is None
        else {"fact": question.fact, "decides": list(question.decides)},
        "same_content": [same_content_json(pair) for pair in support.same_content],
    }


def _node(node: NodeResult) -> Json:
    return {
        "score": node.score,
        "low": node.low,
        "high": node.high,
        "band": node.band,
        "provisional": node.provisional,
        "coverage": node.coverage,
        "answered": node.answered,
        "asked": node.asked,
        "weakest": list(node.weakest),
        "capped_by": list(node.capped_by),
    }


def _gap(gap: Gap) -> Json:
    return {
        "indicator": gap.indicator,
        "dimension": gap.dimension,
        "level": gap.level,
        "target": gap.target,
        "gap": gap.gap,
        "reach": gap.reach,
    }


def _action(advice: ActionAdvice, language: Language) -> Json:
    action = advice.action
    return {
        "id": action.id,
        "title": action.title.in_language(language),
        "rank": advice.rank,
        "value": advice.value,
        "lifts": [
            {"indicator": indicator, "from": start, "to": end}
            for indicator, start, end in advice.lifts
        ],
        "locked_by": list(advice.locked_by),
        "check_first": [
            {
                "id": check.id,
                "level": check.level,
                "title": check.title.in_language(language),
                "says": check.says.in_language(language) if check.says else None,
            }
            for check in advice.check_first
        ],
        "unlocks": [
            {"id": unlocked.action.id, "is_last": unlocked.is_last}
            for unlocked in advice.unlocks
        ],
        "free_first": action.free_first,
        "one_off": action.one_off,
        "running": action.running,
        "weeks": list(advice.weeks),
        "effort_days": list(action.effort_days),
        "reason": advice.reason.in_language(language),
    }


def _programme(found: ProgrammeResult, language: Language) -> Json:
    return {
        "id": found.programme.id,
        "verdict": found.verdict,
        "standing": found.standing,
        "criteria": [_criterion(each) for each in found.criteria],
        "missing_facts": list(found.missing_facts),
        "offer": {
            "summary": found.programme.offer.summary.in_language(language),
            "is_cofunding": found.programme.offer.is_cofunding,
            "tiers": [_tier(tier, language) for tier in found.tiers],
        },
        "edition": edition_json(found.edition, language),
    }


def _criterion(found: CriterionResult) -> Json:
    return {
        "id": found.id,
        "kind": found.kind,
        "result": found.result,
        "facts": list(found.facts),
        "reference": _reference(found.reference),
    }


def _reference(reference: LegalReference | None) -> Json | None:
    if reference is None:
        return None
    return {
        "document": reference.document,
        "article": reference.article,
        "issued": reference.issued,
        "valid_from": reference.valid_from,
        "valid_until": reference.valid_until,
    }


def _tier(found: TierResult, language: Language) -> Json:
    tier = found.tier
    return {
        "id": tier.id,
        "label": tier.label.in_language(language),
        "share": tier.share,
        "share_of": _text(tier.share_of, language),
        "cap_vnd": tier.cap_vnd,
        "unit": _text(tier.unit, language),
        "applies": found.applies,
    }


def _text(wording: Wording | None, language: Language) -> str | None:
    return None if wording is None else wording.in_language(language)
