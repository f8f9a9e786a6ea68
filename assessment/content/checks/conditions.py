"""Conditions that name no fact, compare wrongly, or can never decide anything."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import Known, indicators
from assessment.content.checks.satisfiable import can_be, is_whole
from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.content.type_faults import show
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Wording
from assessment.model.condition import OPS

_ORDERED = ("below", "at_most", "at_least", "above")
_EQUAL = ("is", "is_not", "one_of", "none_of")
_OPS_OF = {
    "boolean": ("is", "is_not"),
    "choice": _EQUAL,
    "date": ("is", "is_not"),
    "integer": OPS,
    "money": OPS,
    "percent": OPS,
}
LEVELS = frozenset(range(6))


def check_conditions(file: ContentFile, known: Known) -> Iterator[Problem]:
    """Every fault in the conditions of ``file``."""
    for part, may_name_indicators in conditions_of(file):
        faults = list(_check_leaves(part, known, may_name_indicators))
        yield from faults
        if faults or not is_whole(part.value):
            continue
        if not can_be(part.value, True, known):
            yield part.problem(errors.NEVER_TRUE)
        elif not can_be(part.value, False, known):
            yield part.problem(errors.ALWAYS_TRUE)
    if file.kind == "questionnaire":
        for contradiction in file.root.each("contradictions"):
            when = contradiction.get("when")
            if when and not any(leaf.get("indicator") for leaf in leaves(when)):
                yield when.problem(errors.NO_INDICATOR_NAMED)


def conditions_of(file: ContentFile) -> Iterator[tuple[Part, bool]]:
    """Every condition, and whether it may name indicators."""
    root = file.root
    if file.kind == "questionnaire":
        module = root.get("module")
        if module:
            yield from _under(module, "applies_if")
        for _, indicator in indicators(root):
            yield from _under(indicator, "applies_if")
        for contradiction in root.each("contradictions"):
            yield from _under(contradiction, "when", may_name_indicators=True)
    elif file.kind == "company-facts":
        for fact in root.each("facts"):
            yield from _under(fact, "ask_if")
            yield from _under(fact, "change_if")
    elif file.kind == "programme":
        for edition in (root, *root.each("earlier")):
            for key in ("criteria", "priorities"):
                for part in edition.each(key):
                    yield from _under(part, "when")
            offer = edition.get("offer")
            for tier in offer.each("tiers") if offer else ():
                yield from _under(tier, "applies_to")


def _under(
    part: Part, key: str, *, may_name_indicators: bool = False
) -> Iterator[tuple[Part, bool]]:
    condition = part.get(key)
    if condition is not None:
        yield condition, may_name_indicators


def leaves(part: Part) -> Iterator[Part]:
    """Every comparison below ``part``, in reading order."""
    for key in ("all", "any"):
        for inner in part.each(key):
            yield from leaves(inner)
    negated = part.get("not")
    if negated:
        yield from leaves(negated)
    if part.get("fact") or part.get("indicator"):
        yield part


def _check_leaves(
    part: Part, known: Known, may_name_indicators: bool
) -> Iterator[Problem]:
    for leaf in leaves(part):
        indicator, fact = leaf.text("indicator"), leaf.text("fact")
        if indicator is not None:
            if not may_name_indicators:
                yield leaf.problem(errors.INDICATOR_NOT_HERE, "indicator")
            elif indicator not in known.indicators:
                yield leaf.problem(
                    errors.UNKNOWN_INDICATOR,
                    "indicator",
                    id=indicator[:80],
                    hint=hint(indicator, known.indicators),
                )
            else:
                yield from _check_level_values(leaf, indicator, known)
        elif fact is not None and fact not in known.facts:
            yield leaf.problem(
                errors.UNKNOWN_FACT, "fact", id=fact[:80], hint=hint(fact, known.facts)
            )
        elif fact is not None:
            yield from _check_values(leaf, fact, known)


def _comparisons(leaf: Part) -> Iterator[tuple[str, Part]]:
    """(operator, value) pairs; the members of a list one by one."""
    for op in OPS:
        value = leaf.get(op)
        if value is None:
            continue
        if isinstance(value.value, list):
            for member in leaf.each(op):
                yield op, member
        else:
            yield op, value


def _check_values(leaf: Part, fact: str, known: Known) -> Iterator[Problem]:
    definition = known.facts[fact]
    allowed = _OPS_OF.get(definition.type, OPS)
    for op, member in _comparisons(leaf):
        if op not in allowed:
            yield leaf.problem(
                errors.WRONG_OPERATOR,
                op,
                at_key=True,
                op=op,
                id=fact,
                type=definition.type,
                allowed=", ".join(allowed),
            )
            return
        if not _fits(member.value, definition.type, definition.choices):
            yield member.problem(
                errors.WRONG_VALUE,
                found=show(member.value),
                id=fact,
                type=definition.type,
                hint=_value_hint(definition.type, definition.choices, member.value),
            )


def _fits(value: object, kind: str, choices: frozenset[str]) -> bool:
    is_flag = isinstance(value, bool)
    if kind == "boolean":
        return is_flag
    if kind in ("integer", "money"):
        return isinstance(value, int) and not is_flag
    if kind == "percent":
        is_number = isinstance(value, int | float) and not is_flag
        return is_number and 0 <= value <= 100  # type: ignore[operator]  # is_number
    if kind == "choice" and choices:
        return isinstance(value, str) and value in choices
    return isinstance(value, str)


def _value_hint(kind: str, choices: frozenset[str], value: object) -> Wording:
    if kind == "choice":
        return hint(str(value), sorted(choices))
    words = {
        "boolean": ("true hoặc false", "true or false"),
        "integer": ("một số nguyên", "a whole number"),
        "money": ("số tiền bằng đồng", "an amount in VND"),
        "percent": ("một số từ 0 đến 100", "a number from 0 to 100"),
        "date": ('ngày như "2026-11-22"', 'a date like "2026-11-22"'),
    }
    vi, en = words.get(kind, ("chữ", "text"))
    return Wording(vi=f"Viết {vi}.", en=f"Write {en}.")


def _check_level_values(leaf: Part, indicator: str, known: Known) -> Iterator[Problem]:
    levels = known.indicators[indicator] or LEVELS
    for _, member in _comparisons(leaf):
        if isinstance(member.value, bool) or member.value not in levels:
            yield member.problem(
                errors.NO_SUCH_LEVEL, indicator=indicator, level=show(member.value)
            )
