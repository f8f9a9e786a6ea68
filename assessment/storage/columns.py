"""Answers and facts as their columns hold them."""

import json
from typing import Any

from assessment.model.company import FactValue, Range
from assessment.model.responses import Answer


def answer_to_text(value: Answer) -> str:
    """An answer as its column holds it."""
    return str(value)


def answer_from_text(text: str) -> Answer:
    """The answer in a column.

    >>> answer_from_text("3"), answer_from_text("dont-know")
    (3, 'dont-know')
    """
    if text.isdigit():
        return int(text)
    return "not-applicable" if text == "not-applicable" else "dont-know"


def fact_to_text(value: FactValue | None) -> str:
    """A fact's value as JSON; null: asked, not known."""
    if isinstance(value, Range):
        return json.dumps({"at_least": value.at_least, "at_most": value.at_most})
    return json.dumps(value, ensure_ascii=False)


def fact_from_text(text: str) -> FactValue | None:
    """The value in a column.

    >>> fact_from_text('{"at_least": 10, "at_most": null}')
    Range(at_least=10, at_most=None)
    """
    value: Any = json.loads(text)
    if isinstance(value, dict):
        return Range(at_least=value["at_least"], at_most=value["at_most"])
    found: FactValue | None = value
    return found
