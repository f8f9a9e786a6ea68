"""What a company has stated, as the engine may use it: defined, well-typed, known.

A fact answered "don't know" is as unknown as one never asked. A value of the wrong type
or outside the choices is unknown too: refusing it with a message is the reader's work,
and a wrong value must never decide a verdict.
"""

import datetime
import math

from assessment.model.company import (
    DONT_KNOW,
    Company,
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.scoring.conditions import Known

_NUMERIC = frozenset({"integer", "money", "percent"})
_INDEX_LIMIT = 8
_indexes: dict[int, tuple[CompanyFacts, dict[str, FactDefinition]]] = {}


def definitions_of(facts: CompanyFacts) -> dict[str, FactDefinition]:
    """Every definition by its id, in the order of the file; built once a file."""
    found = _indexes.get(id(facts))
    if found is None or found[0] is not facts:
        if len(_indexes) >= _INDEX_LIMIT:
            _indexes.clear()
        found = _indexes[id(facts)] = (facts, {fact.id: fact for fact in facts.facts})
    return found[1]


def read_facts(company: Company, facts: CompanyFacts) -> dict[str, Known]:
    """The company's facts that are stated and usable; the unknown ones are absent."""
    definitions = definitions_of(facts)
    known: dict[str, Known] = {}
    for fact_id, value in company.facts.items():
        definition = definitions.get(fact_id)
        if definition is not None and value != DONT_KNOW:
            usable = usable_value(definition, value)
            if usable is not None:
                known[fact_id] = usable
    return known


def usable_value(definition: FactDefinition, value: FactValue) -> Known | None:
    """``value`` if it is one this fact can have, else None."""
    kind = definition.type
    if kind == "boolean":
        return value if isinstance(value, bool) else None
    if kind in _NUMERIC:
        return value if interval(value) is not None else None
    if kind == "date":
        return value if parse_date(value) is not None else None
    if definition.id == "main_vsic_code":
        return str(value) if division_of(value) is not None else None
    if not isinstance(value, str):
        return None
    choices = definition.choices
    if choices and all(choice.value != value for choice in choices):
        return None
    return value


def interval(value: object) -> tuple[float, float] | None:
    """The lowest and highest number ``value`` can be, both inclusive; None: no number.

    >>> interval(Range(at_most=3)), interval(8), interval("8")
    ((-inf, 3), (8, 8), None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # Unlike math.isnan, this holds for an integer beyond all floats too.
        return None if value != value else (value, value)
    if isinstance(value, Range):
        low = -math.inf if value.at_least is None else value.at_least
        high = math.inf if value.at_most is None else value.at_most
        return (low, high)
    return None


def parse_date(value: object) -> datetime.date | None:
    """The calendar date of an ISO string, or None."""
    if not isinstance(value, str) or len(value) != len("2026-01-31"):
        return None
    if not value[4] == value[7] == "-":  # "2026-W04-6" is a date to Python alone
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def division_of(code: object) -> int | None:
    """The VSIC division of a code: "25", "2592", "C25" and "25.92" are all 25.

    >>> division_of("C2592"), division_of("metal")
    (25, None)
    """
    if isinstance(code, bool) or not isinstance(code, str | int):
        return None
    text = str(code).strip()
    if text[:1].isalpha():
        text = text[1:].strip()
    digits = text.replace(".", "")
    if not digits.isascii() or not digits.isdigit():
        return None
    division = int(digits[:2])
    return division if 1 <= division <= 99 else None
