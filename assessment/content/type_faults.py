"""Words for what pydantic expected and found."""

import re
from collections.abc import Mapping

from assessment.errors import content as errors
from assessment.model.base import Wording

_SHOWN = 60
_PLAIN_NUMBER = re.compile(r"[+-]?(0|[1-9]\d{0,14})(\.\d{1,15})?")
_DIGITS_ONLY = Wording(
    vi="Chỉ viết chữ số: 50000000 cho 50 triệu, 1.5 cho một rưỡi, 0.5 cho 50%.",
    en="Write digits alone: 50000000 for 50 million, 1.5 with a point, 0.5 for 50%.",
)
_NO_ADVICE = Wording(vi="Sửa lại cho đúng kiểu.", en="Change it to what is expected.")

LENGTHS = {
    "too_short": (errors.WRONG_LENGTH, ("ít nhất", "at least")),
    "too_long": (errors.WRONG_LENGTH, ("nhiều nhất", "at most")),
    "string_too_short": (errors.TEXT_LENGTH, ("ít nhất", "at least")),
    "string_too_long": (errors.TEXT_LENGTH, ("nhiều nhất", "at most")),
}
BOUNDS = {
    "greater_than_equal": ("ít nhất là", "at least"),
    "greater_than": ("lớn hơn", "more than"),
    "less_than_equal": ("nhiều nhất là", "at most"),
    "less_than": ("nhỏ hơn", "less than"),
}
SHARE = Wording(vi="là 0.5 cho 50%, 1 cho 100%", en="0.5 for 50%, 1 for 100%")
_FORMS = {
    "-[a-z": (
        Wording(
            vi="chữ thường không dấu, số và gạch nối",
            en="lower-case letters, digits and hyphens",
        ),
        "daily-count",
    ),
    "_[a-z": (
        Wording(
            vi="chữ thường không dấu, số và gạch dưới",
            en="lower-case letters, digits and underscores",
        ),
        "size_class",
    ),
    r"\d{4}-": (Wording(vi="ngày năm-tháng-ngày", en="an ISO date"), "2026-11-22"),
    r"\.": (Wording(vi="ba số cách nhau dấu chấm", en="three numbers"), '"1.0.0"'),
    r"\d{2}": (Wording(vi="hai chữ số", en="two digits"), '"25"'),
}
_KINDS: Mapping[str, tuple[str, str]] = {
    "string": ("chữ", "text"),
    "bool": ("true hoặc false", "true or false"),
    "int": ("số nguyên", "a whole number"),
    "float": ("số", "a number"),
    "dict": ('các dòng "khoá: giá trị"', '"key: value" lines'),
    "model": ('các dòng "khoá: giá trị"', '"key: value" lines'),
    "tuple": ("danh sách", "a list"),
    "list": ("danh sách", "a list"),
}


def show(value: object) -> str:
    """``value`` as the author wrote it, shortened."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(list(value)[:4]) + "}"
    if isinstance(value, list):
        return "[...]" if value else "[]"
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def form_of(pattern: str) -> tuple[Wording, str]:
    """What a text of ``pattern`` looks like, and an example."""
    for part, words in _FORMS.items():
        if part in pattern:
            return words
    return Wording(vi=pattern, en=pattern), pattern


def bound(words: tuple[str, str], number: object) -> Wording:
    """A limit in words: "at least 3"."""
    return Wording(vi=f"{words[0]} {number}", en=f"{words[1]} {number}")


def expected(kinds: list[str], keys: list[str]) -> Wording | None:
    """The types that the error ``kinds`` asked for; None when they are no types."""
    if {"vi", "en"} <= set(keys):
        return Wording(vi="chữ bằng hai thứ tiếng", en="text in both languages")
    bases = list(
        dict.fromkeys(
            kind.split("_")[0] for kind in kinds if kind.endswith(("_type", "_float"))
        )
    )
    if "float" in bases and "int" in bases:
        bases.remove("int")
    words = [_KINDS[base] for base in bases if base in _KINDS]
    if not words:
        return None
    return Wording(
        vi=" hoặc ".join(vi for vi, _ in words), en=" or ".join(en for _, en in words)
    )


def advice(kind: str, value: object, keys: list[str]) -> Wording:
    """What to do about a value of the wrong type."""
    if value is None:
        return Wording(vi="Viết giá trị sau dấu hai chấm.", en="Write a value.")
    if {"vi", "en"} <= set(keys):
        return Wording(
            vi='Viết {vi: "...", en: "..."}.', en='Write {vi: "...", en: "..."}.'
        )
    if kind == "string_type" and isinstance(value, bool | int | float):
        shown = show(value)
        return Wording(vi=f'Viết "{shown}".', en=f'Write "{shown}".')
    if kind in ("tuple_type", "list_type"):
        shown = "..." if isinstance(value, dict) else show(value)
        return Wording(vi=f"Viết [{shown}].", en=f"Write [{shown}].")
    is_numeric = kind.startswith(("int", "float"))
    if is_numeric and isinstance(value, str) and _PLAIN_NUMBER.fullmatch(value):
        return Wording(vi="Bỏ dấu nháy.", en="Write it without quotes.")
    if is_numeric and isinstance(value, str) and value[:1].isdigit():
        return _DIGITS_ONLY
    if keys:
        listed = ", ".join(keys[:7])
        return Wording(vi=f"Viết các khoá: {listed}.", en=f"Write the keys: {listed}.")
    return _NO_ADVICE
