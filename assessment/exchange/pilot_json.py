"""The figures of a pilot as JSON with stable keys; what is not known is null.

The keys are published by ``python -m assessment schema pilot``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assessment.content.schema import DIALECT
from assessment.exchange.schema_parts import (
    ID,
    SHARE,
    Schema,
    a_list,
    an_object,
    kind,
    maybe,
)
from assessment.model.base import Language
from assessment.model.pilot import Agreement, ItemFigures, PilotReport

Json = dict[str, Any]


def pilot_json(reports: Sequence[PilotReport], language: Language = "vi") -> Json:
    """The figures of every questionnaire version."""
    return {"questionnaires": [_report(report, language) for report in reports]}


def _report(report: PilotReport, language: Language) -> Json:
    return {
        "questionnaire": report.questionnaire,
        "version": report.version,
        "n": report.n,
        "finished": report.finished,
        "roles": dict(report.roles),
        "languages": dict(report.languages),
        "size_classes": dict(report.size_classes),
        "agreement": _agreement(report.agreement),
        "alpha_within": report.alpha_within,
        "items": [_item(item, language) for item in report.items],
    }


def _item(item: ItemFigures, language: Language) -> Json:
    return {
        "indicator": item.indicator,
        "title": item.title.in_language(language),
        "asked": item.asked,
        "levels": _keyed(item.levels),
        "dont_know": item.dont_know,
        "not_applicable": item.not_applicable,
        "skipped": item.skipped,
        "not_reached": item.not_reached,
        "stopped": item.stopped,
        "missing_rate": item.missing_rate,
        "dont_know_rate": item.dont_know_rate,
        "is_enough": item.is_enough,
        "split": item.split,
        "rarely_chosen": list(item.rarely_chosen),
        "is_often_unknown": item.is_often_unknown,
        "is_often_unclear": item.is_often_unclear,
        "is_often_skipped": item.is_often_skipped,
        "seconds": {
            "n": item.times.n,
            "lower_quartile": item.times.lower_quartile,
            "median": item.times.median,
            "upper_quartile": item.times.upper_quartile,
        },
        "unclear": item.unclear,
        "unclear_rate": item.unclear_rate,
        "rest": {
            "n": item.rest.n,
            "by_level": _keyed(item.rest.by_level),
            "falls_at": list(item.rest.falls_at),
            "correlation": item.rest.correlation,
        },
        "by_language": {key: _keyed(one) for key, one in item.by_language.items()},
        "by_size_class": {key: _keyed(one) for key, one in item.by_size_class.items()},
        "agreement": _agreement(item.agreement),
    }


def _keyed(levels: Mapping[int, float]) -> Json:
    return {str(level): value for level, value in levels.items()}


def _agreement(found: Agreement) -> Json:
    return {
        "pairs": found.pairs,
        "exact": found.exact,
        "within_one": found.within_one,
        "alpha": found.alpha,
        "alpha_low": found.alpha_low,
        "alpha_high": found.alpha_high,
    }


def pilot_schema() -> Schema:
    """What ``pilot --json`` prints."""
    count = kind("integer", minimum=0)
    agreement = an_object(
        "Respondents of the same company; null: no pair",
        pairs=kind("integer", "Pairs of known levels", minimum=0),
        exact=maybe("number", "Share with the same level", **SHARE),
        within_one=maybe("number", "Share at most one level apart", **SHARE),
        alpha=maybe("number", "Krippendorff's alpha, interval data"),
        alpha_low=maybe("number", "95 % interval; null: fewer than 10 companies"),
        alpha_high=maybe("number"),
    )
    seconds = an_object(
        "First answers that were measured, pauses left out",
        n=count,
        lower_quartile=maybe("number"),
        median=maybe("number"),
        upper_quartile=maybe("number"),
    )
    counts = {"type": "object", "additionalProperties": count}
    rest = an_object(
        "Mean level at the other indicators; nothing for fewer than 30 people",
        n=count,
        by_level={"type": "object", "additionalProperties": kind("number")},
        falls_at=a_list(kind("integer"), "Levels whose mean is not above the last"),
        correlation=maybe("number", "Of level and rest-score"),
    )
    groups = {"type": "object", "additionalProperties": counts}
    item = an_object(
        "",
        indicator=ID,
        title=kind("string", "In the chosen language"),
        asked=kind("integer", "Respondents it was asked of", minimum=0),
        levels=counts | {"description": "By described level, how many chose it"},
        dont_know=count,
        not_applicable=count,
        skipped=kind("integer", "No answer, but a later one", minimum=0),
        not_reached=kind("integer", "No answer, and no later one", minimum=0),
        stopped=kind("integer", "The last one shown before leaving", minimum=0),
        missing_rate=maybe("number", "Skipped among those who got there", **SHARE),
        dont_know_rate=maybe("number", "Among those who answered", **SHARE),
        is_enough=kind("boolean", "At least 30 levels; else no flag"),
        split=maybe("integer", "The level that more than 60 % chose"),
        rarely_chosen=a_list(
            kind("integer"), "Levels 1-3, upper 95 % bound of their share below 10 %"
        ),
        is_often_unknown=kind("boolean", "Don't know: 20 % or more"),
        is_often_unclear=kind("boolean", "Unclear: 10 % or more of those who saw it"),
        is_often_skipped=kind("boolean", "Skipped: 5 % or more"),
        seconds=seconds,
        unclear=count,
        unclear_rate=maybe("number", "Among those who saw it", **SHARE),
        rest=rest,
        by_language=groups | {"description": "Levels, groups of 5 or more"},
        by_size_class=groups | {"description": "Levels, groups of 5 or more"},
        agreement=agreement,
    )
    report = an_object(
        "",
        questionnaire=ID,
        version=kind("string"),
        n=kind("integer", "Respondents", minimum=0),
        finished=kind("integer", "Answered everything asked", minimum=0),
        roles=counts | {"description": "Respondents by role"},
        languages=counts | {"description": "Respondents by language, where known"},
        size_classes=counts | {"description": "Respondents by size, where known"},
        agreement=agreement,
        alpha_within=maybe("number", "Median alpha of items with 10 companies"),
        items=a_list(item, "In reading order"),
    )
    return {"$schema": DIALECT, "title": "Pilot"} | an_object(
        "", questionnaires=a_list(report)
    )
