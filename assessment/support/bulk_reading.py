"""From what companies state to columns: defined, well-typed, known or unknown."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from assessment.model.company import (
    DONT_KNOW,
    Company,
    CompanyFacts,
    FactDefinition,
    FactValue,
)
from assessment.scoring.conditions import Known
from assessment.support.bulk_columns import (
    Column,
    Dates,
    FactColumns,
    Flags,
    Numbers,
    Texts,
    as_float,
)
from assessment.support.known_facts import definitions_of, interval, usable_value


def columns_of(
    values: Mapping[str, Sequence[FactValue | None]], size: int, facts: CompanyFacts
) -> FactColumns:
    """Columns from lists of values, one list a fact, None where nothing is stated.

    What :func:`.known_facts.read_facts` does for one company: facts that are not
    defined, "don't know" and values that a fact cannot have are unknown.
    """
    definitions = definitions_of(facts)
    found: dict[str, Column] = {}
    for fact, given in values.items():
        definition = definitions.get(fact)
        if definition is not None:
            found[fact] = _column(definition, _usable(definition, given))
    return FactColumns(size, found)


def columns_of_companies(
    companies: Sequence[Company], facts: CompanyFacts
) -> FactColumns:
    """Columns from companies."""
    stated = dict.fromkeys(fact for company in companies for fact in company.facts)
    values = {
        fact: [company.facts.get(fact) for company in companies] for fact in stated
    }
    return columns_of(values, len(companies), facts)


def _usable(
    definition: FactDefinition, given: Sequence[FactValue | None]
) -> list[Known | None]:
    """Every value as the engine may use it; each distinct one is looked at once."""
    seen: dict[tuple[type, object], Known | None] = {}
    found = []
    for value in given:
        key = (type(value), value)
        if key not in seen:
            seen[key] = (
                None
                if value is None or value == DONT_KNOW
                else usable_value(definition, value)
            )
        found.append(seen[key])
    return found


def _column(definition: FactDefinition, values: Sequence[Known | None]) -> Column:
    if definition.type == "boolean":
        return Flags(
            np.array([0 if v is None else 1 if v else -1 for v in values], np.int8)
        )
    if definition.type == "date":
        days = [int(str(v).replace("-", "")) if v is not None else 0 for v in values]
        return Dates(np.array(days, np.int32))
    if definition.type == "choice":
        places: dict[str, int] = {}
        codes = [
            -1 if v is None else places.setdefault(str(v), len(places)) for v in values
        ]
        return Texts(np.array(codes, np.int32), tuple(places))
    ends = [interval(v) or (math.nan, math.nan) for v in values]
    low = np.array([as_float(end[0]) for end in ends], np.float64)
    high = np.array([as_float(end[1]) for end in ends], np.float64)
    is_plain = np.array_equal(low, high, equal_nan=True)
    return Numbers(low, low if is_plain else high)
