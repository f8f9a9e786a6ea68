"""Document -> model object: pydantic's errors in our coded words."""

from collections import Counter
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assessment.content import type_faults
from assessment.content.document import Document, Path
from assessment.content.shapes import Shape, locate
from assessment.content.spelling import hint, nearest
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Wording
from assessment.model.condition import OPS

_IN_EDITION = 3
"""earlier, its number, its part: what is deeper belongs to that part."""
_LEADING_KEYS = ("fact", "indicator", "all", "any", "not")
_MOST = 200
"""Faults of one file that are put into words; more would only take time."""
M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], document: Document) -> tuple[M | None, list[Problem]]:
    """The model object in ``document``, or every fault of its shape."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, _problems(model, error, document)


def _problems(
    model: type[BaseModel], error: ValidationError, document: Document
) -> list[Problem]:
    found: list[tuple[dict[str, Any], Shape]] = [
        (dict(item), locate(model, item["loc"]))
        for item in error.errors(include_url=False)[:_MOST]
        if not _counts_only_valid_entries(item)
    ]
    tried = Counter(branch for _, shape in found for branch in shape.branches)
    meant = {
        (*shape.path[:-1], nearest(str(shape.path[-1]), shape.sibling_keys()))
        for item, shape in found
        if item["type"] == "extra_forbidden"
    }
    kept: dict[tuple[Path, str], Problem] = {}
    for item, shape in found:
        if item["type"] == "missing" and shape.path in meant:
            continue
        if all(_is_best(branch, tried) for branch in shape.branches):
            others = [
                str(other["type"])
                for other, place in found
                if place.path == shape.path and other is not item
            ]
            problem = _problem(item, shape, document, others)
            kept.setdefault((shape.path, problem.code), problem)
    return list(kept.values())


def _counts_only_valid_entries(item: ErrorDetails) -> bool:
    """Pydantic calls a list too short when its entries are faulty, not few."""
    found = item["input"]
    if item["type"] != "too_short" or not isinstance(found, list):
        return False
    return len(found) >= int(item["ctx"]["min_length"])


def _is_best(branch: tuple[Path, str], tried: Counter[tuple[Path, str]]) -> bool:
    """Whether this alternative fits the file best: it has the fewest faults."""
    path, label = branch
    rivals = [key for key in tried if key[0] == path]
    return min(rivals, key=lambda key: tried[key]) == (path, label)


def _problem(
    item: dict[str, Any], shape: Shape, document: Document, others: list[str]
) -> Problem:
    kind = str(item["type"])
    if kind == "extra_forbidden":
        return _unknown_key(shape, document)
    if kind == "missing" and isinstance(shape.path[-1], int):
        found, least = shape.path[-1], shape.path[-1] + 1
        return document.problem(
            errors.WRONG_LENGTH,
            shape.path[:-1],
            found=found,
            expected=type_faults.bound(("ít nhất", "at least"), least),
        )
    if kind == "missing":
        return _missing_key(shape, document)
    value = type_faults.show(item.get("input"))
    quoted = f'"{value}"' if isinstance(item.get("input"), str) else value
    context = item.get("ctx", {})
    at = shape.path
    if kind.startswith("union_tag"):
        return _no_condition(item["input"], at, document)
    if kind in ("literal_error", "enum"):
        expected_words = str(context["expected"]).replace("'", "")
        choices = expected_words.replace(" or ", ", ").split(", ")
        return document.problem(
            errors.NOT_A_CHOICE,
            at,
            found=quoted,
            hint=hint(value if isinstance(item["input"], str) else "", choices),
        )
    if kind == "value_error":
        return _own_rule(str(context.get("error", "")), item, shape, document)
    if kind == "string_pattern_mismatch":
        form, example = type_faults.form_of(str(context["pattern"]))
        return document.problem(
            errors.WRONG_ID, at, found=value, expected=form, example=example
        )
    if kind == "string_too_short" and at and at[-1] in ("vi", "en"):
        return _missing_translation(str(at[-1]), at, document)
    if kind in type_faults.LENGTHS:
        message, words = type_faults.LENGTHS[kind]
        number = context.get("min_length", context.get("max_length"))
        length = len(item["input"])
        return document.problem(
            message, at, found=length, expected=type_faults.bound(words, number)
        )
    if kind in type_faults.BOUNDS:
        number = context.get("ge", context.get("le", context.get("gt")))
        limit = type_faults.bound(type_faults.BOUNDS[kind], number)
        if at and at[-1] == "share":
            limit = type_faults.SHARE
        return document.problem(errors.OUT_OF_RANGE, at, found=value, expected=limit)
    expected = type_faults.expected([kind, *others], shape.allowed_keys())
    if expected is None:
        return document.problem(
            errors.NOT_ALLOWED_HERE, at, found=value, detail=str(item["msg"])
        )
    if at == ("version",) and isinstance(item["input"], int | float):
        return document.problem(errors.VERSION_NOT_QUOTED, at, found=item["input"])
    advice = type_faults.advice(kind, item.get("input"), shape.allowed_keys())
    return document.problem(
        errors.WRONG_TYPE, at, expected=expected, found=quoted, hint=advice
    )


def _unknown_key(shape: Shape, document: Document) -> Problem:
    key = str(shape.path[-1])
    return document.problem(
        errors.UNKNOWN_KEY,
        shape.path,
        at_key=True,
        key=key[:80],
        hint=hint(key, shape.sibling_keys()),
    )


def _missing_key(shape: Shape, document: Document) -> Problem:
    key = str(shape.path[-1])
    if key in ("vi", "en"):
        return _missing_translation(key, shape.path[:-1], document)
    if shape.path[0] == "earlier" and len(shape.path) > _IN_EDITION:
        part = shape.path[_IN_EDITION - 1]
        return document.problem(
            errors.MISSING_IN_EDITION, shape.path[:-1], key=key, part=part
        )
    return document.problem(errors.MISSING_KEY, shape.path[:-1], key=key)


def _no_condition(value: object, at: Path, document: Document) -> Problem:
    """A condition without its leading key: usually that key is misspelt."""
    for key in value if isinstance(value, dict) else ():
        near = hint(str(key), _LEADING_KEYS)
        if "?" in near.en:
            return document.problem(
                errors.UNKNOWN_KEY, (*at, key), at_key=True, key=key, hint=near
            )
    return document.problem(errors.NO_CONDITION, at)


def _own_rule(
    rule: str, item: dict[str, Any], shape: Shape, document: Document
) -> Problem:
    """A rule that our own validators hold, named by the text they raise."""
    if rule == "one_op":
        value = item["input"]
        count = sum(op in value for op in OPS) if isinstance(value, dict) else 0
        return document.problem(errors.NO_OPERATOR, shape.path, count=count)
    if rule.startswith("range"):
        return document.problem(errors.WRONG_RANGE, shape.path)
    found = type_faults.show(item["input"])
    return document.problem(
        errors.NOT_ALLOWED_HERE, shape.path, found=found, detail=rule
    )


def _missing_translation(key: str, at: Path, document: Document) -> Problem:
    language = (
        Wording(vi="tiếng Việt", en="Vietnamese")
        if key == "vi"
        else Wording(vi="tiếng Anh", en="English")
    )
    return document.problem(errors.MISSING_TRANSLATION, at, language=language)
