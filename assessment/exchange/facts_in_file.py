"""The company facts of an assessment file against their definitions."""

from collections.abc import Iterator

from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.content.type_faults import show
from assessment.errors import Problem
from assessment.errors import files as errors
from assessment.model.base import Wording
from assessment.model.company import DONT_KNOW, CompanyFacts, FactDefinition
from assessment.support.known_facts import division_of, parse_date

_NUMERIC = ("integer", "money", "percent")
_ENDS = ("at_least", "at_most")
_EXPECTED = {
    "boolean": Wording(vi="true hoặc false", en="true or false"),
    "integer": Wording(vi="số nguyên", en="a whole number"),
    "money": Wording(vi="số tiền bằng đồng", en="an amount in VND"),
    "percent": Wording(vi="số phần trăm", en="a percentage"),
    "date": Wording(vi="một ngày", en="a date"),
    "choice": Wording(vi="một trong các lựa chọn", en="one of its choices"),
}
_HINTS = {
    "boolean": Wording(vi="Viết true hoặc false.", en="Write true or false."),
    "date": Wording(vi='Viết "2019-05-20".', en='Write "2019-05-20".'),
}
_NUMBER_HINT = Wording(
    vi="Viết số không có dấu nháy, hoặc {at_least: ..., at_most: ...}.",
    en="Write a number without quotes, or {at_least: ..., at_most: ...}.",
)


def check_facts(given: Part, facts: CompanyFacts) -> Iterator[Problem]:
    """Every fact that is not defined or has a value it cannot have."""
    if not isinstance(given.value, dict):
        return
    known = {fact.id: fact for fact in facts.facts}
    for name, value in given.value.items():
        definition = known.get(name)
        if definition is None:
            yield given.problem(
                errors.UNKNOWN_FACT,
                name,
                at_key=True,
                id=name[:80],
                hint=hint(name, known),
            )
        elif value is not None and value != DONT_KNOW:
            yield from _check_value(given, name, value, definition, facts)


def _check_value(
    given: Part,
    name: str,
    value: object,
    definition: FactDefinition,
    facts: CompanyFacts,
) -> Iterator[Problem]:
    choices = choices_of(definition, facts)
    if definition.type in _NUMERIC and isinstance(value, dict):
        yield from _check_range(given, name, value, definition)
    elif not _fits(value, definition, choices):
        found = f'"{show(value)}"' if isinstance(value, str) else show(value)
        advice = _HINTS.get(definition.type, _NUMBER_HINT)
        if definition.type == "choice":
            advice = hint(str(value), choices)
        yield given.problem(
            errors.WRONG_FACT_VALUE,
            name,
            id=name,
            found=found,
            expected=_EXPECTED[definition.type],
            hint=advice,
        )
    elif definition.type in _NUMERIC:
        yield from _check_bounds(given, (name,), value, definition)


def choices_of(definition: FactDefinition, facts: CompanyFacts) -> list[str]:
    """The values of a choice; provinces and industries have lists of their own."""
    if definition.id == "province" and not definition.choices:
        return [province.code for province in facts.provinces]
    if definition.id == "main_vsic_code" and not definition.choices:
        return [industry.code for industry in facts.industries]
    return [choice.value for choice in definition.choices]


def _fits(value: object, definition: FactDefinition, choices: list[str]) -> bool:
    kind = definition.type
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "date":
        return parse_date(value) is not None
    if definition.id == "main_vsic_code":
        return isinstance(value, str) and division_of(value) is not None
    if kind == "choice":
        return isinstance(value, str) and value in choices
    return _is_number(value, kind)


def _is_number(value: object, kind: str) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int | float if kind == "percent" else int)


def _check_range(
    given: Part, name: str, value: dict[str, object], definition: FactDefinition
) -> Iterator[Problem]:
    ends = [value.get(end) for end in _ENDS]
    numbers = [end for end in ends if end is not None]
    is_plain = set(value) <= set(_ENDS) and numbers
    if not is_plain or not all(_is_number(end, definition.type) for end in numbers):
        yield given.problem(
            errors.WRONG_FACT_VALUE,
            name,
            id=name,
            found=show(value),
            expected=_EXPECTED[definition.type],
            hint=_NUMBER_HINT,
        )
        return
    for end in _ENDS:
        if value.get(end) is not None:
            yield from _check_bounds(given, (name, end), value[end], definition)
    if len(numbers) == 2 and _as_float(numbers[0]) > _as_float(numbers[1]):
        limit = _as_float(numbers[0])
        expected = Wording(vi=f"ít nhất {limit:g}", en=f"at least {limit:g}")
        yield given.problem(
            errors.FACT_OUT_OF_RANGE,
            name,
            "at_most",
            id=name,
            found=show(numbers[1]),
            expected=expected,
        )


def _as_float(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _check_bounds(
    given: Part, keys: tuple[str, ...], value: object, definition: FactDefinition
) -> Iterator[Problem]:
    low = 0 if definition.minimum is None else definition.minimum
    high = definition.maximum
    if high is None and definition.type == "percent":
        high = 100
    number = _as_float(value)
    if number < low or (high is not None and number > high):
        expected = Wording(vi=f"từ {low}", en=f"at least {low}")
        if high is not None:
            expected = Wording(vi=f"từ {low} đến {high}", en=f"from {low} to {high}")
        yield given.problem(
            errors.FACT_OUT_OF_RANGE,
            *keys,
            id=keys[0],
            found=show(value),
            expected=expected,
        )
