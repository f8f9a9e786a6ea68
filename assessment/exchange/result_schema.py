"""JSON Schemas of what ``score --json`` and ``support --json`` print."""

from assessment.content.schema import DIALECT
from assessment.exchange.schema_parts import (
    DATE,
    ID,
    SHARE,
    Schema,
    a_list,
    an_object,
    kind,
    maybe,
    texts,
)
from assessment.exchange.support_parts import CHANGES, EDITION, SAME_CONTENT

_POINTS = {"minimum": 0}
_NODE: dict[str, Schema] = {
    "score": maybe("number", "Unrounded; null below the minimum coverage", **_POINTS),
    "low": maybe("number", "If every unknown answer were the lowest level"),
    "high": maybe("number", "If every unknown answer were the highest level"),
    "band": maybe("integer", "Of the score as people see it", minimum=0, maximum=5),
    "provisional": kind("boolean", "A critical indicator is not known"),
    "coverage": maybe("number", "Known share of the asked weight", **SHARE),
    "answered": kind("integer", "Asked indicators with a known level"),
    "asked": kind("integer", "Indicators that are asked and apply"),
    "weakest": texts("The children with the lowest score, ties all named"),
    "capped_by": texts("Critical indicators that hold the band down"),
}
_GAP = an_object(
    "A known level below its target",
    indicator=ID,
    dimension=ID,
    level=kind("integer"),
    target=kind("integer"),
    gap=kind("integer", "Target minus level"),
    reach=kind("number", "Share of the overall score one level moves", **SHARE),
)
_LIFT = an_object("", indicator=ID, **{"from": kind("integer"), "to": kind("integer")})
_CHECK = an_object(
    "What an action requires and nobody was asked",
    id=ID,
    level=maybe("integer", "The level an indicator needs; null: an action"),
    title=kind("string"),
    says=maybe("string", "What that level says"),
)
_UNLOCKED = an_object(
    "A locked action that could follow",
    id=ID,
    is_last=kind("boolean", "Nothing else is left to do before it"),
)
_ACTION = an_object(
    "An action in its place in the order",
    id=ID,
    title=kind("string"),
    rank=kind("integer", "1 is first", minimum=1),
    value=kind("number", "Gap x weight x reach over the lifts that fit"),
    lifts=a_list(_LIFT, "What it would change for this company"),
    locked_by=texts("Actions or indicators to be done first; empty: can start now"),
    check_first=a_list(_CHECK, "Required, but not asked: to be looked at first"),
    unlocks=a_list(_UNLOCKED, "Locked actions that could follow"),
    free_first=kind("boolean", "Something useful can be done this week at no cost"),
    one_off=kind("string", "Cost band, an editorial estimate"),
    running=kind("string", "Cost band a year, an editorial estimate"),
    weeks=a_list(kind("integer"), "Shortest and longest"),
    effort_days=a_list(kind("number"), "Least and most"),
    reason=kind("string", "Why it stands here"),
)
_INDICATOR = an_object(
    "",
    id=ID,
    dimension=ID,
    asked=kind("boolean", "Applies and is within the depth"),
    answer={
        "anyOf": [
            kind("integer", minimum=0, maximum=5),
            {"enum": ["not-applicable", "dont-know", None]},
        ]
    },
    level=maybe("integer", "The answered level; null: unknown or not applicable"),
    target=maybe("integer", "The wanted level; null: it aims at none"),
)
_STEP = an_object(
    "What an indicator of a module says to do next",
    indicator=ID,
    level=kind("integer"),
    text=kind("string"),
)
_REFERENCE = an_object(
    "",
    document=kind("string"),
    article=maybe("string"),
    issued=maybe("string"),
    valid_from=maybe("string"),
    valid_until=maybe("string"),
)
_CRITERION = an_object(
    "",
    id=ID,
    kind={"enum": ["requirement", "exclusion"]},
    result={
        "enum": ["met", "not-met", "unknown"],
        "description": "met is always in the firm's favour",
    },
    facts=texts("Company facts it reads"),
    reference={"anyOf": [_REFERENCE, {"type": "null"}]},
)
_TIER = an_object(
    "",
    id=ID,
    label=kind("string"),
    share=maybe("number", "Share of the cost, 0.5 is half"),
    share_of=maybe("string"),
    cap_vnd=maybe("integer", "Null: not known, or none"),
    unit=maybe("string", "What the cap counts"),
    applies={"enum": ["met", "not-met", "unknown"]},
)
_PROGRAMME = an_object(
    "",
    id=ID,
    verdict={"enum": ["eligible", "not-eligible", "unknown"]},
    standing={"enum": ["apply", "check-first", "watch", "closed", "background"]},
    criteria=a_list(_CRITERION),
    missing_facts=texts("Facts the firm can tell that could still decide"),
    offer=an_object(
        "",
        summary=kind("string"),
        is_cofunding=kind("boolean"),
        tiers=a_list(_TIER),
    ),
    edition=EDITION,
    changes=CHANGES,
)


def score_schema() -> Schema:
    """What ``score FILE --json`` prints."""
    dimension = an_object(
        "Every dimension, parents first; barriers have parent null",
        **_NODE,
        id=ID,
        parent=maybe("string"),
        name=kind("string", "In the chosen language"),
    )
    return {"$schema": DIALECT, "title": "Score"} | an_object(
        "",
        questionnaire=ID,
        version=kind("string"),
        depth={"enum": ["quick", "express", "full"]},
        on=DATE,
        overall=an_object("", **_NODE),
        dimensions=a_list(dimension),
        indicators=a_list(_INDICATOR),
        gaps=a_list(_GAP),
        actions=a_list(_ACTION),
        steps=a_list(_STEP, "Modules only, the lowest level first"),
    )


def support_schema() -> Schema:
    """What ``support FILE --json`` prints."""
    question = an_object(
        "The fact worth asking next, and the programmes it could decide",
        fact=ID,
        decides=texts(),
    )
    return {"$schema": DIALECT, "title": "Support"} | an_object(
        "",
        on=DATE,
        size_classes=texts("Every size class still possible"),
        programmes=a_list(_PROGRAMME),
        next_question={"anyOf": [question, {"type": "null"}]},
        same_content=a_list(SAME_CONTENT, "One state source pays for one content"),
    )
