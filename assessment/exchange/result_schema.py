"""JSON Schemas of what ``score --json`` and ``support --json`` print."""

from typing import Any

from assessment.content.schema import DIALECT

Schema = dict[str, Any]


def _type(kind: str, description: str = "", **more: Any) -> Schema:
    found: Schema = {"type": kind, **more}
    return found | ({"description": description} if description else {})


def _maybe(kind: str, description: str = "", **more: Any) -> Schema:
    found: Schema = {"type": [kind, "null"], **more}
    return found | ({"description": description} if description else {})


def _texts(description: str = "") -> Schema:
    return _type("array", description, items={"type": "string"})


def _object(description: str = "", /, **properties: Schema) -> Schema:
    return _type(
        "object",
        description,
        properties=properties,
        required=list(properties),
        additionalProperties=False,
    )


def _list(item: Schema, description: str = "") -> Schema:
    return _type("array", description, items=item)


_ID = _type("string")
_DATE = _type("string", pattern=r"^\d{4}-\d{2}-\d{2}$")
_SHARE = {"minimum": 0, "maximum": 1}
_POINTS = {"minimum": 0}
_NODE: dict[str, Schema] = {
    "score": _maybe("number", "Unrounded; null below the minimum coverage", **_POINTS),
    "low": _maybe("number", "If every unknown answer were the lowest level"),
    "high": _maybe("number", "If every unknown answer were the highest level"),
    "band": _maybe("integer", "Of the score as people see it", minimum=0, maximum=5),
    "provisional": _type("boolean", "A critical indicator is not known"),
    "coverage": _maybe("number", "Known share of the asked weight", **_SHARE),
    "answered": _type("integer", "Asked indicators with a known level"),
    "asked": _type("integer", "Indicators that are asked and apply"),
    "weakest": _texts("The children with the lowest score, ties all named"),
    "capped_by": _texts("Critical indicators that hold the band down"),
}
_GAP = _object(
    "A known level below its target",
    indicator=_ID,
    dimension=_ID,
    level=_type("integer"),
    target=_type("integer"),
    gap=_type("integer", "Target minus level"),
    reach=_type("number", "Share of the overall score one level moves", **_SHARE),
)
_LIFT = _object("", indicator=_ID, **{"from": _type("integer"), "to": _type("integer")})
_ACTION = _object(
    "An action in its place in the order",
    id=_ID,
    title=_type("string"),
    rank=_type("integer", "1 is first", minimum=1),
    value=_type("number", "Gap x weight x reach over the lifts that fit"),
    lifts=_list(_LIFT, "What it would change for this company"),
    locked_by=_texts("Actions or indicators to be done first; empty: can start now"),
    free_first=_type("boolean", "Something useful can be done this week at no cost"),
    one_off=_type("string", "Cost band, an editorial estimate"),
    running=_type("string", "Cost band a year, an editorial estimate"),
    weeks=_list(_type("integer"), "Shortest and longest"),
    effort_days=_list(_type("number"), "Least and most"),
    reason=_type("string", "Why it stands here"),
)
_INDICATOR = _object(
    "",
    id=_ID,
    dimension=_ID,
    asked=_type("boolean", "Applies and is within the depth"),
    answer={
        "anyOf": [
            _type("integer", minimum=0, maximum=5),
            {"enum": ["not-applicable", "dont-know", None]},
        ]
    },
    level=_maybe("integer", "The answered level; null: unknown or not applicable"),
    target=_maybe("integer", "The wanted level; null: it aims at none"),
)
_STEP = _object(
    "What an indicator of a module says to do next",
    indicator=_ID,
    level=_type("integer"),
    text=_type("string"),
)
_REFERENCE = _object(
    "",
    document=_type("string"),
    article=_maybe("string"),
    issued=_maybe("string"),
    valid_from=_maybe("string"),
    valid_until=_maybe("string"),
)
_CRITERION = _object(
    "",
    id=_ID,
    kind={"enum": ["requirement", "exclusion"]},
    result={
        "enum": ["met", "not-met", "unknown"],
        "description": "met is always in the firm's favour",
    },
    facts=_texts("Company facts it reads"),
    reference={"anyOf": [_REFERENCE, {"type": "null"}]},
)
_TIER = _object(
    "",
    id=_ID,
    label=_type("string"),
    share=_maybe("number", "Share of the cost, 0.5 is half"),
    share_of=_maybe("string"),
    cap_vnd=_maybe("integer", "Null: not known, or none"),
    unit=_maybe("string", "What the cap counts"),
    applies={"enum": ["met", "not-met", "unknown"]},
)
_PROGRAMME = _object(
    "",
    id=_ID,
    verdict={"enum": ["eligible", "not-eligible", "unknown"]},
    standing={"enum": ["apply", "check-first", "watch", "closed", "background"]},
    criteria=_list(_CRITERION),
    missing_facts=_texts("Facts the firm can tell that could still decide"),
    offer=_object(
        "",
        summary=_type("string"),
        is_cofunding=_type("boolean"),
        tiers=_list(_TIER),
    ),
)


def score_schema() -> Schema:
    """What ``score FILE --json`` prints."""
    dimension = _object(
        "Every dimension, parents first; barriers have parent null",
        **_NODE,
        id=_ID,
        parent=_maybe("string"),
        name=_type("string", "In the chosen language"),
    )
    return {"$schema": DIALECT, "title": "Score"} | _object(
        "",
        questionnaire=_ID,
        version=_type("string"),
        depth={"enum": ["quick", "express", "full"]},
        on=_DATE,
        overall=_object("", **_NODE),
        dimensions=_list(dimension),
        indicators=_list(_INDICATOR),
        gaps=_list(_GAP),
        actions=_list(_ACTION),
        steps=_list(_STEP, "Modules only, the lowest level first"),
    )


def support_schema() -> Schema:
    """What ``support FILE --json`` prints."""
    question = _object(
        "The fact worth asking next, and the programmes it could decide",
        fact=_ID,
        decides=_texts(),
    )
    return {"$schema": DIALECT, "title": "Support"} | _object(
        "",
        on=_DATE,
        size_classes=_texts("Every size class still possible"),
        programmes=_list(_PROGRAMME),
        next_question={"anyOf": [question, {"type": "null"}]},
    )
