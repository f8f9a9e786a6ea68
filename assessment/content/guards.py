"""What is refused before any parser sees a file: size, encoding, odd characters."""

import re
from dataclasses import dataclass

from assessment.errors import Problem
from assessment.errors import content as errors

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep reading cheap whatever arrives."""

    size: int = 5 * MEBIBYTE
    depth: int = 40
    parts: int = 200_000
    text: int = 20_000
    problems: int = 100
    """More faults than this are not listed; the author starts with these."""


_MARKS = (
    (b"\xef\xbb\xbf", "UTF-8"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""All that YAML calls not printable, and U+FEFF inside the text."""

_HARMLESS = bytes({*range(0x20, 0x100), *b"\t\n\r"} - {0x7F, 0xC2, 0xEF})
"""Bytes that no forbidden character is written with. Those of the others begin with
0xC2 (the second control block) or 0xEF (U+FEFF, U+FFFE, U+FFFF)."""


def decode(data: bytes, name: str, limits: Limits) -> tuple[str, list[Problem]]:
    """The text of ``data``, or what forbids reading it."""
    if len(data) > limits.size:
        return "", [Problem(errors.TOO_LARGE, name, values={"limit": limits.size})]
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = Problem(errors.BYTE_ORDER_MARK, name, 1, 1, {"encoding": encoding})
            return "", [found]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        byte = f"0x{data[error.start]:02X}"
        return "", [Problem(errors.NOT_UTF8, name, line, column, {"byte": byte})]
    is_harmless = not data.translate(None, _HARMLESS)
    if not is_harmless and (odd := FORBIDDEN.search(text)):
        return "", [forbidden(text, odd.start(), name)]
    if not text.strip():
        return "", [Problem(errors.EMPTY, name, 1, 1)]
    return text, []


def forbidden(text: str, at: int, name: str) -> Problem:
    """The problem of the character at index ``at`` of ``text``."""
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    values = {"character": f"U+{ord(text[at]):04X}"}
    return Problem(errors.FORBIDDEN_CHARACTER, name, line, column, values)
