"""Parts of ``support --json`` and their JSON Schemas: edition, changes, same content.

Values and their documentation stand side by side, so that one is not changed alone.
"""

from typing import Any

from assessment.exchange.schema_parts import ID, a_list, an_object, kind, maybe, texts
from assessment.model.base import Language
from assessment.model.changes import Change, ProgrammeChanges, Value
from assessment.model.company import Range
from assessment.model.programme import Edition
from assessment.model.stacking import OfferFigure, SameContent

Json = dict[str, Any]

_NULL = {"type": "null"}
_SCALAR: Json = {"type": ["boolean", "number", "string"]}
EDITION: Json = {
    "anyOf": [
        an_object(
            "The earlier rule that was judged; null: the rule of today",
            valid_until=kind("string", "Its last day"),
            because=kind("string", "What ended it"),
            rules_recorded=kind("boolean", "False: not read, so no verdict is given"),
        ),
        _NULL,
    ]
}
_CHANGE = an_object(
    "A fact the company itself can change",
    fact=ID,
    now={"anyOf": [_SCALAR, kind("object")], "description": "As stated"},
    to=a_list(_SCALAR, "The values that do; the nearest, for a number"),
    bound={
        "enum": ["exactly", "at-least", "at-most"],
        "description": "Whether more, or less, of a number does as well",
    },
)
CHANGES: Json = {
    "anyOf": [
        an_object(
            "The fewest changes that would make it eligible; null: not looked for",
            outcome={
                "enum": [
                    "eligible",
                    "answers-only",
                    "changes",
                    "impossible",
                    "not-found",
                    "rules-not-recorded",
                ]
            },
            sets=a_list(
                an_object(
                    "Changes that are enough together",
                    changes=a_list(_CHANGE),
                    answers=texts("Facts the firm must answer as well"),
                    ask_agency=texts("Facts only an agency can tell"),
                ),
                "Fewest facts; fewest open answers first; at most three",
            ),
            further=kind("integer", "Sets of as many facts that are not listed"),
            is_complete=kind("boolean", "False: the search was stopped"),
            blocked_by=texts("Criteria not met that no change can reach"),
        ),
        _NULL,
    ]
}
_FIGURE = an_object(
    "",
    programme=ID,
    tier=maybe("string", "The tier that is this company's"),
    share=maybe("number"),
    cap_vnd=maybe("integer"),
    support_vnd=maybe("integer", "min(cost x share, cap); null: not known"),
    unknown={
        "enum": [
            *("share", "cap", "share-and-cap", "tier", "several-tiers", "no-tier"),
            None,
        ],
        "description": "What stands in the way of a figure",
    },
)
SAME_CONTENT = an_object(
    "Two recommended programmes of which only one may pay",
    programmes=a_list(_FIGURE, "Two, in the order shown"),
    needs=texts("What both are for"),
    comparison={"enum": ["better", "equal", "not-known", "different-kind"]},
    cost_vnd=maybe("integer", "The cost compared at: it exhausts both caps"),
    better=maybe("string", "The programme that pays more at that cost"),
    difference_vnd=maybe("integer"),
    turns_at_vnd=maybe("integer", "The cost at which the other becomes the better"),
)


def edition_json(edition: Edition | None, language: Language) -> Json | None:
    """The earlier edition that was judged, or null."""
    if edition is None:
        return None
    return {
        "valid_until": edition.valid_until,
        "because": edition.because.in_language(language),
        "rules_recorded": edition.rules_recorded,
    }


def changes_json(found: ProgrammeChanges | None) -> Json | None:
    """What would open a programme, or null where nobody looked."""
    if found is None:
        return None
    return {
        "outcome": found.outcome,
        "sets": [
            {
                "changes": [_change(change) for change in one.changes],
                "answers": list(one.answers),
                "ask_agency": list(one.ask_agency),
            }
            for one in found.sets
        ],
        "further": found.further,
        "is_complete": found.is_complete,
        "blocked_by": list(found.blocked_by),
    }


def same_content_json(pair: SameContent) -> Json:
    """Two offers for one content, with the better one."""
    return {
        "programmes": [_figure(figure) for figure in pair.figures],
        "needs": list(pair.needs),
        "comparison": pair.comparison,
        "cost_vnd": pair.cost_vnd,
        "better": pair.better,
        "difference_vnd": pair.difference_vnd,
        "turns_at_vnd": pair.turns_at_vnd,
    }


def _change(change: Change) -> Json:
    return {
        "fact": change.fact,
        "now": _value(change.now),
        "to": list(change.to),
        "bound": change.bound,
    }


def _value(value: Value | Range) -> Value | Json:
    if isinstance(value, Range):
        return value.model_dump(exclude_none=True)
    return value


def _figure(figure: OfferFigure) -> Json:
    return {
        "programme": figure.programme,
        "tier": figure.tier,
        "share": figure.share,
        "cap_vnd": figure.cap_vnd,
        "support_vnd": figure.support_vnd,
        "unknown": figure.unknown,
    }
